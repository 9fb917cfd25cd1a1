"""Input shapes of check-ins with communities and of their posts."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from activities.choices import Effect, LeaveReason
from activities.domain.community import community_named
from activities.forms.service import hours_field
from activities.models import CommunityCheckIn, CommunityPost
from activities.querysets import CheckInQuerySet
from activities.reports.community import posts_of
from branches.choices import Sector
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import DayInput, FreeTextField, PlainForm, ShortListField
from common.text import person_name


class CommunityForm(PlainForm):
    """From when on somebody is with which community."""

    since = forms.DateField(
        label=pgettext_lazy("check-in", "Since"),
        initial=localdate,
        widget=DayInput(format="%Y-%m-%d"),
    )
    community = forms.CharField(
        label=_("Community"), max_length=120, help_text=_("Code or name of its organization.")
    )

    def clean_community(self) -> Organization:
        day = self.cleaned_data.get("since") or localdate()
        return community_named(text=self.cleaned_data["community"], on=day)


class CheckInForm(CommunityForm):
    skills = FreeTextField(label=_("Skills"), max_length=200, required=False)
    wish = FreeTextField(
        label=_("Wished post"),
        max_length=200,
        required=False,
        help_text=_("What you would like to do for the community."),
    )


class CheckInChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no subscript
    """Names each member with the unit, since the community is the same."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.member.name}（{obj.unit or '—'}）"


class MoveForm(CommunityForm):
    """Which of a community's members go on in another one, from when on, and why."""

    reason = FreeTextField(
        label=_("Reason"),
        max_length=150,
        help_text=_("For example the decision by which communities were merged."),
    )
    check_ins = CheckInChoice(label=_("Who moves"), queryset=CommunityCheckIn.objects.none())

    def __init__(self, *args: Any, rows: CheckInQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["check_ins"]
        field.queryset, field.initial = rows, rows


class LeaveForm(PlainForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=LeaveReason.choices)


class ClaimForm(PlainForm):
    post = forms.ModelChoiceField(label=_("Post"), queryset=CommunityPost.objects.none())

    def __init__(self, *args: Any, community: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["post"]
        field.queryset = posts_of(community=community).offered()


class ServeForm(PlainForm):
    """What the community says of a service; its branch confirms the hours."""

    served_on = forms.DateField(
        label=_("Date"), initial=localdate, widget=DayInput(format="%Y-%m-%d")
    )
    activity_name = FreeTextField(label=_("Activity"), max_length=100)
    hours_reported = hours_field(_("Hours"))
    effect = forms.ChoiceField(label=_("Effect"), choices=Effect.choices, initial=Effect.FAIR)


class FeedbackForm(PlainForm):
    year = forms.IntegerField(label=_("Year"), min_value=1921, max_value=2100)
    grade = forms.ChoiceField(label=_("Grade"), choices=Effect.choices)
    words = FreeTextField(
        label=_("Feedback"),
        max_length=300,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Read by the member and the home branch. Once given it stands."),
    )


class CommunityPostForm(PlainForm):
    name = FreeTextField(label=_("Post"), max_length=50)
    duties = FreeTextField(label=_("Duties"), max_length=500, widget=forms.Textarea({"rows": 3}))
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=999, initial=1)
    is_retired = forms.BooleanField(
        label=_("Retired"), required=False, help_text=_("Claimed by nobody any more.")
    )


class CheckInFilter(PlainForm):
    q = forms.CharField(label=_("Name"), required=False)
    within = ShortListField(
        label=_("Community"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    words = forms.CharField(label=_("Skill or wish"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("open", _("Checked in")), ("ended", _("Ended"))],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.MEMBER_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(
            taken=visible.filter(sector=Sector.COMMUNITY), fewer=ABOVE_BRANCHES, chosen=chosen
        )

    def narrow(self, rows: CheckInQuerySet) -> CheckInQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        if within := wanted.get("within"):
            rows = rows.filter(subtree(within.path, "community__path"))
        if words := wanted.get("words"):
            rows = rows.filter(Q(skills__contains=words) | Q(wish__contains=words))
        if state := wanted.get("state"):
            rows = rows.filter(left_on__isnull=state == "open")
        return rows
