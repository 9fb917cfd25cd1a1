"""The grid by the organizations right below one: towns of a district, branches of a town."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from accounts.scope import Scope
from activities.domain.grid import GridRow, Totals, tally
from branches.models import Organization


@dataclass(frozen=True)
class TownRow:
    """An organization with all branches at or below it, month by month."""

    organization: Organization
    branches: int
    months: dict[date, Totals]
    totals: Totals


def town_grid(*, grid: list[GridRow], scope: Scope) -> list[TownRow]:
    """Put a grid together by what stands right below the scope, or by its parts if it has some."""
    found: dict[int, list[GridRow]] = defaultdict(list)
    for row in grid:
        found[_head_of(row.branch, scope)].append(row)
    heads = Organization.objects.filter(pk__any_of=list(found)).order_by("path")
    return [_row(head, found[head.pk]) for head in heads]


def _head_of(branch: Organization, scope: Scope) -> int:
    root = next(root for root in scope.roots if branch.path.startswith(root))
    is_split = len(scope.roots) > 1
    path = root if is_split else branch.path[len(root) - 1 :]
    ids = [int(part) for part in path.strip("/").split("/") if part]
    if is_split:
        return ids[-1]
    return ids[0] if ids else branch.pk


def _row(head: Organization, rows: list[GridRow]) -> TownRow:
    months = sorted({month for row in rows for month in row.by_month})
    totals = {
        month: tally(duty for row in rows for duty in row.by_month.get(month, []))
        for month in months
    }
    return TownRow(head, len(rows), totals, tally(duty for row in rows for duty in row.cells))
