"""The way of a real workbook: every outcome, and its own corrections."""

import openpyxl
import pytest

from branches.models import Organization
from members.models import Member
from tests.browser.conftest import upload
from tests.conftest import id_number, make_branch, make_member, workbook

pytestmark = pytest.mark.django_db(transaction=True)


def write(page, rows):
    page.get_by_role("button", name=f"确认写入 {rows} 行").click()
    page.get_by_text(f"写入 {rows} 行。").wait_for()


HEADER = ["姓名", "身份证号", "出生日期", "入党时间", "所在党支部", "备注"]


@pytest.fixture
def messy(branch, sibling_branch, foreign_branch):
    """Return a workbook with each outcome there is, and the branches that mend two of its rows."""
    twin = make_branch(branch.superior, 7)
    Organization.objects.filter(pk__in=[twin.pk, sibling_branch.pk]).update(short_name="联合党支部")
    make_member(branch, "张三", 1, remark="旧")
    make_member(branch, "李四", 2)
    make_member(foreign_branch, "王五", 3)
    rows = [
        ["新 人", id_number(4), "", "2005年7月", branch.name, ""],
        ["张三", id_number(1), "", "2005年7月1日", branch.name, "新"],
        ["李四", id_number(2), "", "20050701", branch.short_name, ""],
        ["生日不符", id_number(5), "1981-02-03", "2005.7.1", branch.code, ""],
        ["支部有误", id_number(6), "", "2005.7.1", "没有的支部", ""],
        ["重复的人", id_number(4), "", "2005.7.1", branch.name, ""],
        ["王五", id_number(3), "", "2005.7.1", branch.name, ""],
        ["待核对", id_number(8), "", "2005.7.1", "联合党支部", ""],
    ]
    footer = ["合计", "8", "", "", "", ""]
    content = workbook(["党员花名册"], ["填报单位：示例街道"], HEADER, *rows, footer)
    return content, {"支部有误": branch.name, "待核对": sibling_branch.code}


OUTCOMES = (
    "新增", "更新", "无变化", "有提醒", "错误", "表内重复", "需转接", "人工核对", "已忽略",
)  # fmt: skip


def test_each_outcome_is_shown_and_the_marked_file_brings_what_was_missing(
    open_as, worker, officer, messy, tmp_path
):
    content, mends = messy
    page = open_as(officer)
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", content)
    page.get_by_role("button", name="确认写入 3 行").wait_for()
    stats = page.locator(".stats .stat")
    assert [text.split() for text in stats.all_inner_texts()] == [[w, "1"] for w in OUTCOMES]
    for word in OUTCOMES:
        stats.filter(has_text=word).first.click()
        page.locator("main tbody .badge", has_text=word).first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标出问题的原表").click()
    write(page, "3")
    path = tmp_path / "marked.xlsx"
    download.value.save_as(path)
    mend(path, mends)
    page.goto("/imports/")
    upload(page, "党员", "花名册（问题）.xlsx", path.read_bytes())
    write(page, "2")
    names = "张三 李四 王五 新人 生日不符 支部有误 待核对"
    assert sorted(Member.objects.values_list("name", flat=True)) == sorted(names.split())


def mend(path, branches):
    """Write branches into the marked file, as its person would, and leave all else as it is."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        if name := branches.get(row[0].value):
            row[4].value = name
    book.save(path)
