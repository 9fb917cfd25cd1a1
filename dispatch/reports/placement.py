"""Who is where on a day, and where nobody is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from branches.models import Organization
from dispatch.choices import PostingKind
from dispatch.models import Programme
from dispatch.querysets import PlaceQuerySet, PostingQuerySet


@dataclass(frozen=True)
class Column:
    """What a column counts: its words, and the filter of the list that shows its rows."""

    label: str
    query: str
    key: Any


@dataclass(frozen=True)
class Row:
    town: Organization | None
    cells: list[tuple[Column, int]]

    @property
    def total(self) -> int:
        return sum(count for _column, count in self.cells)


@dataclass(frozen=True)
class Table:
    columns: list[Column]
    rows: list[Row]
    sums: Row


def placement(*, postings: PostingQuerySet, on: date, by_programme: bool) -> Table:
    """Count who holds the day, by town and either kind or programme."""
    field = "programme" if by_programme else "kind"
    held = postings.on(on).order_by()
    counted = Counter(held.values_list("host", field))
    columns = _programmes(counted) if by_programme else _kinds()
    towns = Organization.objects.filter(pk__in={town for town, _key in counted}).order_by("path")
    rows = [_row(town, columns, counted) for town in towns]
    sums = [(column, sum(row.cells[at][1] for row in rows)) for at, column in enumerate(columns)]
    return Table(columns, rows, Row(None, sums))


def _row(town: Organization, columns: list[Column], counted: Counter[Any]) -> Row:
    return Row(town, [(column, counted[town.pk, column.key]) for column in columns])


def _kinds() -> list[Column]:
    return [Column(str(label), f"kind={value}", value) for value, label in PostingKind.choices]


def _programmes(counted: Iterable[tuple[int, int | None]]) -> list[Column]:
    named = Programme.objects.filter(pk__in={key for _town, key in counted if key}).order_by("pk")
    columns = [Column(str(one), f"programme={one.pk}", one.pk) for one in named]
    if any(key is None for _town, key in counted):
        columns.append(Column("—", "programme=0", None))
    return columns


@dataclass(frozen=True)
class Coverage:
    """How many places have a first secretary; places are counted, not persons."""

    places: int
    vacant: int

    @property
    def held(self) -> int:
        return self.places - self.vacant


def coverage(*, places: PlaceQuerySet, on: date) -> Coverage:
    present = places.on(on)
    return Coverage(present.count(), present.without_first_secretary(on=on).count())
