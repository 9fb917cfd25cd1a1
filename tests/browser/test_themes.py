"""A month's theme on its way from the town to the showcase, each step by its person."""

import pytest

from tests.browser.conftest import PHONE
from tests.conftest import make_member

pytestmark = pytest.mark.django_db(transaction=True)


def set_theme(page):
    page.goto("/activities/themes/")
    page.get_by_role("link", name="设置主题").click()
    page.get_by_label("主题", exact=True).fill("清洁家园")
    page.get_by_label("活动要求").fill("每名党员认领一处")
    page.get_by_role("button", name="设置主题").click()
    page.get_by_text("支部登记主题党日时可见").wait_for()


def record(page):
    """Record the party day as offered; what is set goes and comes with the kind chosen."""
    page.goto("/activities/add/")
    page.get_by_text("每名党员认领一处").wait_for()
    assert page.get_by_label("主题", exact=True).input_value() == "清洁家园"
    page.get_by_label("类别").select_option(label="党课")
    page.get_by_text("每名党员认领一处").wait_for(state="detached")
    page.get_by_label("类别").select_option(label="主题党日")
    page.get_by_label("按此主题开展").wait_for()
    assert page.get_by_label("按此主题开展").is_checked()
    page.get_by_label("交纳党费").check()
    page.get_by_label("地点").fill("村广场")
    page.get_by_role("button", name="提交审核").click()
    page.get_by_text("● 交纳党费").wait_for()


def nominate(page):
    page.get_by_role("link", name="推荐为特色活动之星").click()
    page.get_by_label("推荐理由").fill("全员参与")
    page.get_by_label("活动摘要").fill("清理卫生死角二十处")
    page.get_by_role("button", name="推荐").click()
    page.get_by_text("已推荐，由上级确定是否入围").wait_for()


def is_as_wide_as_the_phone(page):
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_theme_becomes_a_party_day_and_a_star_of_the_month(
    open_as, officer, town_officer, secretary, outsider, branch
):
    make_member(branch, "张三", 1)
    town, page, district = open_as(town_officer), open_as(secretary, PHONE), open_as(officer)
    set_theme(town)
    record(page)
    nominate(page)
    assert is_as_wide_as_the_phone(page)
    town.goto("/activities/nominations/")
    town.get_by_role("button", name="入围", exact=True).click()
    town.get_by_text("入围 1 项").wait_for()
    district.goto("/activities/nominations/")
    district.get_by_role("button", name="选定", exact=True).click()
    district.get_by_role("button", name="公布本月特色活动之星").click()
    district.get_by_text("已公布，全区可见").wait_for()
    elsewhere = open_as(outsider, PHONE)
    elsewhere.goto("/activities/showcase/")
    elsewhere.get_by_text("清理卫生死角二十处").wait_for()
    assert is_as_wide_as_the_phone(elsewhere)
