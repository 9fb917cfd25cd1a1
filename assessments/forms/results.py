"""Which cycle's results are looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle
from common.forms import PlainForm


class CycleFilter(PlainForm):
    cycle = forms.ModelChoiceField(
        label=_("Assessment"),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=_("The newest"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Offer the published cycles the actor sees."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cycle"]
        seen = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW)
        field.queryset = seen.published()

    @property
    def chosen(self) -> Cycle | None:
        """Return the cycle asked for, else the newest one."""
        field: Any = self.fields["cycle"]
        wanted: Cycle | None = self.cleaned_data.get("cycle") if self.is_valid() else None
        return wanted or field.queryset.first()
