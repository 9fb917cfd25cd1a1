"""Taking entries back: by an officer's own hand, or because the fact behind them changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from activities.models import ServiceRecord
from activities.registry import Change
from common import sql
from common.errors import RuleViolation
from points.domain.calendar import open_from, touched
from points.domain.settlement import ledger_of, post_facts
from points.domain.stars.drafts import redraft_of
from points.models import PointEntry


def reverse_by_hand(*, entry: PointEntry, reason: str, actor: Actor) -> PointEntry:
    """Take one entry back for good: its fact is not posted anew.

    Raises ``RuleViolation`` without a reason, for a reversal, for what was taken back already, and
    for the actor's own account.
    """
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    refuse_own_account(user_id=entry.member.user_id, actor=actor)
    if entry.reverses_id is not None:
        message = _("A reversal is not reversed. Enter an adjustment instead.")
        raise RuleViolation(message, code="is_reversal")
    with ledger_of(months={entry.fact_month}, members=[entry.member_id]) as first:
        if not reverse_entries(
            entries=[entry.pk], reason=reason, user=actor.user, open_from=first, by_hand=True
        ):
            raise RuleViolation(_("This entry was reversed already."), code="reversed_already")
        made: PointEntry = PointEntry.objects.get(reverses=entry)
        audit.record(user=actor.user, action=Action.ENTRY_REVERSED, target=made, reason=reason)
        redraft_of(members=[entry.member_id], months=touched(month=entry.fact_month))
    return made


def refuse_own_account(*, user_id: int | None, actor: Actor) -> None:
    """Raise ``RuleViolation`` if the account is the actor's own."""
    if user_id is not None and user_id == actor.user.pk:
        message = _("Nobody books on the own account. Ask a colleague.")
        raise RuleViolation(message, code="own_account")


@contextmanager
def corrected(*, change: Change) -> Iterator[None]:
    """Change service records and the ledger with them.

    What was booked from them is reversed before, and posted anew as they stand after. Raises
    ``RuleViolation`` if a month concerned is closed or an officer reversed an entry by hand.
    """
    records = ServiceRecord.objects.earning().filter(pk__any_of=list(change.ids))
    before = list(records.values_list("pk", "member_id", "served_on", "struck_on"))
    if not before:
        yield
        return
    ids, members = {row[0] for row in before}, sorted({row[1] for row in before})
    days = {struck_on or served_on for _pk, _member, served_on, struck_on in before} | change.days
    months = {day.replace(day=1) for day in days}
    with ledger_of(months=months, members=members) as first:
        if any(month < first for month in months):
            message = _("The month of this record is closed: it is not changed any more.")
            raise RuleViolation(message, code="month_closed")
        _refuse_reversed_by_hand(ids)
        standing = PointEntry.objects.standing().filter(fact__any_of=_facts(ids))
        entries = list(standing.values_list("pk", flat=True))
        reverse_entries(entries=entries, reason=change.reason, user=change.user, open_from=first)
        yield
        for month in sorted(months):
            post_facts(month=month, members=members, open_from=first)
        redraft_of(members=members, months=months)


def fixed_records(*, ids: set[int]) -> set[int]:
    """Return those of the service records that cannot be changed any more."""
    by_hand = PointEntry.objects.filter(fact__any_of=_facts(ids), by_hand=True)
    facts = by_hand.values_list("fact", flat=True)
    reversed_by_hand = {int(fact.partition(":")[2]) for fact in facts}
    closed = Q(served_on__lt=open_from()) | Q(pk__any_of=list(reversed_by_hand))
    records = ServiceRecord.objects.earning().filter(closed, pk__any_of=list(ids))
    return set(records.values_list("pk", flat=True))


def _refuse_reversed_by_hand(ids: set[int]) -> None:
    if PointEntry.objects.filter(fact__any_of=_facts(ids), by_hand=True).exists():
        message = _(
            "An officer has reversed points of this record by hand: it is not changed any more."
        )
        raise RuleViolation(message, code="reversed_by_hand")


def _facts(ids: set[int]) -> list[str]:
    return [f"service:{pk}" for pk in ids]


def reverse_entries(
    *, entries: list[int], reason: str, user: User, open_from: date, by_hand: bool = False
) -> int:
    """Take standing entries back, each whole; return how many there were. The ledger is held."""
    return sql.run(
        "points/sql/reverse_entries.sql",
        entries=entries,
        reason=reason.strip()[:200],
        user=user.pk,
        open_from=open_from,
        today=localdate(),
        by_hand=by_hand,
    )
