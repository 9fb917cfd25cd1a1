"""What templates offer: names of what is there today and in reach, each of which means one."""

from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from branches.reports import names_to_pick
from common.text import telling_names
from dispatch.choices import ProgrammeState
from dispatch.models import Cadre, KeyProject, Place, Programme, Unit
from dispatch.reports.programmes import towns

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


def towns_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    return names_to_pick(organizations=towns().filter(actor.scope(capability).as_q()))


def units_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    units = Unit.objects.visible_to(actor, capability).on(localdate())
    return telling_names(units.values_list("name", "code"))


def places_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    places = Place.objects.visible_to(actor, capability).on(localdate())
    return telling_names(places.values_list("name", "code"))


def projects_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    projects = KeyProject.objects.visible_to(actor, capability).on(localdate())
    return telling_names(projects.values_list("name"))


def programmes_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    programmes = Programme.objects.visible_to(actor, capability)
    going_on = programmes.exclude(state=ProgrammeState.CLOSED)
    return telling_names(going_on.values_list("name"))


def leaders_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    """Return leaders of county level, but for those of one name: it tells of neither."""
    today = localdate()
    leaders = Cadre.objects.visible_to(actor, capability, today).of_county_level(on=today)
    return telling_names(leaders.order_by("pinyin", "pk").values_list("name"))
