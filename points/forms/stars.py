"""Input shapes of the star ratings."""

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.errors import RuleViolation
from common.forms import PlainForm, ShortListField, YearFilter
from members.models import Member
from points.choices import (
    ExemptionKind,
    ListState,
    Quarter,
    ReviewKind,
    Verdict,
    VetoKind,
)
from points.domain.stars.marks import Sheet, parse_mark
from points.models import DutyPost
from points.reports.stars import latest_year

if TYPE_CHECKING:
    from members.querysets import MemberQuerySet
    from points.querysets import StarListQuerySet

CURRENT = [ListState.DRAFT, ListState.PUBLISHED, ListState.IN_FORCE]


class DayInput(forms.DateInput):
    input_type = "date"


class StarFilter(YearFilter):
    """One year, the latest with stars unless said otherwise; lists superseded only on wish."""

    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All but superseded")), *ListState.choices],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.STAR_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def usual_year(self) -> int:
        return latest_year() or super().usual_year()

    def narrow(self, lists: "StarListQuerySet") -> "StarListQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        lists = lists.filter(year=self.chosen_year)
        wanted = self.cleaned_data
        if organization := wanted.get("within"):
            lists = lists.filter(subtree(organization.path, "organization__path"))
        states = [wanted["state"]] if wanted.get("state") else CURRENT
        return lists.filter(state__in=states)


class PostForm(PlainForm):
    name = forms.CharField(label=_("Post of duty"), max_length=50)
    duties = forms.CharField(label=_("Duties"), max_length=500, widget=forms.Textarea({"rows": 3}))
    rewards = forms.CharField(
        label=_("Rewards and penalties"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    is_retired = forms.BooleanField(
        label=pgettext_lazy("post", "Retired: nobody holds it anew"), required=False
    )


class GiveForm(PlainForm):
    post = forms.ModelChoiceField(
        label=_("Post of duty"), queryset=DutyPost.objects.none(), empty_label=_("Choose a post")
    )
    member = forms.ModelChoiceField(
        label=_("Member"), queryset=Member.objects.none(), empty_label=_("Choose a member")
    )

    def __init__(self, *args: Any, branch: Organization, members: "MemberQuerySet") -> None:
        super().__init__(*args)
        post: Any = self.fields["post"]
        member: Any = self.fields["member"]
        post.queryset = DutyPost.objects.filter(organization=branch).open()
        member.queryset = members


class ExemptionForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind of exemption"), choices=ExemptionKind.choices)
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Shown beside the name in the list.")
    )


class VetoForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind of veto"), choices=VetoKind.choices)
    decided_on = forms.DateField(
        label=_("Date of the decision"),
        widget=DayInput(format="%Y-%m-%d"),
        help_text=_("It counts for the year of this date."),
    )
    document = forms.CharField(
        label=_("Document"), max_length=200, help_text=_("Number or title, and who decided.")
    )


class ObjectionForm(PlainForm):
    text = forms.CharField(
        label=_("What is wrong, and why"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Read by the officers who decide. One objection to each star."),
    )


class DecisionForm(PlainForm):
    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (Verdict.REJECTED, pgettext_lazy("objection", "Reject: the star stands")),
            (Verdict.UPHELD, pgettext_lazy("objection", "Uphold: compute and publish anew")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer to the member"), max_length=500, widget=forms.Textarea({"rows": 4})
    )


class FollowUpForm(PlainForm):
    done_on = forms.DateField(label=_("Date"), widget=DayInput(format="%Y-%m-%d"))
    note = forms.CharField(
        label=_("What was done"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


def read_sheet(data: Any) -> tuple[Sheet, dict[str, str]]:
    """Read the inputs of a sheet of marks, with a complaint for each that is no mark.

    What stands as the page showed it is left out: somebody else may have changed it meanwhile.
    """
    sheet, errors, shown = Sheet({}, {}), {}, read_shown(data)
    for name, text in data.items():
        part, _dash, rest = name.partition("-")
        pk, _dash, which = rest.partition("-")
        if part not in {"duty", "review"} or not pk.isdecimal():
            continue
        if shown is not None and text == shown.get(name, ""):
            continue
        try:
            mark = parse_mark(text=text)
        except RuleViolation as error:
            errors[name] = " ".join(error.messages)
            continue
        if part == "duty" and which in map(str, Quarter.values):
            sheet.duty[int(pk), int(which)] = mark
        elif part == "review" and which in ReviewKind.values:
            sheet.reviews[int(pk), which] = mark
    return sheet, errors


def read_shown(data: Any) -> dict[str, str] | None:
    """Return the marks that stood on the sheet when it was opened, if it says so."""
    try:
        shown = json.loads(data.get("shown", ""))
    except ValueError:
        return None
    return shown if isinstance(shown, dict) else None
