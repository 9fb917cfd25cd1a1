from datetime import date, timedelta

import pytest

from activities.domain.workflow import record_activity
from activities.models import Activity
from portal.reports import todo
from tests.conftest import actor_of, make_branch, make_member

NOVEMBER_22 = date(2018, 11, 22)


def hold(branch, user, day, **fields):
    fields = {"kind": "party_day", "held_on": day, "theme": "学习", "place": "室", **fields}
    return record_activity(branch=branch, fields=fields, away={}, actor=actor_of(user))


def due(user, on=NOVEMBER_22):
    return [(item.what, item.why) for item in todo(actor=actor_of(user), on=on)]


@pytest.fixture
def year(branch, member, secretary):
    """Every month of 2018 before November but April."""
    for month in (1, 2, 3, 5, 6, 7, 8, 9, 10):
        hold(branch, secretary, date(2018, month, 10))


def test_a_secretary_is_told_what_lacks_and_by_when(year, secretary, branch):
    first, second = todo(actor=actor_of(secretary), on=NOVEMBER_22)
    assert (first.what, first.why) == ("缺 2018-04 主题党日", "补登后计入，按逾期登记计")
    assert first.url == f"/activities/add/?organization={branch.pk}&held_on=2018-04-01"
    assert (first.button, first.is_overdue) == ("补登", True)
    assert (second.what, second.button) == ("11 月主题党日尚未登记", "登记")
    assert second.why == "请于 12 月 5 日前登记，逾期按逾期登记计"


def test_a_month_just_over_is_not_overdue_before_its_deadline(year, secretary):
    november = ("缺 2018-11 主题党日", "请于 12 月 5 日前登记，逾期按逾期登记计")
    assert november in due(secretary, on=date(2018, 12, 5))
    assert ("缺 2018-11 主题党日", "补登后计入，按逾期登记计") in due(
        secretary, on=date(2018, 12, 6)
    )


def test_what_was_held_or_is_planned_is_not_asked_for(year, secretary, branch):
    hold(branch, secretary, date(2018, 11, 8))
    assert [what for what, _why in due(secretary)] == ["缺 2018-04 主题党日"]
    Activity.objects.filter(held_on=date(2018, 11, 8)).update(state="draft")
    assert [what for what, _why in due(secretary, on=date(2018, 11, 7))] == ["缺 2018-04 主题党日"]


def test_january_still_shows_the_year_that_is_over(year, secretary):
    assert "缺 2018-04 主题党日" in [what for what, _why in due(secretary, on=date(2019, 1, 2))]


def test_a_draft_whose_day_has_passed_is_brought_up(branch, member, secretary, town_officer):
    activity = hold(branch, secretary, date(2018, 11, 8))
    Activity.objects.update(state="draft")
    assert f"“{activity}”仍为草稿" in [what for what, _why in due(secretary)]
    assert "1 项活动仍为草稿" in [what for what, _why in due(town_officer)]


def test_a_town_is_told_how_many_branches_lack_something(
    year, town_officer, sibling_branch, secretary
):
    [gaps] = [
        item for item in todo(actor=actor_of(town_officer), on=NOVEMBER_22) if "缺" in item.what
    ]
    assert gaps.what == "2 个支部缺 2018-01 至 2018-10 的主题党日"
    assert gaps.url == "/activities/grid/?first=2018-01&last=2018-10&show=missing"


def test_an_empty_district_is_told_where_to_begin(officer):
    assert ("先导入党组织基本信息表", "随后依次导入党员花名册、主题党日和志愿服务记录。") in due(
        officer
    )


@pytest.mark.parametrize("branches", [1, 3])
def test_the_list_costs_the_same_whatever_the_number_of_branches(
    town, town_officer, branches, django_assert_num_queries
):
    for number in range(branches):
        make_member(make_branch(town, number), f"党员{number}", number)
    actor = actor_of(town_officer)
    with django_assert_num_queries(13):
        todo(actor=actor, on=NOVEMBER_22 + timedelta(days=1))
