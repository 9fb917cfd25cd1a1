from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from spreadsheets.domain.reading import Sheet, as_text, read
from spreadsheets.problems import FileRefusedError
from tests.conftest import workbook
from tests.spreadsheets.files import a_workbook, merged, replaced, saved, sheets

ROWS = [["姓名", "性别"], ["张三", "男"]]


def refusal(content):
    with pytest.raises(FileRefusedError) as error:
        read(content=content)
    return error.value.code


def cells(content):
    [sheet] = read(content=content)
    return sheet.cells


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_reads_the_same_in_every_encoding_and_with_every_line_end(
    encoding, line_end, delimiter
):
    text = line_end.join(delimiter.join(row) for row in ROWS) + line_end
    assert cells(text.encode(encoding)) == ROWS


def test_a_quoted_cell_keeps_its_commas_and_line_breaks():
    assert cells('姓名,备注\n张三,"一,二\n三"\n'.encode()) == [
        ["姓名", "备注"],
        ["张三", "一,二\n三"],
    ]


@pytest.mark.parametrize("cell", ['"好', '"好"",'])
def test_a_quotation_mark_never_closed_swallows_no_rows(cell):
    text = f"姓名,备注\n张三,{cell}\n李四,好\n王五,好\n"
    assert refusal(text.encode()) == "open_quote"


def test_quotation_marks_within_a_cell_are_read_as_they_stand():
    text = '姓名,备注\n张三,称“好"\n李四,"好"的\n王五,"""好"""'
    assert [row[1] for row in cells(text.encode())[1:]] == ['称“好"', "好的", '"好"']


def test_blank_lines_of_a_csv_keep_their_numbers():
    assert cells("姓名,性别\n\n\n张三,男\n".encode()) == [["姓名", "性别"], [], [], ["张三", "男"]]


def test_a_csv_cell_beyond_every_limit_is_refused():
    assert refusal(("姓名,性别\n" + "长" * 200_000 + ",男\n").encode()) == "not_a_workbook"


@pytest.mark.parametrize("content", [workbook(), workbook([" ", None], ["", "　"]), b",,\n , \n"])
def test_a_workbook_without_any_word_is_refused(content):
    assert refusal(content) == "empty_sheet"


@pytest.mark.parametrize(("part", "junk"), [(b'r="A2"', b'r="1"'), (b"<v>5</v>", b"<v>five</v>")])
def test_a_broken_sheet_is_refused(part, junk):
    assert refusal(replaced(workbook(["姓名"], [5]), part, junk)) == "not_a_workbook"


def test_a_cell_merged_downwards_holds_for_all_its_rows():
    content = merged([["支部", "姓名"], ["一", "张三"], [None, "李四"], [None, "王五"]], "A2:A4")
    assert cells(content) == [["支部", "姓名"], ["一", "张三"], ["一", "李四"], ["一", "王五"]]


def test_a_merge_that_reaches_below_the_last_row_still_holds_for_the_rows_there_are():
    content = merged([["支部", "姓名"], ["一", "张三"], [None, "李四"]], "A2:A40")
    assert cells(content) == [["支部", "姓名"], ["一", "张三"], ["一", "李四"]]


def test_a_title_merged_across_stays_in_its_first_cell():
    assert cells(merged([["花名册", None], ["姓名", "性别"]], "A1:B1")) == [
        ["花名册", ""],
        ["姓名", "性别"],
    ]


def test_rows_keep_the_numbers_of_the_sheet_though_the_first_ones_are_blank():
    [sheet] = read(content=workbook([], [], ["姓名"]))
    assert (sheet.first_row, sheet.cells) == (1, [[""], [""], ["姓名"]])


def test_empty_columns_before_the_table_count_also_for_merged_cells():
    rows = [[], [None, "支部", "姓名"], [None, "一", "张三"], [None, None, "李四"]]
    assert cells(merged(rows, "B3:B4"))[1:] == [
        ["", "支部", "姓名"],
        ["", "一", "张三"],
        ["", "一", "李四"],
    ]


def test_sheets_with_nothing_in_them_and_hidden_ones_are_left_out():
    content = sheets(("空", []), ("模板", ROWS), ("名册", ROWS), hidden=["模板"])
    assert read(content=content) == [Sheet("名册", ROWS)]


def test_a_chart_beside_the_table_does_no_harm():
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    book.create_chartsheet("图")
    assert cells(saved(book)) == [["姓名"]]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_date_cell_is_the_same_day_on_windows_and_mac(epoch):
    book = openpyxl.Workbook()
    book.epoch = epoch or book.epoch
    book.active.append([date(2018, 7, 1)])
    assert cells(saved(book)) == [[date(2018, 7, 1)]]


@pytest.mark.parametrize("junk", ["_x0000_", "_x001F_", "\u202e", "\u2066", "\x85"])
def test_control_characters_and_marks_that_turn_the_text_round_are_dropped(junk):
    content = replaced(a_workbook(), "张三".encode(), f"张{junk}三".encode())
    assert cells(content)[1][0] == "张三"


@pytest.mark.parametrize(("typed", "read_as"), [(b"NaN", "nan"), (b"1E400", "inf")])
def test_what_is_no_finite_number_is_text(typed, read_as):
    content = replaced(workbook(["姓名"], [5]), b"<v>5</v>", b"<v>" + typed + b"</v>")
    assert cells(content) == [["姓名"], [read_as]]


def test_of_a_formula_the_kept_value_is_read_and_an_error_says_nothing():
    error = replaced(workbook(["姓名"], [5]), b'A2" t="n"><v>5</v>', b'A2" t="e"><v>#REF!</v>')
    assert cells(error) == [["姓名"], [""]]
    formula = replaced(workbook(["姓名", 1], ["=1+1", 2]), b"</f><v />", b"</f><v>7</v>")
    assert cells(formula) == [["姓名", 1.0], [7.0, 2.0]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        ("三", "三"),
        (date(2018, 6, 1), "2018-06-01"),
        (datetime(2018, 6, 1, 9), "2018-06-01"),
    ],
)
def test_a_cell_is_shown_as_the_user_reads_it(cell, text):
    assert as_text(cell) == text
