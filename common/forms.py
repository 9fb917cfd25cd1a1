"""The form renderer, one set of templates for every form, and words for what a field refuses."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.forms.renderers import TemplatesSetting
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from common.dates import BadDateError, FuzzyDate, parse_date, parse_month
from common.text import holds_id_number


class PortalRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


def refuse_id_numbers(text: str) -> None:
    """Raise ``ValidationError`` for a text that holds an ID number: it would be kept in plain."""
    if holds_id_number(text):
        raise ValidationError(
            _("An ID number does not belong in this text. Take it out."), code="id_in_text"
        )


class FreeTextField(forms.CharField):
    """What people write in their own words."""

    default_validators = [refuse_id_numbers]


class DayInput(forms.DateInput):
    input_type = "date"


class PlainForm(forms.Form):
    """A form whose errors name the field and say how to mend it."""

    names_fields = True
    """The list of errors need not put the label in front."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            label = str(field.label)
            for code, words in _refusals(field).items():
                # The label goes in now; Django fills in its own numbers when it refuses.
                field.error_messages[code] = words.replace("%(label)s", label)


def filled(data: Any, **usual: str) -> dict[str, str]:
    """Return what was asked for, and where nothing was what the page shows: no field says less."""
    return usual | {name: text for name, text in data.items() if text}


class YearFilter(PlainForm):
    """What a list of one year is narrowed by: its field says which year, asked for or not."""

    year = forms.IntegerField(
        label=pgettext_lazy("yearly list", "Year"), required=False, min_value=2000, max_value=2200
    )

    def __init__(self, data: Any, **kwargs: Any) -> None:
        asked = filled(data)
        if "year" not in asked:
            asked["year"] = str(self.usual_year())
        super().__init__(asked, **kwargs)

    def usual_year(self) -> int:
        """Return the year that is shown unless another one is asked for: the running one."""
        return localdate().year

    def clean(self) -> None:
        """Show the usual year where none can be read, beside the complaint."""
        if "year" not in self.cleaned_data:
            self.cleaned_data["year"] = self.usual_year()

    @property
    def chosen_year(self) -> int:
        self.is_valid()
        return int(self.cleaned_data["year"])


class FuzzyDateField(forms.CharField):
    """A day, or a month or year where no more is known, in any spelling an office uses."""

    def clean(self, value: Any) -> FuzzyDate | None:
        text = super().clean(value)
        try:
            found = parse_date(text) if text else None
        except BadDateError as error:
            message = _("“%(text)s” is not a date. Write it like 2018-06-25.")
            raise ValidationError(message % {"text": text}, code="bad_date") from error
        if found is not None and found.on > localdate():
            message = _("%(date)s lies in the future. Check the year.")
            raise ValidationError(message % {"date": found}, code="future_date")
        return found

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else str(value)


class MonthField(forms.CharField):
    """A month, cleaned to its first day."""

    def __init__(self, *args: Any, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, required=required, **kwargs)
        self.widget.attrs |= {"placeholder": "2018-06", "inputmode": "numeric"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_month(text) if text else None
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.")
            raise forms.ValidationError(message % {"text": text}) from error


class ShortListField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no subscript at run time
    """Takes any row it may take, but offers only as many as a person can look through.

    A longer list would be read by nobody and makes every page that shows it heavy.
    """

    MOST = 200

    def offer(self, *, taken: QuerySet[Any], fewer: Q, chosen: str) -> None:
        """Offer all that may be taken, or if there are too many only those that fit ``fewer``."""
        self.queryset = taken
        is_chosen = Q(pk=int(chosen)) if chosen.isdecimal() else Q(pk=None)
        kept = ExpressionWrapper(fewer | is_chosen, output_field=BooleanField())
        usual = taken.model._meta.ordering  # noqa: SLF001
        first = taken.annotate(is_kept=kept).order_by("-is_kept", *usual)
        rows = list(first[: self.MOST + 1])
        if len(rows) > self.MOST:
            rows = [row for row in rows if row.is_kept]
        self.choices = [("", self.empty_label), *((row.pk, str(row)) for row in rows)]


def _refusals(field: forms.Field) -> dict[str, str]:
    if isinstance(field, forms.ChoiceField):
        return {
            "required": _("Please choose %(label)s."),
            "invalid_choice": _("Choose %(label)s from the list."),
        }
    refusals = {
        "required": _("Please fill in %(label)s."),
        "max_length": _("%(label)s: %(limit_value)d characters at most, here %(show_value)d."),
        "min_length": _("%(label)s: %(limit_value)d characters at least, here %(show_value)d."),
    }
    if isinstance(field, forms.DateField):
        refusals["invalid"] = _("Write the date like 2018-06-25.")
    return refusals
