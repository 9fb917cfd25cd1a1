from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm


class AttachmentForm(PlainForm):
    file = forms.FileField(
        label=_("Attachment"),
        widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"}),
        help_text=_(
            "PDF, JPG, PNG, Word or Excel, at most 10 MB each, five at most. Not required."
        ),
    )
