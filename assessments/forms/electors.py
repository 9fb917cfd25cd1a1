"""What the list of voters is narrowed by."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle
from assessments.querysets import OfCycleQuerySet
from common.forms import PlainForm


class ElectorFilter(PlainForm):
    """Voters of the assessments that an office runs; a branch's own poll is none of them."""

    cycle = forms.ModelChoiceField(
        label=gettext_lazy("Assessment"),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    q = forms.CharField(label=gettext_lazy("Name, user name or group"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cycle"]
        field.queryset = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)

    def narrow(self, rows: OfCycleQuerySet) -> OfCycleQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        offered: Any = self.fields["cycle"]
        rows = rows.filter(cycle__in=offered.queryset)
        if cycle := wanted.get("cycle"):
            rows = rows.filter(cycle=cycle)
        if text := wanted.get("q"):
            rows = rows.filter(
                Q(user__name__contains=text)
                | Q(user__username__iexact=text)
                | Q(group__name__contains=text)
            )
        return rows
