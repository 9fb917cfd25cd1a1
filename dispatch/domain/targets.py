"""Finding what a leader is in contact with by what people write: a code or a name."""

from collections import defaultdict
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from common.errors import RuleViolation
from common.text import squeeze, telling_names
from dispatch.choices import UnitGroup
from dispatch.domain.contacts import Target
from dispatch.models import KeyProject, Place, Unit


class TargetIndex:
    """Towns, places and projects in reach, of a day, by their codes and names; loaded once."""

    def __init__(self, *, actor: Actor, on: date) -> None:
        self._by_key: dict[str, set[Target]] = defaultdict(set)
        self._names: dict[Target, list[str | None]] = defaultdict(list)
        needed = Capability.CONTACT_MANAGE
        units = Unit.objects.visible_to(actor, needed).on(on).filter(group=UnitGroup.TOWN)
        for unit in units.select_related("organization"):
            town = unit.organization
            self._add(town, town.name, town.short_name, town.code, unit.name, unit.code)
        for place in Place.objects.visible_to(actor, needed).on(on).select_related("town"):
            town = place.town
            self._add(town, town.name, town.short_name, town.code)
            self._add(place, place.name, f"{town} {place}", f"{town}{place}", place.code)
        for project in KeyProject.objects.visible_to(actor, needed).on(on).select_related("town"):
            self._add(project, project.name)

    def find(self, text: str) -> Target:
        """Return the one a text means. Raises ``RuleViolation`` for none and for several."""
        found = list(self._by_key.get(squeeze(text).lower(), ()))
        if len(found) > 1:
            message = _("“%(name)s” is the name of several: write the code, or town and name.")
            raise RuleViolation(message % {"name": text}, code="manual_check")
        if not found:
            message = _("No town, village, community or project “%(name)s” is known.")
            raise RuleViolation(message % {"name": text}, code="unknown_target")
        return found[0]

    def names(self) -> list[str]:
        """Return a name of each that means no other."""
        return telling_names(self._names.values())

    def _add(self, target: Target, *texts: str | None) -> None:
        self._names[target] += texts
        for text in texts:
            if text:
                self._by_key[squeeze(text).lower()].add(target)


def targets_to_pick(*, actor: Actor, capability: Capability) -> list[str]:
    return TargetIndex(actor=actor, on=localdate()).names()
