"""The facts of a cadre, entered with the first post or corrected with a reason."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.scope import Actor
from common.dates import FuzzyDate, Precision
from common.errors import RuleViolation
from common.forms import FreeTextField, FuzzyDateField, PlainForm
from dispatch.domain.posts import PostEntry
from dispatch.forms.cadres import PostForm
from dispatch.models import Cadre
from dispatch.widgets import GradesWidget, told
from members.choices import ETHNIC_GROUPS, Sex
from members.widgets import IdNumberWidget, MaskedId
from spreadsheets.problems import CellError
from spreadsheets.tables import CellWidget

PRECISION = {"born_on": "born_precision", "working_since": "working_precision"}


class FactsForm(PlainForm):
    """What the roster says of a person; a date brings how exactly it is known."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=50)
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN)
    ethnic_group = forms.ChoiceField(
        label=gettext_lazy("Ethnic group"),
        choices=[("", "—"), *((name, name) for name in ETHNIC_GROUPS)],
        required=False,
    )
    born_on = FuzzyDateField(label=gettext_lazy("Born on"), required=False)
    native_place = FreeTextField(label=gettext_lazy("Native place"), max_length=40, required=False)
    working_since = FuzzyDateField(label=gettext_lazy("Working since"), required=False)
    fulltime_degree = FreeTextField(
        label=gettext_lazy("Full-time degree"), max_length=100, required=False
    )
    parttime_degree = FreeTextField(
        label=gettext_lazy("Part-time degree"), max_length=100, required=False
    )
    remark = FreeTextField(label=gettext_lazy("Remark"), max_length=200, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """Return model fields to values."""
        facts = {
            name: self.cleaned_data[name] for name in FactsForm.base_fields if name in self.fields
        }
        for name in facts.keys() & PRECISION.keys():
            found: FuzzyDate | None = facts[name]
            facts[name] = found.on if found else None
            facts[PRECISION[name]] = str(found.precision) if found else Precision.DAY.value
        return facts


class CadreForm(FactsForm):
    """A person who is new to the roster, with the post held today."""

    id_number = forms.CharField(label=gettext_lazy("ID number"), max_length=30)
    field_order = ("name", "id_number")

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        post = PostForm(None, actor=actor, post=None)
        for name, field in post.fields.items():
            self.fields[name] = field

    def clean_id_number(self) -> str:
        number = read_as(IdNumberWidget(), self.cleaned_data["id_number"])
        if isinstance(number, MaskedId):
            message = _("Write all 18 characters; a masked number tells nobody apart.")
            raise RuleViolation(message, code="masked_id")
        return str(number)

    @property
    def post(self) -> PostEntry:
        return PostEntry(**{name: self.cleaned_data[name] for name in PostForm.base_fields})


class CorrectionForm(FactsForm):
    """The facts that are ``offered``, as the roster holds them."""

    grades = forms.CharField(
        label=gettext_lazy("Yearly appraisals"),
        required=False,
        help_text=gettext_lazy("Each year with its grade, as 2017优秀、2016称职."),
    )
    reason = FreeTextField(
        label=gettext_lazy("Reason for the correction"),
        min_length=2,
        max_length=200,
        help_text=pgettext_lazy("cadre", "For example: personnel file checked."),
    )

    def __init__(self, data: Any, *, cadre: Cadre, offered: Collection[str]) -> None:
        known: dict[str, Any] = {name: getattr(cadre, name) for name in FactsForm.base_fields}
        for name, precision in PRECISION.items():
            if known[name]:
                known[name] = FuzzyDate(known[name], getattr(cadre, precision))
        known["grades"] = told(dict(cadre.appraisals.values_list("year", "grade")))
        super().__init__(data, initial=known)
        for name in FactsForm.base_fields.keys() - set(offered):
            del self.fields[name]

    def clean_grades(self) -> dict[int, str]:
        text = self.cleaned_data["grades"]
        return dict(read_as(GradesWidget(), text)) if text else {}


def read_as(widget: CellWidget, text: str) -> Any:
    """Read a field as a cell of the roster's workbook is read."""
    try:
        return widget.clean(text)
    except CellError as error:
        raise RuleViolation(error.message, code=error.code) from error
