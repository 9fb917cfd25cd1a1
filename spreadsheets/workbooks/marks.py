"""What is marked in a workbook handed back: cells, a sentence per row, the last sheet.

Knows no Django: the process that marks reads it too.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any, Self

# What the portal looks for in a file that comes back; data of the file format, in one language.
EXPLANATION = "问题说明"
SUMMARY_SHEET = "错误汇总"
MARK = "【导入检查】"
AUTHOR = "导入检查"

ERROR_FILL = "FFC7CF"  # one step beside the usual red and amber, so that ours are known by it
WARNING_FILL = "FFEB9D"
FILLS = {"error": ERROR_FILL, "warning": WARNING_FILL}
LONGEST_TEXT = 2_000
COMMENT_WIDTH = 320
COMMENT_LINE = 20  # characters of Chinese that fit beside one another
COMMENT_LINE_HEIGHT = 20
EXPLANATION_WIDTH = 60
SUMMARY_WIDTHS = (44, 10, 8, 40, 60)
LINE_HEIGHT = 16
TALLEST_ROW = 400  # spreadsheets allow 409 points
LAST_NARROW = 0xFF


@dataclass
class Plan:
    """Rows as the user numbers them; columns from 0 on."""

    sheet: str
    header_row: int
    last_header: int
    marks: list[tuple[int, int, str, str]]  # row, column, severity, sentence
    sentences: dict[int, str]
    text_columns: list[int]
    summary: list[list[Any]]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        found = json.loads(text)
        found["sentences"] = {int(row): said for row, said in found["sentences"].items()}
        found["marks"] = [tuple(mark) for mark in found["marks"]]
        return cls(**found)


@dataclass
class CellMark:
    """Everything said of one cell; an error outweighs a warning."""

    severity: str
    sentences: list[str]

    def add(self, severity: str, sentence: str) -> None:
        if severity == "error":
            self.severity = severity
        if sentence not in self.sentences:
            self.sentences.append(sentence)

    def comment(self, own: str = "") -> str:
        said = MARK + "\n".join(self.sentences)[:LONGEST_TEXT]
        return f"{own}\n{said}" if own else said


def comment_height(text: str) -> int:
    lines = sum(1 + len(line) // COMMENT_LINE for line in text.split("\n"))
    return COMMENT_LINE_HEIGHT * (lines + 1)


def height_of(cells: Iterable[tuple[object, int]]) -> int:
    """Return the height of a row whose ``(text, width)`` cells wrap; 0 if one line is enough.

    Not every program finds it by itself. A Chinese character is as wide as two digits.
    """
    lines = max(
        sum(
            1 + sum(2 if ord(letter) > LAST_NARROW else 1 for letter in line) // width
            for line in str(text).split("\n")
        )
        for text, width in cells
    )
    return min(lines * LINE_HEIGHT, TALLEST_ROW) if lines > 1 else 0


def is_explanation(header: object) -> bool:
    return isinstance(header, str) and "".join(header.split()) == EXPLANATION


def first_free(after: int, taken: set[int]) -> int:
    return next(column for column in count(after + 1) if column not in taken)
