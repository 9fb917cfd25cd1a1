"""Input shapes of the roster."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import PlainForm, ShortListField
from members.choices import Stage
from members.querysets import MemberQuerySet


class RevealForm(forms.Form):
    """Why figures are to be shown in full, and in which kind of file."""

    reason = forms.CharField(
        label=_("What are the full numbers needed for?"),
        min_length=4,
        max_length=200,
        help_text=_("Kept in the audit log together with your name, the filter and the rows."),
        widget=forms.Textarea({"rows": 3}),
    )
    form = forms.ChoiceField(label=_("Kind of file"), choices=[("xlsx", "Excel"), ("csv", "CSV")])


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
