"""Input shapes of one member's account."""

from uuid import uuid4

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput, FreeTextField, PlainForm
from points.choices import ManualKind


class StatementFilter(PlainForm):
    """A day, as of which the account is shown; today unless said otherwise."""

    on = forms.DateField(
        label=_("Balance as of"), required=False, widget=DayInput(format="%Y-%m-%d")
    )


class ManualForm(PlainForm):
    """What an officer enters by hand; the token tells a second click from a second entry."""

    token = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=ManualKind.choices)
    happened_on = forms.DateField(
        label=_("Day it happened"), initial=localdate, widget=DayInput(format="%Y-%m-%d")
    )
    points = forms.DecimalField(
        label=_("Points"),
        required=False,
        help_text=_(
            "For an adjustment alone, an opening balance included: from −1 000 to 1 000. What the"
            " other kinds are worth is said by the scheme."
        ),
    )
    reason = FreeTextField(label=_("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))


class ReasonForm(PlainForm):
    reason = FreeTextField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Stands in the statement and in the audit log together with your name."),
        widget=forms.Textarea({"rows": 2}),
    )
