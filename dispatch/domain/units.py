"""Units and places: entered and corrected by the cadre office, found by what people write."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from branches.models import Organization
from common.errors import RuleViolation
from common.text import squeeze
from dispatch.models import Place, Unit

Kept = TypeVar("Kept", Unit, Place)


class UnitIndex:
    """All units by normalized code and name, loaded once for a mass job."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.select_related("organization"):
            for value in {squeeze(unit.code).lower(), squeeze(unit.name).lower()}:
                self._by_key[value].append(unit)

    def find(self, text: str) -> list[Unit]:
        """Return every match: none is an error, several are for a person to decide."""
        return self._by_key.get(squeeze(text).lower(), [])


def unit_named(*, text: str, on: date) -> Unit:
    """Return the unit of the day a text names by code or name. Raises ``RuleViolation``."""
    found = Unit.objects.on(on).filter(Q(code=text) | Q(name=text))[:2]
    if len(found) != 1:
        message = _("No unit “%(name)s” is known on this day. Write its code or full name.")
        raise RuleViolation(message % {"name": text}, code="unknown_unit")
    unit: Unit = found[0]
    return unit


def organization_named(*, text: str) -> Organization:
    """Return the organization a text names. Raises ``RuleViolation`` if none or several do."""
    found = Organization.objects.named(text)[:2]
    if len(found) != 1:
        message = _("No organization “%(name)s” is known. Write its code or full name.")
        raise RuleViolation(message % {"name": text}, code="unknown_organization")
    organization: Organization = found[0]
    return organization


def head_named(*, text: str) -> User:
    """Return the active account with this user name. Raises ``RuleViolation`` if there is none."""
    found: User | None = User.objects.filter(username=text, is_active=True).first()
    if found is None:
        message = _("No account “%(name)s” is open. Write the user name of the unit's head.")
        raise RuleViolation(message % {"name": text}, code="unknown_account")
    return found


def save_unit(*, unit: Unit, fields: dict[str, Any], actor: Actor) -> Unit:
    """Enter a unit or correct one.

    Raises ``RuleViolation`` if another bears the code or the name.
    """
    _require_alone(unit, ("code",), fields)
    _require_alone(unit, ("name",), fields)
    return _save(unit, fields, Action.UNIT_SAVED, actor)


def save_place(*, place: Place, fields: dict[str, Any], actor: Actor) -> Place:
    """Enter a place or correct one.

    Raises ``RuleViolation`` if another bears the code, or the name in the same town.
    """
    _require_alone(place, ("code",), fields)
    _require_alone(place, ("town", "name"), fields)
    return _save(place, fields, Action.PLACE_SAVED, actor)


def write_rows(*, rows: Sequence[tuple[Unit | Place, dict[str, Any]]]) -> None:
    """Write what a workbook says of units or places; the batch keeps the old values."""
    with transaction.atomic():
        for row, fields in rows:
            for name, value in fields.items():
                setattr(row, name, value)
            row.save()


def _require_alone(row: Unit | Place, names: Iterable[str], fields: dict[str, Any]) -> None:
    key = {name: fields[name] for name in names}
    if type(row).objects.filter(**key).exclude(pk=row.pk).exists():
        message = _("“%(key)s” stands in the list already. Open that entry and correct it.")
        raise RuleViolation(message % {"key": fields[list(key)[-1]]}, code="known_already")


def _save(row: Kept, fields: dict[str, Any], action: Action, actor: Actor) -> Kept:
    changes = {
        name: (str(getattr(row, name, None) or ""), str(value or ""))
        for name, value in fields.items()
        if row.pk and getattr(row, name) != value
    }
    for name, value in fields.items():
        setattr(row, name, value)
    with transaction.atomic():
        row.save()
        audit.record(user=actor.user, action=action, target=row, changes=changes)
    return row
