"""Input shapes of the import pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import Actor
from spreadsheets.domain.scan import MAX_BYTES
from spreadsheets.registry import kinds


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What does the workbook hold?"))
    file = forms.FileField(
        label=_("Workbook"),
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
