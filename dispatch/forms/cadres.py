"""Input shapes of the cadre roster."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from common.forms import DayInput, FreeTextField, PlainForm, ShortListField
from dispatch.choices import Rank
from dispatch.domain.posts import PostEntry
from dispatch.models import CadrePost, Unit

if TYPE_CHECKING:
    from dispatch.querysets import CadreQuerySet


class CadreFilter(PlainForm):
    q = forms.CharField(
        label=gettext_lazy("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Name or pinyin")}),
    )
    unit = ShortListField(
        label=gettext_lazy("Unit"),
        required=False,
        queryset=Unit.objects.none(),
        empty_label=gettext_lazy("All in reach"),
    )
    rank = forms.ChoiceField(
        label=gettext_lazy("Rank"),
        required=False,
        choices=[("", gettext_lazy("All")), *Rank.choices],
    )
    reserve = forms.ChoiceField(
        label=gettext_lazy("Reserve"),
        required=False,
        choices=[("", gettext_lazy("All")), ("yes", gettext_lazy("Reserve cadres"))],
    )
    posted = forms.ChoiceField(
        label=pgettext_lazy("cadres", "Whereabouts"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            ("out", gettext_lazy("Posted out now")),
            ("home", gettext_lazy("In the own unit")),
        ],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["unit"]
        visible = Unit.objects.visible_to(actor, Capability.CADRE_VIEW)
        field.offer(taken=visible, fewer=Q(), chosen=str(self.data.get("unit") or ""))

    def narrow(self, rows: "CadreQuerySet", on: date) -> "CadreQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.matching(text)
        if unit := wanted.get("unit"):
            rows = rows.in_units(Unit.objects.filter(pk=unit.pk), on=on)
        if rank := wanted.get("rank"):
            rows = rows.of_rank(rank, on=on)
        if wanted.get("reserve"):
            rows = rows.in_reserve(on=on)
        if posted := wanted.get("posted"):
            rows = rows.posted_on(on=on, is_posted=posted == "out")
        return rows


class PostForm(PlainForm):
    """A post of a cadre, from a day on."""

    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none())
    rank = forms.ChoiceField(label=gettext_lazy("Rank"), choices=Rank.choices)
    title = FreeTextField(label=pgettext_lazy("cadre", "Post"), max_length=100, required=False)
    since = forms.DateField(
        label=gettext_lazy("In this post since"), widget=DayInput(format="%Y-%m-%d")
    )
    ranked_on = forms.DateField(
        label=gettext_lazy("In this rank since"),
        required=False,
        widget=DayInput(format="%Y-%m-%d"),
    )

    def __init__(self, data: Any, *, actor: Actor, post: CadrePost | None) -> None:
        known: dict[str, Any] = {}
        if post is not None:
            known = {
                "unit": post.unit_id,
                "rank": post.rank,
                "title": post.title,
                "since": post.valid_from,
                "ranked_on": post.ranked_on,
            }
        super().__init__(data, initial=known)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.visible_to(actor, Capability.CADRE_MANAGE).on(localdate())

    @property
    def entry(self) -> PostEntry:
        return PostEntry(**self.cleaned_data)
