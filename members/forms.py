"""Input shapes of the roster."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import translation as words
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from branches.choices import OrganizationKind
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.dates import FuzzyDate, Precision
from common.forms import (
    DayInput,
    FreeTextField,
    FuzzyDateField,
    PlainForm,
    ShortListField,
    filled,
)
from common.text import person_name
from members.choices import ETHNIC_GROUPS, Education, PartyPost, Sex, Stage
from members.models import Appointment, Member
from members.querysets import AppointmentQuerySet, MemberQuerySet


class ReasonForm(PlainForm):
    """Why figures are to be shown in full."""

    reason = forms.CharField(
        label=_("What are the full numbers needed for?"),
        min_length=4,
        max_length=200,
        help_text=_("Kept in the audit log together with your name and whose numbers they are."),
        widget=forms.Textarea({"rows": 3}),
    )


class FactsForm(PlainForm):
    """The facts of a member that are ``offered``, as the register holds them."""

    name = forms.CharField(label=_("Name"), max_length=50)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices)
    ethnic_group = forms.ChoiceField(
        label=_("Ethnic group"),
        choices=[("", "—"), *((name, name) for name in ETHNIC_GROUPS)],
        required=False,
    )
    born_on = FuzzyDateField(label=_("Born on"), required=False)
    education = forms.ChoiceField(
        label=_("Education"), choices=[("", "—"), *Education.choices], required=False
    )
    joined_on = FuzzyDateField(label=_("Joined on"), required=False)
    confirmed_on = FuzzyDateField(label=_("Confirmed on"), required=False)
    mobile = forms.CharField(label=_("Mobile"), max_length=30, required=False)
    work_post = FreeTextField(label=_("Employer and post"), max_length=100, required=False)
    party_post = FreeTextField(label=_("Party post"), max_length=50, required=False)
    remark = FreeTextField(label=_("Remark"), max_length=200, required=False)

    def __init__(self, *args: Any, member: Member, offered: Collection[str], **kwargs: Any) -> None:
        held = {name: getattr(member, name) for name in set(FactsForm.base_fields) & set(offered)}
        dated = {
            name: FuzzyDate(held[name], getattr(member, _precision(name)))
            for name in held
            if isinstance(self.base_fields[name], FuzzyDateField) and held[name]
        }
        super().__init__(*args, initial={**held, **dated}, **kwargs)
        for name in set(FactsForm.base_fields) - set(offered):
            del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """Return model fields to values; a date brings its precision."""
        facts = {
            name: self.cleaned_data[name] for name in self.fields if name in FactsForm.base_fields
        }
        for name, field in self.fields.items():
            if isinstance(field, FuzzyDateField):
                found: FuzzyDate | None = facts[name]
                facts[name] = found.on if found else None
                facts[_precision(name)] = found.precision if found else Precision.DAY
        return facts


class CorrectionForm(FactsForm):
    """What the register says of a member, as far as the person at the desk may correct it."""

    reason = forms.CharField(
        label=_("Reason for the correction"),
        min_length=2,
        max_length=200,
        help_text=_("For example: ID card checked, phone number changed."),
    )


class RequestForm(FactsForm):
    """What somebody who may not correct a member's facts would have them be."""

    note = FreeTextField(
        label=_("What else is wrong, or what proves it"),
        max_length=200,
        required=False,
        help_text=_(
            "If the ID number or the branch is wrong, say so here, without writing the number."
        ),
    )


class AnswerForm(PlainForm):
    """The decision on a request, and what is answered."""

    answer = FreeTextField(
        label=_("Answer"),
        max_length=200,
        required=False,
        help_text=_("Needed where the request is declined or names no single fact."),
    )


class AppointForm(PlainForm):
    """A post for one or several members, from a day on."""

    post = forms.ChoiceField(label=_("Party post"))
    since = forms.DateField(
        label=pgettext_lazy("party post", "Since"),
        initial=localdate,
        widget=DayInput(format="%Y-%m-%d"),
        help_text=_("The day of the election or decision."),
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Who holds it"),
        queryset=Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, posts: list[PartyPost], members: MemberQuerySet, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["post"]
        chosen.choices = [(post.value, post.label) for post in posts]
        offered: Any = self.fields["members"]
        offered.queryset = members.order_by("pinyin", "pk")


class EndForm(PlainForm):
    """The posts ticked in the list of those held, their last day, and why."""

    appointments = forms.ModelMultipleChoiceField(
        label=_("Party post"), queryset=Appointment.objects.none()
    )
    last = forms.DateField(
        label=_("Last day"), initial=localdate, widget=DayInput(format="%Y-%m-%d")
    )
    reason = FreeTextField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For example: new election, moved to another branch."),
    )

    def __init__(self, *args: Any, rows: AppointmentQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["appointments"]
        field.queryset = rows
        field.error_messages["required"] = words.gettext("Tick the posts that end.")


def _precision(name: str) -> str:
    return name.replace("_on", "_precision")


class AppointmentFilter(PlainForm):
    """Posts held on a day, today unless said otherwise; or all there ever were."""

    EVER = "ever"

    q = forms.CharField(label=_("Name"), required=False)
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    body = forms.ChoiceField(
        label=_("Committee or group"),
        required=False,
        choices=[
            ("", _("All")),
            ("committee", _("Branch committees")),
            ("group", _("Party groups")),
        ],
    )
    on = forms.DateField(label=_("As of"), required=False, widget=DayInput(format="%Y-%m-%d"))
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("Held on that day")), (EVER, _("Former ones too"))],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(filled(data, on=f"{localdate():%Y-%m-%d}"))
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.MEMBER_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    @property
    def day(self) -> date:
        self.is_valid()
        day: date = self.cleaned_data.get("on") or localdate()
        return day

    def narrow(self, rows: AppointmentQuerySet) -> AppointmentQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("show") != self.EVER:
            rows = rows.on(self.day)
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        if within := wanted.get("within"):
            rows = rows.filter(subtree(within.path, "organization__path"))
        if body := wanted.get("body"):
            of_groups = Q(organization__kind=OrganizationKind.PARTY_GROUP)
            rows = rows.filter(of_groups if body == "group" else ~of_groups)
        return rows


class MemberFilter(PlainForm):
    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name, pinyin or last digits")}),
    )
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("All")), *Stage.choices]
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.MEMBER_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def narrow(self, rows: MemberQuerySet, on: date) -> MemberQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.matching(text)
        if organization := wanted.get("within"):
            rows = rows.at_home_in(organization.path, on)
        if stage := wanted.get("stage"):
            rows = rows.filter(stage=stage)
        return rows
