"""Input shapes of the yearly appraisal of members."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from assessments.choices import MemberGrade
from assessments.domain.appraisal_rules import Opinion
from assessments.models.appraisals import COUNTS
from assessments.reports.appraisals import usual_year
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import DayInput, FreeTextField, PlainForm, ShortListField, YearFilter
from common.text import squeeze

if TYPE_CHECKING:
    from assessments.querysets import MemberAppraisalQuerySet
    from branches.querysets import OrganizationQuerySet

MOST_DIGITS = 4
DONE, MISSING = "done", "missing"


class ReachFilter(YearFilter):
    """A year, the last one that is over unless said otherwise, and an organization in reach."""

    within = ShortListField(
        label=gettext_lazy("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=gettext_lazy("All in reach"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.APPRAISAL_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def usual_year(self) -> int:
        return usual_year()


class AppraisalFilter(ReachFilter):
    show = forms.ChoiceField(
        label=gettext_lazy("Rows shown"),
        required=False,
        choices=[
            ("", gettext_lazy("All branches")),
            (DONE, gettext_lazy("Branches that have recorded it")),
            (MISSING, gettext_lazy("Branches that have not")),
        ],
    )

    def narrow(self, branches: "OrganizationQuerySet") -> "OrganizationQuerySet":
        self.is_valid()
        if within := self.cleaned_data.get("within"):
            branches = branches.within(within.path)
        return branches

    def shown(self, branches: "OrganizationQuerySet") -> "OrganizationQuerySet":
        """Apply what is to be shown of branches with ``recorded``."""
        show = self.cleaned_data.get("show")
        return branches.filter(recorded__isnull=show == MISSING) if show else branches


class GradeFilter(ReachFilter):
    grade = forms.ChoiceField(
        label=pgettext_lazy("member's year", "Grade"),
        required=False,
        choices=[("", gettext_lazy("All")), *MemberGrade.choices],
    )

    def narrow(self, rows: "MemberAppraisalQuerySet") -> "MemberAppraisalQuerySet":
        rows = rows.filter(year=self.chosen_year)
        if within := self.cleaned_data.get("within"):
            rows = rows.filter(subtree(within.path, "appraisal__organization__path"))
        if grade := self.cleaned_data.get("grade"):
            rows = rows.filter(grade=grade)
        return rows


class MeetingForm(PlainForm):
    held_on = forms.DateField(
        label=gettext_lazy("Day of the meeting"), widget=DayInput(format="%Y-%m-%d")
    )
    voters = forms.IntegerField(
        label=gettext_lazy("Voters present"),
        min_value=1,
        help_text=gettext_lazy("Full and probationary members who cast a ballot."),
    )
    reason = FreeTextField(
        label=gettext_lazy("Why more than a third are excellent"),
        max_length=200,
        required=False,
    )


def read_opinions(data: Any, *, members: list[int]) -> tuple[dict[int, Opinion], dict[str, str]]:
    """Read grade and counts of each member, with a complaint by field for what is no number."""
    opinions, errors = {}, {}
    for member in members:
        typed = {name: squeeze(data.get(f"{name}-{member}", "")) for name in COUNTS}
        bad = [name for name, text in typed.items() if text and not _is_count(text)]
        for name in bad:
            errors[f"{name}-{member}"] = _("Write whole numbers: “%(text)s” is none.") % {
                "text": typed[name][:20]
            }
        grade = data.get(f"grade-{member}", "")
        if bad or grade not in {"", *MemberGrade.values}:
            continue
        counts = tuple(int(text or 0) for text in typed.values()) if any(typed.values()) else None
        opinions[member] = Opinion(grade, counts)
    return opinions, errors


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS
