from datetime import date

from activities.tasks import end_outlived_check_ins
from jobs.models import Job
from tests.activities.domain.test_community import (
    checked_in,  # noqa: F401
    move_home,
    officer_of_unit,  # noqa: F401
    serving,  # noqa: F401
    unit,  # noqa: F401
)


def test_the_clock_ends_check_ins_that_are_needless(checked_in, serving, branch):  # noqa: F811
    move_home(serving, branch, date(2018, 9, 1))
    end_outlived_check_ins(job=Job())
    checked_in.refresh_from_db()
    assert checked_in.left_on == date(2018, 8, 31)
