"""One journey a test, as its person would go."""

import time
from datetime import date

import openpyxl
import pytest
from django.utils.timezone import localdate

from activities.models import Activity
from members.models import Member
from points.models import MonthlyPoints
from tests.browser.conftest import PHONE, upload
from tests.conftest import id_number, make_member, workbook

pytestmark = pytest.mark.django_db(transaction=True)
ROSTER = ["姓名", "性别", "身份证号", "入党时间", "所在党支部"]


def test_an_officer_uploads_previews_and_writes_a_roster(open_as, worker, officer, branch):
    rows = [["李四", "男", id_number(7), "2005年7月", branch.code],
            ["王五", "女", id_number(8), "2010.6.30", branch.name],
            ["无名支部", "男", id_number(9), "2010.6.30", "不存在的党支部"]]  # fmt: skip
    page = open_as(officer)
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", workbook(["党员花名册"], ROSTER, *rows))
    page.get_by_text("没有找到党支部“不存在的党支部”").first.wait_for()
    assert Member.objects.count() == 0
    page.get_by_role("button", name="写入 2 行").click()
    page.get_by_text("已于").first.wait_for()
    page.goto("/members/?q=ls")
    assert page.locator("main tbody tr").count() == 1
    page.get_by_role("link", name="李四").click()
    page.get_by_text(f"419***********{id_number(7)[-4:]}").wait_for()


def test_a_town_officer_and_a_secretary_see_only_theirs(
    open_as, town_officer, secretary, branch, foreign_branch, sibling_branch
):
    make_member(branch, "本支部人", 1)
    make_member(sibling_branch, "邻支部人", 2)
    make_member(foreign_branch, "外镇人", 3)
    page = open_as(town_officer)
    page.goto("/members/")
    assert page.locator("main tbody strong").all_inner_texts() == ["本支部人", "邻支部人"]
    page = open_as(secretary)
    page.goto("/members/")
    assert page.locator("main tbody strong").all_inner_texts() == ["本支部人"]


COUNT_INPUTS = """
for (const kind of ["pointerdown", "change"]) {
  document.addEventListener(kind, (event) => {
    const isTyped = event.target.matches("input:not([type=radio]), textarea, select");
    if (kind === "pointerdown" || isTyped) {
      sessionStorage.inputs = Number(sessionStorage.inputs ?? 0) + 1;
    }
  }, true);
}
"""


def test_a_secretary_records_a_party_day_on_a_phone_in_two_minutes(open_as, secretary, branch):
    people = [make_member(branch, f"党员{serial:02d}", serial) for serial in range(30)]
    page = open_as(secretary, PHONE)
    page.add_init_script(COUNT_INPUTS)  # every tap and every field filled, from the first page on
    page.goto("/")
    started = time.monotonic()
    page.get_by_role("link", name="活动记录").first.click()
    page.get_by_role("link", name="登记活动").click()
    for label, text in (("主题", "学习党章"), ("地点", "党员活动室")):
        page.get_by_label(label).click()
        page.keyboard.type(text)
    for name, reason in (("党员03", "外出务工"), ("党员19", "生病")):
        page.get_by_role("group", name=name).get_by_text("请假").click()
        page.get_by_label(f"{name} 的事由").click()
        page.keyboard.type(reason)
    page.get_by_role("group", name="党员07").get_by_text("缺席").click()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("button", name="提交审核").click()
    page.get_by_text("实到 27 人，请假 2 人，缺席 1 人").wait_for()
    assert time.monotonic() - started < 120
    assert 10 <= int(page.evaluate("sessionStorage.inputs")) <= 15
    activity = Activity.objects.get()
    assert (activity.held_on, activity.state) == (localdate(), "submitted")
    reasons = dict(activity.attendances.exclude(reason="").values_list("member_id", "reason"))
    assert reasons == {people[3].pk: "外出务工", people[19].pk: "生病"}


def test_the_attendance_list_follows_the_date(open_as, secretary, branch):
    make_member(branch, "老党员", 1)
    make_member(branch, "新党员", 2, joined_on=date(2018, 7, 1))
    page = open_as(secretary)
    page.goto("/activities/add/")
    page.get_by_text("应到 2 人").wait_for()
    page.get_by_label("日期").fill("2018-06-20")
    page.get_by_text("应到 1 人").wait_for()
    assert page.locator(".tick legend").all_inner_texts() == ["老党员"]


def test_a_returned_activity_is_mended_and_accepted(open_as, secretary, town_officer, branch):
    make_member(branch, "张三", 1)
    page = open_as(secretary)
    page.goto("/activities/add/")
    page.get_by_label("主题").fill("学习")
    page.get_by_label("地点").fill("活动室")
    page.get_by_role("button", name="提交审核").click()
    page.get_by_text("待审核").first.wait_for()
    address = page.url
    reviewer = open_as(town_officer)
    reviewer.goto(address)
    reviewer.get_by_label("原因").fill("主题写得太简单")
    reviewer.get_by_role("button", name="退回").click()
    page.goto("/")
    page.get_by_text("主题写得太简单").wait_for()
    page.goto(address)
    page.get_by_role("link", name="修改活动").click()
    page.get_by_label("主题").fill("学习二十大报告")
    page.get_by_role("button", name="保存修改").click()
    page.get_by_role("button", name="提交审核").click()
    reviewer.goto(address)
    reviewer.get_by_role("button", name="审核通过").click()
    reviewer.get_by_text("已通过").first.wait_for()
    assert Activity.objects.get().theme == "学习二十大报告"


def test_service_in_by_workbook_and_points_out(open_as, worker, officer, branch, member):
    header = ["姓名", "所在党支部", "服务日期", "活动名称", "时长(小时)", "效果评定"]
    page = open_as(officer)
    page.goto("/imports/")
    row = ["张三", branch.code, "2018.6.1", "清扫街道", "3.5", "好"]
    upload(page, "志愿服务", "志愿服务.xlsx", workbook(header, row))
    page.get_by_role("button", name="写入 1 行").click()
    page.get_by_text("已于").first.wait_for()
    deadline = page.get_by_text("4.20")
    for _attempt in range(50):
        page.goto(f"/points/{member.pk}/")
        if deadline.count():
            break
        page.wait_for_timeout(200)
    page.get_by_role("link", name="计分依据").first.click()
    page.get_by_text("3.5").first.wait_for()
    assert str(MonthlyPoints.objects.get().effective) == "4.20"


def test_columns_are_named_by_hand_written_undone_and_remembered(open_as, worker, officer, branch):
    row = ["李四", id_number(7), "2005-07-01", branch.code]
    content = workbook(["谁", "证件", "入党时间", "支部"], row)
    page = open_as(officer)
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", content)
    page.get_by_label("谁").select_option(label="姓名")
    page.get_by_label("证件").select_option(label="公民身份号码")
    page.get_by_label("支部", exact=True).select_option(label="党支部")
    page.get_by_role("button", name="按以上对应关系重新识别").click()
    page.get_by_role("button", name="写入 1 行").click()
    page.get_by_text("撤销本次导入").first.click()
    page.get_by_role("button", name="撤销本次导入").click()
    page.get_by_role("heading", name="本次导入已撤销").wait_for()
    assert Member.objects.count() == 0
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", content)
    page.get_by_role("button", name="写入 1 行").wait_for()


def test_the_marked_file_is_mended_and_creates_only_what_was_missing(
    open_as, worker, officer, branch, tmp_path
):
    rows = [["李四", "男", id_number(7), "2005-07-01", branch.code],
            ["王五", "男", id_number(8), "2005-07-01", "没有的支部"]]  # fmt: skip
    page = open_as(officer)
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", workbook(ROSTER, *rows))
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标出问题的原表").click()
    assert download.value.suggested_filename == "花名册（问题）.xlsx"
    page.get_by_role("button", name="写入 1 行").click()
    page.get_by_text("已于").first.wait_for()
    path = tmp_path / "mended.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(3, 5).value = branch.code
    book.save(path)
    page.goto("/imports/")
    upload(page, "党员", "花名册（问题）.xlsx", path.read_bytes())
    page.get_by_role("button", name="写入 1 行").click()
    page.get_by_text("已于").first.wait_for()
    assert sorted(Member.objects.values_list("name", flat=True)) == ["李四", "王五"]


def test_a_template_is_filled_in_and_imported(open_as, worker, officer, branch, tmp_path):
    page = open_as(officer)
    page.goto("/imports/")
    page.get_by_text("还没有表格").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="党员", exact=True).last.click()
    path = tmp_path / "template.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headers = [str(cell.value).strip("*") for cell in sheet[1]]
    for header, value in {
        "姓名": "李四",
        "身份证号": id_number(7),
        "所在党支部": branch.name,
    }.items():
        sheet.cell(3, headers.index(header) + 1).value = value
    book.save(path)
    upload(page, "党员", "模板.xlsx", path.read_bytes())
    page.get_by_role("button", name="写入 1 行").click()
    page.get_by_text("已于").first.wait_for()
    assert Member.objects.get().name == "李四"


def test_a_role_is_granted_on_the_tree_and_used_at_once(
    open_as, account_admin, secretary, town, sibling_branch
):
    page = open_as(account_admin)
    page.goto(f"{secretary.get_absolute_url()}grants/add/")
    page.locator(".tree summary").filter(has_text=town.short_name).click(position={"x": 4, "y": 12})
    page.get_by_role("link", name=sibling_branch.short_name).click()
    page.get_by_role("heading", name=sibling_branch.name).wait_for()
    page.get_by_label("授权依据").fill("换届选举结果")
    page.get_by_role("button", name="确认授权").click()
    page.get_by_text("授权成功").wait_for()
    page = open_as(secretary, PHONE)
    page.get_by_text("以全部 2 个身份").click()
    page.get_by_role("button", name=sibling_branch.short_name).click()
    page.get_by_text(f"以 {sibling_branch.short_name} · 支部书记 身份").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
