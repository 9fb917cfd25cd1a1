"""Times of day as an office writes them: 9:30, 9点半, 下午2时."""

import re
from datetime import time, timedelta

from common.text import squeeze

HALVES = {"上午": 0, "早上": 0, "am": 0, "下午": 12, "晚上": 12, "pm": 12}
CLOCK = re.compile(
    r"(上午|早上|下午|晚上)?(\d{1,2})(?::(\d{2})(?::\d{2}(?:\.0+)?)?|[点时](?:(\d{1,2})分?|(半))?)(am|pm)?"
)
DAY = timedelta(days=1)


class BadClockError(ValueError):
    """The text is no time of day."""


def parse_clock(value: object) -> time:
    """Read a cell as a time of day, to the minute. Raises ``BadClockError``."""
    if isinstance(value, float) and 0 < value < 1:  # how a workbook keeps an unformatted time
        minutes = round(value * DAY / timedelta(minutes=1))
        return _build(*divmod(minutes, 60))
    match = CLOCK.fullmatch(squeeze(value).lower())
    if match is None:
        raise BadClockError(str(value))
    before, hour, minute, spoken, half, after = match.groups()
    minutes = 30 if half else int(minute or spoken or 0)
    later = HALVES.get(before or after, 0)
    return _build(int(hour) + (later if int(hour) < later else 0), minutes)


def _build(hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError as error:
        raise BadClockError(str(error)) from error
