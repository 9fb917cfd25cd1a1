"""Dates as an office writes them: with a precision, in many spellings, with digits of any width.

Months are held as the first of the month beside a precision and never shown as that day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from common.text import squeeze

MAC_EPOCH_OFFSET_DAYS = 1462
EXCEL_EPOCH = date(1899, 12, 30)
SERIAL_RANGE = range(3654, 73051)  # 1910 to 2099: anything else is a number, not a day
CENTURY_PIVOT = 30


class Precision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


COARSENESS = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}


class BadDateError(ValueError):
    """The text is no date."""


@dataclass(frozen=True)
class FuzzyDate:
    """A date known to a day, a month or a year; ``on`` is the first day of that span."""

    on: date
    precision: str = Precision.DAY
    is_doubtful: bool = False  # ``1986.1`` may mean January or October

    def agrees_with(self, other: "FuzzyDate") -> bool:
        """Compare at the coarser of the two precisions."""
        if self.on == other.on:
            return True
        coarser = max(self.precision, other.precision, key=lambda name: COARSENESS[Precision(name)])
        length = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}[Precision(coarser)]
        return self.on.timetuple()[:length] == other.on.timetuple()[:length]

    def __str__(self) -> str:
        return show(self.on, self.precision)


def is_known(found: FuzzyDate, *, on: date | None, precision: str) -> bool:
    """Say whether a date held so far says the same, at the coarser of both precisions."""
    return on is not None and found.agrees_with(FuzzyDate(on, precision))


def show(on: date | None, precision: str = Precision.DAY) -> str:
    """Write a date as 2018-06-25, 2018-06 or 2018, by its precision; nothing as a dash."""
    if on is None:
        return "—"
    return on.isoformat()[: {Precision.MONTH: 7, Precision.YEAR: 4}.get(Precision(precision), 10)]


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return make_aware(datetime.combine(day, time()))


HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
FORMS = [
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), 3),
    (re.compile(r"(\d{4})(\d{2})"), 2),
    (re.compile(r"(\d{4}|\d{2})[-/.年、](\d{1,2})[-/.月、](\d{1,2})日?"), 3),
    (re.compile(r"(\d{4}|\d{2})[-/.年、](\d{1,2})月?"), 2),
    (re.compile(r"(\d{4})年?"), 1),
]
CLOCK = re.compile(r"[T\s]\s*\d{1,2}:\d{2}(:\d{2})?\s*$")


def _plain_numerals(text: str) -> str:
    """Turn 二〇一七年十一月二十日 into digits."""

    def tens(match: re.Match[str]) -> str:
        high, low = match.groups()
        return (high or "1").translate(HAN_DIGITS) + (low or "0").translate(HAN_DIGITS)

    return re.sub(r"([一二三])?十([一二三四五六七八九])?", tens, text).translate(HAN_DIGITS)


def parse_date(value: object) -> FuzzyDate:
    """Read a cell as a date.

    Raises ``BadDateError`` for anything that is no date, the 31st of June included.
    """
    if isinstance(value, datetime):
        return FuzzyDate(value.date())
    if isinstance(value, date):
        return FuzzyDate(value)
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(str(value))


def _from_number(value: float) -> FuzzyDate:
    if float(value).is_integer() and int(value) in SERIAL_RANGE:
        return FuzzyDate(EXCEL_EPOCH + timedelta(days=int(value)))
    if float(value).is_integer():
        return _from_text(str(int(value)))
    match = re.fullmatch(r"(\d{4})\.(\d{1,2})", repr(float(value)))
    if not match:
        raise BadDateError(str(value))
    year, month = match.groups()  # typed as 1986.10, stored as 1986.1: October, and doubtful
    return _build([int(year), int(month.ljust(2, "0"))], is_doubtful=True)


def _from_text(text: str) -> FuzzyDate:
    text = _plain_numerals(squeeze(CLOCK.sub("", text)))
    for pattern, count in FORMS:
        match = pattern.fullmatch(text)
        if match:
            numbers = [int(part) for part in match.groups()[:count]]
            if len(match.group(1)) == 2:
                numbers[0] += 1900 if numbers[0] >= CENTURY_PIVOT else 2000
            doubtful = re.fullmatch(r"\d+\.[1-9]", text) is not None
            return _build(numbers, is_doubtful=doubtful)
    raise BadDateError(text)


def _build(numbers: list[int], *, is_doubtful: bool = False) -> FuzzyDate:
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1]
    year, month, day = [*numbers, 1, 1][:3]
    try:
        return FuzzyDate(date(year, month, day), precision, is_doubtful)
    except ValueError as error:
        raise BadDateError(str(error)) from error


## Months


def parse_month(text: str) -> date:
    """Read ``2018-06`` as the first day of that month. Raises ``BadDateError``."""
    match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if not match:
        raise BadDateError(text)
    return _build([int(match.group(1)), int(match.group(2))]).on


def next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def months_before(month: date, count: int) -> date:
    """Return the month so many months earlier; a negative count looks ahead."""
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


def month_distance(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def months_between(first: date, last: date) -> list[date]:
    """Return the first days of all months from ``first`` to ``last``, both included."""
    months, month = [], first.replace(day=1)
    while month <= last:
        months.append(month)
        month = next_month(month)
    return months
