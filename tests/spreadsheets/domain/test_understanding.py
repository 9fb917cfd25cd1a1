import pytest

from members.imports import MemberImport
from spreadsheets.domain.reading import read
from spreadsheets.domain.understanding import understand
from spreadsheets.problems import FileRefusedError
from tests.conftest import workbook
from tests.spreadsheets.files import HEADER, merged, sheets

ZHANG, LI = ["张三", "甲", "一支部"], ["李四", "乙", "一支部"]


def understood(content, wishes=None):
    columns = MemberImport.columns()
    return understand(sheets=read(content=content), columns=columns, wishes=wishes or {})


def refusal(*rows):
    with pytest.raises(FileRefusedError) as error:
        understood(workbook(*rows))
    return error.value.code


def names(found):
    return [(line.number, line.cells["name"]) for line in found.lines]


def test_the_plainest_table_is_read_from_its_first_row():
    found = understood(workbook(HEADER, ZHANG, LI))
    assert (found.header_row, names(found)) == (1, [(2, "张三"), (3, "李四")])
    assert (found.unused, found.ignored) == ([], [])


def test_up_to_three_title_rows_stand_above_the_header():
    titles = [
        ["中共示例区示例街道示例社区党支部党员花名册"],
        ["填报单位（盖章）：", None, "填报时间：2018年9月28日"],
        ["单位：人"],
    ]
    found = understood(merged([*titles, HEADER, ZHANG], "A1:C1"))
    assert (found.header_row, names(found)) == (4, [(5, "张三")])


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("name", "姓　名"),
        ("name", " 姓\n名 "),
        ("name", "*姓名："),
        ("name", "党员姓名"),
        ("id_number", "身份证号（18位）"),
        ("id_number", "公民身份号码\n(必填)"),
        ("id_number", "身份证"),
        ("joined", "入党时间(yyyy-MM-dd)"),
        ("joined", "加入中国共产党时间"),
        ("born", "出生年月【如1980.01】"),
        ("mobile", "联系电话"),
        ("stage", "正式/预备"),
        ("branch", "组织关系所在党支部"),
    ],
)
def test_a_header_is_known_with_blanks_breaks_widths_and_hints(field, header):
    plain = {"name": "姓名", "id_number": "公民身份号码", "branch": "所在党支部"}
    found = understood(workbook([*({**plain, field: header}).values()], ["张三", "甲", "乙", "丙"]))
    assert found.headers[field] == header.strip()


def test_of_two_columns_of_one_header_the_first_counts_and_the_other_is_named():
    found = understood(workbook([*HEADER, "备注", "备注"], [*ZHANG, "先", "后"]))
    assert found.lines[0].cells["remark"] == "先"
    assert found.unused == ["备注 (2)"]


def test_columns_nobody_knows_are_named_and_serial_numbers_are_not():
    found = understood(workbook(["序号", *HEADER, "QQ"], [1, *ZHANG, 5]))
    assert found.unused == ["QQ"]


def test_three_hundred_columns_do_no_harm():
    header = [*(f"列{number}" for number in range(297)), *HEADER]
    found = understood(workbook(header, [*range(297), *ZHANG]))
    assert (names(found), len(found.unused)) == ([(2, "张三")], 297)


def test_a_wish_goes_before_every_synonym():
    rows = workbook(
        ["姓名", "曾用名", "公民身份号码", "所在党支部"], ["张三", "张老三", "甲", "一支部"]
    )
    found = understood(rows, {"曾用名": "name"})
    assert found.headers["name"] == "曾用名"
    assert names(found) == [(2, "张老三")]
    assert found.unused == ["姓名"]


@pytest.mark.parametrize(
    "footer",
    [
        ["合计"],
        ["合计", 2],
        ["总　计", None, 2],
        [None, "小计", 2],
        ["合计", None, 2, 1, 1],
        ["填表人：张三"],
        ["填表人：", "审核人：", "联系电话："],
        ["填表人：张三", None, "审核人：李四", None, "联系电话：0371"],
        ["注：本表一式两份"],
        ["备注：无"],
    ],
)
def test_footers_and_totals_are_ignored_and_said_so(footer):
    found = understood(workbook(["性别", *HEADER, "民族"], ["男", *ZHANG, "汉"], footer))
    assert (names(found), [number for number, _why in found.ignored]) == ([(2, "张三")], [3])
    assert all(why for _number, why in found.ignored)


def test_somebody_whose_row_merely_begins_like_a_footer_is_not_lost():
    found = understood(workbook(HEADER, ["合计", "甲", "一支部"]))
    assert names(found) == [(2, "合计")]


def test_the_next_pages_header_is_ignored():
    found = understood(workbook(HEADER, ZHANG, [None], ["姓 名", *HEADER[1:]], LI))
    assert names(found) == [(2, "张三"), (5, "李四")]
    assert [number for number, _why in found.ignored] == [4]


def test_a_header_of_two_merged_rows_is_one_header():
    rows = [
        ["姓名", "公民身份号码", "所在党支部", "出生", None],
        [None, None, None, "年", "月"],
        [*ZHANG, 1980, 1],
    ]
    found = understood(merged(rows, "A1:A2", "B1:B2", "C1:C2", "D1:E1"))
    assert (found.header_row, names(found)) == (1, [(3, "张三")])
    assert [number for number, _why in found.ignored] == [2]


def test_a_header_whose_words_stand_in_the_second_row_is_found_there():
    rows = [["姓名", "组织信息", None], [None, "公民身份号码", "所在党支部"], ZHANG]
    found = understood(merged(rows, "A1:A2", "B1:C1"))
    assert (found.header_row, names(found)) == (2, [(3, "张三")])


def test_blank_rows_are_no_rows_and_a_lone_serial_number_is_ignored():
    found = understood(workbook(["序号", *HEADER], [1, *ZHANG], [], [None, " "], [2]))
    assert (names(found), [number for number, _why in found.ignored]) == ([(2, "张三")], [5])


def test_a_row_shorter_than_the_header_has_empty_cells():
    [line] = understood("姓名,公民身份号码,所在党支部\n张三\n".encode()).lines
    assert line.cells == {"name": "张三", "id_number": "", "branch": ""}


def test_the_sheet_with_most_known_headers_is_read_and_named():
    content = sheets(("附件1", [["说明"], ["姓名"]]), ("附件2", [HEADER, ZHANG]))
    found = understood(content)
    assert (found.sheet, names(found)) == ("附件2", [(2, "张三")])


def test_of_two_equal_sheets_the_first_is_read():
    found = understood(sheets(("一", [HEADER, ZHANG]), ("二", [HEADER, LI])))
    assert (found.sheet, names(found)) == ("一", [(2, "张三")])


def test_other_sheets_with_such_a_table_are_named():
    content = sheets(
        ("一", [HEADER, ZHANG]),
        ("二", [["题"], HEADER, LI]),
        ("空", [HEADER]),
        ("说明", [["注意"]]),
    )
    assert understood(content).unread == ["二"]


def test_a_hidden_sheet_is_never_read_instead_of_a_visible_one():
    content = sheets(("模板", [HEADER, ZHANG]), ("名册", [HEADER, LI]), hidden=["模板"])
    assert names(understood(content)) == [(2, "李四")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([HEADER], "no_rows"),
        ([HEADER, ["合计", 0]], "no_rows"),
        ([HEADER, ["", " "], HEADER], "no_rows"),
        ([["甲", "乙", "丙"], ZHANG], "no_header"),
        ([["姓名", "电邮"], ["张三", "a@b"]], "no_header"),
        ([*([["题"]] * 15), HEADER, ZHANG], "no_header"),
        ([["姓名", "公民身份号码"], ["张三", "甲"]], "missing_column"),
        ([["姓名", "姓名", "性别"], ["张三", "甲", "男"]], "missing_column"),
        ([[1980, 2, 3], [4, 5, 6]], "no_header"),
    ],
)
def test_a_table_nobody_can_use_is_refused(rows, code):
    assert refusal(*rows) == code


def test_the_refusal_names_the_missing_column():
    with pytest.raises(FileRefusedError) as error:
        understood(workbook(["姓名", "身份证号"], ["张三", "甲"]))
    assert "所在党支部" in str(error.value)
