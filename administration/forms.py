"""Input shapes of the pages of accounts and grants."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Action, Capability, Role
from accounts.domain.grants import roles_over
from accounts.querysets import AuditQuerySet, UserQuerySet
from accounts.scope import Actor, subtree
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES, OrganizationQuerySet
from common.dates import start_of
from common.forms import PlainForm, ShortListField


class UserFilter(PlainForm):
    q = forms.CharField(label=_("Name or user name"), required=False)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All")), *Role.choices]
    )
    within = ShortListField(
        label=_("Granted in"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[
            ("", _("All")),
            ("active", _("Active")),
            ("deactivated", _("Deactivated")),
            ("waiting", _("A grant waits for approval")),
            ("without", _("Nothing granted")),
        ],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ACCOUNT_MANAGE)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def narrow(self, rows: UserQuerySet, on: date) -> UserQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(Q(name__contains=text) | Q(username__icontains=text))
        if role := wanted.get("role"):
            rows = rows.holding(on, Q(role=role))
        if within := wanted.get("within"):
            rows = rows.holding(on, subtree(within.path, "organization__path"))
        kept = {
            "active": rows.filter(is_active=True),
            "deactivated": rows.filter(is_active=False),
            "waiting": rows.waiting(),
            "without": rows.without_posts(on),
        }
        return kept.get(wanted.get("state", ""), rows)


class AuditFilter(PlainForm):
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    person = forms.CharField(label=_("Name or user name"), required=False)
    action = forms.ChoiceField(
        label=_("Action"), required=False, choices=[("", _("All")), *Action.choices]
    )
    target = forms.CharField(label=_("Object"), required=False)
    number = forms.CharField(label=_("Number of request or job"), required=False)

    def narrow(self, rows: AuditQuerySet) -> AuditQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if first := wanted.get("first"):
            rows = rows.filter(at__gte=start_of(first))
        if last := wanted.get("last"):
            rows = rows.filter(at__lt=start_of(last + timedelta(days=1)))
        if action := wanted.get("action"):
            rows = rows.filter(action=action)
        if person := wanted.get("person"):
            rows = rows.by(person)
        if target := wanted.get("target"):
            rows = rows.about(target)
        if number := wanted.get("number"):
            rows = rows.within(number)
        return rows


class AccountForm(PlainForm):
    """Who an account is for, and under which name that person logs in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=50,
        help_text=_("Letters, digits, dots, hyphens and underlines; typed to log in."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=50,
        help_text=_("The person's own name: an account belongs to one person."),
    )


class PlaceSearch(PlainForm):
    """Looks for an organization to grant a role over."""

    MOST = 30
    q = forms.CharField(label=_("Name or code"), required=False)

    def found(self, visible: OrganizationQuerySet) -> list[Organization]:
        """Return the first organizations that bear the words; none without any."""
        text = self.cleaned_data.get("q") if self.is_valid() else ""
        return list(visible.matching(text).select_related("superior")[: self.MOST]) if text else []


class GrantForm(PlainForm):
    """What is granted over an organization that was chosen before."""

    role = forms.ChoiceField(label=_("Role"))
    valid_from = forms.DateField(
        label=_("Begins on"),
        initial=localdate,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    valid_until = forms.DateField(
        label=_("Ends on"),
        required=False,
        help_text=_("From this day on it gives nothing. Empty: until somebody ends it."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("By which decision"),
        max_length=200,
        help_text=_("The appointment or minutes; kept with the grant and in the audit log."),
    )

    def __init__(self, *args: Any, place: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        roles = [(role.value, role.label) for role in roles_over(tier=place.tier)]
        field.choices = roles if len(roles) == 1 else [("", _("Choose a role")), *roles]
        self.has_roles = bool(roles)


class ReasonForm(PlainForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Kept in the audit log together with your name."),
        widget=forms.Textarea({"rows": 2}),
    )
