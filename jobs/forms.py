"""When a job of the clock is started."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from jobs.domain.schedule import Rhythm
from jobs.models import Routine


class TimeInput(forms.TimeInput):
    input_type = "time"


class RoutineForm(PlainForm):
    at = forms.TimeField(
        label=_("Daily at"),
        required=False,
        widget=TimeInput(format="%H:%M"),
        help_text=_("Best at night, when nobody works."),
    )
    hours = forms.IntegerField(
        label=_("Or every so many hours"),
        required=False,
        min_value=1,
        max_value=24,
        help_text=_("Then leave the time of day empty."),
    )
    is_on = forms.BooleanField(label=_("Switched on"), required=False)

    def __init__(self, data: Any, *, routine: Routine) -> None:
        known = {"is_on": routine.enabled, "at": routine.at, "hours": routine.hours}
        super().__init__(data, initial=known)

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(**self.cleaned_data)
