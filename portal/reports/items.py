"""One line of the to-do list."""

from dataclasses import dataclass

MOST_LISTED = 20
SOON, PRESSING = 7, 3
"""Days before a deadline from which they are said, and said as loudly as what is overdue."""


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why, where; ``days_left`` is said once a week or less remains."""

    what: str
    why: str
    url: str
    button: str
    is_overdue: bool = False
    days_left: int | None = None
    is_step: bool = False
    """The button does it at once, by POST, instead of leading to a page."""

    @property
    def is_pressing(self) -> bool:
        return self.days_left is not None and self.days_left <= PRESSING

    @property
    def urgency(self) -> tuple[bool, int]:
        """Overdue ones come first, then what is due soonest."""
        return not self.is_overdue, SOON + 1 if self.days_left is None else self.days_left
