"""How cells are read. Each ``clean`` returns a value or raises ``CellError`` with advice."""

import re
from collections.abc import Mapping
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.clock import BadClockError, parse_clock
from common.dates import BadDateError, FuzzyDate, parse_date
from common.text import FALSE_WORDS, TRUE_WORDS, squeeze
from spreadsheets.problems import CellError
from spreadsheets.tables import CellWidget, Doubtful, as_typed

FEW = 12
"""A sentence that names more words than this is read by nobody."""
BETWEEN_DATES = re.compile(r"[-—–~至到,，;；、/\s]+(?=\d{4}\D)")


class FuzzyDateWidget(CellWidget):
    """A date in any of the spellings staff use; after today is an error unless it may be ahead."""

    example = "2018-06-25"

    def __init__(self, *, may_be_ahead: bool = False) -> None:
        super().__init__()
        self.may_be_ahead = may_be_ahead

    def advice(self) -> str:
        return _("A date like 2018-06-25; if only the month is known, 2018-06.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> FuzzyDate | Doubtful:
        found, doubt = _dates_in(value)
        if not self.may_be_ahead:
            refuse_future(found)
        if found.is_doubtful and not doubt:
            doubt = "doubtful_month", _("“%(text)s” was read as %(date)s; check the month.")
        if doubt:
            code, message = doubt
            return Doubtful(found, code, message % {"text": value, "date": found})
        return found


def _dates_in(value: Any) -> tuple[FuzzyDate, tuple[str, str] | None]:
    """Return the date of a cell, of two the first, with what makes it doubtful."""
    try:
        return parse_date(value), None
    except BadDateError as error:
        first, *others = BETWEEN_DATES.split(str(value).strip())
        try:
            dates = [parse_date(text) for text in (first, *others)]
        except BadDateError:
            dates = []
        if len(dates) < 2:
            message = _("“%(text)s” is not a date. Write it like 2018-06-25.")
            raise CellError("bad_date", message % {"text": value}) from error
    message = _("“%(text)s” holds two dates; the first was read, %(date)s. Check it.")
    return dates[0], ("two_dates", message)


def refuse_future(found: FuzzyDate) -> None:
    """Raise ``CellError`` for a date after today."""
    if found.on > localdate():
        message = _("%(date)s lies in the future. Check the year.")
        raise CellError("future_date", message % {"date": found})


class ClockWidget(CellWidget):
    """A time of day, to the minute."""

    example = "09:30"

    def advice(self) -> str:
        return _("A time like 09:30.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return f"{value:%H:%M}"

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> time:
        try:
            return parse_clock(value)
        except BadClockError as error:
            message = _("“%(text)s” is not a time of day. Write it like 09:30.")
            raise CellError("bad_time", message % {"text": value}) from error


class ChoiceWidget(CellWidget):
    """One of a list of words, each with the spellings people use."""

    def __init__(self, spellings: Mapping[Any, str], code: str = "unknown_choice") -> None:
        super().__init__()
        self.values = {
            squeeze(word).lower(): value
            for value, words in spellings.items()
            for word in words.split("|")
        }
        self.words = {str(value): words.split("|")[0] for value, words in spellings.items()}
        self.picks = tuple(self.words.values())
        self.example = self.picks[0]
        self.known = "、".join(self.picks[:FEW]) + ("…" if len(self.picks) > FEW else "")
        self.code = code

    def advice(self) -> str:
        return _("Pick one of the words.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.words.get(str(value), str(value))

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = as_typed(value)
        try:
            return str(self.values[squeeze(text).lower()])
        except KeyError as error:
            message = _("“%(text)s” is not known. Use one of: %(known)s.")
            raise CellError(self.code, message % {"text": text, "known": self.known}) from error


class YesNoWidget(CellWidget):
    picks = ("是", "否")
    example = "否"

    def advice(self) -> str:
        return _("是 or 否.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "是" if value else "否"

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        text = f"{value:g}" if isinstance(value, int | float) else squeeze(value).lower()
        if text in TRUE_WORDS:
            return True
        if text in FALSE_WORDS:
            return False
        message = _("“%(text)s” is neither 是 nor 否.")
        raise CellError("bad_yes_no", message % {"text": value})


class NumberWidget(CellWidget):
    """A decimal number within limits."""

    is_text = False

    def __init__(self, low: str = "0", high: str = "1000000", *, whole: bool = False) -> None:
        super().__init__()
        self.low, self.high, self.whole = Decimal(low), Decimal(high), whole
        self.example = low

    def advice(self) -> str:
        limits = {"low": self.low, "high": self.high}
        if self.whole:
            return _("A whole number from %(low)s to %(high)s.") % limits
        return _("A number from %(low)s to %(high)s.") % limits

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal:
        try:
            number = Decimal(squeeze(as_typed(value)))
        except InvalidOperation as error:
            message = _("“%(text)s” is not a number.")
            raise CellError("bad_number", message % {"text": value}) from error
        fits = number.is_finite() and self.low <= number <= self.high
        if not fits or (self.whole and number != number.to_integral_value()):
            message = _("%(number)s is not between %(low)s and %(high)s.")
            limits = {"number": as_typed(value), "low": self.low, "high": self.high}
            raise CellError("out_of_range", message % limits)
        return number
