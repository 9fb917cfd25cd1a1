from datetime import date
from decimal import Decimal

import pytest

from accounts.models import User
from common.errors import RuleViolation
from dispatch.domain.month_logs import write_log
from dispatch.domain.posting_steps import declare_leave
from dispatch.domain.summaries import summaries
from dispatch.models import MonthLog, Posting
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def person(cadre):
    """The account of the cadre, who holds no office."""
    user = User.objects.create_user("posted", "a-long-password")
    cadre.member.user = user
    cadre.member.save()
    return user


@pytest.fixture
def log(post, person):
    """Write the log of a month of the posting, by default the person's of June."""
    posting = post()

    def log(month=JUNE, *, by=person, days=18, visits=6):
        fields = {"days_on_site": days, "visits": visits, "text": "走访入户"}
        return write_log(posting=posting, month=month, fields=fields, actor=actor_of(by))

    return log


def code_of(call, *args, **named):
    with pytest.raises(RuleViolation) as error:
        call(*args, **named)
    return error.value.code


def test_a_month_has_one_entry_which_can_be_corrected(log):
    log()
    log(days=19)
    assert MonthLog.objects.get().days_on_site == 19


def test_the_person_the_host_and_the_cadre_office_write_and_nobody_else(
    log, person, town_officer, officer, secretary, outsider
):
    for user in (person, town_officer, officer):
        assert log(by=user).written_by == user
    for user in (secretary, outsider):
        assert code_of(log, by=user) == "not_yours"


def test_a_log_is_of_a_month_of_the_posting_that_has_begun(post, log, person):
    assert code_of(log, date(2018, 5, 1)) == "outside"
    assert code_of(log, date(2019, 6, 1)) == "outside"
    assert log(date(2019, 5, 1))
    chief = post(kind="chief_service_officer", ends_on=None)
    fields = {"days_on_site": 1, "visits": 0, "text": "走访"}
    ahead = {"posting": chief, "month": date(2999, 1, 1), "fields": fields}
    assert code_of(write_log, **ahead, actor=actor_of(person)) == "outside"


def test_nobody_is_on_site_on_more_days_than_the_month_has(log):
    assert code_of(log, days=31) == "too_many_days"
    assert log(days=30)


def test_days_are_held_against_the_calendar_without_declared_leave(log, officer):
    posting = Posting.objects.get()
    posting.programme = make_programme(officer, on_site_percent=Decimal("66.67"))
    posting.save()
    leave = {"first_day": date(2018, 6, 11), "last_day": date(2018, 6, 18)}
    declare_leave(posting=posting, **leave, reason="病假", actor=actor_of(officer))
    log(days=10)
    [summary] = summaries(postings=Posting.objects.all(), on=date(2018, 7, 15))
    june, july = summary.months
    # 21 weekdays of June 2018; the 18th is the Dragon Boat Festival, five of the rest are leave.
    assert (june.on_site.due, june.on_site.leave) == (15, 5)
    assert june.on_site.percent == Decimal("66.7")
    assert june.on_site.is_enough is False  # 66.666… is less than 66.67
    assert (july.is_over, july.is_missing) == (False, False)
    assert summary.on_site.due == 15  # the running month counts once it is logged
    [later] = summaries(postings=Posting.objects.all(), on=date(2018, 8, 1))
    assert later.missing == [JULY]
    assert later.on_site.due == 15 + 22


@pytest.mark.parametrize("rows", [1, 3])
def test_a_summary_costs_the_same_for_many_postings(
    post, unit, rows, django_assert_max_num_queries
):
    for number in range(rows):
        post(cadre=make_cadre(unit, f"干部{number}", 910 + number))
    with django_assert_max_num_queries(5):
        assert len(summaries(postings=Posting.objects.all(), on=date(2019, 1, 1))) == rows
