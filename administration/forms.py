"""Input shapes of the pages of accounts and grants."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability, Role
from accounts.querysets import UserQuerySet
from accounts.scope import Actor, subtree
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
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
        choices=[("", _("All")), ("active", _("Active")), ("deactivated", _("Deactivated"))],
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
        if state := wanted.get("state"):
            rows = rows.filter(is_active=state == "active")
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


class ReasonForm(PlainForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Kept in the audit log together with your name."),
        widget=forms.Textarea({"rows": 2}),
    )
