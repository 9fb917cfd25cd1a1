from datetime import date

import pytest

from dispatch.imports import ContactImport
from dispatch.models import LeaderContact, Place
from spreadsheets.domain import batches
from tests.conftest import actor_of, staged, workbook
from tests.dispatch.conftest import make_cadre

HEADER = ["领导姓名", "分工", "联系对象", "起始日期", "截止日期"]


def lines_of(user, *rows):
    content = workbook(HEADER, *rows)
    found = staged(ContactImport(actor=actor_of(user)), content)
    return found.understanding.lines


def outcomes(user, *rows):
    return [
        (str(line.outcome), [problem.code for problem in line.problems])
        for line in lines_of(user, *rows)
    ]


def load(user, *rows):
    batch = batches.open_batch(
        kind="contacts", file_name="联系点.xlsx", content=workbook(HEADER, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)


def test_towns_villages_and_projects_are_known_by_code_or_name(
    leader, town, village, project, officer
):
    load(
        officer,
        ["李建国", "牵头", "示例1街道党工委", "2018-05-01", ""],
        ["李建国", "协助", "419900001001", "2018-05-01", "2020-12-31"],
        ["李建国", "", "示例产业园", "2018-05-01", ""],
    )
    found = [(c.target, c.role, c.ends_on) for c in LeaderContact.objects.order_by("pk")]
    assert found == [
        (town, "responsible", None),
        (village, "assisting", date(2020, 12, 31)),
        (project, "responsible", None),
    ]


def test_a_village_named_by_its_code_is_shown_by_its_name(leader, village, officer):
    [line] = lines_of(officer, ["李建国", "协助", "419900001001", "2018-05-01", ""])
    assert line.label == "李建国 示例村"


def test_the_same_file_again_changes_nothing_and_new_words_do(leader, village, officer):
    row = ["李建国", "牵头", "示例村", "2018-05-01", ""]
    load(officer, row)
    assert outcomes(officer, row) == [("unchanged", [])]
    changed = ["李建国", "协助", "示例村", "2018-05-01", "2018-12-31"]
    assert outcomes(officer, changed) == [("update", [])]
    load(officer, changed)
    contact = LeaderContact.objects.get()
    assert (contact.role, contact.ends_on) == ("assisting", date(2018, 12, 31))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["王五", "", "示例村", "2018-05-01", ""], "unknown_leader"),
        (["", "", "示例村", "2018-05-01", ""], "missing_leader"),
        (["李建国", "", "没有的村", "2018-05-01", ""], "unknown_target"),
        (["李建国", "", "", "2018-05-01", ""], "missing_target"),
        (["李建国", "", "示例村", "", ""], "missing_starts"),
        (["李建国", "", "示例村", "2018-05", ""], "needs_a_day"),
        (["李建国", "", "示例村", "2018-05-01", "2018-04-01"], "bad_period"),
        (["李建国", "", "示例村", "2009-05-01", ""], "no_leader"),
    ],
)
def test_a_row_is_refused_with_its_reason(leader, village, officer, row, code):
    assert outcomes(officer, row) == [("error", [code])]


def test_rows_are_held_against_one_another_and_the_register(leader, village, officer):
    row = ["李建国", "", "示例村", "2018-05-01", ""]
    later = ["李建国", "", "示例村", "2019-05-01", ""]
    assert outcomes(officer, row, row, later) == [
        ("create", []), ("duplicate", ["duplicate"]), ("error", ["in_contact_already"]),
    ]  # fmt: skip


def test_names_borne_twice_are_for_a_person_to_decide(
    leader, village, other_town, foreign_unit, officer
):
    Place.objects.create(code="419900002001", name="示例村", kind="village", town=other_town)
    row = ["李建国", "", "示例村", "2018-05-01", ""]
    assert outcomes(officer, row) == [("manual", ["manual_check"])]
    make_cadre(foreign_unit, "李建国", 951, rank="division")
    named = ["李建国", "", "419900001001", "2018-05-01", ""]
    assert outcomes(officer, named) == [("manual", ["manual_check"])]


def test_without_the_column_of_first_days_the_file_is_asked_about(leader, village, officer):
    batch = batches.open_batch(
        kind="contacts", file_name="联系点.xlsx",
        content=workbook(["领导姓名", "联系对象"], ["李建国", "示例村"]),
        actor=actor_of(officer), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batch.refresh_from_db()
    assert batch.state == "scanned"
    assert "起始日期" in batch.refusal
