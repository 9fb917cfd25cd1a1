"""Input shapes of links between units and communities."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.choices import ItemState, LinkList
from activities.domain.community import community_named
from activities.domain.links import unit_named
from activities.querysets import LinkQuerySet
from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm


class LinkForm(PlainForm):
    since = forms.DateField(
        label=pgettext_lazy("link", "Since"),
        initial=localdate,
        widget=DayInput(format="%Y-%m-%d"),
    )
    unit = forms.CharField(
        label=_("Unit"), max_length=120, help_text=_("Code or name of its organization.")
    )
    community = forms.CharField(
        label=_("Community"), max_length=120, help_text=_("Code or name of its organization.")
    )

    def clean_unit(self) -> Organization:
        return unit_named(text=self.cleaned_data["unit"])

    def clean_community(self) -> Organization:
        day = self.cleaned_data.get("since") or localdate()
        return community_named(text=self.cleaned_data["community"], on=day)


class LinkEndForm(PlainForm):
    reason = FreeTextField(label=_("Reason"), max_length=200)


class ItemForm(PlainForm):
    kind = forms.ChoiceField(label=_("List"), choices=LinkList.choices)
    text = FreeTextField(label=_("What it is about"), max_length=200)


class ItemStateForm(PlainForm):
    state = forms.ChoiceField(label=_("State"), choices=ItemState.choices)


class LinkFilter(PlainForm):
    q = forms.CharField(label=_("Unit or community"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("open", _("Linked")), ("ended", _("Ended"))],
    )

    def narrow(self, rows: LinkQuerySet) -> LinkQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(Q(unit__name__contains=text) | Q(community__name__contains=text))
        if state := wanted.get("state"):
            rows = rows.filter(until__isnull=state == "open")
        return rows
