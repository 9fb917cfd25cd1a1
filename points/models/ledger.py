"""The points scheme as dated data, the append-only ledger and its monthly figures."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from points.choices import EntryKind
from points.querysets import PointsQuerySet


def _factor(default: str) -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(default))


@keeps_history()
class PointScheme(models.Model):
    """How service becomes points, from the first of a month; an empty start has no beginning."""

    name = models.CharField(max_length=100)
    valid_from = models.DateField(null=True, blank=True)
    points_per_hour = _factor("1")
    hours_cap = _factor("8")
    hours_floor = _factor("1")
    hours_step = _factor("0.5")
    effect_good = _factor("1.2")
    effect_fair = _factor("1.0")
    effect_plain = _factor("0.8")
    professional_factor = _factor("1.5")
    emergency_factor = _factor("1.5")
    organizer_points = _factor("2")
    monthly_cap = _factor("20")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = [models.F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"], nulls_distinct=False, name="scheme_starts_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PointEntry(models.Model):
    """One fact under one rule. Triggers refuse UPDATE, DELETE and TRUNCATE."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="point_entries")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices)
    scheme = models.ForeignKey(PointScheme, models.PROTECT, related_name="+")
    fact = models.CharField(max_length=60)
    correction = models.PositiveSmallIntegerField(default=0)
    fact_on = models.DateField(_("fact date"))
    fact_month = models.DateField()
    booked_on = models.DateField(_("booking date"))
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=2)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    posted_at = models.DateTimeField(auto_now_add=True, db_default=models.functions.Now())
    objects = PointsQuerySet.as_manager()

    class Meta:
        ordering = ["booked_on", "id"]
        indexes = [
            models.Index(fields=["fact_month", "member"], name="entry_by_month_and_member"),
            models.Index(fields=["member", "booked_on", "id"], name="entry_by_member"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "kind", "correction"], name="fact_is_posted_once"
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True) | ~Q(reason=""), name="reversal_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.fact_on} {self.points}"


class MonthlyPoints(models.Model):
    """A member's month: the capped kinds before and after the cap, and the rest beyond it."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="monthly_points")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    month = models.DateField()
    entries = models.PositiveIntegerField()
    capped_kinds = models.DecimalField(max_digits=9, decimal_places=2)
    other_kinds = models.DecimalField(max_digits=9, decimal_places=2)
    effective = models.DecimalField(max_digits=9, decimal_places=2)
    computed_at = models.DateTimeField()
    objects = PointsQuerySet.as_manager()

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["member", "month"], name="member_has_one_month")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.month:%Y-%m} {self.effective}"

    @property
    def raw(self) -> Decimal:
        return self.capped_kinds + self.other_kinds

    @property
    def cut(self) -> Decimal:
        """What the cap took: shown, not lost."""
        return self.raw - self.effective


class ClosedMonth(models.Model):
    """A month that takes no more entries."""

    month = models.DateField()
    closed_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-month"]
        constraints = [models.UniqueConstraint(fields=["month"], name="month_is_closed_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
