"""Input shapes of postings, and what their lists are narrowed by."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm
from dispatch.choices import PostingKind, PostingState
from dispatch.domain.people import cadre_named, post_on
from dispatch.domain.terms import last_day_of_term
from dispatch.models import Cadre, KeyProject, Place, Programme
from dispatch.reports.programmes import towns

if TYPE_CHECKING:
    from dispatch.querysets import PlaceQuerySet, PostingQuerySet

ALL = ("", gettext_lazy("All"))


class DayField(forms.DateField):
    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(format="%Y-%m-%d"), **kwargs)


class PostingForm(PlainForm):
    """Who is posted where. The unit is the one of the cadre's post on the first day."""

    person = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy(
            "As in the cadre roster; of several of one name with the last four of the ID number."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PostingKind.choices)
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=gettext_lazy("In no programme"),
    )
    host = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"),
        queryset=Organization.objects.none(),
        required=False,
        help_text=gettext_lazy("Left empty: that of the village or community."),
    )
    place = forms.ModelChoiceField(
        label=gettext_lazy("Village or community"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=gettext_lazy("The town itself"),
    )
    project = forms.ModelChoiceField(
        label=gettext_lazy("Key project"),
        queryset=KeyProject.objects.none(),
        required=False,
        empty_label=gettext_lazy("No project"),
        help_text=gettext_lazy("Of a chief service officer alone."),
    )
    task = forms.CharField(label=gettext_lazy("Post or task there"), max_length=100, required=False)
    starts_on = DayField(label=gettext_lazy("First day"), initial=localdate)
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Left empty: by the programme's term; in no programme, open."),
    )

    def __init__(self, data: Any, *, actor: Actor, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self._actor = actor
        needed = Capability.DISPATCH_MANAGE
        fields: dict[str, Any] = self.fields
        fields["programme"].queryset = Programme.objects.visible_to(actor, needed)
        reach = actor.scope(needed)
        fields["host"].queryset = towns().filter(reach.as_q())
        projects = KeyProject.objects.visible_to(actor, Capability.CONTACT_MANAGE)
        fields["project"].queryset = projects.on(localdate())
        places = Place.objects.visible_to(actor, needed).select_related("town")
        fields["place"].queryset = places
        fields["place"].choices = [("", fields["place"].empty_label), *_by_town(places)]

    def clean(self) -> dict[str, Any]:
        """Turn what was typed into what ``post_cadre`` takes."""
        wanted: dict[str, Any] = super().clean() or {}
        if self.errors:
            return wanted
        starts_on, programme, place = (wanted[name] for name in ("starts_on", "programme", "place"))
        cadres = Cadre.objects.visible_to(self._actor, Capability.DISPATCH_MANAGE, on=starts_on)
        person = wanted.pop("person")
        cadre = cadre_named(text=person, cadres=cadres)
        spot = place or wanted["project"]
        host = wanted["host"] or (spot and spot.town)
        if host is None:
            self.add_error("host", _("Choose the town or street, or one of its villages."))
        if wanted["ends_on"] is None and programme is not None:
            wanted["ends_on"] = last_day_of_term(starts_on=starts_on, months=programme.term_months)
        unit = post_on(cadre=cadre, on=starts_on).unit
        return {**wanted, "cadre": cadre, "host": host, "unit": unit}


def _by_town(places: "PlaceQuerySet") -> list[tuple[str, list[tuple[int, str]]]]:
    """Offer places under their towns, as people look for them."""
    grouped: dict[str, list[tuple[int, str]]] = {}
    for place in places.order_by("town__path", "code"):
        grouped.setdefault(str(place.town), []).append((place.pk, str(place)))
    return list(grouped.items())


class ExtendForm(PlainForm):
    until = DayField(label=gettext_lazy("New last day"))
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200)


class LeaveForm(PlainForm):
    first_day = DayField(label=gettext_lazy("First day of leave"), initial=localdate)
    last_day = DayField(label=gettext_lazy("Last day of leave"), initial=localdate)
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200)


class RecallForm(PlainForm):
    on = DayField(label=gettext_lazy("Last day there"), initial=localdate)
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200)


class PostingFilter(PlainForm):
    q = forms.CharField(label=gettext_lazy("Name"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[ALL, *PostingKind.choices]
    )
    town = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[ALL, *PostingState.choices]
    )
    on = DayField(label=pgettext_lazy("filter", "On the day"), required=False)
    ends_on = DayField(label=gettext_lazy("Last day"), required=False)

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        scope = actor.scope(Capability.DISPATCH_VIEW)
        fields["town"].queryset = towns().filter(scope.as_q())
        visible = Programme.objects.visible_to(actor, Capability.DISPATCH_VIEW)
        named = [(str(one.pk), str(one)) for one in visible]
        fields["programme"].choices = [ALL, *named, ("0", gettext_lazy("In no programme"))]

    def narrow(self, rows: "PostingQuerySet") -> "PostingQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.of_person(text)
        if kind := wanted.get("kind"):
            rows = rows.filter(kind=kind)
        if town := wanted.get("town"):
            rows = rows.filter(host=town)
        if programme := wanted.get("programme"):
            rows = rows.filter(programme=int(programme) or None)
        if ends_on := wanted.get("ends_on"):
            rows = rows.filter(ends_on=ends_on)
        if state := wanted.get("state"):
            rows = rows.in_state(state, self.day)
        elif wanted.get("on"):
            rows = rows.on(self.day)
        return rows

    @property
    def day(self) -> date:
        """The day on which rows stand as they do: today, unless another is asked for."""
        day: date = self.cleaned_data.get("on") or localdate()
        return day


class PlacementFilter(PlainForm):
    on = DayField(label=pgettext_lazy("filter", "On the day"), required=False)
    by = forms.ChoiceField(
        label=gettext_lazy("Columns"),
        required=False,
        choices=[("kind", gettext_lazy("Kinds")), ("programme", gettext_lazy("Programmes"))],
    )

    @property
    def day(self) -> date:
        self.is_valid()
        day: date = self.cleaned_data.get("on") or localdate()
        return day

    @property
    def by_programme(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("by") == "programme")


class VacancyFilter(PlainForm):
    on = DayField(label=pgettext_lazy("filter", "On the day"), required=False)
    town = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["town"]
        field.queryset = towns().filter(actor.scope(Capability.DISPATCH_VIEW).as_q())

    def within(self, rows: "PlaceQuerySet") -> "PlaceQuerySet":
        """Keep the places of the town, with a first secretary or without."""
        self.is_valid()
        town = self.cleaned_data.get("town")
        return rows.filter(town=town) if town else rows

    def narrow(self, rows: "PlaceQuerySet") -> "PlaceQuerySet":
        """Keep the places of the town without a first secretary on the day."""
        return self.within(rows).on(self.day).without_first_secretary(on=self.day)

    @property
    def day(self) -> date:
        self.is_valid()
        day: date = self.cleaned_data.get("on") or localdate()
        return day
