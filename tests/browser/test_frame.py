"""What every page shares: lists that page in place, the phone's bar, work without a script."""

import pytest

from activities.models import Activity
from tests.browser.conftest import PHONE
from tests.conftest import make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def roster(branch):
    return [make_member(branch, f"党员{serial:02d}", serial) for serial in range(60)]


def names(page):
    return page.locator("#rows tbody strong").all_inner_texts()


def test_a_list_is_filtered_and_paged_in_place_and_back(open_as, secretary, roster):
    page = open_as(secretary)
    page.goto("/members/")
    page.evaluate("window.stays = true")
    page.locator("#page-2").click()
    page.wait_for_url("**page=2")
    page.locator("#page-2[aria-current]").wait_for()
    assert page.evaluate("document.activeElement.id") == "page-2"
    page.locator(".filters").get_by_label("查询").fill("党员 07")
    page.get_by_role("button", name="筛选").click()
    page.get_by_text("共 1 条").wait_for()
    assert names(page) == ["党员07"]
    assert page.evaluate("window.stays")
    page.go_back()
    page.locator("#page-2[aria-current]").wait_for()
    assert len(names(page)) == 25
    assert page.locator(".topbar").count() == 1


def test_a_phone_reaches_search_language_and_account_behind_more(open_as, secretary, roster):
    secretary.name = "某某街道某某社区综合党支部书记兼副主任"
    secretary.save()
    page = open_as(secretary, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_text("更多").click()
    page.locator(".more").get_by_role("searchbox").fill("党员11")
    page.keyboard.press("Enter")
    page.wait_for_url("**/members/?q=*")
    assert names(page) == ["党员11"]
    page.get_by_text("更多").click()
    page.locator(".more").get_by_role("button", name="大字版").click()
    page.wait_for_url("**/members/?q=*")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_column_headings_stay_below_the_top_bar(open_as, secretary, roster):
    page = open_as(secretary)
    page.goto("/members/")
    page.mouse.wheel(0, 500)
    page.wait_for_function("window.scrollY > 300")
    assert round(page.locator("thead th").first.bounding_box()["y"]) == 56


def test_an_activity_is_recorded_without_a_script(chromium, live_server, secretary, branch, roster):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("用户名").fill(secretary.username)
    page.get_by_label("密码").fill("a-long-password")
    page.get_by_role("button", name="登录").click()
    make_member(branch, "新党员", 99, joined_on="2018-07-01")
    page.goto("/activities/add/")
    page.get_by_text("应到 61 人").wait_for()
    page.get_by_label("日期").fill("2018-06-20")
    page.get_by_label("主题").fill("学习党章")
    page.get_by_role("button", name="更新名单").click()
    page.get_by_text("应到 60 人").wait_for()
    page.get_by_label("地点").fill("活动室")
    page.get_by_role("button", name="提交审核").click()
    page.get_by_text("已登记，并已提交审核。").wait_for()
    assert Activity.objects.get().theme == "学习党章"
    context.close()


def test_the_tree_leads_down_without_a_script(chromium, live_server, officer, town, branch):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/accounts/login/?next=/organizations/")
    page.get_by_label("用户名").fill(officer.username)
    page.get_by_label("密码").fill("a-long-password")
    page.get_by_role("button", name="登录").click()
    page.locator(".tree").get_by_text(town.short_name).click()
    page.wait_for_url(f"**/organizations/?within={town.pk}")
    page.locator(".tree").get_by_text(branch.short_name).click()
    page.wait_for_url(f"**{branch.get_absolute_url()}")
    context.close()
