"""The monthly log of a posting: one entry a month, by the person or on the person's behalf."""

from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import last_day, months_before, months_between, show
from common.errors import RuleViolation
from dispatch.models import MonthLog, Posting


class LogFields(TypedDict):
    days_on_site: int
    visits: int
    text: str


def write_log(*, posting: Posting, month: date, fields: LogFields, actor: Actor) -> MonthLog:
    """Keep the log of a month, or correct it.

    Raises ``RuleViolation`` for who is neither the person nor runs the posting, for a month ahead
    or outside the posting, and for more days than the month has of it.
    """
    if not may_log(posting=posting, actor=actor):
        message = _("The log is written by the person posted, or by the town or the cadre office.")
        raise RuleViolation(message, code="not_yours")
    first, last = _span(posting, month)
    if posting.is_withdrawn or last < first or first > localdate():
        message = _("The posting lasts from %(first)s to %(last)s. Choose a month of it so far.")
        values = {"first": show(posting.starts_on), "last": show(posting.ends_on)}
        raise RuleViolation(message % values, code="outside")
    most = (last - first).days + 1
    if fields["days_on_site"] > most:
        message = _("The posting has %(most)d days in this month. Correct the days on site.")
        raise RuleViolation(message % {"most": most}, code="too_many_days")
    with transaction.atomic():
        log, _made = MonthLog.objects.update_or_create(
            posting=posting, month=month, defaults={**fields, "written_by": actor.user}
        )
        audit.record(user=actor.user, action=Action.MONTH_LOGGED, target=log)
    return log


def may_log(*, posting: Posting, actor: Actor) -> bool:
    """Say whether the actor is the person, or runs the posting for host or district."""
    member = posting.cadre.member
    is_own = member is not None and member.user_id == actor.user.pk
    return is_own or actor.scope(Capability.POSTING_RECORD).covers(posting.host.path)


def months_of(*, posting: Posting, on: date) -> list[date]:
    """Return the months of a posting that have begun by the day."""
    if posting.is_withdrawn:
        return []
    last = min(posting.ends_on or on, on)
    return months_between(posting.starts_on, last)


def month_before(*, on: date) -> date:
    """Return the month whose log is due: the last one that is over."""
    return months_before(on, 1)


def _span(posting: Posting, month: date) -> tuple[date, date]:
    """Return the days of the posting that lie in the month; reversed if there are none."""
    return max(month, posting.starts_on), min(last_day(month), posting.ends_on or date.max)
