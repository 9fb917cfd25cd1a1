"""Input shapes of the import pages, and of exports in full."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import Actor
from common.forms import PlainForm
from spreadsheets.choices import Confidence
from spreadsheets.domain.reading import HEAD_ROWS
from spreadsheets.domain.scan import MAX_BYTES
from spreadsheets.registry import kinds
from spreadsheets.tables import TableImport


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What does the workbook hold?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Workbook"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("xlsx or csv, at most 20 MB. Nothing is written before you confirm."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [
            (name, table.title) for name, table in kinds().items() if actor.can(table.capability)
        ]

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            message = _("The file is larger than 20 MB. Split it into several files.")
            raise forms.ValidationError(message, code="too_large")
        return upload


class ColumnsForm(forms.Form):
    """Which column of the file is which field; one choice a column, beside the header row."""

    header_row = forms.IntegerField(label=_("Header row"), min_value=1, max_value=HEAD_ROWS)

    def __init__(
        self, data: Any, *, table: type[TableImport], reading: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(data, initial={"header_row": reading["header_row"]}, **kwargs)
        self.reading = reading
        fields = [("", _("Do not import"))]
        fields += [(name, column.label) for name, column in table.columns().items()]
        for number, column in enumerate(reading["columns"]):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=column["header"],
                required=False,
                choices=fields,
                initial=column["field"] or column["guess"],
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return each column of the file with its choice, for the page."""
        return [
            {
                **column,
                "input": self[f"column-{number}"],
                "confidence": Confidence.GUESS if column["guess"] else column["confidence"],
                "word": Confidence(
                    Confidence.GUESS if column["guess"] else column["confidence"]
                ).label,
            }
            for number, column in enumerate(self.reading["columns"])
        ]

    @property
    def wishes(self) -> dict[str, str]:
        """Return the choices that differ from what was understood without them."""
        chosen = {
            column["header"]: self.cleaned_data[f"column-{number}"]
            for number, column in enumerate(self.reading["columns"])
        }
        return {
            column["header"]: chosen[column["header"]]
            for column in self.reading["columns"]
            if column["confidence"] == Confidence.CHOSEN
            or chosen[column["header"]] != column["field"]
        }

    @property
    def place(self) -> list[int]:
        """Return sheet and header row, if the row was changed."""
        row = self.cleaned_data["header_row"]
        return [] if row == self.reading["header_row"] else [self.reading["sheet_number"], row]


class RevealForm(PlainForm):
    """Why a list is to be exported in full, and in which kind of file."""

    reason = forms.CharField(
        label=_("What are the full numbers needed for?"),
        min_length=4,
        max_length=200,
        help_text=_("Kept in the audit log together with your name, the filter and the rows."),
        widget=forms.Textarea({"rows": 3}),
    )
    form = forms.ChoiceField(label=_("Kind of file"), choices=[("xlsx", "Excel"), ("csv", "CSV")])
