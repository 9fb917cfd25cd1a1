"""The user's own file comes back with its problems in it, and goes in again without harm."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.domain.reading import read
from spreadsheets.domain.scan import scan
from spreadsheets.domain.staging import stage
from spreadsheets.domain.summary import grouped, spans
from spreadsheets.problems import Problem
from spreadsheets.registry import kinds
from spreadsheets.workbooks import errors
from spreadsheets.workbooks.errors import error_file_name, error_workbook
from spreadsheets.workbooks.marks import AUTHOR, ERROR_FILL, MARK, WARNING_FILL
from tests.conftest import actor_of, id_number, staged, workbook
from tests.spreadsheets.files import replaced, saved, sheets

HEADER = ["序号", "姓名", "公民身份号码", "所在党支部", "出生日期", "备注"]
TITLE = ["中共示例区党员花名册"]
ERROR, WARNING = f"FF{ERROR_FILL}", f"FF{WARNING_FILL}"


def row(serial, *, branch="T01001", born="1980-01-01", remark=""):
    return [serial, f"党员{serial}", id_number(serial), branch, born, remark]


ROWS = (TITLE, [], HEADER, row(1), row(2, branch="没有"), row(3, born="1990-01-01"))


def batch_of(user, content, name="花名册.xlsx", kind="members", **options):
    batch = batches.open_batch(
        kind=kind, file_name=name, content=content, actor=actor_of(user), options=options
    )
    batches.preview(batch=batch)
    batch.refresh_from_db()
    return batch


def returned(user, content, **options):
    """Return the error workbook of a file, as bytes and as openpyxl opens it."""
    made = error_workbook(batch=batch_of(user, content, **options))
    return made, openpyxl.load_workbook(io.BytesIO(made))


def rgb(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None


def edited(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def csv_of(rows):
    return "\n".join(",".join(map(str, cells)) for cells in rows).encode()


@pytest.fixture(params=["styled", "lean", "csv"])
def content(request, monkeypatch):
    """The same rows as a workbook, as one too large for styles, and as CSV."""
    if request.param == "lean":
        monkeypatch.setattr(errors, "MAX_STYLED_ROWS", 0)
    return csv_of(ROWS) if request.param == "csv" else workbook(*ROWS)


def test_bad_cells_are_coloured_and_say_why(officer, branch, content):
    made, book = returned(officer, content)
    assert scan(content=made) == "xlsx"
    sheet = book.worksheets[0]
    bad, doubtful = sheet["D5"], sheet["E6"]
    assert (rgb(bad), rgb(doubtful)) == (ERROR, WARNING)
    assert MARK in bad.comment.text
    assert "没有" in bad.comment.text
    assert bad.comment.author == AUTHOR
    marked = [c.coordinate for cells in sheet.iter_rows() for c in cells if c.comment]
    assert marked == ["D5", "E6"]
    assert [rgb(c) for c in sheet[4]] == [None] * 7


def test_the_sentences_of_a_row_stand_at_its_right_end(officer, branch, content):
    sheet = returned(officer, content)[1].worksheets[0]
    assert [sheet.cell(n, 7).value is None for n in range(1, 7)] == [True, True, False, True] + [
        False
    ] * 2
    assert sheet["G3"].value == "问题说明"
    assert sheet["G5"].value.startswith("所在党支部：")
    assert sheet["G6"].value.startswith("出生日期：")


def test_titles_rows_and_cells_are_as_they_were(officer, branch, content):
    made, _book = returned(officer, content)
    before, after = read(content=content)[0].cells, read(content=made)[0].cells
    assert [cells[: len(HEADER)] for cells in after] == [
        [*cells, *[""] * 6][: len(HEADER)] for cells in before
    ]


def test_the_last_sheet_sums_the_problems_up(officer, branch, content):
    book = returned(officer, content)[1]
    assert book.sheetnames[-1] == "错误汇总"
    header, *rows = book["错误汇总"].values
    assert len(header) == 5
    assert [(cells[0].split("：")[0], cells[2], cells[3]) for cells in rows] == [
        ("所在党支部", 1, "5"),
        ("出生日期", 1, "6"),
    ]
    assert all(all(cells) for cells in rows)


def test_mended_and_uploaded_again_it_creates_what_was_missing_and_nothing_twice(
    officer, branch, content
):
    batch = batch_of(officer, content)
    batches.commit(batch=batch)
    assert Member.objects.count() == 2
    made = error_workbook(batch=batch)

    def mend(book):
        book.worksheets[0]["D5"] = "T01001"

    again = batch_of(officer, edited(made, mend))
    assert {n: count for n, count in again.outcomes.items() if count} == {
        "create": 1,
        "unchanged": 2,
    }
    batches.commit(batch=again)
    assert sorted(Member.objects.values_list("name", flat=True)) == ["党员1", "党员2", "党员3"]


def test_unmended_it_says_the_same_again(officer, branch, content):
    first = batch_of(officer, content)
    second = batch_of(officer, error_workbook(batch=first))
    assert (second.outcomes, second.header_row) == (first.outcomes, first.header_row)
    shown = [list(b.rows.values_list("number", "outcome", "problems")) for b in (first, second)]
    assert shown[0] == shown[1]


def test_a_second_round_takes_the_first_ones_marks_away(officer, branch, content):
    made, _book = returned(officer, content)

    def mend(book):
        sheet = book.worksheets[0]
        sheet["D5"], sheet["D4"] = "T01001", "没有"

    again, book = returned(officer, edited(made, mend))
    sheet = book.worksheets[0]
    assert (rgb(sheet["D5"]), sheet["D5"].comment, sheet["G5"].value) == (None, None, None)
    assert (rgb(sheet["D4"]), rgb(sheet["E6"])) == (ERROR, WARNING)
    assert sheet["E6"].comment.text.count(MARK) == 1
    assert [c.value for c in sheet[3]].count("问题说明") == 1
    assert sheet.max_column == 7
    assert book.sheetnames.count("错误汇总") == 1
    assert book.sheetnames[-1] == "错误汇总"
    assert [cells[3] for cells in list(book["错误汇总"].values)[1:]] == ["4", "6"]
    assert read(content=again)


def test_a_file_without_problems_comes_back_unmarked(officer, branch):
    book = returned(officer, workbook(HEADER, row(1)))[1]
    assert book["错误汇总"].max_row == 1
    assert all(rgb(cell) is None for cell in book.worksheets[0][2])


def styled():
    book = openpyxl.Workbook()
    book.active.title = "附件1"
    book.active.append(TITLE)
    book.active.merge_cells("A1:F1")
    book.active["A1"].font = Font(bold=True, size=20)
    book.active.append(HEADER)
    for cells in (row(1), row(2, branch="没有"), row(3, branch=None), row(4)):
        book.active.append(cells)
    book.active.merge_cells("D4:D5")
    book.active["B6"].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.active.column_dimensions["C"].width = 33
    book.active.row_dimensions[4].hidden = True
    book.create_sheet("附件2").append(["说明文字"])
    return book


def test_styles_widths_merges_and_other_sheets_stay(officer, branch):
    _made, book = returned(officer, saved(styled()))
    sheet = book["附件1"]
    assert book.sheetnames == ["附件1", "附件2", "错误汇总"]
    assert book.active is sheet
    assert (sheet["A1"].font.size, sheet["A1"].font.bold) == (20, True)
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:F1", "D4:D5"]
    assert rgb(sheet["B6"]) == "FFFFFF00"
    assert sheet.column_dimensions["C"].width == 33


def test_of_merged_cells_the_first_is_marked_and_a_hidden_row_is_shown(officer, branch):
    sheet = returned(officer, saved(styled()))[1]["附件1"]
    assert rgb(sheet["D4"]) == ERROR
    assert sheet["D4"].comment.text.count("“没有”") == 1
    assert sheet["G4"].value == sheet["G5"].value
    assert not sheet.row_dimensions[4].hidden


def test_a_users_own_comment_stays_beside_ours_and_outlives_it(officer, branch):
    book = styled()
    book.active["D4"].comment = Comment("问过了", "王五")
    made, marked = returned(officer, saved(book))
    assert marked["附件1"]["D4"].comment.text.startswith("问过了\n" + MARK)

    def mend(book):
        book["附件1"]["D4"] = "T01001"

    again = returned(officer, edited(made, mend))[1]["附件1"]["D4"]
    assert (again.comment.text, again.comment.author, rgb(again)) == ("问过了", "王五", None)


def test_the_column_stands_beside_whatever_is_right_of_the_table(officer, branch):
    rows = [[*HEADER, ""], [*row(1), ""], [*row(2, branch="没有"), "", "旁注"]]
    sheet = returned(officer, workbook(*rows))[1].worksheets[0]
    assert [cell.value for cell in sheet[3]][6:] == [sheet["G3"].value, "旁注"]


def test_a_number_where_an_id_belongs_stays_one_until_it_is_typed_as_text(officer, branch, content):
    if not content.startswith(b"PK"):
        return
    rows = [*ROWS, [4, "党员4", 419900198001010040, "T01001"]]
    made, book = returned(officer, workbook(*rows))
    cell = book.worksheets[0]["C7"]
    assert (cell.data_type, cell.number_format, rgb(cell)) == ("n", "@", ERROR)
    lines = staged(kinds()["members"](actor=actor_of(officer)), made).understanding.lines
    assert [p.code for p in lines[-1].problems] == ["numeric_id"]


HOSTILE = ('=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "<r><t>x</t></r>", "&lt;", "#N/A")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ever_becomes_a_formula(officer, branch, content, text):
    book = openpyxl.Workbook()
    for cells in [HEADER, row(1, branch=text, remark=text), row(2)]:
        book.active.append(cells)
    for place in ("D2", "F2"):
        book.active[place].value, book.active[place].data_type = text, "s"
    made, marked = returned(officer, saved(book))
    cells = [c for sheet in marked for cells in sheet.iter_rows() for c in cells]
    assert [c.coordinate for c in cells if c.data_type == "f"] == []
    assert [c.strip() for c in read(content=made)[0].cells[1][3:6:2]] == [text, text]


def test_formulas_come_back_as_the_values_that_were_read(officer, branch):
    book = openpyxl.Workbook()
    for cells in [HEADER, row(1, born="=1+1"), row(2, branch="没有")]:
        book.active.append(cells)
    computed = replaced(saved(book), b"<f>1+1</f><v />", b"<f>1+1</f><v>1980</v>")
    made, marked = returned(officer, computed)
    assert marked.worksheets[0]["E2"].value == 1980
    assert read(content=made)[0].cells[1][4] == 1980


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
@pytest.mark.parametrize("limit", [0, 20_000])
def test_a_date_cell_keeps_its_day(officer, branch, monkeypatch, epoch, limit):
    monkeypatch.setattr(errors, "MAX_STYLED_ROWS", limit)
    book = openpyxl.Workbook()
    book.epoch = epoch or book.epoch
    for cells in [HEADER, row(1, born=datetime(1980, 1, 1)), row(2, branch="没有")]:
        book.active.append(cells)
    made, _book = returned(officer, saved(book))
    assert read(content=made)[0].cells[1][4] == date(1980, 1, 1)


def test_a_workbook_the_styled_way_cannot_bear_still_comes_back(officer, branch):
    plain = workbook(HEADER, row(1), row(2, branch="没有"))
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="H1:XFD1048576"/></mergeCells>'
    content = replaced(plain, b"</sheetData>", merge)
    made, marked = returned(officer, content)
    assert rgb(marked.worksheets[0]["D3"]) == ERROR
    assert [c[:6] for c in read(content=made)[0].cells] == read(content=plain)[0].cells


def test_a_column_chosen_by_hand_is_marked_too(officer, branch):
    rows = [["姓名", "公民身份号码", "在哪"], ["张三", id_number(1), "没有"]]
    made, book = returned(officer, workbook(*rows), mapping={"在哪": "branch"})
    assert rgb(book.worksheets[0]["C2"]) == ERROR
    assert batch_of(officer, made, mapping={"在哪": "branch"}).outcomes["error"] == 1


def test_many_visible_sheets_keep_their_order_without_styles(officer, branch, monkeypatch):
    monkeypatch.setattr(errors, "MAX_STYLED_ROWS", 0)
    content = sheets(
        ("甲", [["一"]]), ("花名册", [HEADER, row(1, branch="没有")]), ("乙", [["二"]])
    )
    book = returned(officer, content)[1]
    assert book.sheetnames == ["甲", "花名册", "乙", "错误汇总"]
    assert rgb(book["花名册"]["D2"]) == ERROR


@pytest.mark.parametrize("kind", ["organizations", "members", "party-days", "service-records"])
def test_what_we_add_means_nothing_to_any_kind(officer, branch, kind):
    columns = kinds()[kind].columns()
    header = [column.synonyms[0] for column in columns.values()]
    content = workbook(header, ["没有的" for _name in header])
    made, book = returned(officer, content, kind=kind)
    before, after = (stage(table=kinds()[kind](actor=actor_of(officer)), content=c, wishes={})
                     for c in (content, made))  # fmt: skip
    assert after.understanding.positions == before.understanding.positions
    assert after.problems == before.problems
    assert after.understanding.unused == ["问题说明"]
    assert book.worksheets[0].cell(2, len(header) + 1).value


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 9),
            st.sampled_from(("T01001", "没有", "", "〃")),
            st.sampled_from(("1980-01-01", "1980.1", 1980.1, "明年", datetime(1980, 1, 1), "")),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
        ),
        min_size=1,
        max_size=7,
    ),
    limit=st.sampled_from([0, 20_000]),
)
def test_any_roster_reads_the_same_after_its_error_workbook(rows, limit, officer, branch):
    lines = [row(s, branch=b, born=d, remark=f"'{text}") for s, b, d, text in rows]
    content = workbook(TITLE, HEADER, *lines)
    held, errors.MAX_STYLED_ROWS = errors.MAX_STYLED_ROWS, limit
    try:
        first = batch_of(officer, content)
        made = error_workbook(batch=first)
    finally:
        errors.MAX_STYLED_ROWS = held
    before, after = read(content=content)[0].cells, read(content=made)[0].cells
    assert [cells[:6] for cells in after] == [cells[:6] for cells in before]
    assert batch_of(officer, made).outcomes == first.outcomes


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ("花名册.xlsx", "花名册（问题）.xlsx"),
        ("花名册.csv", "花名册（问题）.xlsx"),
        ("花名册（问题）.xlsx", "花名册（问题）.xlsx"),
        ("C:\\桌面\\花名册.xlsx", "花名册（问题）.xlsx"),
        ("花名册", "花名册（问题）.xlsx"),
    ],
)
def test_the_file_is_named_after_the_users_own(name, saved_as):
    assert error_file_name(file_name=name) == saved_as


def problem(number, message, code="bad_date"):
    return Problem(number, "出生日期", code, "error", message)


def test_problems_that_differ_only_in_the_cell_are_one_line():
    [group] = grouped([problem(n, f"“{n}月”不是日期。请写成 2018-06-25。") for n in (4, 2, 3)])
    assert group.rows == [2, 3, 4]
    assert (group.fault, group.advice) == ("…不是日期。", "请写成 2018-06-25。")


def test_problems_of_different_sentences_are_lines_of_their_own_most_rows_first():
    found = grouped([problem(1, "甲。"), problem(2, "乙。"), problem(3, "乙。")])
    assert [(group.fault, group.rows) for group in found] == [("乙。", [2, 3]), ("甲。", [1])]


@pytest.mark.parametrize(
    ("rows", "text"), [([3], "3"), ([1, 2, 3, 5, 8, 9], "1-3、5、8-9"), ([2, 4], "2、4")]
)
def test_row_numbers_are_written_as_spans(rows, text):
    assert spans(rows) == text


@pytest.mark.parametrize("styled_rows", [20_000, 0])
def test_a_row_is_as_high_as_what_is_said_of_it(officer, branch, monkeypatch, styled_rows):
    monkeypatch.setattr(errors, "MAX_STYLED_ROWS", styled_rows)
    bad = row(2, branch="没有", born="2091-01-01", remark="长" * 300)
    sheet = returned(officer, workbook(HEADER, row(1), bad))[1].worksheets[0]
    said = sheet["G3"]
    assert said.alignment.wrap_text
    assert (said.value.count("\n"), sheet.row_dimensions[2].height) == (2, None)
    assert sheet.row_dimensions[3].height >= 3 * 16
