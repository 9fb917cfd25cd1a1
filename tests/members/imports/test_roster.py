import pytest

from members.models import Affiliation, Member
from spreadsheets.domain import batches
from tests.conftest import actor_of, id_number, make_member, staged, workbook

HEADER = ["序号", "姓 名", "性别", "出生年月", "公民身份号码", "入党时间", "党员类别", "所在党支部"]
TITLE = ["示例区党员花名册"]


def row(name="李四", number=None, branch="T01001", born="1980年1月", joined="2005年7月1日"):
    return [1, name, "男", born, number or id_number(7), joined, "正式党员", branch]


def stage(user, *rows):
    table = batches.table_for(kind="members", actor=actor_of(user))
    return staged(table, workbook(TITLE, HEADER, *rows))


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


def commit(user, *rows):
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(TITLE, HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batches.commit(batch=batch)


def test_a_clean_row_becomes_a_member_at_home(officer, branch):
    commit(officer, row(name="李　四 "))
    member = Member.objects.get()
    assert (member.name, member.initials, member.stage) == ("李四", "ls", "full")
    assert (member.born_precision, member.masked_id) == (
        "month",
        "419***********" + id_number(7)[-4:],
    )
    assert Affiliation.objects.get().organization == branch


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": 4.19900195004124e17}, "numeric_id"),
        ({"number": id_number(7)[:-1] + ("1" if id_number(7)[-1] != "1" else "2")}, "bad_checksum"),
        ({"number": "419900800101007"}, "manual_check"),
        ({"name": "  "}, "missing_name"),
        ({"joined": "2017年6月31日"}, "bad_date"),
        ({"joined": "2091年1月5日"}, "future_date"),
        ({"branch": "不存在的党支部"}, "unknown_branch"),
        ({"born": "1981年4月"}, "birth_differs"),
    ],
)
def test_each_problem_is_named_at_its_row(officer, branch, change, code):
    assert codes(stage(officer, row(**change))) == [(3, code)]


def test_the_first_row_of_an_id_stands_and_later_ones_are_duplicates(officer, branch):
    staging = stage(officer, row(), row(name="王五"))
    assert codes(staging) == [(4, "duplicate")]
    assert (staging.outcomes["create"], staging.outcomes["duplicate"]) == (1, 1)


def test_a_second_import_changes_nothing(officer, branch):
    commit(officer, row())
    assert stage(officer, row()).outcomes["unchanged"] == 1


def test_an_update_shows_old_and_new(officer, branch):
    commit(officer, row())
    [line] = stage(officer, row(name="李四光")).understanding.lines
    assert line.changes == {"name": ["李四", "李四光"]}


def test_a_member_of_another_branch_needs_a_transfer(officer, branch, sibling_branch):
    make_member(sibling_branch, "李四", 7)
    staging = stage(officer, row())
    assert codes(staging) == [(3, "transfer_needed")]
    assert staging.outcomes["transfer"] == 1


def test_a_branch_out_of_reach_is_unknown_to_a_town_officer(town_officer, branch, foreign_branch):
    staging = stage(town_officer, row(), row(number=id_number(9), branch=foreign_branch.code))
    assert codes(staging) == [(4, "unknown_branch")]


def test_outcomes_add_up_to_the_rows_footers_included(officer, branch):
    staging = stage(officer, row(), HEADER, ["合计", "1人"], ["填表人：   审核人："])
    assert staging.outcomes["ignored"] == 3
    assert sum(staging.outcomes.values()) == 4


def test_nothing_is_written_when_the_register_changed_since_the_preview(officer, branch):
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(TITLE, HEADER, row()),
        actor=actor_of(officer),
        options={},
    )
    batches.preview(batch=batch)
    make_member(branch, "李四", 7, born_on=None)
    with pytest.raises(batches.RuleViolation) as error:
        batches.commit(batch=batch)
    assert error.value.code == "register_changed"
    assert Member.objects.count() == 1


def test_no_id_number_stands_readable_in_the_batch(officer, branch):
    commit(officer, row())
    [batch] = batches.ImportBatch.objects.all()
    assert id_number(7).encode() not in bytes(batch.content)
    assert id_number(7) not in str(list(batch.rows.values()))
