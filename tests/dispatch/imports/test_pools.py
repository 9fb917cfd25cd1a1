"""The workbook of the talent pools: taken in, corrected in words, taken back."""

from datetime import date

import pytest

from dispatch.domain.pools import enter_pool, move_phase
from dispatch.models import PoolEntry
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, id_number, make_member, staged, workbook
from tests.spreadsheets.exported import written

HEAD = ["姓名", "身份证号", "队伍", "培养阶段", "入库时间", "来源", "备注"]


def row(name="张三", serial=900, **cells):
    usual = {
        "team": "科级后备干部", "phase": "育苗", "entered": "2018-03-01", "source": "单位推荐",
        "note": "",
    }  # fmt: skip
    return [name, id_number(serial), *{**usual, **cells}.values()]


def stage(user, *rows):
    table = batches.table_for(kind="pools", actor=actor_of(user))
    return staged(table, workbook(HEAD, *rows))


def codes(user, *rows):
    return {problem.code for problem in stage(user, *rows).problems}


def commit(user, *rows):
    batch = batches.open_batch(
        kind="pools", file_name="人才库.xlsx", content=workbook(HEAD, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def test_cadres_and_members_enter_their_teams_and_the_same_file_changes_nothing(
    officer, cadre, branch
):
    activist = make_member(branch, "王五", 5, stage="activist", joined_on=None)
    rows = row(), row("王五", 5, team="入党积极分子", phase="", source="群团推优")
    commit(officer, *rows)
    entries = {entry.person: entry for entry in PoolEntry.objects.all()}
    assert (entries[cadre].team, entries[cadre].phase) == ("reserve", "nurture")
    assert (entries[activist].phase, entries[activist].source) == ("select", "mass_organization")
    assert stage(officer, *rows).outcomes["unchanged"] == 2


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_exported_list_comes_back_unchanged(officer, cadre, branch, form):
    make_member(branch, "王五", 5, stage="activist", joined_on=None)
    commit(officer, row(), row("王五", 5, team="入党积极分子", phase="", note="优秀"))
    left = {"left_on": date(2018, 4, 1), "exit_reason": "age"}
    PoolEntry.objects.filter(cadre=cadre).update(**left)
    again = row(entered="2018-05-01")
    commit(officer, again)
    for query, count in (("", 2), ("state=left", 1)):
        table = batches.table_for(kind="pools", actor=actor_of(officer))
        staging = staged(table, written("talent-pools", officer, query, form=form))
        assert (staging.outcomes["unchanged"], staging.problems) == (count, [])
    assert stage(officer, row(), again).outcomes["unchanged"] == 2


def test_a_masked_number_takes_nobody_in(officer, cadre):
    shown = f"{id_number(900)[:3]}{'*' * 11}{id_number(900)[-4:]}"
    assert codes(officer, ["张三", shown, *row()[2:]]) == {"masked_id"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"team": "无此队伍"}, "unknown_team"),
        ({"entered": "2018-03"}, "needs_a_day"),
        ({"team": "入党积极分子"}, "no_activist"),
        ({"name": "李四"}, "name_differs"),
        ({"serial": 901}, "unknown_person"),
        ({"phase": "无"}, None),
    ],
)
def test_what_a_row_gets_wrong_is_said(officer, cadre, cells, code):
    cadre.member.stage = "full"
    assert codes(officer, row(**cells)) == ({code} if code else set())


def test_nobody_is_twice_in_a_team_and_phases_move_on_their_page(officer, cadre, town_officer):
    actor = actor_of(officer)
    entry = enter_pool(person=cadre, team="reserve", entered_on=date(2018, 3, 1), actor=actor)
    assert codes(officer, row(entered="2018-05-01")) == {"in_pool_already"}
    assert codes(officer, row()) == {"other_phase"}
    assert codes(officer, row(phase=""), row(phase="")) == {"duplicate"}
    batch = commit(officer, row(phase="", note="表现好"))
    entry.refresh_from_db()
    assert (entry.note, entry.source) == ("表现好", "unit")
    undo(batch=batch, actor=actor)
    entry.refresh_from_db()
    assert (entry.note, entry.source) == ("", "")


def test_who_went_on_since_is_not_taken_out_again(officer, cadre):
    batch = commit(officer, row(phase=""))
    move_phase(
        entry=PoolEntry.objects.get(), moved_on=date(2018, 6, 1), reason="合格",
        actor=actor_of(officer),
    )  # fmt: skip
    undo(batch=batch, actor=actor_of(officer))
    assert PoolEntry.objects.count() == 1
