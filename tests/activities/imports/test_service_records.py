from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from activities.models import ServiceRecord
from members.domain.register import RosterEntry, add_members
from members.models import Affiliation, Member
from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints
from spreadsheets.domain import batches
from spreadsheets.models import ImportRow
from tests.conftest import actor_of, id_number, make_member, staged, workbook

JUNE = date(2018, 6, 1)
HEADER = [
    "姓名", "身份证号", "支部", "日期", "活动名称", "服务类别", "时长(小时)", "效果评定",
    "是否组织者", "是否专业服务", "开始时间", "结束时间",
]  # fmt: skip
PLAIN = {
    "name": "张三",
    "number": "",
    "branch": "T01001",
    "date": "2018-06-25",
    "activity": "清扫街道",
    "category": "环境",
    "hours": 2.5,
    "effect": "好",
    "organizer": "",
    "professional": "",
    "start": "",
    "end": "",
}


def row(**cells):
    return list((PLAIN | cells).values())


def stage(user, *rows, header=HEADER):
    table = batches.table_for(kind="service-records", actor=actor_of(user))
    return staged(table, workbook(header, *rows))


def commit(user, *rows):
    batch = batches.open_batch(
        kind="service-records",
        file_name="x.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batches.commit(batch=batch)


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


def outcomes(staging):
    return list(staging.row_outcomes.values())


def test_a_row_becomes_a_record_confirmed_by_the_importer(officer, branch, member):
    commit(officer, row(organizer="√", professional="是"))
    record = ServiceRecord.objects.get()
    assert (record.member, record.organization, record.served_on) == (
        member,
        branch,
        date(2018, 6, 25),
    )
    assert (record.hours_reported, record.hours_confirmed, record.effect) == (
        Decimal("2.5"),
        Decimal("2.5"),
        "good",
    )
    assert (record.is_organizer, record.is_professional, record.is_emergency) == (True, True, False)
    assert (record.confirmed_by, record.recorded_by) == (officer, officer)


def test_the_importers_own_service_waits_for_somebody_else(secretary, branch, member):
    member.user = secretary
    member.save()
    make_member(branch, "李四", 2)
    commit(secretary, row(), row(name="李四"))
    confirmed = dict(ServiceRecord.objects.values_list("member__name", "confirmed_by__username"))
    assert confirmed == {"张三": None, "李四": "secretary"}


@pytest.mark.parametrize(
    "header",
    [
        ["党员姓名", "公民身份号码", "所在党支部", "时间", "项目名称", "类别", "时长", "效果"],
        ["姓 名", "身份证", "支部名称", "服务日期", "服务内容", "服务类别", "小时数", "评定"],
        ["名字", "证件号码", "党支部", "服务时间", "志愿服务项目", "类别*", "服务时长", "服务效果"],
    ],
)
def test_every_known_header_is_understood(officer, member, header):
    staging = stage(officer, row()[:8], header=header)
    assert (outcomes(staging), staging.understanding.unused) == (["create"], [])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": ""}, "missing_name"),
        ({"date": ""}, "missing_date"),
        ({"date": "2018年6月"}, "bad_date"),
        ({"date": "2091-01-01"}, "future_date"),
        ({"activity": "无"}, "missing_activity_name"),
        ({"hours": ""}, "missing_hours"),
        ({"hours": "两小时"}, "bad_number"),
        ({"hours": 0.4}, "out_of_range"),
        ({"hours": 24.5}, "out_of_range"),
        ({"hours": -1}, "out_of_range"),
        ({"hours": "NaN"}, "out_of_range"),
        ({"hours": 16.5}, "too_long_a_day"),
        ({"hours": 24}, "too_long_a_day"),
        ({"start": "25:00", "end": "11:00"}, "bad_time"),
        ({"start": "9:00"}, "half_a_time"),
        ({"end": "9:00"}, "half_a_time"),
        ({"start": "9:00", "end": "9:00"}, "ends_early"),
        ({"effect": "优"}, "unknown_effect"),
        ({"organizer": "也许"}, "bad_yes_no"),
        ({"branch": "没有的支部"}, "unknown_branch"),
        ({"name": "李四"}, "unknown_member"),
        ({"branch": ""}, "unknown_member"),
        ({"number": id_number(5)}, "unknown_member"),
        ({"number": 419900198001010000}, "numeric_id"),
        ({"name": "李四", "number": id_number(1)}, "name_differs"),
    ],
)
def test_each_problem_is_named_once_at_its_row(officer, member, cells, code):
    staging = stage(officer, row(**cells))
    assert (codes(staging), outcomes(staging)) == ([(2, code)], ["error"])


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"hours": "０．５"}, "hours_reported", Decimal("0.50")),
        ({"hours": 16}, "hours_reported", Decimal("16.00")),
        ({"start": "9点", "end": "11:30"}, "starts_at", time(9)),
        ({"start": 0.375, "end": "下午1:00"}, "ends_at", time(13)),
        ({"date": "２０１８．６．１"}, "served_on", date(2018, 6, 1)),
        ({"date": 43282}, "served_on", date(2018, 7, 1)),
        ({"effect": ""}, "effect", "fair"),
        ({"effect": " 较 好"}, "effect", "fair"),
        ({"effect": "一般"}, "effect", "plain"),
        ({"organizer": "Y"}, "is_organizer", True),
        ({"organizer": 1}, "is_organizer", True),
        ({"organizer": "否"}, "is_organizer", False),
        ({"category": "抢险应急"}, "is_emergency", True),
        ({"category": ""}, "category", ""),
    ],
)
def test_values_are_read_as_people_write_them(officer, member, cells, field, value):
    assert codes(commit(officer, row(**cells))) == []
    assert getattr(ServiceRecord.objects.get(), field) == value


def test_an_id_number_alone_finds_the_member_and_the_branch(officer, branch, member):
    commit(officer, row(branch="", number=f" {id_number(1).lower()} "))
    assert ServiceRecord.objects.get().organization == branch


def test_two_of_one_name_in_the_branch_need_the_id_number(officer, branch, member):
    twin = make_member(branch, "张三", 2)
    staging = commit(officer, row(), row(number=id_number(2)))
    assert (codes(staging), outcomes(staging)) == ([(2, "manual_check")], ["manual", "create"])
    assert ServiceRecord.objects.get().member == twin


def test_a_masked_number_names_a_member_with_the_name_and_the_branch_decides(
    officer, branch, sibling_branch, member
):
    """Two namesakes whose numbers show the same digits."""
    twin_number = id_number(1, "19800128")
    fields = {"name": "张三", "stage": "full", "joined_on": date(2005, 7, 1)}
    [pk] = add_members(entries=[RosterEntry(twin_number, sibling_branch, fields)])
    masked = member.masked_id
    assert masked == Member.objects.get(pk=pk).masked_id
    found = stage(officer, row(number=masked), row(number=masked, branch="", activity="植树"))
    assert codes(found) == [(3, "manual_check")]
    assert found.understanding.lines[0].values["member"] == member
    commit(officer, row(number=masked, branch=sibling_branch.code))
    assert ServiceRecord.objects.get().member_id == pk


def test_a_masked_number_of_nobody_is_refused(officer, member, foreign_branch):
    for cells in ({"number": "419***********9999"}, {"number": member.masked_id, "name": "李四"}):
        assert codes(stage(officer, row(**cells))) == [(2, "masked_id")]


def test_the_branch_is_the_one_of_that_day_and_another_one_written_is_a_warning(
    officer, branch, sibling_branch, member
):
    Affiliation.objects.update(valid_until=date(2018, 7, 1))
    Affiliation.objects.create(
        member=member, organization=sibling_branch, valid_from=date(2018, 7, 1)
    )
    staging = commit(
        officer,
        row(number=id_number(1)),
        row(number=id_number(1), date="2018-07-01"),
        row(date="2018-07-02"),
    )
    assert codes(staging) == [(3, "branch_differs"), (4, "unknown_member")]
    assert set(ServiceRecord.objects.values_list("served_on", "organization")) == {
        (date(2018, 6, 25), branch.pk),
        (date(2018, 7, 1), sibling_branch.pk),
    }


def test_service_before_the_member_joined_is_a_warning(officer, branch):
    make_member(branch, "李四", 2, joined_on=date(2018, 6, 26))
    staging = commit(officer, row(name="李四"), row(name="李四", date="2018-06-26"))
    assert codes(staging) == [(2, "before_joining")]
    assert outcomes(staging) == ["warning", "create"]
    assert ServiceRecord.objects.count() == 2


def test_member_day_and_activity_stand_once_in_a_file(officer, member):
    staging = stage(
        officer,
        row(),
        row(number=id_number(1), hours=8),
        row(activity="植树"),
        row(date="2018-06-26"),
    )
    assert (codes(staging), staging.outcomes["create"]) == ([(3, "duplicate")], 3)


def test_a_day_holds_sixteen_hours_of_a_member_on_record_and_in_rows_above(officer, branch, member):
    make_member(branch, "李四", 2)
    commit(officer, row(hours=6))
    found = commit(
        officer,
        row(activity="植树", hours=8),
        row(activity="巡河", hours=2.5),  # 16.5 with those before
        row(activity="宣传", hours=2),
        row(activity="值守", hours=0.5),
        row(activity="值守", hours=9, date="2018-06-26"),
        row(name="李四", activity="植树", hours=9),
    )
    assert codes(found) == [(3, "too_long_a_day"), (5, "too_long_a_day")]
    assert "16.5" in found.problems[0].message
    assert found.outcomes["create"] == 4


def test_rows_far_apart_count_once_in_preview_and_commit(officer, member):
    days = [date(2010, 1, 1) + timedelta(days=n) for n in range(2_100)]
    filler = [row(date=day.isoformat(), hours=1) for day in days]
    split = [row(activity=name, hours=5.5) for name in ("上午", "下午", "晚上")]
    found = commit(officer, split[0], *filler, *split[1:])
    assert codes(found) == [(2 + 1 + 2_100 + 1, "too_long_a_day")]
    assert ServiceRecord.objects.filter(served_on=date(2018, 6, 25)).count() == 2


def test_hours_given_up_make_room_for_others(secretary, branch, member):
    member.user = secretary
    member.save()
    commit(secretary, row(hours=16))
    found = commit(secretary, row(hours=6), row(activity="植树", hours=10))
    assert (codes(found), outcomes(found)) == ([], ["update", "create"])
    found = commit(secretary, row(hours=7), row(hours=6, category="河湖"))
    assert codes(found) == [(2, "too_long_a_day"), (3, "duplicate")]


def test_what_was_recorded_before_the_limit_stays_and_may_be_described_anew(secretary, member):
    member.user = secretary
    member.save()
    commit(secretary, row(hours=16))
    ServiceRecord.objects.update(hours_reported=20)
    assert outcomes(commit(secretary, row(hours=20))) == ["unchanged"]
    assert outcomes(commit(secretary, row(hours=20, category="河湖"))) == ["update"]
    assert codes(commit(secretary, row(hours=19))) == [(2, "too_long_a_day")]


def test_service_at_two_places_at_once_is_refused(officer, member):
    commit(officer, row(hours=2, start="9:00", end="11:00"))
    found = commit(
        officer,
        row(activity="植树", hours=1, start="11:00", end="12:00"),
        row(activity="巡河", hours=1, start="10:30", end="11:30"),
        row(activity="宣传", hours=1, start="11:59", end="13:00"),
        row(activity="值守", hours=1),
        row(activity="值守", hours=0.5, start="9:30", end="10:00", date="2018-06-26"),
    )
    assert codes(found) == [(3, "overlap"), (4, "overlap")]
    assert [problem.column for problem in found.problems] == ["开始时间", "开始时间"]
    assert "09:00" in found.problems[0].message


def test_a_night_comes_in_by_its_times_and_overlaps_across_midnight(officer, member):
    found = commit(
        officer,
        row(activity="值守", hours=4, start="22:00", end="02:00"),
        row(activity="植树", hours=2, start="01:00", end="03:00", date="2018-06-26"),
        row(activity="巡河", hours=2, start="02:00", end="04:00", date="2018-06-26"),
        row(activity="宣传", hours=5, start="14:00", end="15:00"),
    )
    assert codes(found) == [(3, "overlap"), (5, "more_than_the_times")]
    assert [problem.column for problem in found.problems] == ["开始时间", "时长(小时)"]
    night = ServiceRecord.objects.get(activity_name="值守")
    assert (night.served_on, night.starts_at, night.ends_at) == (
        date(2018, 6, 25),
        time(22),
        time(2),
    )
    late = row(activity="扫雪", hours=1, start="21:00", end="22:30")
    assert codes(commit(officer, late)) == [(2, "overlap")]


def test_times_on_record_stay_where_the_cells_are_empty(secretary, member):
    member.user = secretary
    member.save()
    commit(secretary, row(start="8:30", end="11:00"))
    assert outcomes(commit(secretary, row())) == ["unchanged"]
    found = commit(secretary, row(end="12:00"))
    assert (codes(found), outcomes(found)) == ([], ["update"])
    assert ImportRow.objects.latest("pk").changes == {"ends_at": ["11:00", "12:00"]}
    assert codes(commit(secretary, row(end="8:00"))) == [(2, "ends_early")]


@pytest.mark.parametrize("rows", [1, 30])
def test_reading_rows_costs_the_same_queries_for_any_number(
    officer, branch, rows, django_assert_max_num_queries
):
    for number in range(rows):
        make_member(branch, f"人{number}", number)
    lines = [
        row(name=f"人{number}", activity=activity, hours=0.5, start=f"{at}:00", end=f"{at}:30")
        for number in range(rows)
        for at, activity in ((8, "植树"), (9, "巡河"))
    ]
    with django_assert_max_num_queries(8):
        assert set(outcomes(stage(officer, *lines))) == {"create"}


def test_a_second_import_changes_nothing_even_where_it_warns(officer, branch):
    make_member(branch, "李四", 2, joined_on=date(2018, 6, 26))
    commit(officer, row(name="李四"))
    again = commit(officer, row(name="李四"))
    assert (outcomes(again), codes(again)) == (["unchanged"], [(2, "before_joining")])
    assert ServiceRecord.objects.count() == 1


def test_who_confirms_records_changes_them_by_a_file_and_the_points_follow(officer, member):
    commit(officer, row())
    settle_month(month=JUNE)
    commit(officer, row(hours=8))
    record = ServiceRecord.objects.get()
    assert (record.hours_reported, record.hours_confirmed) == (8, 8)
    assert MonthlyPoints.objects.get().effective == Decimal("9.60")
    assert verify_ledger().problems == []


def test_hours_cut_by_who_confirmed_stay_cut_when_the_file_comes_again(officer, member):
    commit(officer, row(hours=6))
    ServiceRecord.objects.update(hours_confirmed=4)
    assert outcomes(commit(officer, row(hours=6))) == ["unchanged"]
    commit(officer, row(hours=6, effect="一般"))
    assert ServiceRecord.objects.get().hours_confirmed == 4


def test_a_confirmed_record_of_a_closed_month_is_not_changed_by_a_file(officer, member):
    commit(officer, row())
    close_month(month=JUNE, user=officer)
    staging = commit(officer, row(hours=8))
    assert (codes(staging), outcomes(staging)) == ([(2, "month_closed")], ["error"])
    assert outcomes(commit(officer, row())) == ["unchanged"]


def test_the_own_confirmed_record_is_not_changed_by_a_file(officer, secretary, member):
    commit(officer, row())
    member.user = secretary
    member.save()
    staging = commit(secretary, row(hours=8))
    assert (codes(staging), outcomes(staging)) == ([(2, "confirmed_already")], ["error"])
    assert ServiceRecord.objects.get().hours_reported == Decimal("2.5")


def test_a_waiting_record_may_be_changed_and_shows_old_and_new(secretary, member):
    member.user = secretary
    member.save()
    commit(secretary, row())
    commit(secretary, row(category="抢险应急", hours=3))
    changes = {"hours_reported": ["2.50", "3.00"], "category": ["环境", "抢险应急"]}
    assert ImportRow.objects.latest("pk").changes == changes
    record = ServiceRecord.objects.get()
    assert (record.hours_reported, record.is_emergency, record.confirmed_at) == (
        Decimal("3.00"),
        True,
        None,
    )


def test_members_out_of_reach_are_unknown(secretary, member, foreign_branch):
    make_member(foreign_branch, "李四", 2)
    staging = commit(secretary, row(), row(name="李四", branch="", number=id_number(2)))
    assert codes(staging) == [(3, "unknown_member")]
    assert ServiceRecord.objects.count() == 1
