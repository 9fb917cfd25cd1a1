"""Input shapes of the organization pages."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from branches.choices import OrganizationKind, Sector
from branches.querysets import OrganizationQuerySet

ANY: list[tuple[str, Any]] = [("", _("All"))]


class OrganizationFilter(forms.Form):
    q = forms.CharField(label=_("Name or code"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=ANY + OrganizationKind.choices
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=ANY + Sector.choices)

    def narrow(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(
                Q(name__contains=text) | Q(short_name__contains=text) | Q(code__iexact=text)
            )
        for name in ("kind", "sector"):
            if wanted.get(name):
                rows = rows.filter(**{name: wanted[name]})
        return rows
