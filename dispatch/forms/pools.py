"""Input shapes of talent pools."""

from typing import Any, NamedTuple

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from common.forms import DayInput, FreeTextField, PlainForm
from common.text import person_name
from dispatch.choices import ExitReason, Phase, PoolResult, PoolSource, Team
from dispatch.models import Cadre, CadrePost
from dispatch.querysets import PoolEntryQuerySet
from members.models import Member

MOST_FOUND = 20


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(format="%Y-%m-%d"), **options)


class Found(NamedTuple):
    """A person of the name asked for: the key the entry form takes, and who it is."""

    key: str
    person: Cadre | Member
    where: str


class PersonFinder(PlainForm):
    q = forms.CharField(
        label=_("Name"), required=False, help_text=_("Name, pinyin or its initials.")
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor

    def found(self) -> list[Found]:
        """Return cadres, then members who are none."""
        text = self.cleaned_data.get("q") if self.is_valid() else ""
        if not text:
            return []
        cadres = Cadre.objects.visible_to(self.actor, Capability.POOL_MANAGE).matching(text)
        members = Member.objects.visible_to(self.actor, Capability.MEMBER_VIEW, localdate())
        others = members.matching(text).filter(cadre__isnull=True).with_home(localdate())
        posts = CadrePost.objects.on(localdate()).filter(cadre__in=cadres)
        found = [
            Found(f"cadre-{post.cadre_id}", post.cadre, f"{post.unit} {post.title}")
            for post in posts.select_related("cadre", "unit")[:MOST_FOUND]
        ]
        found += [
            Found(f"member-{one.pk}", one, f"{one.home_name} {one.get_stage_display()}")
            for one in others[:MOST_FOUND]
        ]
        return found[:MOST_FOUND]


class PoolEntryForm(PlainForm):
    person = forms.ChoiceField(label=_("Person"), widget=forms.RadioSelect)
    team = forms.ChoiceField(label=_("Team"), choices=Team.choices)
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices)
    entered_on = _day(_("Entered on"), initial=localdate)
    source = forms.ChoiceField(
        label=pgettext_lazy("pool", "Source"),
        required=False,
        choices=[("", "—"), *PoolSource.choices],
    )
    note = FreeTextField(label=pgettext_lazy("pool", "Note"), max_length=200, required=False)

    def __init__(self, *args: Any, found: list[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persons = {one.key: one.person for one in found}
        person: Any = self.fields["person"]
        person.choices = [(one.key, f"{one.person}（{one.where}）") for one in found]

    def clean_person(self) -> Cadre | Member:
        return self.persons[self.cleaned_data["person"]]


class PhaseMoveForm(PlainForm):
    moved_on = _day(_("Date"), initial=localdate)
    reason = FreeTextField(label=_("Reason"), max_length=200)


class PoolReviewForm(PlainForm):
    reviewed_on = _day(_("Date"), initial=localdate)
    result = forms.ChoiceField(label=_("Result"), choices=PoolResult.choices)
    text = FreeTextField(label=_("Findings"), max_length=500, widget=forms.Textarea({"rows": 3}))


class PoolExitForm(PlainForm):
    left_on = _day(_("Last day"), initial=localdate)
    exit_reason = forms.ChoiceField(label=_("Reason"), choices=ExitReason.choices)
    exit_note = FreeTextField(label=_("In words"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        if wanted.get("exit_reason") == ExitReason.OTHER and not wanted.get("exit_note"):
            self.add_error("exit_note", self.fields["exit_note"].error_messages["required"])
        return wanted


class PoolFilter(PlainForm):
    q = forms.CharField(label=_("Name"), required=False)
    team = forms.ChoiceField(
        label=_("Team"), required=False, choices=[("", _("All")), *Team.choices]
    )
    phase = forms.ChoiceField(
        label=_("Phase"), required=False, choices=[("", _("All")), *Phase.choices]
    )
    on = _day(_("As of"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("pool", "In the pool")),
            ("review", _("To be reviewed")),
            ("left", pgettext_lazy("pool", "Left")),
        ],
    )

    @property
    def day(self) -> Any:
        self.is_valid()
        return self.cleaned_data.get("on") or localdate()

    def narrow(self, rows: PoolEntryQuerySet) -> PoolEntryQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        rows = self._in_state(rows.with_phase_on(self.day), self.cleaned_data.get("state"))
        wanted = self.cleaned_data
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(Q(cadre__name__contains=text) | Q(member__name__contains=text))
        if team := wanted.get("team"):
            rows = rows.filter(team=team)
        return rows.filter(phase_then=wanted["phase"]) if wanted.get("phase") else rows

    def _in_state(self, rows: PoolEntryQuerySet, state: str | None) -> PoolEntryQuerySet:
        if state == "left":
            return rows.filter(left_on__lt=self.day)
        return rows.to_review(self.day) if state == "review" else rows.on(self.day)
