"""What branches do together and what members do for others."""

from datetime import time, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.choices import (
    MOST_HOURS_A_DAY,
    ActivityKind,
    ActivityState,
    AttendanceState,
    Effect,
    ServiceState,
    VoteStanding,
)
from activities.querysets import (
    ActivityPartQuerySet,
    ActivityQuerySet,
    AttendanceQuerySet,
    ServiceRecordQuerySet,
)
from common.history import keeps_history


@keeps_history()
class Activity(models.Model):
    """A meeting or party day; ``parts`` name the organizations it counts for."""

    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind.choices)
    held_on = models.DateField(_("date"))
    theme = models.CharField(_("theme"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    host = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    host_text = models.CharField(_("host"), max_length=50, blank=True)
    recorder_text = models.CharField(_("recorder"), max_length=50, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    lecturer = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    """Known where one member alone bears the name; else an outside lecturer."""
    lecturer_text = models.CharField(_("lecturer"), max_length=50, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=3, decimal_places=1, null=True, blank=True)
    content = models.TextField(_("content"), blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    absentees_text = models.CharField(max_length=10_000, blank=True)
    attendees_text = models.CharField(max_length=10_000, blank=True, db_default="")
    due_reported = models.PositiveIntegerField(null=True, blank=True)
    present_reported = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ActivityState.choices, default=ActivityState.DRAFT
    )
    submitted_at = models.DateTimeField(null=True)
    """The first submission: it decides whether the record is late."""
    is_backfill = models.BooleanField(default=False)
    excuse = models.CharField(_("why members are not counted"), max_length=200, blank=True)
    """The rule by which members are left out of those who vote, as the branch declared it."""
    reason = models.CharField(max_length=200, blank=True)
    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["kind", "held_on"], name="activity_by_kind_and_date")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted"]) | Q(submitted_at__isnull=False),
                name="counting_activity_was_submitted",
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0, hours__lte=24),
                name="lesson_takes_some_hours_of_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.theme or self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("activities:activity_detail", args=[self.pk])

    @property
    def lead_list(self) -> list[list[Any]]:
        """The lead's attendance list as plain values, as undo gives it back."""
        leads = {part.organization_id for part in self.parts.all() if part.is_lead}
        return [
            [row.member_id, row.organization_id, row.state, row.reason, row.vote]
            for row in self.attendances.all()
            if row.organization_id in leads
        ]


@keeps_history()
class ActivityPart(models.Model):
    """An organization an activity counts for; the first one entered it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="parts")
    organization = models.ForeignKey(
        "branches.Organization", models.PROTECT, related_name="activity_parts"
    )
    is_lead = models.BooleanField(default=True)
    struck_reason = models.CharField(max_length=200, blank=True)
    """Why a partner says it took no part; then the activity does not count for it."""
    objects = ActivityPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organization"], name="organization_takes_part_once"
            ),
            models.UniqueConstraint(
                fields=["activity"], condition=Q(is_lead=True), name="activity_has_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | Q(struck_reason=""), name="lead_is_not_struck_off"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} / {self.activity}"


@keeps_history()
class Attendance(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="attendances")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=AttendanceState.choices, default=AttendanceState.PRESENT
    )
    reason = models.CharField(_("reason"), max_length=50, blank=True)
    vote = models.CharField(max_length=12, choices=VoteStanding.choices, blank=True)
    """As it was when the list was kept; empty where nothing is put to the vote."""
    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "member"], name="member_attends_once")
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_state_display()}"


LEAST_SLEEP = 24 - MOST_HOURS_A_DAY
ENDS_NEXT_DAY = Q(
    starts_at__gte=time(LEAST_SLEEP),  # earlier, the difference would run back past midnight
    ends_at__lte=models.ExpressionWrapper(
        models.F("starts_at") - timedelta(hours=LEAST_SLEEP), models.TimeField()
    ),
)
"""Ended at an earlier time than it began: on the next day, within the hours a day may hold."""


@keeps_history()
class ServiceRecord(models.Model):
    """Hours a member gave on a day; points come from the confirmed hours."""

    member = models.ForeignKey(
        "members.Member", models.PROTECT, related_name="service_records", db_index=False
    )
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    served_on = models.DateField(_("date"))
    activity_name = models.CharField(_("activity"), max_length=100)
    category = models.CharField(_("category"), max_length=30, blank=True)
    hours_reported = models.DecimalField(_("hours"), max_digits=5, decimal_places=2)
    hours_confirmed = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    starts_at = models.TimeField(_("start"), null=True, blank=True)
    ends_at = models.TimeField(_("end"), null=True, blank=True)
    effect = models.CharField(
        _("effect"), max_length=5, choices=Effect.choices, default=Effect.FAIR
    )
    is_organizer = models.BooleanField(_("organizer"), default=False)
    is_professional = models.BooleanField(_("professional skill"), default=False)
    is_emergency = models.BooleanField(_("emergency"), default=False)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    struck_on = models.DateField(null=True)
    struck_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    striking_reason = models.CharField(_("reason"), max_length=200, blank=True)
    is_false_report = models.BooleanField(default=False)
    """Struck because it did not happen: costs points from the day it was struck."""
    objects = ServiceRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-served_on", "-id"]
        indexes = [
            models.Index(fields=["served_on"], name="service_by_date"),
            # Whether a town's facts of a month are posted is asked without a look at the records.
            models.Index(
                fields=["member", "served_on"],
                include=["id", "is_organizer"],
                condition=Q(confirmed_at__isnull=False),
                name="confirmed_service_by_member",
            ),
            models.Index(
                fields=["organization"],
                condition=Q(confirmed_at__isnull=True, struck_on__isnull=True),
                name="waiting_service_by_branch",
            ),
            models.Index(
                fields=["struck_on"],
                condition=Q(is_false_report=True),
                name="false_report_by_date",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "served_on", "activity_name"], name="service_is_recorded_once"
            ),
            models.CheckConstraint(
                condition=Q(hours_reported__gte="0.5", hours_reported__lte=24),
                name="service_takes_half_an_hour_to_a_day",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__isnull=False)
                & (Q(ends_at__gt=models.F("starts_at")) | ENDS_NEXT_DAY),
                name="service_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(hours_confirmed__isnull=True)
                | Q(hours_confirmed__lte=models.F("hours_reported")),
                name="confirmed_hours_never_exceed_reported",
            ),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, is_false_report=False)
                | Q(struck_on__isnull=False, confirmed_at__isnull=True) & ~Q(striking_reason=""),
                name="struck_service_has_a_reason_and_earns_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.served_on} {self.activity_name}"

    def get_absolute_url(self) -> str:
        return reverse("activities:service_detail", args=[self.pk])

    @property
    def ends_next_day(self) -> bool:
        if self.starts_at is None or self.ends_at is None:
            return False
        return bool(self.ends_at < self.starts_at)

    @property
    def state(self) -> ServiceState:
        if self.struck_on is not None:
            return ServiceState.STRUCK
        return ServiceState.WAITING if self.confirmed_at is None else ServiceState.CONFIRMED
