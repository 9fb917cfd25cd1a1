"""What was asked and answered, and what units have to put right, as files."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from assessments.choices import DelegateKind, FollowUpState, QuestionState
from assessments.forms.follow_ups import FollowUpFilter
from assessments.forms.questions import QuestionFilter
from assessments.models import FollowUp, Question
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import FollowUpQuerySet, QuestionQuerySet


@register_export
class QuestionExport(TableExport):
    kind = "assessment-questions"
    title = gettext_lazy("Questions and answers")
    capability = Capability.ASSESSMENT_VIEW
    list_route = "assessments:question_list"
    form: QuestionFilter

    def make_form(self) -> QuestionFilter:
        return QuestionFilter(self.query, actor=self.actor)

    def select(self) -> "QuestionQuerySet":
        rows = Question.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(rows).order_by("-unit__cycle", "unit__group", "unit__code", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Assessment"), ("unit__cycle__title",), width=30),
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("Asked by"), ("asker__name", "asker_name"), _first),
            ExportColumn(_("Kind"), ("asker_kind",), words({}, DelegateKind.choices), width=18),
            ExportColumn(_("Question"), ("text",), width=48),
            ExportColumn(_("Answer"), ("answer",), width=60),
            ExportColumn(_("State"), ("state",), words({}, QuestionState.choices)),
        ]


@register_export
class FollowUpExport(TableExport):
    kind = "assessment-follow-ups"
    title = gettext_lazy("Rectification list")
    capability = Capability.ASSESSMENT_VIEW
    list_route = "assessments:follow_up_list"
    form: FollowUpFilter

    def make_form(self) -> FollowUpFilter:
        return FollowUpFilter(self.query, actor=self.actor)

    def select(self) -> "FollowUpQuerySet":
        rows = FollowUp.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(rows).overdue_first()

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Assessment"), ("unit__cycle__title",), width=30),
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("To be put right"), ("text",), width=48),
            ExportColumn(_("Asked by"), ("asker__name",)),
            ExportColumn(_("Raised on"), ("raised_on",), day),
            ExportColumn(_("Due on"), ("due_on",), day),
            ExportColumn(_("State"), ("state",), words({}, FollowUpState.choices), width=18),
            ExportColumn(pgettext("follow-up", "To be verified by"), ("verify_by",), day, width=16),
            ExportColumn(_("Overdue"), ("state", "due_on"), self._overdue),
        ]

    def _overdue(self, state: str, due_on: date) -> str:
        is_over = state != FollowUpState.VERIFIED and due_on < self.today
        return _("Overdue") if is_over else ""


def _first(*names: str | None) -> str:
    return next((name for name in names if name), "")
