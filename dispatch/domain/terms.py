"""How long a posting lasts; both of its days are included."""

from calendar import monthrange
from datetime import date, timedelta

from common.dates import months_before

DAY = timedelta(days=1)


def last_day_of_term(*, starts_on: date, months: int) -> date:
    """Return the day before the same date so many months on.

    Where that month has no such date, its last day ends the term: from 29 February it is 28
    February a year on, not 27.
    """
    month = months_before(starts_on, -months)
    length = monthrange(month.year, month.month)[1]
    if starts_on.day > length:
        return month.replace(day=length)
    return month.replace(day=starts_on.day) - DAY
