from datetime import date

import pytest

from dispatch.choices import Rank
from dispatch.domain.posting_steps import extend_posting
from dispatch.models import Posting
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, id_number, make_member, staged, workbook
from tests.dispatch.conftest import make_cadre, make_programme
from tests.spreadsheets.exported import written

HEAD = [
    "姓名", "身份证号", "派出类型", "下沉计划", "派出单位", "镇（街道）", "村", "任务", "到任时间",
    "期满时间",
]  # fmt: skip
MARCH, LATER = "2018-03-01", "2019-02-28"


def row(name="张三", serial=900, **cells):
    usual = {
        "kind": "下沉历练", "programme": "", "unit": "", "host": "T01", "place": "", "task": "招商",
        "starts": MARCH, "ends": LATER,
    }  # fmt: skip
    return [name, id_number(serial), *{**usual, **cells}.values()]


def stage(user, *rows):
    table = batches.table_for(kind="postings", actor=actor_of(user))
    return staged(table, workbook(HEAD, *rows))


def codes(staging):
    return {problem.code for problem in staging.problems}


def commit(user, *rows):
    batch = batches.open_batch(
        kind="postings", file_name="花名册.xlsx", content=workbook(HEAD, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def test_a_row_becomes_a_posting_with_its_first_step(officer, cadre, unit, town):
    commit(officer, row())
    posting = Posting.objects.get()
    assert (posting.cadre, posting.unit, posting.host, posting.task) == (cadre, unit, town, "招商")
    assert (posting.starts_on, posting.ends_on) == (date(2018, 3, 1), date(2019, 2, 28))
    assert posting.steps.get().kind == "made"


def test_kind_and_last_day_come_from_the_programme_and_the_town_from_the_village(
    officer, reserve, village
):
    make_programme(officer, kind="first_secretary", name="驻村")
    commit(officer, row(kind="", programme="驻村", host="", place="示例村", ends=""))
    posting = Posting.objects.get()
    assert (posting.kind, posting.place, posting.host) == ("first_secretary", village, village.town)
    assert posting.ends_on == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": ""}, "missing_name"),
        ({"kind": ""}, "missing_kind"),
        ({"kind": "别的"}, "unknown_choice"),
        ({"programme": "没有的"}, "unknown_programme"),
        ({"unit": "没有的单位"}, "unknown_unit"),
        ({"host": "没有的镇"}, "unknown_host"),
        ({"host": ""}, "missing_host"),
        ({"place": "没有的村"}, "unknown_place"),
        ({"starts": "2018-03"}, "needs_a_day"),
        ({"starts": ""}, "missing_starts"),
        ({"ends": "2018-02-01"}, "ends_too_early"),
        ({"serial": 999}, "unknown_cadre"),
        ({"name": "李四"}, "name_differs"),
        ({"kind": "第一书记"}, "place_missing"),
        ({"kind": "第一书记", "place": "示例村"}, "conditions_unmet"),
    ],
)
def test_each_problem_of_a_row_is_named(officer, cadre, town, village, cells, code):
    assert codes(stage(officer, row(**cells))) == {code}


def test_a_row_is_held_against_the_register_and_the_rows_above(officer, cadre, unit, town, post):
    other = make_cadre(unit, "李四", 901)
    post(cadre=other, starts_on=date(2018, 6, 1))
    staging = stage(
        officer,
        row(),
        row(),
        row(kind="挂职", starts=LATER, ends=""),
        row("李四", 901, ends="2018-06-01"),
        row("李四", 901, starts="2018-03-02", ends="2018-05-31"),
    )
    assert [(problem.row, problem.code) for problem in staging.problems] == [
        (3, "duplicate"), (4, "person_taken"), (5, "person_taken"),
    ]  # fmt: skip
    words = staging.problems[1].message
    assert "张三，下沉历练，示例1街道党工委，2018-03-01 至 2019-02-28" in words
    assert staging.outcomes["create"] == 2


def test_two_first_secretaries_of_a_village_conflict_within_a_file(
    officer, reserve, unit, village, branch
):
    other = make_cadre(unit, "李四", 901, rank=Rank.SECTION, member=make_member(branch, "李四", 2))
    other.pool_entries.create(team="reserve", entered_on=date(2018, 1, 1), set_by=officer)
    first = {"kind": "第一书记", "place": "示例村"}
    staging = stage(officer, row(**first), row("李四", 901, **first))
    assert codes(staging) == {"place_taken"}


def test_a_handover_within_the_grace_is_a_warning(officer, cadre, town):
    make_programme(officer, name="历练", grace_days=2)
    said = {"programme": "历练"}
    staging = stage(officer, row(**said), row(starts="2019-02-27", ends="2020-02-26", **said))
    assert [(problem.row, problem.code) for problem in staging.problems] == [(3, "handover")]
    assert (staging.outcomes["create"], staging.outcomes["warning"]) == (1, 1)


def test_the_same_file_twice_changes_nothing_and_a_task_is_corrected(officer, cadre, town):
    commit(officer, row())
    assert stage(officer, row()).outcomes["unchanged"] == 1
    batch = commit(officer, row(task="信访"))
    assert Posting.objects.get().task == "信访"
    undo(batch=batch, actor=actor_of(officer))
    assert Posting.objects.get().task == "招商"


def test_other_days_are_for_the_postings_own_page(officer, cadre, town):
    commit(officer, row())
    assert codes(stage(officer, row(ends="2020-02-28"))) == {"posted_otherwise"}
    assert codes(stage(officer, row(place="示例村"))) == {"unknown_place"}


def test_an_import_is_undone_but_for_what_went_on_since(officer, cadre, unit, town):
    make_cadre(unit, "李四", 901)
    batch = commit(officer, row(), row("李四", 901))
    extended = Posting.objects.get(cadre=cadre)
    actor = actor_of(officer)
    extend_posting(posting=extended, until=date(2020, 1, 1), reason="任务未完", actor=actor)
    assert undo(batch=batch, actor=actor)["kept"] == 1
    assert Posting.objects.get() == extended


def test_an_exported_list_comes_back_unchanged(officer, cadre, reserve, village, unit, post):
    post(programme=make_programme(officer))
    post(kind="first_secretary", place=village, starts_on=date(2019, 6, 1), ends_on=None)
    gone = post(cadre=make_cadre(unit, "李四", 901))
    Posting.objects.filter(pk=gone.pk).update(is_withdrawn=True)
    table = batches.table_for(kind="postings", actor=actor_of(officer))
    staging = staged(table, written("postings", officer))
    assert (staging.outcomes["unchanged"], staging.problems) == (3, [])


ROSTER = ["镇(街道)", "村", "姓名", "政治面貌", "联系电话", "考核等次", "到任时间", "期满时间",
          "身份证号", "类型", "重点项目"]  # fmt: skip


def roster(name="张三", serial=900, **cells):
    usual = {
        "town": "T01", "place": "", "name": name, "standing": "中共党员", "phone": "19900000001",
        "grade": "优秀", "starts": MARCH, "ends": LATER, "number": id_number(serial),
        "kind": "下沉历练", "project": "",
    }  # fmt: skip
    return list({**usual, **cells}.values())


def stage_roster(user, *rows):
    table = batches.table_for(kind="postings", actor=actor_of(user))
    return staged(table, workbook(ROSTER, *rows))


def test_the_official_roster_is_read_and_says_once_what_postings_do_not_keep(officer, cadre, unit):
    make_cadre(unit, "李四", 901)
    staging = stage_roster(officer, roster(), roster("李四", 901, standing="群众"))
    assert [problem.code for problem in staging.problems] == ["not_kept"]
    assert not staging.has_refused


def test_a_standing_that_differs_from_the_register_is_said(officer, cadre, unit):
    make_cadre(unit, "李四", 901)
    quiet = {"phone": "", "grade": ""}
    staging = stage_roster(officer, roster(standing="群众", **quiet), roster("李四", 901, **quiet))
    assert codes(staging) == {"standing_differs"}


def test_a_chief_service_officer_is_posted_to_a_project(officer, cadre, project, town):
    quiet = {"phone": "", "grade": "", "town": "", "kind": "首席服务官"}
    staging = stage_roster(officer, roster(project="示例产业园", **quiet))
    [line] = staging.understanding.lines
    assert (line.values["found_project"], line.place) == (project, str(town))
    assert staging.problems == []
    usual = {"phone": "", "grade": "", "project": "示例产业园"}
    assert codes(stage_roster(officer, roster(**usual))) == {"no_officer"}
    assert codes(stage_roster(officer, roster(**{**usual, "project": "无此项目名"}))) == {
        "unknown_project"
    }
