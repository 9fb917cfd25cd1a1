"""What happens to a posting after it was made: extension, leave, recall, withdrawal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import show
from common.errors import RuleViolation
from dispatch.choices import StepKind
from dispatch.domain.postings import note_step
from dispatch.domain.rivals import alone, require_no_conflict, rivals_of
from dispatch.domain.temporary_branches import follow_posting
from dispatch.domain.terms import DAY
from dispatch.models import Posting


def extend_posting(*, posting: Posting, until: date, reason: str, actor: Actor) -> None:
    """Let a posting last longer; who claims the person or the place meanwhile stands in the way.

    Raises ``RuleViolation`` for a day that is no later, an open end, and every conflict.
    """
    with _held(posting) as held:
        if held.ends_on is None:
            message = _("This posting has no end: nothing is left to extend.")
            raise RuleViolation(message, code="no_end")
        if until <= held.ends_on:
            message = _("The posting lasts until %(day)s already. Choose a later day.")
            raise RuleViolation(message % {"day": show(held.ends_on)}, code="not_longer")
        days = (held.ends_on + DAY, until)
        _move_end(held, until, "")
        note_step(posting=held, kind=StepKind.EXTENDED, days=days, reason=reason, actor=actor)
        audit.record(user=actor.user, action=Action.POSTING_EXTENDED, target=held, reason=reason)


def recall_posting(*, posting: Posting, on: date, reason: str, actor: Actor) -> None:
    """End a posting with a day, from the next on the person is free; before it began, withdraw it.

    On the last day the end stays and the reason is kept. Raises ``RuleViolation`` after the end.
    """
    with _held(posting) as held:
        if held.ends_on is not None and on > held.ends_on:
            message = _("The posting ended on %(day)s; nobody is left to be recalled.")
            raise RuleViolation(message % {"day": show(held.ends_on)}, code="ended_already")
        if on < held.starts_on:
            _withdraw(held, reason, actor)
            return
        _move_end(held, on, reason)
        note_step(posting=held, kind=StepKind.RECALLED, days=(on, on), reason=reason, actor=actor)
        audit.record(user=actor.user, action=Action.POSTING_RECALLED, target=held, reason=reason)


def declare_leave(
    *, posting: Posting, first_day: date, last_day: date, reason: str, actor: Actor
) -> None:
    """Put down days on which the person was not to be on site.

    Raises ``RuleViolation`` for days outside the posting or declared before.
    """
    with _held(posting) as held:
        if last_day < first_day:
            message = _("The leave ends before it starts. Choose a later last day.")
            raise RuleViolation(message, code="ends_too_early")
        if first_day < held.starts_on or (held.ends_on is not None and last_day > held.ends_on):
            message = _("The posting lasts from %(first)s to %(last)s. Choose days within it.")
            values = {"first": show(held.starts_on), "last": show(held.ends_on)}
            raise RuleViolation(message % values, code="outside")
        declared = held.steps.leaves().filter(first_day__lte=last_day, last_day__gte=first_day)
        if other := declared.first():
            message = _("Leave from %(first)s to %(last)s is declared already. Choose other days.")
            values = {"first": show(other.first_day), "last": show(other.last_day)}
            raise RuleViolation(message % values, code="declared_already")
        days = (first_day, last_day)
        note_step(posting=held, kind=StepKind.LEAVE, days=days, reason=reason, actor=actor)
        audit.record(
            user=actor.user, action=Action.POSTING_LEAVE_DECLARED, target=held, reason=reason
        )


def _withdraw(held: Posting, reason: str, actor: Actor) -> None:
    held.is_withdrawn, held.end_reason = True, reason
    held.save(update_fields=["is_withdrawn", "end_reason"])
    follow_posting(posting=held)
    days = (localdate(), localdate())
    note_step(posting=held, kind=StepKind.WITHDRAWN, days=days, reason=reason, actor=actor)
    audit.record(user=actor.user, action=Action.POSTING_WITHDRAWN, target=held, reason=reason)


def _move_end(held: Posting, ends_on: date, reason: str) -> None:
    """Set the end. An earlier one can conflict too: what handed over may now lie within."""
    held.ends_on, held.end_reason = ends_on, reason
    require_no_conflict(posting=held, others=rivals_of(posting=held))
    held.save(update_fields=["ends_on", "end_reason"])
    follow_posting(posting=held)


@contextmanager
def _held(posting: Posting) -> Iterator[Posting]:
    """Lock a posting that still counts. Raises ``RuleViolation`` for one that was withdrawn."""
    with alone(posting=posting):
        rows = Posting.objects.select_for_update(of=("self",)).select_related(
            "cadre", "host", "place", "programme__temporary_branch", "affiliation"
        )
        held: Posting = rows.get(pk=posting.pk)
        if held.is_withdrawn:
            message = _("This posting was withdrawn; nothing changes any more.")
            raise RuleViolation(message, code="withdrawn")
        yield held
