"""What the meetings of a branch amount to in a month."""

from datetime import date
from typing import NamedTuple

from accounts.scope import Scope, subtree_end
from common import sql
from common.dates import last_day


class Meetings(NamedTuple):
    """Sums over the counting activities of a branch's month; records are those it entered."""

    branch_id: int
    month: date
    present: int
    on_leave: int
    absent: int
    secretary_absent: int
    records: int
    incomplete: int
    lack_theme: int
    lack_place: int
    lack_minutes: int
    lack_list: int

    @property
    def expected(self) -> int:
        """Who should have come: leave is outside the base."""
        return self.present + self.absent


def meetings(
    *, scope: Scope, first: date, last: date, branch_ids: list[int] | None = None
) -> list[Meetings]:
    """Return the months in which branches in scope, or only some of them, met at all."""
    return [
        found
        for root in scope.roots
        for found in sql.shaped(
            "activities/sql/meetings.sql",
            Meetings._make,
            low=root,
            high=subtree_end(root),
            first_day=first,
            last_day=last_day(last),
            branch_ids=branch_ids,
        )
    ]
