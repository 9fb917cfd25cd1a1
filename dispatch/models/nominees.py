"""Nominees of a programme: each step dated, with who decided and why; the notice and objections."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import NomineeState, ObjectionState
from dispatch.models.postings import Posting
from dispatch.models.programmes import Programme, ProgrammeHost
from dispatch.models.quotas import BaseEntry
from dispatch.models.units import Place
from dispatch.querysets import NomineeQuerySet, NoticeQuerySet, ObjectionQuerySet


@keeps_history()
class PublicNotice(models.Model):
    """The people of a programme made known; it runs from the day after to ``ends_on``, included."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="notices")
    published_on = models.DateField(_("published on"))
    ends_on = models.DateField(_("ends on"))
    published_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("published_on")), name="notice_ends_after_its_publication"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.published_on}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:notice_detail", args=[self.pk])

    def runs_on(self, day: date) -> bool:
        """Say whether objections of the day count; those of the last day do."""
        return bool(day <= self.ends_on)


@keeps_history()
class Nominee(models.Model):
    """Somebody a unit nominates from its frozen base, and where the person is to go."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="nominees")
    entry = models.OneToOneField(BaseEntry, models.PROTECT, related_name="nominee")
    state = models.CharField(
        _("state"), max_length=11, choices=NomineeState.choices, default=NomineeState.NOMINATED
    )
    notice = models.ForeignKey(PublicNotice, models.PROTECT, null=True, related_name="nominees")
    host = models.ForeignKey(ProgrammeHost, models.PROTECT, null=True, related_name="nominees")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    posting = models.OneToOneField(Posting, models.PROTECT, null=True, related_name="nominee")
    objects = NomineeQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "entry__quota__unit__code", "entry__cadre__pinyin", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(host__isnull=True) | Q(state=NomineeState.CLEARED),
                name="only_cleared_nominees_are_placed",
            ),
            models.CheckConstraint(
                condition=Q(posting__isnull=True) | Q(host__isnull=False),
                name="posted_nominee_was_placed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry.cadre)


@keeps_history()
class NomineeStep(models.Model):
    """A step of a nominee: on which day, who decided, and why."""

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="steps")
    to = models.CharField(_("step"), max_length=11, choices=NomineeState.choices)
    taken_on = models.DateField(_("date"))
    decided_by = models.CharField(_("decided by"), max_length=80)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["nominee", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to=NomineeState.DROPPED) | ~Q(reason=""),
                name="who_is_dropped_knows_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nominee} {self.get_to_display()}"


@keeps_history()
class NomineeObjection(models.Model):
    """An objection raised during the notice; while it is open the nominee is not cleared."""

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="objections")
    raised_on = models.DateField(_("raised on"))
    raised_by = models.CharField(_("raised by"), max_length=80)
    text = models.CharField(_("objection"), max_length=500)
    state = models.CharField(
        _("state"), max_length=9, choices=ObjectionState.choices, default=ObjectionState.OPEN
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    decided_on = models.DateField(_("decided on"), null=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN, decided_on__isnull=True)
                | ~Q(state=ObjectionState.OPEN) & Q(decided_on__isnull=False) & ~Q(answer=""),
                name="decided_objection_says_when_and_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nominee} {self.raised_on}"
