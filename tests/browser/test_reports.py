"""A unit's head writes on a shaky line, in two tabs, on a phone, and without a script."""

import pytest

from assessments.choices import CycleState
from assessments.domain.unit_reports import begin_reports
from assessments.models import UnitReport
from tests.assessments.conftest import cycle as cycle  # noqa: PLC0414  # a fixture
from tests.assessments.conftest import units as units  # noqa: PLC0414
from tests.assessments.reporting import head_of
from tests.browser.conftest import DESKTOP, PHONE, script_held_back

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(cycle):
    """A report of a unit that writes; no ballot box is opened, which no truncation would close."""
    cycle.state = CycleState.REPORTS
    cycle.save()
    begin_reports(cycle=cycle)
    unit = cycle.units.get(code="U1")
    head_of(unit)
    return unit.reports.get(kind="duty")


@pytest.fixture
def browse(chromium, live_server, report):
    """Return a function that opens the report in a browser of its own, logged in as the head."""
    contexts = []

    def open_report(viewport=DESKTOP, **options):
        context = chromium.new_context(
            viewport=viewport, locale="zh-CN", base_url=live_server.url, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"/accounts/login/?next={report.get_absolute_url()}")
        page.get_by_label("用户名").fill("head")
        page.get_by_label("密码").fill("a-long-password")
        page.get_by_role("button", name="登录").click()
        page.get_by_label("工作亮点").wait_for()
        return page

    yield open_report
    for context in contexts:
        context.close()


def is_saved(page):
    page.get_by_text("已保存，仅本单位填报人可见").wait_for()


def test_what_is_typed_is_saved_by_itself_and_survives_a_lost_line_and_a_reload(browse, report):
    page = browse()
    page.get_by_label("工作亮点").fill("完成任务12项")
    page.get_by_text("7 / 800").wait_for()
    is_saved(page)
    page.reload()
    assert page.get_by_label("工作亮点").input_value() == "完成任务12项"
    page.context.set_offline(True)
    page.get_by_label("存在问题").fill("基层力量不足")
    page.get_by_text("网络中断").wait_for()
    page.context.set_offline(False)
    is_saved(page)
    page.get_by_label("改进措施").fill("下沉干部3名")
    page.reload()
    page.get_by_text("已恢复本标签页尚未保存的内容").wait_for()
    is_saved(page)
    page.get_by_role("button", name="提交报告").click()
    page.get_by_text("已提交，区委组织部、分管领导可见").wait_for()
    report.refresh_from_db()
    assert (report.highlights, report.problems, report.measures, report.state) == (
        "完成任务12项", "基层力量不足", "下沉干部3名", "submitted",
    )  # fmt: skip


def test_what_is_typed_before_the_script_has_come_is_saved_too(browse, report):
    page = browse()
    with script_held_back(page, "**/report*.js"):
        page.get_by_label("工作亮点").fill("完成任务12项")
    is_saved(page)
    report.refresh_from_db()
    assert report.highlights == "完成任务12项"


def test_a_second_tab_is_told_and_both_texts_are_kept(browse, report):
    first, second = browse(), browse(PHONE)
    first.get_by_label("存在问题").fill("一稿")
    is_saved(first)
    second.get_by_label("存在问题").fill("二稿")
    second.get_by_text("双方内容均未覆盖").wait_for()
    second.get_by_role("button", name="保存草稿").click()
    second.get_by_role("heading", name="单位负责人 于").wait_for()
    assert second.get_by_label("存在问题").input_value() == "二稿"
    second.locator(".report").get_by_text("一稿").wait_for()
    assert second.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert UnitReport.objects.get(pk=report.pk).problems == "一稿"
    second.get_by_label("存在问题").fill("一稿、二稿")
    second.get_by_role("button", name="以我的内容替换对方保存的内容").click()
    is_saved(second)
    assert UnitReport.objects.get(pk=report.pk).problems == "一稿、二稿"


def test_a_report_is_written_and_handed_in_without_a_script(browse, report):
    page = browse(java_script_enabled=False)
    for part in ("工作亮点", "存在问题"):
        page.get_by_label(part).fill("内容")
    page.get_by_role("button", name="提交报告").click()
    page.get_by_text("尚未填写：改进措施").wait_for()
    page.get_by_label("改进措施").fill("内容")
    page.get_by_role("button", name="保存草稿").click()
    is_saved(page)
    page.get_by_role("button", name="提交报告").click()
    page.get_by_text("已提交，区委组织部、分管领导可见").wait_for()
