"""A vote in a hall: slips on telephones, and paper keyed by two clerks."""

import pytest

from accounts.choices import Role
from assessments.choices import VotingMode
from assessments.domain import counting, cycles
from assessments.domain.slips import print_slips
from assessments.models import Counter, Cycle, VoterGroup
from common.qr import qr_code
from tests.assessments.conftest import (
    _keys_of_the_ballots_worker as _keys_of_the_ballots_worker,  # noqa: PLC0414  # a fixture
)
from tests.assessments.conftest import cycle as cycle  # noqa: PLC0414
from tests.assessments.conftest import opened, sign_reviews
from tests.assessments.conftest import units as units  # noqa: PLC0414
from tests.browser.conftest import PHONE, script_held_back
from tests.conftest import actor_of, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hall(cycle, officer):
    cycle.groups.filter(name="镇街").update(weight=10)
    for name, mode in (("代表", VotingMode.SLIPS), ("老同志", VotingMode.PAPER)):
        VoterGroup.objects.create(cycle=cycle, name=name, weight=10, mode=mode, sheets=5)
    opened(cycle, officer)
    return VoterGroup.objects.get(name="代表")


@pytest.fixture
def phone(chromium, live_server):
    context = chromium.new_context(viewport=PHONE, locale="zh-CN", base_url=live_server.url)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def fill(page, *scores):
    cells = page.locator(".ballot-sheet .ballot-score input[type=text]")
    for at, score in enumerate(scores):
        cells.nth(at).fill(str(score))


def count_paper(page, *, issued, returned):
    page.goto(f"/assessments/groups/{VoterGroup.objects.get(name='老同志').pk}/paper/")
    page.get_by_label("发出张数").fill(str(issued))
    page.get_by_label("收回张数").fill(str(returned))
    page.get_by_role("button", name="保存数量").click()


def count(page, cycle):
    page.goto(cycle.get_absolute_url())
    page.get_by_role("button", name="合并计票").click()
    page.get_by_role("button", name="合并计票").wait_for(state="detached")
    counting.count(cycle_id=cycle.pk)


def test_slips_are_printed_voted_on_telephones_once_and_counted(
    open_as, phone, live_server, hall, cycle, officer
):
    office = open_as(officer)
    office.goto(f"/assessments/groups/{hall.pk}/slips/")
    office.get_by_role("button", name="生成选票并显示").click()
    office.locator(".slips li").first.wait_for()
    codes = office.locator(".slips .typed").all_inner_texts()
    printed = office.locator(".slips path").first.get_attribute("d")
    address = f"{live_server.url}/assessments/slip/#{codes[0]}"
    assert printed == qr_code(address).path
    for at, code in enumerate(codes):
        phone.goto("about:blank")
        phone.goto(f"/assessments/slip/#{code}")
        phone.get_by_role("heading", name="评议票").wait_for()
        assert "#" not in phone.url
        fill(phone, 80 + at, 90, 70)
        if at == 0:
            phone.get_by_label("您所在单位").select_option(label="示例单位2")
        phone.get_by_role("button", name="提交").click()
        phone.wait_for_url("**/slip/done/")
        kept = phone.evaluate("Object.keys(sessionStorage)")
        assert not [name for name in kept if name.startswith("ballot")]
    phone.goto(f"/assessments/slip/#{codes[0]}")
    phone.get_by_text("该选票已使用").wait_for()
    sign_reviews(cycle)
    cycles.close_voting(cycle=Cycle.objects.get(), actor=actor_of(officer))
    count_paper(office, issued=0, returned=0)
    count(office, cycle)
    cells = Counter.objects.filter(group=hall).order_by("unit__code")
    assert [(cell.issued, cell.valid, cell.own, int(cell.total)) for cell in cells] == [
        (5, 5, 0, 410), (5, 4, 1, 360), (5, 5, 0, 350)
    ]  # fmt: skip


def test_what_is_answered_before_the_script_has_come_stands_above_what_the_tab_kept(
    phone, hall, officer
):
    slip = print_slips(group=hall, count=1, actor=actor_of(officer))[0]
    phone.goto(f"/assessments/slip/#{slip.code}")
    row = phone.locator(".ballot-score").first
    row.get_by_text("弃权").click()
    with script_held_back(phone, "**/ballot*.js"):
        row.locator("[type=text]").fill("90")
    assert row.locator("[type=text]").input_value() == "90"
    assert not row.locator("[type=checkbox]").is_checked()


def test_two_clerks_key_paper_with_digits_and_enter(open_as, hall, cycle, officer, district):
    group = VoterGroup.objects.get(name="老同志")
    second = make_user("clerk2", district, Role.CADRE_OFFICER)
    sign_reviews(cycle)
    cycles.close_voting(cycle=Cycle.objects.get(), actor=actor_of(officer))
    first = open_as(officer)
    count_paper(first, issued=3, returned=2)

    def key(page, *sheets):
        page.get_by_role("link", name="录入第1张").click()
        for number, sheet in enumerate(sheets, start=1):
            page.get_by_role("heading", name=f"第{number}张").wait_for()
            page.wait_for_load_state()
            for cell in sheet:
                page.keyboard.type(cell)
                page.keyboard.press("Enter")
            if "" in sheet:
                page.get_by_role("button", name="确认空白或无法辨认").click()
        page.get_by_text("您的一遍已全部录完").wait_for()

    key(first, ("80", "90", "70"), ("85", "", "-"))
    other = open_as(second, PHONE)
    other.goto(f"/assessments/groups/{group.pk}/paper/")
    key(other, ("80", "96", "70"), ("85", "", "-"))
    other.get_by_role("link", name="第1张").click()
    cell = other.get_by_label("示例单位2", exact=True)
    assert cell.input_value() == "96"
    cell.fill("90")
    other.get_by_role("button", name="保存").click()
    other.get_by_text("两人录入一致").wait_for()
    count(first, cycle)
    cells = Counter.objects.filter(group=group).order_by("unit__code")
    assert [(c.issued, c.returned, c.valid, c.invalid, c.abstained) for c in cells] == [
        (3, 2, 2, 0, 0), (3, 2, 1, 1, 0), (3, 2, 1, 0, 1)
    ]  # fmt: skip
