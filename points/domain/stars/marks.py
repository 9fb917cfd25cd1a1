"""Marks of a year: how duties were fulfilled, and what the three reviews came to."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.errors import RuleViolation
from common.numbers import CENT
from common.sql import advisory_lock
from common.text import squeeze
from points.domain.stars.drafts import redraft_soon, require_year
from points.models import DutyMark, PostHolding, ReviewMark
from points.reports.stars import full_members

HIGHEST = 100
Key = TypeVar("Key")
DutyMarks = dict[tuple[int, int], Decimal | None]
"""Holding and quarter to mark; nothing takes a mark back."""
ReviewMarks = dict[tuple[int, str], Decimal | None]
"""Member and kind of review to mark."""


@dataclass(frozen=True)
class Sheet:
    """A branch's marks of a year as entered."""

    duty: DutyMarks
    reviews: ReviewMarks


def record_marks(*, branch: Organization, year: int, sheet: Sheet, actor: Actor) -> int:
    """Keep what differs from the marks on record; return how many do.

    Raises ``RuleViolation`` for a mark beyond 0 to 100 or with more than two decimals, for a
    quarter that has not begun, and for somebody who is not of the branch.
    """
    require_year(year=year)
    for mark in (*sheet.duty.values(), *sheet.reviews.values()):
        _require_mark(mark)
    with transaction.atomic(), advisory_lock(f"points.marks.{branch.pk}.{year}"):
        changed = _keep_duty(branch, year, sheet.duty, actor)
        changed += _keep_reviews(branch, year, sheet.reviews, actor)
        if changed:
            redraft_soon(branch=branch, year=year)
            audit.record(
                user=actor.user,
                action=Action.MARKS_RECORDED,
                target=branch,
                details={"year": year, "marks": changed},
            )
    return changed


def parse_mark(*, text: str) -> Decimal | None:
    """Read a mark as typed, digits of any width; nothing is none. Raises ``RuleViolation``."""
    typed = squeeze(text)
    if not typed:
        return None
    try:
        mark = Decimal(typed)
    except InvalidOperation as error:
        raise _no_mark(text) from error
    _require_mark(mark)
    return mark


def _require_mark(mark: Decimal | None) -> None:
    if mark is None:
        return
    if not mark.is_finite() or not 0 <= mark <= HIGHEST or mark != mark.quantize(CENT):
        raise _no_mark(str(mark))


def _no_mark(text: str) -> RuleViolation:
    message = _("Marks are 0 to 100 with at most two decimals: “%(mark)s” is none.")
    return RuleViolation(message % {"mark": text[:20]}, code="bad_mark")


def begun_quarters(*, year: int) -> int:
    """Return how many quarters of the year have begun."""
    today = localdate()
    return 4 if year < today.year else (today.month - 1) // 3 + 1


def _keep_duty(branch: Organization, year: int, marks: DutyMarks, actor: Actor) -> int:
    holdings = PostHolding.objects.standing().filter(post__organization=branch, year=year)
    own = set(holdings.values_list("pk", flat=True))
    if not {pk for pk, _quarter in marks} <= own:
        _refuse_stranger()
    if any(quarter > begun_quarters(year=year) for _pk, quarter in marks):
        raise RuleViolation(_("A quarter is marked once it has begun."), code="quarter_ahead")
    found = DutyMark.objects.filter(holding__in=own)
    return _keep(
        marks,
        {(one.holding_id, one.quarter): one for one in found},
        lambda key: DutyMark(holding_id=key[0], quarter=key[1]),
        ["holding", "quarter"],
        actor,
    )


def _keep_reviews(branch: Organization, year: int, marks: ReviewMarks, actor: Actor) -> int:
    own = set(full_members(branch=branch, year=year).values_list("pk", flat=True))
    if not {pk for pk, _kind in marks} <= own:
        _refuse_stranger()
    found = ReviewMark.objects.filter(member__in=own, year=year)
    return _keep(
        marks,
        {(one.member_id, one.kind): one for one in found},
        lambda key: ReviewMark(member_id=key[0], year=year, kind=key[1]),
        ["member", "year", "kind"],
        actor,
    )


def _refuse_stranger() -> None:
    message = _("Somebody on the sheet is not of this branch any more. Open the page again.")
    raise RuleViolation(message, code="not_of_the_branch")


def _keep(
    marks: dict[Key, Decimal | None],
    held: dict[Key, Any],
    make: Callable[[Key], Any],
    unique: list[str],
    actor: Actor,
) -> int:
    """Write the marks that differ, as a set: the sheet of a large branch holds some thousands."""
    kept = {key: row.mark for key, row in held.items()}
    differing = {key: mark for key, mark in marks.items() if mark != kept.get(key)}
    gone = [held[key] for key, mark in differing.items() if mark is None]
    rows = []
    for key, mark in differing.items():
        if mark is not None:
            row = make(key)
            row.mark, row.recorded_by = mark, actor.user
            rows.append(row)
    if gone:
        type(gone[0]).objects.filter(pk__in=[row.pk for row in gone]).delete()
    if rows:
        type(rows[0]).objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=unique,
            update_fields=["mark", "recorded_by", "recorded_at"],
        )
    return len(differing)
