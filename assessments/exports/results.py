"""Results with every part of the total, and the counters from which anybody computes them again."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from assessments.choices import OverallGrade
from assessments.domain.computed import key_of
from assessments.domain.results import LEADER
from assessments.forms.results import CycleFilter
from assessments.models import Counter, Cycle, Result
from assessments.reports.results import published_versions
from dispatch.choices import UnitGroup
from spreadsheets.exports import ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import CounterQuerySet, ResultQuerySet


class OfCycleExport(TableExport):
    """A list of one published cycle: the one chosen, else the newest."""

    capability = Capability.ASSESSMENT_VIEW
    form: CycleFilter

    def make_form(self) -> CycleFilter:
        return CycleFilter(self.query, actor=self.actor)

    @property
    def cycle(self) -> Cycle | None:
        return self.form.chosen


@register_export
class ResultExport(OfCycleExport):
    kind = "assessment-results"
    title = gettext_lazy("Results of the assessment")
    list_route = "assessments:result_list"
    method = gettext_lazy(
        "Weighted mean of the parts a unit has, weights scaled up for missing ones, less one point"
        " for each overdue follow-up, rounded half-up once to two decimals."
    )

    def select(self) -> "ResultQuerySet":
        return Result.objects.visible_to(self.actor, self.capability).of_cycle(self.cycle)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(pgettext("result", "Rank"), ("rank",), width=8),
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("Group"), ("unit__group",), words({}, UnitGroup.choices)),
            *[
                ExportColumn(f"{name}（{weight}）", ("parts",), partial(mean_in, key))
                for key, name, weight in heads_of(self.cycle)
            ],
            *[
                ExportColumn(f"n：{name}", ("parts",), partial(number_in, key), width=12)
                for key, name, _weight in heads_of(self.cycle)
                if key != LEADER
            ],
            ExportColumn(_("Deducted"), ("deducted",), width=8),
            ExportColumn(_("Total"), ("total",), width=10),
            ExportColumn(pgettext("result", "Grade"), ("grade",), words({}, OverallGrade.choices)),
            ExportColumn(_("Rank by the parts all have"), ("common_rank",), width=16),
            ExportColumn(_("Deducted for"), ("deductions",), _deducted_for, width=40),
            ExportColumn(_("Vetoes"), ("vetoes",), _vetoed_for, width=40),
        ]

    def notes(self, count: int) -> list[tuple[str, str]]:
        """Say which version it is, and which units were withdrawn."""
        lines = super().notes(count)
        for version in published_versions(cycle=self.cycle)[:1]:
            lines.append((_("Version"), f"{version.number} {version.reason}".strip()))
            lines += [
                (pgettext("unit", "Withdrawn"), f"{one['name']}：{one['reason']}")
                for one in version.withdrawn
            ]
        return lines


@register_export
class CounterExport(OfCycleExport):
    kind = "assessment-counters"
    title = gettext_lazy("Counters of the assessment")
    list_route = "assessments:counter_list"
    method = gettext_lazy(
        "Exact sums of the valid scores. Where fewer than the least number are valid, neither sum"
        " nor number is shown and the group counts as missing for that unit."
    )

    def select(self) -> "CounterQuerySet":
        return Counter.objects.visible_to(self.actor, self.capability).of_cycle(self.cycle)

    def columns(self) -> Sequence[ExportColumn]:
        least = self.cycle.threshold if self.cycle else 0
        return [
            ExportColumn(_("Code"), ("unit__code",), is_text=True),
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("Group of voters"), ("group__name",), width=20),
            ExportColumn(_("Weight"), ("group__weight",), width=8),
            ExportColumn(pgettext("ballots", "Issued"), ("issued",), width=8),
            ExportColumn(pgettext("ballots", "Returned"), ("returned",), width=8),
            ExportColumn(_("Valid"), ("valid",), partial(shown_number, least), width=8),
            *[
                ExportColumn(head, (name, "counted", "valid"), partial(_beside, least), width=8)
                for name, head in (
                    ("invalid", pgettext("paper", "Invalid")),
                    ("abstained", pgettext("ballots", "Abstained")),
                    ("own", _("Own unit")),
                )
            ],
            ExportColumn(
                pgettext("ballots", "Counted"),
                ("counted", "valid"),
                partial(_counted, least),
                width=8,
            ),
            ExportColumn(_("Sum"), ("total", "counted", "valid"), partial(_sum, least)),
        ]


def heads_of(cycle: Cycle | None) -> list[tuple[str, str, int]]:
    """Return key, name and weight of each part of a total."""
    if cycle is None:
        return []
    leader = [(LEADER, _("Leader's review"), cycle.leader_weight)] if cycle.leader_weight else []
    groups = [(str(group.pk), group.name, group.weight) for group in cycle.groups.all()]
    computed = [(key_of(part), str(part), part.weight) for part in cycle.computed_parts.all()]
    return leader + groups + computed


def mean_in(key: str, parts: list[dict[str, Any]]) -> Decimal | None:
    """Return the mean of one part, or nothing where it is missing."""
    mean = next((part["mean"] for part in parts if part["key"] == key), None)
    return None if mean is None else Decimal(mean)


def number_in(key: str, parts: list[dict[str, Any]]) -> str:
    """Return how many valid scores made one part, or that they were too few."""
    return next((part.get("n", "") for part in parts if part["key"] == key), "")


def _deducted_for(deductions: list[dict[str, str]]) -> str:
    return "；".join(f"{one['text']}（{one['due_on']}）" for one in deductions)


def _vetoed_for(vetoes: list[dict[str, str]]) -> str:
    return "；".join(f"{one['source']}（{one['body']}，{one['decided_on']}）" for one in vetoes)


def shown_number(least: int, valid: int) -> str | int:
    return f"<{least}" if 0 < valid < least else valid


def _beside(least: int, number: int, counted: int, valid: int) -> int | None:
    """Return a number from which the valid scores follow, unless they are too few to be told."""
    return number if valid == 0 or min(counted, valid) >= least else None


def _counted(least: int, counted: int, valid: int) -> str | int:
    return counted if min(counted, valid) >= least else shown_number(least, min(counted, valid))


def _sum(least: int, total: Decimal, counted: int, valid: int) -> Decimal | None:
    return total.normalize() if min(counted, valid) >= least else None
