"""The cadre roster: read, compared, written, taken back, and coming home unchanged."""

from datetime import date

import pytest

from dispatch.models import Cadre, PoolEntry
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, id_number, staged, workbook
from tests.spreadsheets.exported import column, written

HEADER = [
    "序号", "姓名", "性别", "出生年月", "民族", "籍贯", "参加工作时间", "全日制学历学位(院校专业)",
    "单位", "现任职务", "任现职时间", "任现级时间", "级别", "考核结果(近三年)", "后备", "身份证号",
]  # fmt: skip
PEOPLE = {
    "姓名": "李四", "性别": "男", "出生年月": "1980.01", "民族": "汉", "籍贯": "示例省",
    "参加工作时间": "2002年7月", "单位": "U01", "现任职务": "科长", "任现职时间": "2015.03",
    "任现级时间": "2013.01", "级别": "正科级", "考核结果(近三年)": "2017优秀、2016称职",
    "后备": "是",
}  # fmt: skip


def row(number=None, **said):
    said = {**PEOPLE, **said}
    return [said.get(name, "") for name in HEADER[:-1]] + [number or id_number(7)]


def stage(user, *rows):
    table = batches.table_for(kind="cadres", actor=actor_of(user))
    return staged(table, workbook(["示例区干部名册"], HEADER, *rows))


def commit(user, *rows):
    content = workbook(["示例区干部名册"], HEADER, *rows)
    batch = batches.open_batch(
        kind="cadres", file_name="干部.xlsx", content=content, actor=actor_of(user), options={}
    )
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def test_a_row_becomes_a_cadre_with_post_appraisals_and_reserve(officer, unit):
    commit(officer, row())
    cadre = Cadre.objects.get()
    post = cadre.posts.get()
    assert (cadre.name, cadre.born_precision, cadre.working_since) == (
        "李四",
        "month",
        date(2002, 7, 1),
    )
    assert (post.unit, post.rank, post.title) == (unit, "section", "科长")
    assert (post.valid_from, post.since_precision) == (date(2015, 3, 1), "month")
    assert dict(cadre.appraisals.values_list("year", "grade")) == {
        2017: "excellent",
        2016: "competent",
    }
    assert PoolEntry.objects.get().team == "reserve"


def test_a_cadre_is_tied_to_the_member_with_the_same_number(officer, unit, member):
    commit(officer, row(id_number(1), 姓名="张三"), row())
    tied = dict(Cadre.objects.values_list("name", "member__name"))
    assert tied == {"张三": "张三", "李四": None}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"姓名": ""}, "missing_name"),
        ({"单位": "没有的单位"}, "unknown_unit"),
        ({"单位": ""}, "missing_unit"),
        ({"级别": "大官"}, "unknown_rank"),
        ({"级别": ""}, "missing_rank"),
        ({"考核结果(近三年)": "优秀、称职"}, "bad_grades"),
        ({"后备": "也许"}, "bad_yes_no"),
        ({"出生年月": "1981.05"}, "birth_differs"),
        ({"number": 4.19900195004124e17}, "numeric_id"),
    ],
)
def test_each_problem_is_named_at_its_row(officer, unit, change, code):
    staging = stage(officer, row(**change))
    assert [problem.code for problem in staging.problems] == [code]


def test_the_second_row_of_a_number_is_a_duplicate(officer, unit):
    staging = stage(officer, row(), row(姓名="王五"))
    assert [(one.row, one.code) for one in staging.problems] == [(4, "duplicate")]


def test_the_same_file_twice_changes_nothing(officer, unit):
    commit(officer, row())
    staging = stage(officer, row())
    assert (staging.outcomes["unchanged"], staging.problems) == (1, [])


def test_a_later_post_follows_the_one_held_and_an_undo_takes_it_back(officer, unit, foreign_unit):
    commit(officer, row())
    told = {"单位": "U02", "现任职务": "副局长", "任现职时间": "2018-06-01", "后备": ""}
    batch = commit(officer, row(**told, **{"考核结果(近三年)": "2017称职"}))
    cadre = Cadre.objects.get()
    assert [(post.unit, post.valid_until) for post in cadre.posts.all()] == [
        (unit, date(2018, 6, 1)),
        (foreign_unit, None),
    ]
    assert cadre.appraisals.get(year=2017).grade == "competent"
    undo(batch=batch, actor=actor_of(officer))
    post = cadre.posts.get()
    assert (post.unit, post.valid_until) == (unit, None)
    assert cadre.appraisals.get(year=2017).grade == "excellent"


def test_another_unit_without_a_day_is_asked_back(officer, unit, foreign_unit):
    commit(officer, row())
    staging = stage(officer, row(单位="U02", 任现职时间=""))
    assert [problem.code for problem in staging.problems] == ["missing_since"]


def test_leaving_the_reserve_needs_a_reason_elsewhere(officer, unit):
    commit(officer, row())
    staging = stage(officer, row(后备="否"))
    assert [problem.code for problem in staging.problems] == ["stays_in_reserve"]


def test_undoing_takes_new_people_out_with_all_that_came_with_them(officer, unit):
    undo(batch=commit(officer, row()), actor=actor_of(officer))
    assert not Cadre.objects.exists()
    assert not PoolEntry.objects.exists()


def test_the_exported_roster_is_masked_and_comes_back_unchanged(officer, unit, member):
    commit(officer, row(), row(id_number(1), 姓名="张三", 出生年月="1980-01-01", 后备="否"))
    content = written("cadres", officer)
    assert column(content, "身份证号")[0].startswith("419****")
    assert column(content, "考核结果") == ["2017优秀、2016称职"] * 2
    assert sorted(column(content, "入党时间"), key=str) == ["2005-07-01", None]
    staging = staged(batches.table_for(kind="cadres", actor=actor_of(officer)), content)
    assert (staging.outcomes["unchanged"], staging.problems) == (2, [])
