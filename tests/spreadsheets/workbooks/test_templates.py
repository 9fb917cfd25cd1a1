"""A template offers what the register holds and comes back without a single problem."""

import io

import openpyxl
import pytest

from accounts.choices import Role
from branches.models import Organization
from spreadsheets.domain.reading import opened, read
from spreadsheets.domain.staging import stage
from spreadsheets.domain.stamps import stamp_of, stamped_version, template_notice
from spreadsheets.registry import kinds
from spreadsheets.workbooks.errors import marked_workbook
from spreadsheets.workbooks.templates import header_of, template_file_name, template_workbook
from tests.conftest import actor_of, id_number, make_user, workbook
from tests.spreadsheets.files import lists, saved

KINDS = ("organizations", "members", "party-days", "service-records")
FILLED = {
    "organizations": {
        "code": "00991",
        "name": "中共示例9社区支部委员会",
        "type": "党支部",
        "superior": "中共示例1街道工作委员会",
        "founded": "1986.10",
    },
    "members": {
        "name": "李四",
        "sex": "女",
        "ethnic_group": "汉",
        "id_number": id_number(8),
        "born": "1980-01-01",
        "joined": "2005-07",
        "branch": "中共示例1街道党工委示例1社区支部委员会",
        "mobile": "13800000000",
    },
    "party-days": {
        "branch": "T01001",
        "date": "2018-06-25",
        "type": "党课",
        "theme": "学习党章",
        "due_reported": 1,
        "present_reported": 1,
    },
    "service-records": {
        "name": "张三",
        "id_number": id_number(1),
        "date": "2018-06-25",
        "activity_name": "清洁家园",
        "hours": 1.5,
        "organizer": "否",
    },
}

STRANGERS = {"unknown_member", "unknown_host", "unknown_absentee", "due_differs"}


@pytest.fixture(params=KINDS)
def table(request, officer, branch, member):
    return kinds()[request.param](actor=actor_of(officer))


def opened_template(table):
    return openpyxl.load_workbook(io.BytesIO(template_workbook(table=table)))


def filled(table, *rows):
    """Fill the template in as a person does, below the example."""
    book = opened_template(table)
    sheet = book.worksheets[0]
    for number, values in enumerate(rows, start=3):
        for at, name in enumerate(table.columns(), start=2):
            if name in values:
                sheet.cell(number, at, values[name])
    return saved(book)


def test_the_headers_are_the_first_words_of_the_columns_and_are_understood(table):
    content = filled(table, FILLED[table.kind])
    found = stage(table=table, content=content, wishes={}).understanding
    columns = table.columns()
    assert found.header == ["序号", *map(header_of, columns.values())]
    assert found.positions == {name: at for at, name in enumerate(columns, start=1)}
    assert [h for h in found.header if h.endswith("*")] == [
        c.synonyms[0] + "*" for c in columns.values() if c.required
    ]


def test_a_filled_template_is_imported_without_a_word(table):
    staging = stage(table=table, content=filled(table, FILLED[table.kind]), wishes={})
    assert staging.problems == []
    assert {n: count for n, count in staging.outcomes.items() if count} == {
        "create": 1,
        "ignored": 1,
    }


def test_the_sheets_are_the_table_the_guide_and_two_hidden_ones(table):
    book = opened_template(table)
    assert [(s.title, s.sheet_state) for s in book][1:] == [
        ("填写说明", "visible"),
        ("选项", "hidden"),
        ("版本", "veryHidden"),
    ]
    assert book.active is book.worksheets[0]
    assert book.custom_doc_props["template"].value == stamp_of(table=type(table))


def test_the_guide_tells_of_every_column(table):
    guide = list(opened_template(table)["填写说明"].values)
    names = [column.synonyms[0] for column in table.columns().values()]
    assert [row[0] for row in guide[1 : len(names) + 1]] == names
    assert all(row[2] for row in guide[1 : len(names) + 1])


def test_every_column_but_numbers_keeps_what_is_typed_as_text(table):
    groups = opened_template(table).worksheets[0].column_dimensions.values()
    formats = {
        name: next((g.number_format for g in groups if g.min <= at <= g.max), "General")
        for at, name in enumerate(table.columns(), start=2)
    }
    assert {name for name, form in formats.items() if form != "@"} == {
        name for name, column in table.columns().items() if not column.widget.is_text
    }
    assert all(formats[n] == "@" for n, c in table.columns().items() if c.sensitive)


def test_columns_of_few_words_and_of_organizations_have_drop_downs(table):
    book = opened_template(table)
    expected = {
        column.synonyms[0]: list(table.choices(name))
        for name, column in table.columns().items()
        if table.choices(name)
    }
    assert lists(book) == expected
    branch_column = {"organizations": "隶属上级", "members": "所在党支部"}.get(table.kind, "党支部")
    assert expected[branch_column]


def test_only_organizations_in_reach_are_offered(branch, sibling_branch, foreign_branch, town):
    user = make_user("somebody", town, Role.TOWN_OFFICER)
    table = kinds()["members"](actor=actor_of(user))
    assert set(table.choices("branch")) == {branch.name, sibling_branch.name}


def test_a_name_another_one_bears_for_short_is_offered_as_its_code(officer, branch, sibling_branch):
    Organization.objects.filter(pk=sibling_branch.pk).update(short_name=branch.name)
    table = kinds()["members"](actor=actor_of(officer))
    assert table.choices("branch") == [branch.code, sibling_branch.name]


def test_names_too_many_to_look_through_are_not_offered(officer, branch, monkeypatch):
    monkeypatch.setattr("branches.reports.MAX_PICKS", 0)
    table = kinds()["members"](actor=actor_of(officer))
    assert table.choices("branch") == []
    assert "所在党支部" not in lists(opened_template(table))


def test_a_name_that_looks_like_a_formula_is_text(officer, branch):
    Organization.objects.filter(pk=branch.pk).update(name="=1+1")
    book = opened_template(kinds()["members"](actor=actor_of(officer)))
    assert [
        c.coordinate for s in book for r in s.iter_rows() for c in r if c.data_type == "f"
    ] == []
    assert lists(book)["所在党支部"] == ["=1+1"]


def test_the_stamp_survives_and_an_old_or_new_one_is_taken_with_a_notice(table, monkeypatch):
    content = template_workbook(table=table)
    with opened(content=content) as book:
        stamp = book.stamp
    kind = type(table)
    assert stamped_version(stamp=stamp) == (table.kind, table.version)
    assert template_notice(stamp=stamp, table=kind) == ""
    other = (table.version - 1, table.version + 1)
    notices = {template_notice(stamp=f"template {table.kind} {n}", table=kind) for n in other}
    assert len(notices) == 2
    assert all(notices)
    other = next(name for name in KINDS if name != table.kind)
    assert str(kinds()[other].title) in template_notice(stamp=f"template {other} 1", table=kind)


def test_stamp_and_drop_downs_outlive_the_error_workbook(officer, branch):
    table = kinds()["members"](actor=actor_of(officer))
    content = filled(table, {**FILLED["members"], "branch": "没有"})
    staging = stage(table=table, content=content, wishes={})
    made = marked_workbook(
        content=content,
        problems=staging.problems,
        understanding=staging.understanding,
        columns=table.columns(),
    )
    with opened(content=made) as book:
        assert book.stamp == stamp_of(table=type(table))
    marked = openpyxl.load_workbook(io.BytesIO(made))
    assert lists(marked)["所在党支部"] == [branch.name]
    assert marked.worksheets[0].cell(1, len(table.columns()) + 2).value == "问题说明"


@pytest.mark.parametrize("stamp", ["", "v2", "template members x", "template members 1 or so"])
def test_a_file_of_ones_own_has_no_version_and_gets_no_notice(stamp):
    assert stamped_version(stamp=stamp) is None
    assert template_notice(stamp=stamp, table=kinds()["members"]) == ""


def test_an_ordinary_file_has_no_stamp():
    for content in (workbook(["姓名"], ["张三"]), b"a,b\n1,2\n"):
        with opened(content=content) as book:
            assert book.stamp == ""


def test_an_empty_template_is_not_mistaken_for_rows(table):
    cells = read(content=template_workbook(table=table))[0].cells
    assert [row[0] for row in cells] == ["序号", "示例"]


def test_the_file_name_says_what_it_is_for(table):
    name = template_file_name(table=type(table))
    assert str(table.title) in name
    assert name.endswith(".xlsx")


def test_the_example_could_be_imported_if_it_were_not_one(table, branch):
    """But for the persons, whom the register does not know, nothing in it is doubtful."""
    book = opened_template(table)
    book.worksheets[0]["A2"] = 1
    staging = stage(table=table, content=saved(book), wishes={})
    assert {problem.code for problem in staging.problems} <= STRANGERS
