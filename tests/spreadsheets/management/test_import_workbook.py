import io
import json

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from members.models import Member
from spreadsheets.choices import Outcome
from spreadsheets.models import ImportBatch
from tests.conftest import id_number, workbook
from tests.spreadsheets.files import sheets

HEADER = ["姓名", "公民身份号码", "所在党支部"]


def row(serial, branch="T01001"):
    return [f"党员{serial}", id_number(serial), branch]


@pytest.fixture
def file(tmp_path):
    """Write a workbook of these rows, or these bytes, and return its path."""

    def write(*rows, content=None):
        path = tmp_path / "花名册.xlsx"
        path.write_bytes(workbook(*rows) if content is None else content)
        return str(path)

    return write


def run(path, *options, kind="members", user="officer", as_json=True):
    """Run the command; return its exit code and what stood on stdout, read as JSON."""
    out, errors = io.StringIO(), io.StringIO()
    arguments = [kind, path, "--as", user, *options, *(["--format", "json"] * as_json)]
    try:
        call_command("import_workbook", *arguments, stdout=out, stderr=errors)
        code = 0
    except CommandError as error:
        code = error.returncode
    except SystemExit as error:
        code = error.code
    text = out.getvalue()
    return code, json.loads(text) if as_json and text else text


def only(**expected):
    return {str(name): expected.get(name, 0) for name in Outcome}


def test_a_clean_file_is_done_with_exit_0_and_one_json_object(officer, branch, file):
    code, report = run(file(HEADER, row(1), row(2)))
    assert code == 0
    assert report == {
        "batch": ImportBatch.objects.get().pk,
        "kind": "members",
        "rows": 2,
        "outcomes": only(create=2),
        "problems": [],
    }
    assert Member.objects.count() == 2
    assert ImportBatch.objects.get().state == "committed"


def test_some_refused_rows_are_exit_1_and_the_others_are_in(officer, branch, file):
    code, report = run(file(["名册"], ["姓　名", *HEADER[1:]], row(1), row(2, branch="没有")))
    assert (code, report["outcomes"]) == (1, only(create=1, error=1))
    [problem] = report["problems"]
    assert set(problem) == {"row", "column", "code", "severity", "message"}
    assert (problem["row"], problem["column"], problem["code"], problem["severity"]) == (
        4,
        "所在党支部",
        "unknown_branch",
        "error",
    )
    assert list(Member.objects.values_list("name", flat=True)) == ["党员1"]


def test_a_column_is_named_as_the_file_spells_it(officer, branch, file):
    _code, report = run(file(["姓　名", "身份证号（18位）", "所在党支部"], ["", *row(1)[1:]]))
    assert [(p["column"], p["code"]) for p in report["problems"]] == [("姓　名", "missing_name")]


def test_a_warning_is_not_a_refusal(officer, branch, file):
    code, report = run(file([*HEADER, "出生日期"], [*row(1), "1990-01-01"]))
    assert (code, report["outcomes"]) == (0, only(warning=1))
    assert [p["severity"] for p in report["problems"]] == ["warning"]


def test_the_same_file_may_come_again(officer, branch, file):
    path = file(HEADER, row(1))
    run(path)
    code, report = run(path)
    assert (code, report["outcomes"]) == (0, only(unchanged=1))


@pytest.mark.parametrize(("branch_text", "code"), [("T01001", 0), ("没有", 1)])
def test_a_dry_run_says_the_same_and_writes_nothing(officer, branch, file, branch_text, code):
    path = file(HEADER, row(1), row(2, branch=branch_text))
    dry = run(path, "--dry-run")
    assert (dry[0], dry[1]["batch"], dry[1]["rows"]) == (code, None, 2)
    assert (Member.objects.count(), ImportBatch.objects.count()) == (0, 0)
    wet = run(path)
    assert (wet[0], wet[1] | {"batch": None}) == dry


def test_sheets_that_were_not_read_are_named(officer, branch, file, capsys):
    content = sheets(("一", [HEADER, row(1)]), ("二", [HEADER, row(2)]))
    call_command("import_workbook", "members", file(content=content), "--as", "officer")
    assert "“一”" in (said := capsys.readouterr().err)
    assert "二。" in said


def test_all_or_nothing_with_a_bad_row_names_it_and_writes_nothing(officer, branch, file):
    code, report = run(file(HEADER, row(1), row(2, branch="没有")), "--all-or-nothing")
    assert (code, report["outcomes"]) == (1, only(create=1, error=1))
    assert [problem["row"] for problem in report["problems"]] == [3]
    assert Member.objects.count() == 0
    assert ImportBatch.objects.get(pk=report["batch"]).state == "previewed"


def test_all_or_nothing_with_good_rows_writes_all(officer, branch, file):
    assert run(file(HEADER, row(1), row(2)), "--all-or-nothing")[0] == 0
    assert Member.objects.count() == 2


def test_a_header_nobody_knows_can_be_mapped(officer, branch, file):
    path = file(["称呼", "公民身份号码", "在哪=个支部"], row(1))
    code, report = run(path, "--map", "称呼=name", "--map", "在哪=个支部=branch")
    assert (code, report["outcomes"]) == (0, only(create=1))
    assert Member.objects.get().name == "党员1"


@pytest.mark.parametrize("pair", ["称呼=nickname", "称呼=", "称呼"])
def test_a_map_to_no_field_is_unusable(officer, branch, file, pair):
    assert run(file(HEADER, row(1)), "--map", pair) == (2, "")


@pytest.mark.parametrize(
    ("kind", "user"),
    [
        ("cows", "officer"),
        ("members", "nobody"),
        ("members", "secretary"),
        ("organizations", "secretary"),
        ("members", "outsider"),
    ],
)
def test_an_unknown_kind_or_account_or_a_missing_right_is_unusable(
    officer, secretary, outsider, file, kind, user
):
    assert run(file(HEADER, row(1)), kind=kind, user=user) == (2, "")
    assert (Member.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_a_closed_account_imports_nothing(officer, branch, file):
    officer.is_active = False
    officer.save()
    assert run(file(HEADER, row(1))) == (2, "")


def test_a_missing_file_and_a_folder_are_unusable(officer, tmp_path):
    assert run(str(tmp_path / "none.xlsx")) == (2, "")
    assert run(str(tmp_path)) == (2, "")


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.4\n",
        b"\x89PNG\r\n\x1a\n\0\0",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 64,
        workbook(HEADER),
        workbook(["甲", "乙"], ["1", "2"]),
        workbook(),
    ],
    ids=["empty", "pdf", "png", "xls", "headers only", "no header", "empty sheet"],
)
def test_a_file_nobody_can_read_is_unusable(officer, file, content, options):
    assert run(file(content=content), *options) == (2, "")
    assert Member.objects.count() == 0


def test_the_text_report_names_counts_and_problems(officer, branch, file):
    code, text = run(file(HEADER, row(1), row(2, branch="没有")), as_json=False)
    first, second = text.splitlines()
    assert code == 1
    assert first.startswith("2 ")
    assert "create 1" in first
    assert "error 1" in first
    assert second.startswith("3 所在党支部 [unknown_branch] ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_imported_in_every_encoding(officer, branch, file, encoding):
    text = "\r\n".join(",".join(cells) for cells in (HEADER, row(1)))
    code, report = run(file(content=text.encode(encoding)))
    assert (code, report["outcomes"]) == (0, only(create=1))


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_the_problems_are_written_into_a_copy_of_the_file(officer, branch, file, tmp_path, options):
    out = tmp_path / "out.xlsx"
    path = file(HEADER, row(1), row(2, branch="没有"))
    code, _report = run(path, "--errors", str(out), *options)
    sheet, summary = openpyxl.load_workbook(out).worksheets
    assert code == 1
    assert (sheet["C3"].value, sheet["D1"].value) == ("没有", "问题说明")
    assert sheet["C3"].comment is not None
    assert sheet["D3"].value.startswith("所在党支部：")
    assert summary.title == "错误汇总"


def test_without_problems_no_copy_is_written(officer, branch, file, tmp_path):
    out = tmp_path / "out.xlsx"
    assert run(file(HEADER, row(1)), "--errors", str(out))[0] == 0
    assert not out.exists()


def test_a_copy_in_no_folder_is_unusable_before_anything_is_written(
    officer, branch, file, tmp_path
):
    out = str(tmp_path / "none" / "out.xlsx")
    assert run(file(HEADER, row(1)), "--errors", out) == (2, "")
    assert Member.objects.count() == 0
