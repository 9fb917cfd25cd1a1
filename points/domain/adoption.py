"""Adopting a version of the points scheme: what open months hold is posted anew under it."""

from datetime import date, timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from points.choices import VALUES, EntryKind
from points.domain.calendar import calendar_changing, open_from
from points.domain.corrections import reverse_entries
from points.domain.settlement import ledger_of, post_facts
from points.domain.stars.drafts import redraft_of
from points.models import PointEntry, PointScheme

MOST_REASON = 200


def require_open(*, draft: PointScheme) -> date:
    """Return the first day of a version. Raises ``RuleViolation`` if its month is closed."""
    start = draft.valid_from or date.min
    if start < open_from():
        message = _("This month is closed. Choose one that still takes entries.")
        raise RuleViolation(message, code="month_closed")
    return start


def last_day_of(*, draft: PointScheme) -> date:
    """Return the last day for which a version would hold: the next one ends it."""
    later = PointScheme.objects.standing().filter(valid_from__gt=draft.valid_from)
    following: date | None = later.aggregate(start=Min("valid_from"))["start"]
    return following - timedelta(days=1) if following else date.max


def adopt_scheme(*, draft: PointScheme, reason: str, actor: Actor) -> int:
    """Let a version hold from its month on, in place of one adopted for the same month.

    Entries of its months are reversed and posted anew, with the adoption as reason. Return how
    many. Raises ``RuleViolation`` without a reason, a second time, or if the month is closed.
    """
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    with calendar_changing():  # nobody posts meanwhile under the version that held until now
        start = require_open(draft=draft)
        same = PointScheme.objects.standing().filter(valid_from=start)
        if same.filter(**{name: getattr(draft, name) for name in VALUES}).exists():
            message = _("A version with these values holds from this month already.")
            raise RuleViolation(message, code="adopted_already")
        same.update(superseded_at=timezone.now())
        draft.reason = reason.strip()[:MOST_REASON]
        draft.adopted_by, draft.adopted_at = actor.user, timezone.now()
        draft.save()
        entries = _post_anew(draft, actor)
        audit.record(
            user=actor.user,
            action=Action.SCHEME_ADOPTED,
            target=draft,
            details={"from": f"{start:%Y-%m}", "entries": entries},
            reason=draft.reason,
        )
    return entries


def _post_anew(draft: PointScheme, actor: Actor) -> int:
    standing = PointEntry.objects.standing().exclude(kind=EntryKind.ADJUSTMENT)
    held = standing.filter(fact_month__range=(draft.valid_from, last_day_of(draft=draft)))
    months = set(held.order_by().values_list("fact_month", flat=True).distinct())
    with ledger_of(months=months, members=None) as first:
        count = reverse_entries(
            entries=list(held.values_list("pk", flat=True)),
            reason=_("Points scheme: %(reason)s") % {"reason": draft.reason},
            user=actor.user,
            open_from=first,
        )
        for month in sorted(months):
            post_facts(month=month, members=None, open_from=first)
        redraft_of(members=None, months=months)
    return count
