from datetime import date, timedelta

import pytest

from accounts.choices import Capability
from accounts.scope import Scope
from activities.domain.nominations import move_nomination, nominate, publish_month
from activities.domain.overdue import nudge, overdue
from activities.domain.workflow import record_activity
from activities.models import Activity, Theme
from jobs.choices import JobState
from jobs.domain.files import note_fetched, promise_file
from jobs.models import Job
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
    party_days = [
        item for item in todo(actor=actor_of(secretary), on=NOVEMBER_22) if "主题党日" in item.what
    ]
    first, second = party_days
    assert (first.what, first.why) == ("缺 2018-04 主题党日", "补登后计入，按逾期登记计")
    query = f"?organization={branch.pk}&kind=party_day"
    assert first.url == f"/activities/add/{query}&held_on=2018-04-01"
    assert (first.button, first.is_overdue) == ("补登", True)
    assert (second.what, second.button) == ("2018-11 主题党日尚未登记", "登记")
    assert second.why == "请于 2018-12-05 前登记，逾期按逾期登记计"
    assert second.url == f"/activities/add/{query}"


@pytest.mark.parametrize(
    ("on", "days_left", "is_pressing"),
    [(date(2018, 11, 22), None, False), (date(2018, 11, 23), 7, False),
     (date(2018, 11, 26), 4, False), (date(2018, 11, 27), 3, True), (date(2018, 11, 30), 0, True),
     (date(2018, 12, 1), 4, False), (date(2018, 12, 2), 3, True), (date(2018, 12, 5), 0, True)],
)  # fmt: skip
def test_the_days_left_are_said_in_the_last_week(year, secretary, on, days_left, is_pressing):
    [november] = [
        item for item in todo(actor=actor_of(secretary), on=on) if "2018-11 主题党日" in item.what
    ]
    assert (november.days_left, november.is_pressing) == (days_left, is_pressing)
    assert not november.is_overdue


def test_a_branch_is_told_who_reminded_it_until_it_is_mended(year, town_officer, secretary, branch):
    town_officer.name = "新城街道组织委员"
    town_officer.save()
    scope, april = Scope((branch.path,)), date(2018, 4, 1)
    lacking = overdue(scope=scope, kinds=["party_day"], first=april, last=april, on=NOVEMBER_22)
    nudge(rows=lacking, actor=actor_of(town_officer))
    said = f"新城街道组织委员催办：{branch}"

    def notices():
        return [
            item for item in todo(actor=actor_of(secretary), on=NOVEMBER_22) if said in item.what
        ]

    [notice] = notices()
    assert (notice.is_overdue, "2018-04 主题党日" in notice.why) == (True, True)
    hold(branch, secretary, date(2018, 4, 10))
    assert not notices()


def test_what_is_due_soonest_comes_first_after_what_is_overdue(year, secretary):
    items = todo(actor=actor_of(secretary), on=date(2018, 12, 3))
    overdue = [item.is_overdue for item in items]
    assert overdue == sorted(overdue, reverse=True)
    soon = [item.days_left for item in items if item.days_left is not None]
    assert soon == sorted(soon)


def test_a_month_just_over_is_not_overdue_before_its_deadline(year, secretary):
    november = ("缺 2018-11 主题党日", "请于 2018-12-05 前登记，逾期按逾期登记计")
    assert november in due(secretary, on=date(2018, 12, 5))
    assert ("缺 2018-11 主题党日", "补登后计入，按逾期登记计") in due(
        secretary, on=date(2018, 12, 6)
    )


def party_days(user, on=NOVEMBER_22):
    return [what for what, _why in due(user, on) if "主题党日" in what]


def test_what_was_held_or_is_planned_is_not_asked_for(year, secretary, branch):
    hold(branch, secretary, date(2018, 11, 8))
    assert party_days(secretary) == ["缺 2018-04 主题党日"]
    Activity.objects.filter(held_on=date(2018, 11, 8)).update(state="draft")
    assert "2018-11 主题党日尚未登记" not in party_days(secretary, on=date(2018, 11, 7))


def test_the_yearly_duties_are_brought_up_from_october(branch, member, secretary):
    def yearly(on):
        return [what for what, _why in due(secretary, on=on) if "组织生活会" in what]

    assert yearly(date(2018, 9, 30)) == []
    assert yearly(date(2018, 10, 1)) == ["2018 组织生活会尚未登记"]


def test_a_quarter_is_asked_for_in_its_last_month(branch, member, secretary):
    def lessons(on):
        return [what for what, _why in due(secretary, on=on) if "党课" in what]

    assert lessons(date(2018, 2, 10)) == []
    assert lessons(date(2018, 3, 10)) == ["2018 年第 1 季度 党课尚未登记"]


def test_january_still_shows_the_year_that_is_over(year, secretary):
    assert "缺 2018-04 主题党日" in party_days(secretary, on=date(2019, 1, 2))


def test_a_draft_whose_day_has_passed_is_brought_up(branch, member, secretary, town_officer):
    activity = hold(branch, secretary, date(2018, 11, 8))
    Activity.objects.update(state="draft")
    assert f"“{activity}”仍为草稿" in [what for what, _why in due(secretary)]
    assert "1 项活动仍为草稿" in [what for what, _why in due(town_officer)]


def test_a_town_is_told_how_many_branches_are_overdue(
    year, town_officer, sibling_branch, secretary
):
    [gaps] = [
        item for item in todo(actor=actor_of(town_officer), on=NOVEMBER_22) if "逾期" in item.what
    ]
    # One lacks April and six meetings of three quarters, the other ten party days as well.
    assert gaps.what == "2 个支部共有 23 项组织生活逾期"
    assert gaps.url == "/activities/overdue/"


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
    with django_assert_num_queries(31):
        todo(actor=actor, on=NOVEMBER_22 + timedelta(days=1))


def test_the_theme_of_the_month_stands_with_the_party_day_that_lacks(year, secretary, town):
    Theme.objects.create(
        organization=town, month=date(2018, 11, 1), title="清洁家园", set_by=secretary
    )
    [november] = [why for what, why in due(secretary) if "2018-11 主题党日" in what]
    assert november == "请于 2018-12-05 前登记，逾期按逾期登记计；当月主题：清洁家园"


def test_nominations_wait_for_the_town_and_shortlists_for_the_district(
    branch, member, secretary, town_officer, officer
):
    nomination = nominate(
        activity=hold(branch, secretary, date(2018, 6, 8)),
        reason="参与率高",
        summary="入户走访",
        actor=actor_of(secretary),
    )
    assert "2018-06 特色活动推荐 1 项待审核入围" in dict(due(town_officer))
    assert not [what for what, _why in due(officer) if "特色活动" in what]
    move_nomination(nomination=nomination, to="shortlisted", actor=actor_of(town_officer))
    assert not [what for what, _why in due(town_officer) if "特色活动" in what]
    assert "2018-06 特色活动入围 1 项，待评选公布" in dict(due(officer))
    move_nomination(nomination=nomination, to="picked", actor=actor_of(officer))
    publish_month(month=date(2018, 6, 1), actor=actor_of(officer))
    assert not [what for what, _why in due(officer) if "特色活动" in what]


def test_a_file_made_in_the_background_waits_for_who_asked_for_it_alone(
    branch, secretary, town_officer
):
    job = Job.objects.create(task="-", user=secretary, state=JobState.DONE)
    made = promise_file(
        job=job,
        name="党员花名册.xlsx",
        capability=Capability.MEMBER_VIEW,
        actor=actor_of(secretary),
    )
    waits = ("党员花名册.xlsx", "文件已生成，保留 7 天。")
    assert waits in due(secretary)
    assert waits not in due(town_officer)
    note_fetched(file=made)
    assert waits not in due(secretary)
