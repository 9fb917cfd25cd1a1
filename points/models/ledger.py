"""The points scheme as dated data, the append-only ledger and its monthly figures."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from points.choices import LOSSES, VALUES, EntryKind, ManualKind
from points.querysets import ClosedMonthQuerySet, EntryQuerySet, PointsQuerySet, SchemeQuerySet


def _value(label: Any, default: str) -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(label, max_digits=5, decimal_places=2, default=Decimal(default))


@keeps_history()
class PointScheme(models.Model):
    """How service becomes points, from the first of a month; an empty start has no beginning.

    A version holds until the next one. One adopted for the same month takes its place: the first
    is superseded and stays, as the entries it explains do.
    """

    name = models.CharField(_("name of the scheme"), max_length=100)
    valid_from = models.DateField(null=True, blank=True)
    points_per_hour = _value(_("points for an hour"), "1")
    hours_cap = _value(_("hours counted at most"), "8")
    hours_floor = _value(_("hours counted at least"), "1")
    hours_step = _value(_("hours are rounded down to"), "0.5")
    effect_good = _value(_("factor for good effect"), "1.2")
    effect_fair = _value(_("factor for fair effect"), "1.0")
    effect_plain = _value(_("factor for ordinary effect"), "0.8")
    professional_factor = _value(_("factor for professional skill"), "1.5")
    emergency_factor = _value(_("factor for emergencies"), "1.5")
    organizer_points = _value(_("points of an organizer"), "2")
    commendation_town = _value(_("commendation by a town"), "3")
    commendation_district = _value(_("commendation by the district"), "5")
    bravery_points = _value(_("bravery"), "10")
    no_show_points = _value(_("no-show"), "-2")
    false_report_points = _value(_("false report"), "-10")
    monthly_cap = _value(_("monthly cap"), "20")
    source = models.CharField(_("source"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    adopted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    objects = SchemeQuerySet.as_manager()

    class Meta:
        ordering = [models.F("valid_from").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"],
                condition=Q(superseded_at__isnull=True),
                nulls_distinct=False,
                name="scheme_starts_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_from__day=1),
                name="scheme_starts_on_the_first",
            ),
            models.CheckConstraint(
                condition=Q(hours_step__gt=0, hours_cap__gte=F("hours_floor")),
                name="scheme_counts_hours_upwards",
                violation_error_message=_(
                    "Hours are rounded to more than 0, and the most is not less than the least."
                ),
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__gte": 0 for name in VALUES if name not in LOSSES}),
                name="scheme_gives_for_service",
                violation_error_message=_("Only no-show and false report may cost points."),
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__lte": 0 for name in LOSSES}),
                name="scheme_takes_for_offences",
                violation_error_message=_(
                    "No-show and false report cost points: write them with a minus."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ManualFact(models.Model):
    """What a district officer enters by hand. Triggers refuse UPDATE, DELETE and TRUNCATE.

    ``token`` comes with the form: sent twice, it is entered once.
    """

    token = models.UUIDField()
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="manual_facts")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=25, choices=ManualKind.choices)
    happened_on = models.DateField(_("fact date"))
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    """Of an adjustment alone; what the other kinds are worth is the scheme's business."""
    reason = models.CharField(_("reason"), max_length=200)
    entered_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token"], name="manual_fact_is_entered_once"),
            models.CheckConstraint(
                condition=Q(kind=ManualKind.ADJUSTMENT, points__isnull=False)
                & ~Q(points=0)
                & Q(points__gte=-1000, points__lte=1000)
                | ~Q(kind=ManualKind.ADJUSTMENT) & Q(points__isnull=True),
                name="adjustment_alone_has_points_within_limits",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="manual_fact_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.happened_on} {self.get_kind_display()}"


class PointEntry(models.Model):
    """One fact under one rule. Triggers refuse UPDATE, DELETE and TRUNCATE.

    ``fact`` names the row it comes from; a correction is the entry's reversal and the next number.
    While the month of the fact is open both dates are equal; what comes later is booked on its day.
    """

    member = models.ForeignKey(
        "members.Member", models.PROTECT, related_name="point_entries", db_index=False
    )
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices)
    scheme = models.ForeignKey(PointScheme, models.PROTECT, related_name="+", db_index=False)
    fact = models.CharField(max_length=60)
    correction = models.PositiveSmallIntegerField(default=0)
    fact_on = models.DateField(_("fact date"))
    fact_month = models.DateField()
    booked_on = models.DateField(_("booking date"))
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=2)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    by_hand = models.BooleanField(default=False, db_default=False)
    """A reversal an officer decided on: its fact is not posted anew."""
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    posted_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Whose decision it was; nobody's where a confirmed fact was posted."""
    posted_at = models.DateTimeField(auto_now_add=True, db_default=models.functions.Now())
    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["booked_on", "id"]
        indexes = [
            models.Index(fields=["fact_month", "member"], name="entry_by_month_and_member"),
            models.Index(fields=["member", "booked_on", "id"], name="entry_by_member"),
            models.Index(
                fields=["booked_on"],
                condition=Q(booked_on__gt=F("fact_on")),
                name="late_entry_by_booking_date",
            ),
            models.Index(
                fields=["fact", "kind"],
                condition=Q(reverses__isnull=False),
                name="reversal_by_fact",
            ),
            models.Index(
                fields=["fact_month"],
                condition=Q(kind="false_report"),
                name="false_report_by_month",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "kind", "correction"],
                condition=Q(reverses__isnull=True),
                name="fact_is_posted_once",
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True) | ~Q(reason=""), name="reversal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(booked_on__gte=F("fact_on"), fact_on__gte=F("fact_month")),
                name="entry_is_booked_after_its_fact",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.fact_on} {self.points}"

    @property
    def is_late(self) -> bool:
        """Say whether the fact's month was closed when it was booked."""
        return self.booked_on > self.fact_on

    @property
    def is_standing(self) -> bool:
        """Say whether it is neither a reversal nor reversed."""
        return self.reverses_id is None and not hasattr(self, "reversed_by")

    @property
    def source(self) -> tuple[str, str]:
        """The kind of row the entry comes from, and its id."""
        name, _colon, pk = self.fact.partition(":")
        return name, pk


class MonthlyPoints(models.Model):
    """A member's month: the capped kinds before and after the cap, and the rest beyond it.

    A month holds what is booked in it; of late entries ``effective`` is what they change in the
    month of their fact. It belongs to the member's home branch of its last day.
    """

    member = models.ForeignKey(
        "members.Member", models.PROTECT, related_name="monthly_points", db_index=False
    )
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
        # With the member, too: a month not counted yet by the planner looks empty, and each of
        # its rows would be compared with all the members asked about.
        indexes = [models.Index(fields=["month", "member"], name="figures_by_month")]
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
    """A month that takes no more entries, with every month before it; one may be reopened."""

    month = models.DateField()
    closed_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    reopening_reason = models.CharField(_("reason"), max_length=200, blank=True)
    objects = ClosedMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["month"], condition=Q(reopened_at__isnull=True), name="month_is_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reopening_reason=""),
                name="reopening_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
