"""Problems put together: one line for what many rows have in common."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from spreadsheets.choices import Severity
from spreadsheets.problems import Problem

VARYING = re.compile(r"(“[^”]*”|\d[\d.*-]*)")  # what one row has and the next one has not
SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+|[:：]\s*|[，,；;]\s*(?=请)")
SHOWN_SPANS = 300


class Group(NamedTuple):
    """Rows with one problem; ``message`` has … where what they hold differs."""

    column: str
    code: str
    severity: str
    message: str
    rows: list[int]

    @property
    def fault(self) -> str:
        """What is wrong: the sentence up to what to do about it."""
        return _parted(self.message)[0]

    @property
    def advice(self) -> str:
        return _parted(self.message)[1]


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Put problems that differ only in what the cell held into one; errors first, then by size."""
    found: dict[tuple[str, str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        skeleton = VARYING.sub("", problem.message)
        found[problem.severity, problem.column, problem.code, skeleton].append(problem)
    groups = [_group(same) for same in found.values()]
    is_warning = {Severity.ERROR: False}
    return sorted(groups, key=lambda g: (is_warning.get(Severity(g.severity), True), -len(g.rows)))


def _group(same: Sequence[Problem]) -> Group:
    message = _common([problem.message for problem in same])
    rows = sorted({problem.row for problem in same})
    return Group(same[0].column, same[0].code, str(same[0].severity), message, rows)


def _common(messages: Sequence[str]) -> str:
    """Return the sentence with … where the rows differ."""
    return "".join(
        parts[0] if len(set(parts)) == 1 else "…"
        for parts in zip(*map(VARYING.split, messages), strict=True)
    )


def _parted(message: str) -> tuple[str, str]:
    fault, *advice = (part.strip() for part in SENTENCE.split(message, maxsplit=1))
    return fault, "".join(advice)


def spans(rows: Sequence[int]) -> str:
    """Write row numbers as 3、5-9、12."""
    starts = [rows[0], *(after for before, after in pairwise(rows) if after != before + 1)]
    ends = [*(before for before, after in pairwise(rows) if after != before + 1), rows[-1]]
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True)]
    return "、".join(shown[:SHOWN_SPANS]) + (" …" if len(shown) > SHOWN_SPANS else "")


def summary_rows(problems: Iterable[Problem]) -> list[list[Any]]:
    """Return the rows of the last sheet, its header first."""
    header = [_("Problem"), _("Severity"), _("Number of rows"), _("Row numbers"), _("How to mend")]
    rows: list[list[Any]] = [list(header)]
    for group in grouped(problems):
        general = _("Mend the marked cells and upload this file again.")
        if group.severity == Severity.WARNING:
            general = _("Check the marked cells; the rows are taken as they stand.")
        rows.append(
            [
                f"{group.column}：{group.fault}",
                str(Severity(group.severity).label),
                len(group.rows),
                spans(group.rows),
                group.advice or general,
            ]
        )
    return rows
