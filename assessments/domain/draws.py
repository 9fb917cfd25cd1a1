"""Drawing units: the list is published first, then a seed is thrown, and the draw done once."""

import shlex
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.domain.draw import drawn, lot_digest, published_hash
from assessments.domain.setup import add_units, remove_unit, require_set_up
from assessments.models import Cycle, Draw
from common.errors import RuleViolation
from dispatch.models import Unit

SHELL = """for code in {codes}; do
  printf '%s %s\\n' "$(printf '%s' "{seed}|$code" | sha256sum | cut -c1-64)" "$code"
done | sort | head -n {count}"""
PYTHON = """from hashlib import sha256
codes = {codes!r}
print(*sorted(codes, key=lambda code: sha256(f"{seed}|{{code}}".encode()).hexdigest())[:{count}])"""


def publish_list(*, cycle: Cycle, group: str, count: int, reason: str, actor: Actor) -> Draw:
    """Freeze the units of a group that may be drawn; the seed is thrown only after that.

    Units chosen by hand are in already and stand outside. Raises ``RuleViolation`` after the
    opening, for more units than there are, and for a second draw without a reason.
    """
    require_set_up(cycle, actor)
    if cycle.draws.filter(group=group).exists() and not reason:
        message = _("This group was listed or drawn before. Say why there is another draw.")
        raise RuleViolation(message, code="no_reason")
    chosen = cycle.units.filter(is_drawn=False).values("unit")
    reach = Unit.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE).on(localdate())
    candidates = reach.filter(group=group).exclude(pk__in=chosen)
    codes = sorted(candidates.values_list("code", flat=True))
    if not 0 < count <= len(codes):
        message = _("%(count)d are to be drawn of %(candidates)d. Draw fewer or list more.")
        said = {"count": count, "candidates": len(codes)}
        raise RuleViolation(message % said, code="too_few_candidates")
    with transaction.atomic():
        draw: Draw = Draw.objects.create(
            cycle=cycle,
            group=group,
            count=count,
            codes=codes,
            list_hash=published_hash(codes=codes),
            reason=reason,
        )
        details = {"group": group, "count": count, "hash": draw.list_hash}
        audit.record(user=actor.user, action=Action.DRAW_LISTED, target=cycle, details=details)
    return draw


def draw_units(*, draw: Draw, seed: str, actor: Actor) -> None:
    """Draw with a seed thrown before witnesses; the drawn take the place of an earlier draw's.

    Raises ``RuleViolation`` for a seed that is none, after the opening, and
    where the draw is done or a newer list stands.
    """
    require_set_up(draw.cycle, actor)
    with transaction.atomic():
        draw = Draw.objects.select_for_update(of=("self",)).get(pk=draw.pk)
        newest = draw.cycle.draws.filter(group=draw.group).last()
        if draw.seed or draw != newest:
            message = _("This draw is done, or a newer list stands. A seed is entered once.")
            raise RuleViolation(message, code="drawn_already")
        draw.drawn = drawn(codes=draw.codes, seed=seed, count=draw.count)
        draw.seed, draw.drawn_at = seed, timezone.now()
        draw.save()
        earlier = draw.cycle.units.filter(group=draw.group, is_drawn=True)
        for unit in earlier.exclude(code__in=draw.drawn).select_related("cycle__organization"):
            remove_unit(unit=unit, actor=actor)
        units = Unit.objects.filter(code__in=draw.drawn)
        add_units(cycle=draw.cycle, units=units, actor=actor)
        draw.cycle.units.filter(code__in=draw.drawn).update(is_drawn=True)
        details = {"group": draw.group, "seed": seed, "drawn": draw.drawn}
        audit.record(user=actor.user, action=Action.UNITS_DRAWN, target=draw.cycle, details=details)


def shell_recipe(*, draw: Draw) -> str:
    """Return lines by which any shell repeats a draw."""
    codes = shlex.join(draw.codes)
    return SHELL.format(codes=codes, seed=draw.seed, count=draw.count)


def python_recipe(*, draw: Draw) -> str:
    """Return lines by which Python repeats a draw."""
    return PYTHON.format(codes=draw.codes, seed=draw.seed, count=draw.count)


@dataclass(frozen=True)
class Lot:
    """A candidate with the number that decides about it, once there is a seed."""

    code: str
    name: str
    digest: str
    is_drawn: bool


def lots_of(*, draw: Draw) -> list[Lot]:
    """Return the candidates: before the draw by code, after it in the order of their hashes."""
    names = dict(Unit.objects.filter(code__in=draw.codes).values_list("code", "name"))
    lots = [
        Lot(
            code,
            names.get(code, ""),
            lot_digest(seed=draw.seed, code=code) if draw.seed else "",
            code in draw.drawn,
        )
        for code in draw.codes
    ]
    return sorted(lots, key=lambda lot: lot.digest)
