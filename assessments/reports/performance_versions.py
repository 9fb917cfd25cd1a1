"""What changed between two published versions of a scored period."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.models import PerformanceResult, PerformanceVersion
from assessments.reports.results import Difference, Words, compared


def differences(*, before: PerformanceVersion, after: PerformanceVersion) -> list[Difference]:
    """Return the rows that differ, field by field, with each indicator that does."""
    names = {str(one.pk): str(one) for one in after.performance.indicators.all()}
    return compared(_rows(before, names), _rows(after, names))


def _rows(version: PerformanceVersion, names: dict[str, str]) -> dict[str, Words]:
    rows = version.results.select_related("unit")
    return {row.unit.name: _words(row, names) for row in rows}


def _words(row: PerformanceResult, names: dict[str, str]) -> Words:
    return [
        (_("Total"), str(row.total)),
        (pgettext("result", "Rank"), str(row.rank)),
        (_("Deducted"), str(row.deducted)),
        (_("Deducted for"), "；".join(one["text"] for one in row.deductions)),
        *[(names.get(key, key), score) for key, score in row.parts.items()],
    ]
