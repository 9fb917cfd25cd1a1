"""Leaders' contacts (领导联系点): with whom, what they saw there, and what must be settled."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.models import Organization
from common.history import keeps_history
from dispatch.choices import ContactRole, ProblemMove, ProblemState, ProjectStage, TargetKind
from dispatch.models.cadres import Cadre
from dispatch.models.units import Dated, Place, Unit
from dispatch.querysets import ContactQuerySet, ProblemQuerySet, ProjectQuerySet


@keeps_history()
class KeyProject(Dated):
    """A key project of the district, and the town it lies in."""

    name = models.CharField(_("name"), max_length=100)
    town = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    stage = models.CharField(
        _("stage"), max_length=9, choices=ProjectStage.choices, default=ProjectStage.PREPARING
    )
    objects = ProjectQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["town__path", "name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="project_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class LeaderContact(models.Model):
    """A leader in contact with a town, or with one place or project in it, from a day to a day.

    Both days count, an empty end is open. An exclusion constraint in the database keeps a leader
    from being in contact with the same target twice on a day.
    """

    leader = models.ForeignKey(Cadre, models.PROTECT, related_name="contacts")
    town = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="contacts")
    project = models.ForeignKey(KeyProject, models.PROTECT, null=True, related_name="contacts")
    role = models.CharField(
        _("role"), max_length=11, choices=ContactRole.choices, default=ContactRole.RESPONSIBLE
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True)
    end_reason = models.CharField(_("reason of the end"), max_length=200, blank=True)
    set_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["leader__pinyin", "leader_id", "town__path", "-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(project__isnull=True),
                name="contact_has_one_target",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="contact_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leader} ↔ {self.target}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:contact_detail", args=[self.pk])

    @property
    def target(self) -> Organization | Place | KeyProject:
        return self.project or self.place or self.town

    @property
    def kind(self) -> TargetKind:
        if self.project_id:
            return TargetKind.PROJECT
        return TargetKind.PLACE if self.place_id else TargetKind.TOWN

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@keeps_history()
class ContactVisit(models.Model):
    """What a leader saw on a visit, in the own words or entered on behalf."""

    contact = models.ForeignKey(LeaderContact, models.PROTECT, related_name="visits")
    visited_on = models.DateField(_("date"))
    text = models.CharField(_("what it was about"), max_length=500)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-visited_on", "-id"]

    def __str__(self) -> str:
        return f"{self.contact} {self.visited_on}"


@keeps_history()
class ContactProblem(models.Model):
    """A problem a leader raised, and the town or unit that has to settle it by a day."""

    contact = models.ForeignKey(LeaderContact, models.PROTECT, related_name="problems")
    visit = models.ForeignKey(ContactVisit, models.PROTECT, null=True, related_name="problems")
    raised_on = models.DateField(_("raised on"))
    text = models.CharField(_("problem"), max_length=500)
    owner_town = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    owner_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("due on"))
    state = models.CharField(
        _("state"), max_length=8, choices=ProblemState.choices, default=ProblemState.OPEN
    )
    raised_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_town__isnull=True, owner_unit__isnull=False)
                | Q(owner_town__isnull=False, owner_unit__isnull=True),
                name="problem_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("raised_on")), name="problem_is_due_after_it_is_raised"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("dispatch:problem_detail", args=[self.pk])

    @property
    def owner(self) -> Organization | Unit:
        return self.owner_unit or self.owner_town  # type: ignore[return-value]  # never neither

    def is_overdue(self, day: date) -> bool:
        return self.state == ProblemState.OPEN and self.due_on < day


@keeps_history()
class ProblemStep(models.Model):
    """What was done with a problem, by whom: closed, verified, or reopened."""

    problem = models.ForeignKey(ContactProblem, models.PROTECT, related_name="moves")
    move = models.CharField(_("step"), max_length=8, choices=ProblemMove.choices)
    taken_on = models.DateField(_("date"))
    text = models.CharField(_("what was done"), max_length=500, blank=True)
    taken_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.get_move_display()}"
