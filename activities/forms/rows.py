"""Rows within the entry form: what was put to the vote, and who came from outside."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.choices import GuestRole
from common.forms import FreeTextField, PlainForm
from common.text import person_name

BLANK_ROWS = 2
MOST_ROWS = 40


class Row(PlainForm):
    """A row without its first word says nothing and is left out."""

    subject = ""

    @property
    def is_filled(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get(self.subject))


def _votes(label: Any) -> forms.IntegerField:
    attrs = {"inputmode": "numeric"}
    widget = forms.NumberInput(attrs)
    return forms.IntegerField(
        label=label, min_value=0, max_value=9999, required=False, widget=widget
    )


class MotionForm(Row):
    subject = "text"
    text = FreeTextField(label=gettext_lazy("Motion"), max_length=200, required=False)
    votes_for = _votes(gettext_lazy("For"))
    votes_against = _votes(gettext_lazy("Against"))
    votes_abstained = _votes(gettext_lazy("Abstained"))
    written = _votes(gettext_lazy("In writing"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        names = ("votes_for", "votes_against", "votes_abstained", "written")
        votes = {name: said.get(name) for name in names}
        if said.get("text") and votes["votes_for"] is None and "votes_for" not in self.errors:
            self.add_error("votes_for", _("Say how many voted for it."))
        if not said.get("text") and any(vote is not None for vote in votes.values()):
            self.add_error("text", _("Say what was voted on."))
        return {**said, **{name: vote or 0 for name, vote in votes.items()}}


class GuestForm(Row):
    subject = "name"
    name = FreeTextField(label=gettext_lazy("Name"), max_length=50, required=False)
    post = FreeTextField(label=gettext_lazy("Employer and post"), max_length=100, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Quality"), choices=GuestRole.choices)

    def clean_name(self) -> str:
        return person_name(self.cleaned_data["name"])


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # no subscript at run time
    """As many rows as were sent, with some blank ones below."""

    def __init__(self, data: Any, *, prefix: str, initial: list[dict[str, Any]]) -> None:
        is_sent = data is not None and f"{prefix}-TOTAL_FORMS" in data
        super().__init__(data if is_sent else None, prefix=prefix, initial=initial)

    @property
    def filled(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.is_filled]

    @property
    def typed(self) -> list[dict[str, Any]]:
        """Return the rows as they stand, to be shown again."""
        rows = [{name: form[name].value() for name in form.fields} for form in self.forms]
        return [row for row, form in zip(rows, self.forms, strict=True) if row[form.subject]]


def motion_rows(data: Any, initial: list[dict[str, Any]]) -> Rows:
    return _rows(MotionForm, data, "motions", initial)


def guest_rows(data: Any, initial: list[dict[str, Any]]) -> Rows:
    return _rows(GuestForm, data, "guests", initial)


def _rows(form: type[Row], data: Any, prefix: str, initial: list[dict[str, Any]]) -> Rows:
    made: Any = forms.formset_factory(
        form, formset=Rows, extra=BLANK_ROWS, max_num=MOST_ROWS, validate_max=True
    )
    rows: Rows = made(data, prefix=prefix, initial=initial)
    return rows
