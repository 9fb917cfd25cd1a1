"""What can be wrong with a cell or a row, with a code, a severity and a sentence."""

from dataclasses import dataclass
from typing import Any

from spreadsheets.choices import Severity


class CellError(ValueError):
    """A widget refuses a cell."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class FileRefusedError(Exception):
    """The file cannot be read at all; the message tells the user what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ColumnsUnclearError(FileRefusedError):
    """The table was not found or lacks a needed column: the user can still name the columns.

    ``found`` is the understanding so far, an ``Understanding``.
    """

    def __init__(self, refusal: FileRefusedError, found: Any) -> None:
        super().__init__(refusal.code, str(refusal))
        self.found = found


@dataclass(frozen=True)
class Problem:
    row: int
    column: str
    code: str
    severity: str
    message: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
        }

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR
