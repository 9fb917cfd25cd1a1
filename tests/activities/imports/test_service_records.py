from datetime import date
from decimal import Decimal

import pytest

from activities.models import ServiceRecord
from members.domain.register import RosterEntry, add_members
from members.models import Affiliation, Member
from spreadsheets.domain import batches
from spreadsheets.models import ImportRow
from tests.conftest import actor_of, id_number, make_member, staged, workbook

HEADER = [
    "姓名", "身份证号", "支部", "日期", "活动名称", "服务类别", "时长(小时)", "效果评定",
    "是否组织者", "是否专业服务",
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
        ({"hours": 24}, "hours_reported", Decimal("24.00")),
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


def test_a_second_import_changes_nothing_even_where_it_warns(officer, branch):
    make_member(branch, "李四", 2, joined_on=date(2018, 6, 26))
    commit(officer, row(name="李四"))
    again = commit(officer, row(name="李四"))
    assert (outcomes(again), codes(again)) == (["unchanged"], [(2, "before_joining")])
    assert ServiceRecord.objects.count() == 1


def test_a_confirmed_record_is_not_changed_by_a_file(officer, member):
    commit(officer, row())
    staging = commit(officer, row(hours=8))
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
