"""Star ratings of a year (三定三评): rules as dated data, lists of stars, what holds them back."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.history import keeps_history
from points.choices import RATED, ExemptionKind, ListState, Star, StarReason, Verdict, VetoKind
from points.querysets import (
    ObjectionQuerySet,
    RuleQuerySet,
    StarListQuerySet,
    StarRatingQuerySet,
    YearQuerySet,
)


def _percent(label: Any, default: str) -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(label, max_digits=5, decimal_places=2, default=Decimal(default))


def all_exemptions() -> list[str]:
    return list(ExemptionKind.values)


def all_vetoes() -> list[str]:
    return list(VetoKind.values)


@keeps_history()
class RatingRule(models.Model):
    """How stars are computed from a year on; an empty first year has no beginning."""

    name = models.CharField(pgettext_lazy("rule", "name"), max_length=100)
    first_year = models.PositiveSmallIntegerField(_("from the year"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    duty_weight = _percent(_("weight of duty fulfilment"), "40")
    attendance_weight = _percent(_("weight of attendance"), "20")
    points_weight = _percent(_("weight of volunteer points"), "20")
    reviews_weight = _percent(_("weight of the three reviews"), "20")
    self_weight = _percent(_("self-review"), "20")
    mutual_weight = _percent(_("mutual review"), "40")
    masses_weight = _percent(_("review by organization and masses"), "40")
    points_target = _percent(_("points for the full mark"), "60")
    neutral_leave = _percent(_("share of the due activities up to which leave is neutral"), "25")
    five_from = _percent(_("five stars from"), "96")
    four_from = _percent(_("four stars from"), "90")
    three_from = _percent(_("three stars from"), "80")
    two_from = _percent(_("two stars from"), "70")
    one_from = _percent(_("one star from"), "60")
    quota = models.DecimalField(
        _("quota of five stars"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(15),
        null=True,
        blank=True,
    )
    quota_floor_members = models.PositiveSmallIntegerField(
        _("members from which a branch may have one five-star member at least"), default=7
    )
    needs_post = models.BooleanField(
        _("in a branch with posts, only who holds one is rated"), default=True
    )
    exemptions = ArrayField(
        models.CharField(max_length=12, choices=ExemptionKind.choices),
        verbose_name=_("exemptions"),
        default=all_exemptions,
        blank=True,
    )
    vetoes = ArrayField(
        models.CharField(max_length=12, choices=VetoKind.choices),
        verbose_name=_("vetoes"),
        default=all_vetoes,
        blank=True,
    )
    notice_days = models.PositiveSmallIntegerField(_("working days of the notice"), default=5)
    decision_days = models.PositiveSmallIntegerField(
        _("working days to decide on an objection"), default=10
    )
    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = [F("first_year").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["first_year"], nulls_distinct=False, name="rating_rule_starts_once"
            ),
            models.CheckConstraint(
                condition=Q(five_from__gt=F("four_from"))
                & Q(four_from__gt=F("three_from"))
                & Q(three_from__gt=F("two_from"))
                & Q(two_from__gt=F("one_from")),
                name="more_stars_need_a_higher_score",
            ),
            models.CheckConstraint(condition=Q(points_target__gt=0), name="points_have_a_target"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def thresholds(self) -> dict[Star, Decimal]:
        """The lowest score of each star, most stars first."""
        return {
            Star.FIVE: self.five_from,
            Star.FOUR: self.four_from,
            Star.THREE: self.three_from,
            Star.TWO: self.two_from,
            Star.ONE: self.one_from,
        }


class StarEffect(models.Model):
    """What a star leads to (定奖惩): rewards, and what the branch has to do."""

    rule = models.ForeignKey(RatingRule, models.CASCADE, related_name="effects")
    star = models.PositiveSmallIntegerField()
    reward = models.CharField(_("rewards and penalties"), max_length=200, blank=True)
    follow_up = models.CharField(_("what the branch has to do"), max_length=200, blank=True)

    class Meta:
        ordering = ["-star"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "star"], name="star_has_one_effect"),
            models.CheckConstraint(condition=Q(star__lte=5), name="effect_is_of_0_to_5_stars"),
        ]

    def __str__(self) -> str:
        return f"{self.star} {self.reward}"

    @property
    def label(self) -> str:
        return str(Star(self.star).label)


class StarList(models.Model):
    """A branch's stars of a year, in one state together; ``members`` were at home on the day."""

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(
        _("state"), max_length=10, choices=ListState.choices, default=ListState.DRAFT
    )
    rule = models.ForeignKey(RatingRule, models.PROTECT, related_name="lists")
    members = models.PositiveIntegerField()
    rated = models.PositiveIntegerField()
    quota = models.PositiveIntegerField(null=True)
    """How many five stars there may be at most; for branches that share, all of them together."""
    shared_with = models.PositiveSmallIntegerField(default=0)
    """How many branches of one superior share the quota; 0 if the branch has its own."""
    shared_rated = models.PositiveIntegerField(default=0)
    as_of = models.DateField()
    computed_at = models.DateTimeField()
    published_on = models.DateField(null=True)
    published_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    notice_ends_on = models.DateField(null=True)
    in_force_on = models.DateField(null=True)
    superseded_on = models.DateField(null=True)
    objects = StarListQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "organization__path", "-id"]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["organization", "year"],
                    condition=Q(state=state),
                    name=f"branch_has_one_list_{state}",
                )
                for state in (ListState.DRAFT, ListState.PUBLISHED, ListState.IN_FORCE)
            ),
            models.CheckConstraint(
                condition=Q(state=ListState.DRAFT)
                | Q(published_on__isnull=False, notice_ends_on__isnull=False),
                name="list_of_stars_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.year}"

    def takes_objections_on(self, day: date) -> bool:
        """Say whether the notice runs; one on its last day counts."""
        ends_on = self.notice_ends_on
        return self.state == ListState.PUBLISHED and ends_on is not None and day <= ends_on


class StarRating(models.Model):
    """A member's star; triggers refuse change and removal unless the list is a draft.

    ``facts`` are the sums the score is computed from, kept as they were.
    """

    star_list = models.ForeignKey(StarList, models.PROTECT, related_name="ratings")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="star_ratings")
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2, null=True)
    star = models.PositiveSmallIntegerField(_("stars"), null=True)
    reason = models.CharField(_("reason"), max_length=10, choices=StarReason.choices)
    facts = models.JSONField(default=dict)
    objects = StarRatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["star_list", "member"], name="member_stands_once_in_a_list"
            ),
            models.CheckConstraint(
                condition=Q(star__isnull=True) | Q(star__lte=5), name="stars_are_0_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.star}"

    @property
    def is_rated(self) -> bool:
        return self.reason in RATED

    @property
    def label(self) -> str:
        """The star in words, nothing for who is not rated."""
        return "" if self.star is None else str(Star(self.star).label)


@keeps_history()
class Exemption(models.Model):
    """Why a member is not rated for a year; ended with a reason it no longer counts."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="star_exemptions")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=12, choices=ExemptionKind.choices)
    reason = models.CharField(_("reason"), max_length=200)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_reason = models.CharField(_("why ended"), max_length=200, blank=True)
    objects = YearQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=Q(ended_reason=""),
                name="member_is_exempt_once_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.year} {self.get_kind_display()}"


@keeps_history()
class Veto(models.Model):
    """What rules out any star in the year of its date, unless it was lifted with a reason."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="star_vetoes")
    kind = models.CharField(_("kind"), max_length=12, choices=VetoKind.choices)
    decided_on = models.DateField(_("date"))
    document = models.CharField(_("document"), max_length=200)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_reason = models.CharField(_("why lifted"), max_length=200, blank=True)
    objects = YearQuerySet.as_manager()

    class Meta:
        ordering = ["decided_on", "id"]

    def __str__(self) -> str:
        return f"{self.member} {self.decided_on} {self.get_kind_display()}"


@keeps_history()
class Objection(models.Model):
    """A branch member's objection to one published star."""

    rating = models.ForeignKey(StarRating, models.PROTECT, related_name="objections")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    text = models.CharField(_("objection"), max_length=500)
    raised_on = models.DateField()
    due_on = models.DateField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.OPEN)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "member"], name="member_objects_once"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OPEN)
                | Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(answer=""),
                name="decided_objection_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} / {self.member}"


class FollowUp(models.Model):
    """What the branch did after a star that asks for it, such as a heart-to-heart talk."""

    rating = models.OneToOneField(StarRating, models.PROTECT, related_name="follow_up")
    done_on = models.DateField(_("date"))
    note = models.CharField(_("what was done"), max_length=500)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.rating} {self.done_on}"
