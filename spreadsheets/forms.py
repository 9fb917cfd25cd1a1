"""Input shapes of the import pages, and of exports in full."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import Actor
from common.forms import PlainForm
from spreadsheets.choices import Confidence
from spreadsheets.domain.reading import HEAD_ROWS
from spreadsheets.domain.scan import MAX_BYTES
from spreadsheets.models import ImportBatch
from spreadsheets.registry import kinds
from spreadsheets.tables import TableImport
from spreadsheets.workbooks.marks import is_explanation


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What does the workbook hold?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Workbook"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("xlsx or csv, at most 20 MB. Nothing is written before you confirm."),
    )
    all_or_nothing = forms.BooleanField(
        label=_("All or nothing: write no row as long as one cannot be imported"), required=False
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

    sheet = forms.TypedChoiceField(label=_("Sheet"), coerce=int)
    header_row = forms.IntegerField(label=_("Header row"), min_value=1, max_value=HEAD_ROWS)

    def __init__(self, data: Any, *, table: type[TableImport], batch: ImportBatch) -> None:
        self.reading: dict[str, Any] = batch.reading
        self.said = batch.place
        sheet, row = self.reading["sheet_number"], self.reading["header_row"]
        super().__init__(data, initial={"sheet": sheet, "header_row": row})
        self._offer_sheets()
        self._offer_columns(table)

    def _offer_sheets(self) -> None:
        sheets = self.reading.get("sheets", [])
        field: Any = self.fields["sheet"]
        field.choices = sheets
        if len(sheets) < 2:
            del self.fields["sheet"]

    def _offer_columns(self, table: type[TableImport]) -> None:
        fields = [("", _("Do not import"))]
        fields += [(name, column.label) for name, column in table.columns().items()]
        for number, column in enumerate(self.reading["columns"]):
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
    def unused(self) -> list[str]:
        """Return the headers of what is not imported; the column of an earlier round is ours."""
        headers = [column["header"] for column in self.reading["columns"] if not column["field"]]
        return [header for header in headers if not is_explanation(header)]

    @property
    def wishes(self) -> dict[str, str]:
        """Return the choices that differ from what was understood without them."""
        columns = self.reading["columns"]
        chosen = [self.cleaned_data[f"column-{number}"] for number in range(len(columns))]
        return {
            column["header"]: field
            for column, field in zip(columns, chosen, strict=True)
            if column["confidence"] == Confidence.CHOSEN or field != column["field"]
        }

    @property
    def place(self) -> list[int]:
        """Return sheet and header row, if they were chosen; of another sheet the row is found."""
        row, sheet = self.cleaned_data["header_row"], self.cleaned_data.get("sheet")
        if sheet not in (None, self.reading["sheet_number"]):
            return [sheet] if row == self.reading["header_row"] else [sheet, row]
        is_same = row == self.reading["header_row"]
        return self.said if is_same else [self.reading["sheet_number"], row]


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
