"""Single people of the cadre roster, entered and corrected from a page."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from dispatch.domain.cadres import CadreEntry, add_cadres, change_cadres, tie_members
from dispatch.domain.posts import PostEntry
from dispatch.models import Cadre
from members.domain import identity


def enter_cadre(*, number: str, fields: dict[str, Any], post: PostEntry, actor: Actor) -> Cadre:
    """Enter a person with the post held; who is in the register under the number is tied to it.

    Raises ``RuleViolation`` for a number that is in the roster already.
    """
    if Cadre.objects.filter(id_index=identity.blind_index(number=number)).exists():
        message = _("This ID number is in the cadre roster already. Find the person there.")
        raise RuleViolation(message, code="known_already")
    if not fields.get("born_on"):
        fields = {**fields, "born_on": identity.birth_date(number=number)}
    with transaction.atomic():
        [cadre] = add_cadres(entries=[CadreEntry(number, fields, post)], actor=actor)
        tie_members(ids=[cadre.pk])
        audit.record(user=actor.user, action=Action.CADRE_SAVED, target=cadre)
    return cadre


def correct_cadre(
    *, cadre: Cadre, fields: dict[str, Any], grades: dict[int, str], reason: str, actor: Actor
) -> dict[str, tuple[Any, Any]]:
    """Set right what the roster says of a person; return what differs, old and new.

    ``fields`` are only those the actor may write (``dispatch.fields``); the door sees to that.
    ``grades`` adds or changes years of the appraisals, the others stay.
    """
    held = dict(cadre.appraisals.values_list("year", "grade"))
    graded = {year: grade for year, grade in grades.items() if held.get(year) != grade}
    changed = {name: value for name, value in fields.items() if getattr(cadre, name) != value}
    changes = {name: (_shown(getattr(cadre, name)), _shown(new)) for name, new in changed.items()}
    changes |= {str(year): (held.get(year, ""), grade) for year, grade in graded.items()}
    if changes:
        with transaction.atomic():
            entry = CadreEntry("", changed, grades=graded)
            change_cadres(changes=[(cadre, entry)], actor=actor)
            audit.record(
                user=actor.user,
                action=Action.CADRE_SAVED,
                target=cadre,
                changes=changes,
                reason=reason,
            )
    return changes


def _shown(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
