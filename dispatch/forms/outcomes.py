"""Input shapes of outcomes."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.dates import show
from common.forms import DayInput, FreeTextField, PlainForm
from common.text import person_name
from dispatch.choices import PROMOTIONS, OutcomeKind
from dispatch.models import Cadre, Posting
from dispatch.querysets import OutcomeQuerySet


class _PostingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no subscript at run time
    def label_from_instance(self, posting: Any) -> str:
        place = posting.place or posting.host
        days = f"{show(posting.starts_on)} – {show(posting.ends_on)}"
        return f"{posting.get_kind_display()} · {place} · {days}"


class OutcomeForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=OutcomeKind.choices)
    happened_on = forms.DateField(
        label=_("Date"), initial=localdate, widget=DayInput(format="%Y-%m-%d")
    )
    text = FreeTextField(
        label=pgettext_lazy("outcome", "What it is"),
        max_length=200,
        help_text=_("The new post, the award, or what the person returned to."),
    )
    decided_by = FreeTextField(label=_("Decided by"), max_length=100)
    posting = _PostingField(
        label=_("Came of the posting"),
        required=False,
        queryset=Posting.objects.none(),
        empty_label=_("None of these"),
    )

    def __init__(self, *args: Any, cadre: Cadre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posting: Any = self.fields["posting"]
        posting.queryset = cadre.postings.filter(is_withdrawn=False).select_related("place", "host")


class OutcomeWithdrawForm(PlainForm):
    reason = FreeTextField(label=_("Reason"), max_length=200)


class OutcomeFilter(PlainForm):
    q = forms.CharField(label=_("Name"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1921, max_value=2100)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All")),
            ("promotions", _("Promotions of either kind")),
            *OutcomeKind.choices,
        ],
    )
    tempered = forms.ChoiceField(
        label=_("Tempered before"),
        required=False,
        choices=[("", _("All")), ("yes", _("Yes")), ("no", _("No"))],
    )

    def narrow(self, rows: OutcomeQuerySet) -> OutcomeQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted, rows = self.cleaned_data, rows.standing().with_history()
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(cadre__name__contains=text)
        if year := wanted.get("year"):
            rows = rows.filter(happened_on__year=year)
        if kind := wanted.get("kind"):
            kinds = PROMOTIONS if kind == "promotions" else (kind,)
            rows = rows.filter(kind__in=kinds)
        if tempered := wanted.get("tempered"):
            rows = rows.filter(is_tempered=tempered == "yes")
        return rows
