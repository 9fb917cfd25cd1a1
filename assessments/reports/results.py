"""Published results: what changed between versions, and a unit's years."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.models import (
    Cycle,
    Deduction,
    Result,
    ResultObjection,
    ResultVersion,
    Veto,
    VoterGroup,
)

if TYPE_CHECKING:
    from assessments.querysets import ResultQuerySet

Words = list[tuple[str, str]]


@dataclass(frozen=True)
class Difference:
    """What one unit's row said in one version and says in the next, field by field."""

    unit: str
    changes: list[tuple[str, str, str]]


def differences(*, before: ResultVersion, after: ResultVersion) -> list[Difference]:
    """Return the rows that differ between two versions, those only one of them has included."""
    return compared(_rows(before), _rows(after))


def compared(old: dict[str, Words], new: dict[str, Words]) -> list[Difference]:
    """Return by name what two versions say differently, the later one's names first."""
    names = dict.fromkeys([*new, *old])
    return [
        Difference(name, changed)
        for name in names
        if (changed := _changes(old.get(name, []), new.get(name, [])))
    ]


def _rows(version: ResultVersion) -> dict[str, Words]:
    rows = {row.unit.name: _words(row) for row in version.results.select_related("unit")}
    for one in version.withdrawn:
        rows[one["name"]] = [(pgettext("unit", "Withdrawn"), one["reason"])]
    return rows


def _words(row: Result) -> Words:
    vetoes = "；".join(f"{one['source']}（{one['body']}）" for one in row.vetoes)
    deductions = "；".join(one["text"] for one in row.deductions)
    return [
        (_("Total"), _shown(row.total)),
        (pgettext("result", "Rank"), _shown(row.rank)),
        (pgettext("result", "Grade"), row.get_grade_display()),
        (_("Deducted"), _shown(row.deducted)),
        (_("Deducted for"), deductions),
        (_("Vetoes"), vetoes),
    ]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _changes(old: Words, new: Words) -> list[tuple[str, str, str]]:
    before, after = dict(old), dict(new)
    return [
        (field, before.get(field, ""), after.get(field, ""))
        for field in dict.fromkeys([*before, *after])
        if before.get(field, "") != after.get(field, "")
    ]


def published_versions(*, cycle: Cycle | None) -> list[ResultVersion]:
    """Return the versions of a cycle's results, the newest first."""
    if cycle is None:
        return []
    return list(cycle.versions.filter(published_at__isnull=False))


def unlike_units(*, rows: "ResultQuerySet") -> list[str]:
    """Return the units whose total was made of fewer parts than the others'."""
    return [row.unit.name for row in rows.select_related("unit") if not row.has_all]


def decisions_of(*, cycle: Cycle) -> dict[str, Any]:
    """Return all that bears on a cycle's results beside the ballots, and its versions."""

    def of_units(model: Any, *related: str) -> Any:
        return model.objects.filter(unit__cycle=cycle).select_related("unit", *related)

    return {
        "vetoes": of_units(Veto, "entered_by"),
        "deductions": of_units(Deduction, "follow_up"),
        "objections": of_units(ResultObjection, "version", "raised_by", "decided_by"),
        "withdrawn": cycle.units.exclude(withdrawn=""),
        "versions": published_versions(cycle=cycle),
    }


@dataclass(frozen=True)
class Year:
    """One cycle in a unit's history: its newest result, among how many, and its parts."""

    result: Result
    ranked: int
    parts: list[tuple[str, int, str, str]]
    """Name, weight, mean and number of scores; only what is shown."""


def years_of(*, results: "ResultQuerySet") -> list[Year]:
    """Return a unit's newest result of each cycle, the newest cycle first."""
    rows = list(
        results.select_related("unit", "version__cycle").order_by(
            "-version__cycle__year", "-version__cycle"
        )
    )
    versions = [row.version_id for row in rows]
    counted = Result.objects.filter(version__in=versions, rank__isnull=False).order_by()
    among = counted.values_list("version", "unit__group").annotate(n=Count("pk"))
    sizes = {(version, group): n for version, group, n in among}
    cycles = [row.version.cycle_id for row in rows]
    names = {str(pk): name for pk, name in _group_names(cycles)}
    return [
        Year(row, _size(row, sizes), [_part(part, names) for part in row.parts]) for row in rows
    ]


def _group_names(cycles: list[int]) -> Any:
    return VoterGroup.objects.filter(cycle__in=cycles).values_list("pk", "name")


def _size(row: Result, sizes: dict[tuple[int, str], int]) -> int:
    if row.version.cycle.ranking == "group":
        return sizes.get((row.version_id, row.unit.group), 0)
    return sum(n for (version, _group), n in sizes.items() if version == row.version_id)


def _part(part: dict[str, Any], names: dict[str, str]) -> tuple[str, int, str, str]:
    name = names.get(part["key"], _("Leader's review"))
    return name, part["weight"], part["mean"] or "", part.get("n", "")
