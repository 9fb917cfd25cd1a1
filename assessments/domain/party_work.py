"""三评两会一测: three comments, two meetings, one test, set up for a quarter in one step."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import PerformanceKind, YearPart
from assessments.domain.performance import save_indicator, save_performance, take_units
from assessments.domain.recurring import copy_performance
from assessments.models import Indicator, Performance
from branches.models import Organization
from dispatch.choices import UnitGroup
from dispatch.models import Unit

QUARTERS = (YearPart.Q1, YearPart.Q2, YearPart.Q3, YearPart.Q4)
MONTHS = 3
DUE_AFTER = timedelta(days=10)
"""So long after the quarter the departments have their scores in."""


class Item(NamedTuple):
    """A node of the tree as it is proposed; a single letter stands above its numbers."""

    code: str
    name: str
    points: int
    basis: str


def items() -> Iterator[Item]:
    """Yield the six recurring items under their three heads; all of it can be changed."""
    yield Item("A", _("Three comments"), 60, "")
    yield Item("A1", _("Monthly comment"), 30, _("Three in the quarter, 10 points each."))
    yield Item("A2", _("Quarterly score"), 20, _("Score of the quarter's tasks, by the ledgers."))
    yield Item("A3", _("Yearly report and review"), 10, _("In the fourth quarter; else “-”."))
    yield Item("B", _("Two meetings"), 20, "")
    yield Item("B1", _("Dispatch meeting"), 10, _("One in the quarter, with minutes."))
    yield Item("B2", _("Symposium"), 10, _("One in the quarter, with minutes."))
    yield Item("C", _("One test"), 20, _("Mean mark of the quarter's test, of 20."))


def start_quarter(
    *, organization: Organization, department: Unit | None = None, actor: Actor
) -> Performance:
    """Set up the quarter that is running: as the last one was, else from the six items.

    The towns are scored by the ``department``, else by that which the actor heads, if it is one.
    Raises ``RuleViolation`` if the quarter is set up already.
    """
    fields = _quarter(localdate())
    kind = PerformanceKind.PARTY_WORK
    last = Performance.objects.filter(organization=organization, kind=kind).first()
    if last is not None:
        return copy_performance(performance=last, fields=fields, actor=actor)
    with transaction.atomic():
        made = save_performance(
            performance=None,
            organization=organization,
            fields={**fields, "kind": kind},
            actor=actor,
        )
        reach = Unit.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)
        units = reach.on(localdate())
        take_units(performance=made, units=units.filter(group=UnitGroup.TOWN), actor=actor)
        _plant(made, department or units.filter(head=actor.user).first(), actor)
    return made


def _plant(period: Performance, department: Unit | None, actor: Actor) -> None:
    listed, made = list(items()), dict[str, Indicator]()
    for item in listed:
        has_parts = any(one.code[:-1] == item.code for one in listed)
        made[item.code] = save_indicator(
            performance=period,
            indicator=None,
            fields={
                "parent": made.get(item.code[:-1]),
                "code": item.code,
                "name": item.name,
                "points": Decimal(item.points),
                "basis": item.basis,
            },
            department=None if has_parts else department,
            actor=actor,
        )


def _quarter(day: date) -> dict[str, Any]:
    number = (day.month - 1) // MONTHS
    part = QUARTERS[number]
    following = date(day.year + (number + 1) // 4, (number + 1) % 4 * MONTHS + 1, 1)
    said = {"year": day.year, "part": part.label}
    return {
        "title": _("Three comments, two meetings, one test: %(year)d, %(part)s") % said,
        "year": day.year,
        "part": part,
        "due_on": following + DUE_AFTER,
        "next_on": following,
    }
