"""Input shape of a version of the method of party days."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models.themes import LONGEST_ITEM
from common.forms import FreeTextField, MonthField, PlainForm
from common.text import tidy

MOST_ITEMS = 12


class ItemsField(FreeTextField):
    """A short list of items, one on each line."""

    widget = forms.Textarea({"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = [tidy(line) for line in super().clean(value).splitlines()]
        items = [line for line in lines if line]
        if len(items) > MOST_ITEMS:
            message = _("At most %(most)d items, here %(count)d.")
            raise ValidationError(message % {"most": MOST_ITEMS, "count": len(items)})
        too_long = [item for item in items if len(item) > LONGEST_ITEM]
        if too_long:
            message = _("“%(item)s” is too long: %(most)d characters at most.")
            raise ValidationError(message % {"item": too_long[0], "most": LONGEST_ITEM})
        return items


class MethodForm(PlainForm):
    fixed = ItemsField(
        label=gettext_lazy("Fixed items"), help_text=gettext_lazy("One on each line.")
    )
    optional = ItemsField(
        label=gettext_lazy("Optional items"),
        required=False,
        help_text=gettext_lazy("One on each line; branches choose."),
    )
    requirements = ItemsField(
        label=gettext_lazy("Requirements"),
        required=False,
        help_text=gettext_lazy("One on each line; shown as a reminder, not ticked."),
    )
    stars = forms.IntegerField(
        label=gettext_lazy("Stars a month"),
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("So many activities are picked at most."),
    )
    start = MonthField(
        label=gettext_lazy("Holds from the month"),
        required=True,
        help_text=gettext_lazy("What has passed stays under the rule of its time."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason or document"),
        max_length=200,
        help_text=gettext_lazy("Shown with the version."),
    )
