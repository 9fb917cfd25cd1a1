"""A posted person writes the month's log on a phone, and the cadre office sees it on the sheet."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from accounts.models import User
from dispatch.domain.postings import post_cadre
from tests.browser.conftest import PHONE
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme, make_unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(member):
    """A member without any office, who is posted."""
    member.user = User.objects.create_user("posted", "a-long-password")
    member.save()
    return member.user


@pytest.fixture
def posting(member, branch, town, officer):
    unit = make_unit(branch, "U01", "示例区财政局")
    today = localdate()
    return post_cadre(
        cadre=make_cadre(unit, member.name, 900, member=member),
        kind="dispatch", unit=unit, host=town, place=None, task="城镇化建设",
        programme=make_programme(officer, on_site_percent=Decimal(60)),
        starts_on=today - timedelta(100), ends_on=today + timedelta(200), actor=actor_of(officer),
    )  # fmt: skip


def is_as_wide_as_the_phone(page):
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_posted_person_writes_the_months_log_on_a_phone(open_as, officer, person, posting):
    page = open_as(person, PHONE)
    page.get_by_role("link", name="填写月报").first.click()
    assert is_as_wide_as_the_phone(page)
    page.get_by_label("驻点天数").fill("40")
    page.get_by_label("入户走访（次）").fill("36")
    page.get_by_label("本月工作").fill("走访入户三十六次，协调道路硬化两处。")
    page.get_by_role("button", name="保存月报").click()
    page.get_by_label("驻点天数").fill("16")
    page.get_by_role("button", name="保存月报").click()
    page.get_by_text("月报已保存").wait_for()
    page.get_by_text("协调道路硬化两处").wait_for()
    assert is_as_wide_as_the_phone(page)
    office = open_as(officer)
    office.goto(f"{posting.programme.get_absolute_url()}summary/")
    office.get_by_role("cell", name="36", exact=True).wait_for()
