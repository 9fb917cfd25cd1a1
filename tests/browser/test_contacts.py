"""A problem on its way from a leader's visit to being verified, each step by its person."""

import pytest

from accounts.choices import Role
from accounts.models import User
from dispatch.choices import PlaceKind, Rank
from dispatch.models import Place
from tests.browser.conftest import PHONE
from tests.conftest import make_member, make_user
from tests.dispatch.conftest import make_cadre, make_unit
from tests.dispatch.contacts import keep_contact

pytestmark = pytest.mark.django_db(transaction=True)


def is_as_wide_as_the_phone(page):
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def visit(page):
    """From the own record to the contact, then the visit and the problem in one form."""
    page.get_by_role("link", name="领导联系点").first.click()
    page.get_by_role("link", name="示例村").click()
    page.get_by_role("link", name="登记走访").click()
    page.get_by_label("走访情况").fill("走访三户，查看道路")
    page.get_by_text("需要解决的问题", exact=True).first.click()
    page.get_by_role("textbox", name="需要解决的问题").fill("村口道路破损")
    assert is_as_wide_as_the_phone(page)
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_text("走访三户，查看道路").wait_for()


def settle(page):
    page.goto("/dispatch/problems/")
    page.get_by_role("link", name="村口道路破损").click()
    page.get_by_label("办理情况").fill("已铺设沥青")
    page.get_by_role("button", name="报告办结").click()
    page.get_by_text("已办结，待核实").wait_for()


def verify(page):
    page.goto("/")
    page.get_by_role("listitem").filter(has_text="领导联系点问题已报办结").get_by_role(
        "link"
    ).click()
    page.get_by_role("link", name="村口道路破损").click()
    page.get_by_label("核实情况").fill("现场查看，已修好")
    page.get_by_role("button", name="核实销号").click()
    page.get_by_text("● 已销号").wait_for()


@pytest.fixture
def leader(branch, town, officer):
    """A leader of county level, in contact with a village."""
    member = make_member(branch, "李建国", 50)
    member.user = User.objects.create_user("leader", "a-long-password")
    member.save()
    unit = make_unit(branch, "U01", "示例区政府办公室")
    leader = make_cadre(unit, "李建国", 950, rank=Rank.DEPUTY_DIVISION, member=member)
    village = Place.objects.create(
        code="419900001001", name="示例村", kind=PlaceKind.VILLAGE, town=town
    )
    keep_contact(leader, village, officer)
    return leader


def test_a_leader_raises_a_problem_the_town_settles_it_and_the_office_verifies(
    open_as, leader, town_officer, district
):
    phone = open_as(leader.member.user, PHONE)
    visit(phone)
    assert is_as_wide_as_the_phone(phone)
    settle(open_as(town_officer))
    verify(open_as(make_user("cadres", district, Role.CADRE_OFFICER)))
    phone.reload()
    phone.get_by_text("● 已销号").wait_for()
