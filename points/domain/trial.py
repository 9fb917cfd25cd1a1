"""Trying a draft of the points scheme on facts that are there: whose points change, and why."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common import sql
from points.choices import CAPPED_KINDS, EntryKind
from points.domain.stars.drafts import compute_stars
from points.models import PointScheme, RatingRule


@dataclass(frozen=True)
class Shift:
    """What a sum is under the versions in force, and what it would be."""

    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True)
class MemberShift:
    """One member's points, those cut by the cap, and the kinds that would be worth others."""

    points: Shift
    cut: Shift
    kinds: list[tuple[EntryKind, Shift]] = field(default_factory=list)

    @property
    def why(self) -> str:
        """The kinds that would be worth others, and what the cap would cut."""
        reasons = [(str(kind.label), shift) for kind, shift in self.kinds]
        if self.cut.difference:
            reasons.append((_("Cut by the cap"), self.cut))
        return "；".join(
            f"{what} {shift.before:.2f} → {shift.after:.2f}" for what, shift in reasons
        )


@dataclass(frozen=True)
class Trial:
    """``total`` is that of all members, ``members`` are those whose points change."""

    first: date
    last: date
    total: MemberShift
    members: dict[int, MemberShift]

    @property
    def gaining(self) -> int:
        return sum(shift.points.difference > 0 for shift in self.members.values())

    @property
    def losing(self) -> int:
        return len(self.members) - self.gaining


def try_scheme(*, draft: PointScheme, first: date, last: date) -> Trial:
    """Reckon the facts of some days anew as if the draft held for all of them. Nothing is kept."""
    with transaction.atomic():
        draft.superseded_at = timezone.now()  # it must not stand in the way of any other version
        draft.save()
        rows = sql.rows(
            "points/sql/try_scheme.sql",
            draft=draft.pk,
            first=first,
            last=last,
            capped_kinds=[str(kind) for kind in CAPPED_KINDS],
        )
        transaction.set_rollback(True)
    draft.pk = draft.superseded_at = None
    shifts = {
        row["member_id"]: MemberShift(
            Shift(row["before"], row["after"]),
            Shift(row["cut_before"], row["cut_after"]),
            [
                (EntryKind(kind), Shift(Decimal(before), Decimal(after)))
                for kind, before, after in row["kinds"] or ()
            ],
        )
        for row in rows
    }
    return Trial(first, last, shifts.pop(None), shifts)


def other_stars(*, trial: Trial, year: int) -> int:
    """Return how many members would have had other stars in a year."""
    rule = RatingRule.objects.for_year(year)
    more_points = {pk: shift.points.difference for pk, shift in trial.members.items()}
    now = compute_stars(year=year, rule=rule).results
    then = compute_stars(year=year, rule=rule, more_points=more_points).results
    return sum(now[pk].star != then[pk].star for pk in now)
