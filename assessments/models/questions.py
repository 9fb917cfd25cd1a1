"""One question: what delegates ask in the hall, and the clock of the round.

Questions are put in public and name who asks; no row of a ballot or of who took part leads here.
"""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import DelegateKind, QuestionState
from assessments.models.cycles import AssessedUnit, Cycle
from assessments.querysets import QuestionQuerySet
from common.history import keeps_history

USUAL_SECONDS = 300


@keeps_history(quietly=["place"])
class Question(models.Model):
    """A delegate's question to a unit, and what was answered on the spot.

    Delegates who vote with slips may have no account: then the clerk writes down the name.
    """

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="questions")
    asker = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    asker_name = models.CharField(_("name of the delegate"), max_length=40, blank=True)
    asker_kind = models.CharField(
        _("kind of delegate"), max_length=14, choices=DelegateKind.choices
    )
    text = models.CharField(_("question"), max_length=200)
    place = models.PositiveSmallIntegerField(default=0)
    """Among the waiting questions to the unit, from 0."""
    state = models.CharField(
        _("state"), max_length=10, choices=QuestionState.choices, default=QuestionState.WAITING
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    typed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["unit__group", "unit__code", "place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "asker"],
                condition=models.Q(state=QuestionState.WAITING),
                name="delegate_waits_with_one_question_a_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(asker__isnull=False) ^ ~models.Q(asker_name=""),
                name="question_has_one_asker",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=QuestionState.ANSWERED) | ~models.Q(answer=""),
                name="answered_question_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def asked_by(self) -> str:
        if self.asker is None:
            return self.asker_name
        return self.asker.name or self.asker.username

    @property
    def up(self) -> int:
        """The place before this one."""
        return max(0, self.place - 1)


class QuestionRound(models.Model):
    """Where the round stands: the unit and question at hand, and a clock every screen agrees on.

    ``seconds`` are left at ``started_at``, or while that is empty: the clock stands.
    """

    cycle = models.OneToOneField(
        Cycle, models.PROTECT, primary_key=True, related_name="question_round"
    )
    unit = models.ForeignKey(AssessedUnit, models.PROTECT, null=True, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="+")
    seconds = models.PositiveSmallIntegerField(default=USUAL_SECONDS)
    started_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.cycle} {self.unit}"

    def left(self, at: datetime) -> int:
        """Return the whole seconds left at a moment, never fewer than none."""
        if self.started_at is None:
            return self.seconds
        return max(0, self.seconds - (at - self.started_at) // timedelta(seconds=1))
