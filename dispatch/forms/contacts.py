"""Input shapes of leaders' contacts, visits, problems and key projects."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm
from common.text import person_name
from dispatch.choices import ContactRole, ProblemState, ProjectStage, TargetKind
from dispatch.domain.contacts import ContactPlan, Target
from dispatch.domain.targets import TargetIndex
from dispatch.models import Cadre, Unit
from dispatch.querysets import ContactQuerySet, ProblemQuerySet, ProjectQuerySet
from dispatch.reports.contacts import owners, towns

if TYPE_CHECKING:
    from accounts.scope import Actor
    from dispatch.models import LeaderContact

USUAL_DAYS = 30
"""Within so many days a problem is to be settled, unless somebody says otherwise."""


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(format="%Y-%m-%d"), **options)


def _words(label: Any, **options: Any) -> FreeTextField:
    return FreeTextField(label=label, max_length=500, widget=forms.Textarea({"rows": 3}), **options)


class ContactForm(PlainForm):
    leader = forms.ModelChoiceField(label=_("Leader"), queryset=Cadre.objects.none())
    target = forms.CharField(
        label=pgettext_lazy("contact", "In contact with"),
        max_length=120,
        help_text=_("Code or name of a town, village, community or key project."),
    )
    role = forms.ChoiceField(label=pgettext_lazy("contact", "Role"), choices=ContactRole.choices)
    starts_on = _day(_("From"), initial=localdate)
    ends_on = _day(_("Until"), required=False, help_text=_("Last day; empty: open end."))

    def __init__(self, *args: Any, actor: "Actor", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        leader: Any = self.fields["leader"]
        leader.queryset = Cadre.objects.of_county_level(on=localdate())

    def clean_target(self) -> Target:
        return TargetIndex(actor=self.actor, on=localdate()).find(self.cleaned_data["target"])

    @property
    def plan(self) -> ContactPlan:
        return ContactPlan(**self.cleaned_data)


class ContactEndForm(PlainForm):
    ends_on = _day(_("Last day"), initial=localdate)
    reason = FreeTextField(label=_("Reason"), max_length=200)


class AmendForm(PlainForm):
    visited_on = _day(_("Date"), initial=localdate)
    text = _words(_("What you saw and did"))


class VisitForm(AmendForm):
    """A visit, and if need be one problem seen on it."""

    problem = _words(_("Problem to be settled"), required=False)
    owner = forms.ChoiceField(label=_("Who settles it"), required=False)
    due_on = _day(_("Due on"), required=False)

    def __init__(self, *args: Any, contact: "LeaderContact", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {_key(one): one for one in owners(contact=contact, on=localdate())}
        owner: Any = self.fields["owner"]
        owner.choices = [(key, str(one)) for key, one in self.known.items()]
        self.fields["due_on"].initial = localdate() + timedelta(days=USUAL_DAYS)

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        if wanted.get("problem"):
            for name in ("owner", "due_on"):
                if name not in self.errors and not wanted.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return wanted

    @property
    def visit(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("visited_on", "text")}

    @property
    def raised(self) -> dict[str, Any] | None:
        """The problem seen, if one was written down."""
        wanted = self.cleaned_data
        if not wanted["problem"]:
            return None
        owner = self.known[wanted["owner"]]
        return {"text": wanted["problem"], "owner": owner, "due_on": wanted["due_on"]}


class ProblemCloseForm(PlainForm):
    text = _words(_("What was done"))


class ProblemVerifyForm(PlainForm):
    text = _words(_("What you found on the spot"), required=False)


class ProblemReopenForm(PlainForm):
    text = _words(_("What is still to be done"))
    due_on = _day(_("Due anew on"))


class ProjectForm(PlainForm):
    name = FreeTextField(label=pgettext_lazy("thing", "Name"), max_length=100)
    town = forms.ModelChoiceField(label=_("Town"), queryset=Organization.objects.none())
    stage = forms.ChoiceField(label=pgettext_lazy("project", "Stage"), choices=ProjectStage.choices)
    valid_from = _day(_("From"), required=False)
    valid_until = _day(
        _("Until"), required=False, help_text=_("From this day on it is no key project any more.")
    )

    def __init__(self, *args: Any, actor: "Actor", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town: Any = self.fields["town"]
        town.queryset = _towns(actor)


class _TownFilter(PlainForm):
    """What all lists here are narrowed by: words and a town."""

    q = forms.CharField(label=_("Leader or target"), required=False)
    town = forms.ModelChoiceField(
        label=_("Town"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )

    def __init__(self, data: Any, *, actor: "Actor") -> None:
        super().__init__(data)
        town: Any = self.fields["town"]
        town.queryset = _towns(actor)


class ContactFilter(_TownFilter):
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *TargetKind.choices]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("today", _("Held today")), ("ended", _("Ended"))],
    )

    def narrow(self, rows: ContactQuerySet) -> ContactQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(_about(text))
        if town := wanted.get("town"):
            rows = rows.filter(town=town)
        if kind := wanted.get("kind"):
            rows = rows.of_kind(kind)
        if state := wanted.get("state"):
            today = rows.on(localdate())
            rows = today if state == "today" else rows.filter(ends_on__lt=localdate())
        return rows


class ProblemFilter(_TownFilter):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("overdue", _("Overdue")), *ProblemState.choices],
    )

    def narrow(self, rows: ProblemQuerySet) -> ProblemQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(Q(text__contains=text) | _about(text, "contact__"))
        if town := wanted.get("town"):
            rows = rows.filter(contact__town=town)
        state = wanted.get("state")
        if state == "overdue":
            return rows.overdue(localdate())
        return rows.filter(state=state) if state else rows


class ProjectFilter(_TownFilter):
    stage = forms.ChoiceField(
        label=pgettext_lazy("project", "Stage"),
        required=False,
        choices=[("", _("All")), *ProjectStage.choices],
    )

    def __init__(self, data: Any, *, actor: "Actor") -> None:
        super().__init__(data, actor=actor)
        self.fields["q"].label = pgettext_lazy("thing", "Name")

    def narrow(self, rows: ProjectQuerySet) -> ProjectQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(name__contains=text)
        if town := wanted.get("town"):
            rows = rows.filter(town=town)
        return rows.filter(stage=wanted["stage"]) if wanted.get("stage") else rows


class CoverageFilter(PlainForm):
    on = _day(_("As of"), required=False)
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("place", _("Villages and communities")),
            ("town", _("Towns and streets")),
            ("project", _("Key projects")),
            ("leader", _("Leaders")),
        ],
    )
    gaps = forms.ChoiceField(
        label=pgettext_lazy("filter", "Rows"),
        required=False,
        choices=[("", _("All")), ("only", _("Gaps alone"))],
    )


def _towns(actor: "Actor") -> Any:
    ids = [town.pk for town in towns(actor=actor, on=localdate())]
    return Organization.objects.filter(pk__in=ids)


def _about(text: str, contact: str = "") -> Q:
    """Return the condition that a contact's leader or target bears the words."""
    named = {
        f"{contact}leader__name__contains": person_name(text),
        f"{contact}place__name__contains": text,
        f"{contact}project__name__contains": text,
    }
    condition = Q()
    for path, value in named.items():
        condition |= Q(**{path: value})
    return condition


def _key(owner: Organization | Unit) -> str:
    return f"unit-{owner.pk}" if isinstance(owner, Unit) else "town"
