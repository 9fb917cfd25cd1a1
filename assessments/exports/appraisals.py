"""Which branches have appraised their members, and the grades, which can come back as a file."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from assessments.choices import MemberGrade
from assessments.domain.appraisal_rules import shown_counts
from assessments.forms.appraisals import AppraisalFilter, GradeFilter
from assessments.imports.appraisals import GRADE_WORDS, AppraisalImport
from assessments.models import MemberAppraisal
from assessments.models.appraisals import COUNTS
from assessments.reports.appraisals import with_appraisal
from branches.models import Organization
from common.text import mask_id
from spreadsheets.exports import ExportColumn, TableExport, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import MemberAppraisalQuerySet
    from branches.querysets import OrganizationQuerySet


@register_export
class BranchAppraisalExport(TableExport):
    kind = "appraisal-branches"
    title = gettext_lazy("Yearly appraisal of members by branch")
    capability = Capability.APPRAISAL_VIEW
    list_route = "assessments:appraisal_list"
    method = gettext_lazy(
        "Branches that existed at the end of the year with members at home; graded are full"
        " members, excellent at most a third of them, rounded down."
    )

    form: AppraisalFilter

    def make_form(self) -> AppraisalFilter:
        return AppraisalFilter(self.query, actor=self.actor)

    def branches(self) -> "OrganizationQuerySet":
        """Return all branches that owe the year, whatever the list shows of them."""
        visible = Organization.objects.visible_to(self.actor, self.capability)
        return with_appraisal(branches=self.form.narrow(visible), year=self.form.chosen_year)

    def select(self) -> "OrganizationQuerySet":
        return self.form.shown(self.branches()).order_by("path")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Branch"), ("name",), width=36),
            ExportColumn(_("Held on"), ("held_on",), _day),
            ExportColumn(_("Voters present"), ("voters",), width=8),
            *(
                ExportColumn(str(MemberGrade(grade).label), (grade,), width=10)
                for grade in MemberGrade.values
            ),
            ExportColumn(_("Why more than a third are excellent"), ("reason",), width=30),
        ]


@register_export
class MemberAppraisalExport(TableExport):
    kind = "appraisals"
    title = gettext_lazy("Yearly appraisals of members")
    capability = Capability.APPRAISAL_VIEW
    list_route = "assessments:appraisal_grades"
    method = gettext_lazy(
        "The grade is the branch's decision. Counts of fewer than 5 ballots are not shown."
    )

    form: GradeFilter

    def make_form(self) -> GradeFilter:
        return GradeFilter(self.query, actor=self.actor)

    def select(self) -> "MemberAppraisalQuerySet":
        visible = MemberAppraisal.objects.visible_to(self.actor, self.capability)
        rows = self.form.narrow(visible).with_online()
        return rows.order_by("appraisal__organization__path", "member__pinyin", "member_id")

    def columns(self) -> Sequence[ExportColumn]:
        table = AppraisalImport
        return [
            ExportColumn(heading(table, "branch"), ("appraisal__organization__name",), width=36),
            ExportColumn(heading(table, "year"), ("year",), width=8),
            ExportColumn(heading(table, "date"), ("appraisal__held_on",), _day),
            ExportColumn(heading(table, "voters"), ("appraisal__voters",), width=8),
            ExportColumn(heading(table, "name"), ("member__name",)),
            ExportColumn(
                heading(table, "id_number"),
                ("member__id_head", "member__id_tail"),
                mask_id,
                width=22,
                is_text=True,
            ),
            *(
                ExportColumn(heading(table, name), COUNTS, _count_of(place), width=8)
                for place, name in enumerate(COUNTS)
            ),
            *(
                ExportColumn(_("Electronic: %s") % label, ("online",), partial(_online, grade))
                for grade, label in MemberGrade.choices
            ),
            ExportColumn(heading(table, "grade"), ("grade",), words(GRADE_WORDS)),
            ExportColumn(heading(table, "reason"), ("appraisal__reason",), width=30),
        ]


def _day(on: date | None) -> str:
    return "" if on is None else f"{on:%Y-%m-%d}"


def _online(grade: str, online: dict[str, int] | None) -> int | None:
    return None if online is None else online.get(grade, 0)


def _count_of(place: int) -> Callable[..., int | None]:
    """Return what writes one count, if enough answered for it to be shown."""

    def show(*counts: int | None) -> int | None:
        known = tuple(count for count in counts if count is not None)
        shown = shown_counts(known or None)
        return None if shown is None else shown[place]

    return show
