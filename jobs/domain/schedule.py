"""When the clock starts a job: daily at a time, or every few hours, or not at all."""

from datetime import time
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django_celery_beat.models import CrontabSchedule, IntervalSchedule

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.models import Routine


class Rhythm(NamedTuple):
    """Either a time of day or hours between two runs."""

    at: time | None = None
    hours: int | None = None
    is_on: bool = True


def reschedule(*, routine: Routine, rhythm: Rhythm, actor: Actor) -> None:
    """Start a job at other times from now on; beat takes it over within seconds."""
    if rhythm.at is None and rhythm.hours is None:
        message = _("Say when: fill in a time of day or the hours between two runs.")
        raise RuleViolation(message, code="no_rhythm")
    if rhythm.at is not None and rhythm.hours is not None:
        message = _("Give either a time of day or the hours between two runs, and empty the other.")
        raise RuleViolation(message, code="one_rhythm")
    if not (rhythm.is_on or routine.words.may_rest):
        raise RuleViolation(
            _("This job may be moved, but not switched off: others rely on it."), code="needed"
        )
    before = routine.rhythm
    routine.crontab = _daily(rhythm.at) if rhythm.at else None
    routine.interval = _every(rhythm.hours) if rhythm.hours else None
    routine.enabled = rhythm.is_on
    with transaction.atomic():
        routine.save()
        audit.record(
            user=actor.user,
            action=Action.SCHEDULE_CHANGED,
            target=str(routine.words.title),
            changes={"rhythm": (before, routine.rhythm)},
        )


def _daily(at: time) -> CrontabSchedule:
    found, _made = CrontabSchedule.objects.get_or_create(hour=str(at.hour), minute=str(at.minute))
    return found


def _every(hours: int) -> IntervalSchedule:
    found, _made = IntervalSchedule.objects.get_or_create(
        every=hours, period=IntervalSchedule.HOURS
    )
    return found
