"""What a branch still has to hold or to record, with the days that are left."""

from datetime import date
from typing import NamedTuple

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from activities.choices import ActivityKind, ActivityState, CellState, Period
from activities.domain.duties import Duty, duties
from activities.domain.overdue import usual_span
from activities.models import Activity
from common.dates import last_day, months_before

YEARLY_AHEAD = 2
"""A yearly duty is brought up in the last quarter, in which it is usually done."""


class Reminder(NamedTuple):
    """A duty not done yet. While its period runs the last day of it is what counts."""

    duty: Duty
    days_left: int

    @property
    def is_running(self) -> bool:
        return self.duty.state is CellState.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.days_left < 0


def reminders(*, scope: Scope, actor: Actor, on: date) -> list[Reminder]:
    """Return what branches in scope still owe, the most pressing first.

    What is planned as a draft needs no reminder while its period runs.
    """
    first, _last = usual_span(on=on)
    running = on.replace(day=1)
    last = months_before(running, -YEARLY_AHEAD)
    kinds = list(ActivityKind.values)
    owed = duties(scope=scope, kinds=kinds, first=first, last=last, today=on)
    lacking = [duty for duty in owed if duty.is_lacking and _is_near(duty, running)]
    planned = _planned(actor, running, last)
    found = [
        Reminder(duty, (_due_on(duty) - on).days)
        for duty in lacking
        if duty.state is not CellState.OPEN or (duty.branch_id, duty.kind) not in planned
    ]
    return sorted(found, key=lambda reminder: reminder.days_left)


def _is_near(duty: Duty, running: date) -> bool:
    """Leave out periods that run on after this month, but for the year from October."""
    is_yearly = duty.term.requirement.period == Period.YEAR
    return is_yearly or duty.term.month <= running


def _due_on(duty: Duty) -> date:
    if duty.state is CellState.OPEN:
        return last_day(duty.term.month)
    return duty.term.deadline


def _planned(actor: Actor, first: date, last: date) -> set[tuple[int, str]]:
    """Return the branches and kinds for which a draft waits for its day."""
    drafts = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD).filter(
        state=ActivityState.DRAFT, held_on__range=(first, last_day(last))
    )
    return set(drafts.values_list("parts__organization", "kind"))
