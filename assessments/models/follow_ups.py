"""What a unit has to put right: by when, how it was shown, and who found it done."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import FollowUpMove, FollowUpState
from assessments.models.cycles import AssessedUnit
from assessments.models.questions import Question
from assessments.querysets import EvidenceQuerySet, FollowUpQuerySet
from common.history import keeps_history


@keeps_history()
class FollowUp(models.Model):
    """An item of the rectification list; ``asker`` verifies it until ``verify_by``, else an office.

    ``verify_by`` runs from the last report.
    """

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="follow_ups")
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="follow_ups")
    text = models.CharField(_("to be put right"), max_length=500)
    raised_on = models.DateField(_("raised on"))
    due_on = models.DateField(_("due on"))
    verify_by = models.DateField(_("to be verified by"), null=True)
    state = models.CharField(
        _("state"), max_length=8, choices=FollowUpState.choices, default=FollowUpState.OPEN
    )
    asker = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("raised_on")),
                name="follow_up_is_due_after_it_is_raised",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("assessments:follow_up_detail", args=[self.pk])

    def is_overdue(self, day: date) -> bool:
        """Say whether it is unverified after its day; reported is not yet done."""
        return self.state != FollowUpState.VERIFIED and self.due_on < day


@keeps_history()
class FollowUpStep(models.Model):
    """Who did what with a follow-up, and until when it was due from then on."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="moves")
    move = models.CharField(_("step"), max_length=8, choices=FollowUpMove.choices)
    taken_on = models.DateField(_("date"))
    text = models.CharField(_("what was done"), max_length=500, blank=True)
    due_on = models.DateField(_("due on"))
    taken_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.get_move_display()}"


@keeps_history(but=["content"])
class Evidence(models.Model):
    """A paper or picture that came with a report, sealed; read only to be handed out."""

    step = models.ForeignKey(FollowUpStep, models.PROTECT, related_name="files")
    name = models.CharField(_("file"), max_length=120)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
