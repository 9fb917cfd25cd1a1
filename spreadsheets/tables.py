"""A kind of import is one small declaration: columns with synonyms, one resolver, one writer.

Built on django-import-export's ``Resource``, ``Field`` and ``Widget``; rows are resolved and
written as sets, never one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from accounts.choices import Capability
from accounts.scope import Actor
from common.text import DITTO_MARKS, header_key, is_empty, squeeze
from spreadsheets.choices import Outcome, Severity
from spreadsheets.problems import CellError, Problem

OUTCOME_OF_CODE = {
    "duplicate": Outcome.DUPLICATE,
    "transfer_needed": Outcome.TRANSFER,
    "manual_check": Outcome.MANUAL,
}


class Column(fields.Field):  # type: ignore[misc]
    """A target column: the headers it is known by, and how a cell of it is read."""

    def __init__(
        self,
        label: Any,
        synonyms: str,
        widget: widgets.Widget | None = None,
        *,
        required: bool = False,
        sensitive: bool = False,
    ) -> None:
        super().__init__(column_name=str(label), widget=widget or TextWidget())
        self.label = label
        self.synonyms = tuple(synonyms.split("|"))
        self.keys = {header_key(word) for word in self.synonyms}
        self.required = required
        self.sensitive = sensitive


class TextWidget(widgets.Widget):  # type: ignore[misc]
    """Plain text, blanks tidied."""

    def __init__(self, max_length: int = 200) -> None:
        super().__init__()
        self.max_length = max_length

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        from_cell = str(int(value)) if isinstance(value, float) and value.is_integer() else value
        text = " ".join(str(from_cell).split())
        if len(text) > self.max_length:
            message = _("The text is longer than %(limit)d characters. Shorten it.")
            raise CellError("too_long", message % {"limit": self.max_length})
        return text


@dataclass
class Line:
    """One row below the header, from raw cells to its outcome."""

    number: int
    cells: dict[str, Any]
    headers: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    target: Any = None
    action: str = Outcome.CREATE
    label: str = ""

    def fail(self, column: str, code: str, message: str) -> None:
        self._add(column, code, Severity.ERROR, message)

    def warn(self, column: str, code: str, message: str) -> None:
        self._add(column, code, Severity.WARNING, message)

    def _add(self, column: str, code: str, severity: str, message: str) -> None:
        header = self.headers.get(column, column)
        self.problems.append(Problem(self.number, header, code, severity, message))

    def lacks(self, column: str) -> bool:
        """Say whether the cell was left empty, as opposed to refused."""
        return self.values.get(column) is None and column not in self.refused

    @property
    def is_clean(self) -> bool:
        return not any(problem.is_error for problem in self.problems)

    @property
    def outcome(self) -> str:
        codes = {problem.code for problem in self.problems if problem.is_error}
        if codes - OUTCOME_OF_CODE.keys():
            return Outcome.ERROR
        for code, outcome in OUTCOME_OF_CODE.items():
            if code in codes:
                return outcome
        if self.action != Outcome.UNCHANGED and self.problems:
            return Outcome.WARNING
        return self.action


class TableImport(resources.Resource):  # type: ignore[misc]
    """Base of every kind. Subclasses declare columns, ``resolve`` and ``write``."""

    kind: ClassVar[str]
    title: ClassVar[Any]
    capability: ClassVar[Capability]
    step: ClassVar[int]  # the order in which a new district imports its workbooks

    def __init__(self, *, actor: Actor, is_backfill: bool = False) -> None:
        super().__init__()
        self.actor = actor
        self.is_backfill = is_backfill

    @classmethod
    def columns(cls) -> dict[str, Column]:
        return {name: column for name, column in cls.fields.items() if isinstance(column, Column)}

    def clean_lines(self, lines: Sequence[Line]) -> None:
        """Read every cell; each refused cell is a problem of its row."""
        above: dict[str, Any] = {}
        for line in lines:
            for name, column in self.columns().items():
                if name in line.cells:
                    self._clean_cell(line, name, column, above)

    def _clean_cell(self, line: Line, name: str, column: Column, above: dict[str, Any]) -> None:
        cell = line.cells[name]
        if isinstance(cell, str) and squeeze(cell) in DITTO_MARKS and name in above:
            cell = line.cells[name] = above[name]
        above[name] = cell
        if is_empty(cell):
            line.values[name] = None
            return
        try:
            line.values[name] = column.widget.clean(cell, line=line)
        except CellError as error:
            line.values[name] = None
            line.refused.add(name)
            line.fail(name, error.code, error.message)

    def resolve(self, lines: Sequence[Line]) -> None:
        """Find what each row means in the register: action, target, changes, problems."""
        raise NotImplementedError

    def write(self, lines: Sequence[Line]) -> None:
        """Write the rows whose action is create or update, as sets."""
        raise NotImplementedError
