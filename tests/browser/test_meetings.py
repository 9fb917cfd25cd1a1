"""What a secretary enters of each kind of meeting, on a phone."""

import pytest

from activities.models import Activity
from tests.browser.conftest import PHONE
from tests.conftest import make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def entry(open_as, secretary, branch):
    for serial in range(1, 8):
        post = "组织委员" if serial < 4 else ""
        make_member(branch, f"党员{serial:02d}", serial, party_post=post)
    page = open_as(secretary, PHONE)
    page.goto("/activities/add/")
    page.get_by_label("主题").fill("讨论转正")
    page.get_by_label("地点").fill("活动室")
    return page


def test_only_what_the_kind_needs_is_asked(entry):
    asked = {"主讲人": "lesson", "议程": "members_meeting", "赞成": "members_meeting"}
    for label in asked:
        assert not entry.get_by_label(label).first.is_visible()
    for label, kind in asked.items():
        entry.get_by_label("类别").select_option(kind)
        entry.get_by_label(label).first.wait_for()


def test_a_meeting_is_drafted_completed_with_a_file_and_submitted(entry):
    entry.get_by_label("类别").select_option("members_meeting")
    entry.get_by_label("议题").first.fill("同意转正")
    entry.get_by_label("赞成").first.fill("6")
    entry.get_by_role("button", name="增加议题").click()
    entry.get_by_label("议题").nth(2).wait_for()
    assert entry.get_by_label("议题").first.input_value() == "同意转正"
    entry.get_by_role("group", name="党员07").get_by_text("请假").click()
    entry.get_by_label("党员07 的事由").fill("生病")
    entry.locator(".tally").wait_for()
    entry.keyboard.press("Control+s")
    entry.get_by_text("应到会有表决权 7 人，实到 6 人").wait_for()
    assert Activity.objects.get().state == "draft"
    file = {"name": "签到表.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    entry.set_input_files("input[type=file]", file)
    entry.get_by_role("button", name="上传附件").click()
    entry.get_by_role("link", name="签到表.pdf").wait_for()
    with entry.expect_download() as download:
        entry.get_by_role("link", name="签到表.pdf").click()
    assert download.value.suggested_filename == "签到表.pdf"
    assert entry.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    entry.get_by_role("button", name="提交审核").click()
    entry.get_by_text("等待上级党组织审核").wait_for()
    entry.get_by_role("link", name="会议记录").click()
    entry.get_by_text("主持人签字").wait_for()
    assert entry.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_committee_is_ticked_from_those_who_hold_a_post(entry):
    entry.get_by_label("类别").select_option("committee_meeting")
    entry.get_by_text("请点选应到人员").wait_for()
    entry.get_by_role("group", name="党员03").get_by_text("缺席").click()
    entry.get_by_role("button", name="提交审核").click()
    entry.get_by_text("应到 3 人，实到 2 人，请假 0 人，缺席 1 人").wait_for()
