"""Days on site against those asked for: working days of the calendar without declared leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from branches.domain.workdays import WorkingDays
from common.dates import last_day
from dispatch.choices import StepKind
from dispatch.models import Posting, PostingStep

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class OnSite:
    """``due`` working days without leave, ``leave`` those of it, ``present`` as logged."""

    due: int
    leave: int
    present: int
    least_percent: Decimal | None = None

    @property
    def percent(self) -> Decimal | None:
        """The share with one decimal, half-up; nothing where no day was due."""
        if not self.due:
            return None
        return (Decimal(100 * self.present) / self.due).quantize(TENTH, ROUND_HALF_UP)

    @property
    def is_enough(self) -> bool | None:
        """Compared before any rounding; nothing where no share is asked for or no day was due."""
        if self.least_percent is None or not self.due:
            return None
        return 100 * self.present >= self.least_percent * self.due

    def __add__(self, other: "OnSite") -> "OnSite":
        return OnSite(
            self.due + other.due,
            self.leave + other.leave,
            self.present + other.present,
            self.least_percent,
        )


def on_site(*, posting: Posting, month: date, present: int, days: WorkingDays) -> OnSite:
    """Hold a month's days on site against its working days within the posting.

    Reads the steps as they are loaded, so that many postings cost few queries.
    """
    first = max(month, posting.starts_on)
    last = min(last_day(month), posting.ends_on or date.max)
    working = days.between(first, last)
    leaves = _leaves(posting.steps.all())
    away = sum(any(start <= day <= end for start, end in leaves) for day in working)
    least = posting.programme.on_site_percent if posting.programme else None
    return OnSite(len(working) - away, away, present, least)


def _leaves(steps: Iterable[PostingStep]) -> list[tuple[date, date]]:
    return [
        (step.first_day, step.last_day or step.first_day)
        for step in steps
        if step.kind == StepKind.LEAVE
    ]
