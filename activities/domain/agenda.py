"""What was typed item by item: numbered where it is shown, unless it brings numbers of its own.

Nothing typed is ever taken away: “一、二季度总结” may be a number or the first two quarters.
"""

import re
from dataclasses import dataclass

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
NUMERAL = re.compile(
    rf"\s*(?:[(（]\s*{NUMBER}\s*[)）]"  # (一)
    rf"|{NUMBER}\s*[、．)）]"  # 一、
    r"|\d{1,2}\.(?!\d{1,3}(?!\d))"  # 1. but not 1.5 hours
    r"|[①-⑳])"
)


def bears_numeral(*, text: str) -> bool:
    """Say whether the text begins with a number that somebody gave the item."""
    return NUMERAL.match(text) is not None


@dataclass(frozen=True)
class Agenda:
    items: list[str]

    @property
    def is_numbered(self) -> bool:
        """Say whether it numbers itself, in part at least: then nothing else does."""
        return any(bears_numeral(text=item) for item in self.items)


def agenda_of(*, text: str) -> Agenda:
    return Agenda(text.splitlines())
