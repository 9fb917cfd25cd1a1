"""A cycle: which units are assessed by which rules, and who is responsible for each."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import CycleKind, CycleState, RankingList, Scale
from assessments.querysets import (
    AssessedUnitQuerySet,
    CycleQuerySet,
    OfCycleQuerySet,
    ReviewQuerySet,
)
from common.history import keeps_history
from dispatch.choices import UnitGroup

LEAST_THRESHOLD, MOST_THRESHOLD = 3, 20
STEPS = [(Decimal(step), step) for step in ("1", "0.5", "0.1", "0.01", "0.001")]


@keeps_history()
class Cycle(models.Model):
    """One assessment from set-up to the last follow-up; its rules are frozen at opening.

    ``threshold`` is the least number of valid scores of a group that is shown, ``step`` the
    smallest difference between two scores, ``leader_weight`` the weight of the leader's review.
    """

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(
        _("kind"), max_length=11, choices=CycleKind.choices, default=CycleKind.UNITS
    )
    title = models.CharField(_("title"), max_length=80)
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(
        _("state"), max_length=13, choices=CycleState.choices, default=CycleState.SET_UP
    )
    scale = models.CharField(_("scale"), max_length=6, choices=Scale.choices, default=Scale.POINTS)
    step = models.DecimalField(
        _("smallest step of a score"),
        max_digits=4,
        decimal_places=3,
        choices=STEPS,
        default=Decimal(1),
    )
    threshold = models.PositiveSmallIntegerField(
        _("least number of scores shown"),
        default=5,
        validators=[MinValueValidator(LEAST_THRESHOLD), MaxValueValidator(MOST_THRESHOLD)],
    )
    trims = models.BooleanField(_("leave out a twentieth at each end"), default=False)
    ranking = models.CharField(
        _("ranked"), max_length=5, choices=RankingList.choices, default=RankingList.GROUP
    )
    leader_weight = models.PositiveSmallIntegerField(
        _("weight of the leader's review"), default=20, validators=[MaxValueValidator(100)]
    )
    reports_due_on = models.DateField(_("reports due on"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    closed_because = models.CharField(
        _("closed with unverified follow-ups because"), max_length=200, blank=True
    )
    next_on = models.DateField(_("next one planned for"), null=True, blank=True)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                condition=~models.Q(kind=CycleKind.MEMBERS),
                name="cycle_title_is_unique",
            ),
            models.UniqueConstraint(
                fields=["organization", "year"],
                condition=models.Q(kind=CycleKind.MEMBERS) & ~models.Q(state=CycleState.ABANDONED),
                name="branch_polls_once_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.kind == CycleKind.MEMBERS:
            return reverse("assessments:appraisal_detail", args=[self.year, self.organization_id])
        return reverse("assessments:cycle_detail", args=[self.pk])

    @property
    def is_in_set_up(self) -> bool:
        return self.state == CycleState.SET_UP


@keeps_history()
class AssessedUnit(models.Model):
    """A unit in a cycle, with what it was called and who answered for it at the opening.

    Where secretaries are assessed it is their branch, in a branch's poll the member.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="units")
    unit = models.ForeignKey(
        "dispatch.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    branch = models.ForeignKey(
        "branches.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    member = models.ForeignKey(
        "members.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("full name"), max_length=120)
    group = models.CharField(_("group"), max_length=12, choices=UnitGroup.choices)
    leader = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_drawn = models.BooleanField(_("drawn"), default=False)
    withdrawn = models.CharField(_("withdrawn because"), max_length=200, blank=True)
    objects = AssessedUnitQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "code"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "unit"], name="unit_is_assessed_once_a_cycle"),
            models.UniqueConstraint(
                fields=["cycle", "branch"], name="branch_is_assessed_once_a_cycle"
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, branch=None, member=None)
                | models.Q(unit=None, branch__isnull=False, member=None)
                | models.Q(unit=None, branch=None, member__isnull=False),
                name="unit_branch_or_member_is_assessed",
            ),
            models.UniqueConstraint(
                fields=["cycle", "member"], name="member_is_assessed_once_a_cycle"
            ),
            models.UniqueConstraint(fields=["cycle", "code"], name="assessed_unit_code_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def head(self) -> Any:
        """Return the account of the unit's head; of a branch there is none."""
        return self.unit.head if self.unit else None

    @property
    def head_id(self) -> int | None:
        return self.unit.head_id if self.unit else None


@keeps_history()
class LeaderReview(models.Model):
    """The responsible leader's signed review of a unit, or why there is none."""

    unit = models.OneToOneField(AssessedUnit, models.PROTECT, related_name="review")
    text = models.TextField(_("review"), max_length=2000, blank=True)
    score = models.DecimalField(_("score"), max_digits=6, decimal_places=3, null=True, blank=True)
    signed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    waived = models.CharField(_("counted without it because"), max_length=200, blank=True)
    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True)
                | models.Q(score__isnull=False, signed_by__isnull=False),
                name="signed_review_has_a_score",
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)


@keeps_history()
class Draw(models.Model):
    """A random draw of units of one group: the list first, then the seed, then who was drawn."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="draws")
    group = models.CharField(_("group"), max_length=12, choices=UnitGroup.choices)
    count = models.PositiveSmallIntegerField(_("number to be drawn"))
    codes = models.JSONField(_("candidates"))
    list_hash = models.CharField(_("SHA-256 of the list"), max_length=64)
    listed_at = models.DateTimeField(_("list published at"), auto_now_add=True)
    seed = models.CharField(_("seed"), max_length=40, blank=True)
    drawn = models.JSONField(_("drawn"), default=list)
    drawn_at = models.DateTimeField(_("drawn at"), null=True)
    reason = models.CharField(_("reason of a second draw"), max_length=200, blank=True)
    objects = OfCycleQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "group", "id"]

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.count}"
