"""Posts with duties and rewards (设岗定责), who holds them, and the marks given for a year."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from points.choices import HoldingOrigin, Quarter, ReviewKind
from points.querysets import HoldingQuerySet, PostQuerySet

if TYPE_CHECKING:
    from decimal import Decimal


def mark_field() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(_("mark"), max_digits=5, decimal_places=2)


IS_MARK = Q(mark__gte=0, mark__lte=100)


class DutyPost(models.Model):
    """A post in a branch's catalogue; one that is retired is held by nobody anew."""

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    name = models.CharField(_("post"), max_length=50)
    duties = models.CharField(_("duties"), max_length=500)
    rewards = models.CharField(_("rewards and penalties"), max_length=500, blank=True)
    is_retired = models.BooleanField(_("retired"), default=False)
    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], name="post_stands_once_in_a_branch"
            )
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class PostHolding(models.Model):
    """A member in a post for a year; taken back with a reason it counts as never held."""

    post = models.ForeignKey(DutyPost, models.PROTECT, related_name="holdings")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="post_holdings")
    year = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=8, choices=HoldingOrigin.choices)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_reason = models.CharField(_("why taken back"), max_length=200, blank=True)
    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "member", "year"],
                condition=Q(withdrawn_reason=""),
                name="member_holds_a_post_once_a_year",
            )
        ]
        indexes = [models.Index(fields=["year", "member"], name="holding_by_year_and_member")]

    def __str__(self) -> str:
        return f"{self.member} {self.post} {self.year}"


@keeps_history()
class DutyMark(models.Model):
    """How the duties of a post were fulfilled in a quarter."""

    holding = models.ForeignKey(PostHolding, models.PROTECT, related_name="marks")
    quarter = models.PositiveSmallIntegerField(choices=Quarter.choices)
    mark = mark_field()
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holding", "quarter"], name="duty_is_marked_once_a_quarter"
            ),
            models.CheckConstraint(condition=IS_MARK, name="duty_mark_is_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.holding} {self.quarter} {self.mark}"


@keeps_history()
class ReviewMark(models.Model):
    """The mean mark of one of the three reviews, as counted in the branch's meeting."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="review_marks")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=ReviewKind.choices)
    mark = mark_field()
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year", "kind"], name="review_has_one_mark_a_year"
            ),
            models.CheckConstraint(condition=IS_MARK, name="review_mark_is_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.year} {self.kind} {self.mark}"
