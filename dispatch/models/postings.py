"""Postings: who is where, from a day to a day, both included, and what happened to each."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import PostingKind, PostingState, StepKind
from dispatch.models.cadres import Cadre
from dispatch.models.contacts import KeyProject
from dispatch.models.programmes import Programme
from dispatch.models.units import Place, Unit
from dispatch.querysets import PostingQuerySet, PostingStepQuerySet


@keeps_history()
class Posting(models.Model):
    """A cadre sent to a town, or to one of its places; an empty end is open.

    ``unit`` is the one that keeps the cadre meanwhile, ``affiliation`` the stay in the programme's
    temporary branch. A withdrawn posting never began.
    """

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="postings")
    kind = models.CharField(_("kind"), max_length=21, choices=PostingKind.choices)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="postings"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings")
    host = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="postings")
    project = models.ForeignKey(
        KeyProject, models.PROTECT, null=True, blank=True, related_name="postings"
    )
    task = models.CharField(_("post or task there"), max_length=100, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=200, blank=True)
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)
    affiliation = models.OneToOneField(
        "members.Affiliation", models.SET_NULL, null=True, related_name="+"
    )
    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="posting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(kind=PostingKind.FIRST_SECRETARY) | Q(place__isnull=False),
                name="first_secretary_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(kind=PostingKind.CHIEF_SERVICE_OFFICER) | Q(project__isnull=True),
                name="only_a_chief_service_officer_has_a_project",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:posting_detail", args=[self.pk])

    @property
    def where(self) -> str:
        spot = self.place or self.project
        return f"{self.host} {spot}" if spot else str(self.host)

    @property
    def state(self) -> PostingState:
        return self.state_on(localdate())

    def state_on(self, day: date) -> PostingState:
        if self.is_withdrawn:
            return PostingState.WITHDRAWN
        if self.starts_on > day:
            return PostingState.COMING
        is_over = self.ends_on is not None and self.ends_on < day
        return PostingState.ENDED if is_over else PostingState.RUNNING


@keeps_history()
class PostingStep(models.Model):
    """Something that happened to a posting: the days it concerns, both included, and why."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=9, choices=StepKind.choices)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    objects = PostingStepQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="posting_step_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(kind=StepKind.MADE) | ~Q(reason=""),
                name="posting_step_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting} {self.get_kind_display()}"
