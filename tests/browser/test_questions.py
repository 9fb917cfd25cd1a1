"""The question round on three screens, and a follow-up from the question to verified."""

import pytest

from accounts.models import User
from assessments.models import AssessedUnit, Cycle, Elector, Question, VoterGroup
from dispatch.models import Unit
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
WALL = {"width": 1920, "height": 1080}


@pytest.fixture
def hall(district, officer):
    """A cycle with its voting open and two units, the first of which has a head."""
    cycle = Cycle.objects.create(
        organization=district, title="示例考核", year=2018, state="voting", made_by=officer
    )
    for number in (1, 2):
        unit = Unit.objects.create(
            code=f"U{number}", name=f"示例单位{number}", group="agency", organization=district,
            head=User.objects.create_user(f"head{number}", "a-long-password", name="负责人"),
        )  # fmt: skip
        AssessedUnit.objects.create(
            cycle=cycle, unit=unit, code=unit.code, name=unit.name, group=unit.group
        )
    return cycle


@pytest.fixture
def delegate(hall):
    group = VoterGroup.objects.create(cycle=hall, name="两代表一委员", weight=100)
    user = User.objects.create_user("delegate", "a-long-password", name="王代表")
    Elector.objects.create(cycle=hall, group=group, user=user, delegate_kind="party_delegate")
    return user


def is_as_wide_as_the_phone(page):
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def put(phone, hall, unit, text):
    phone.goto(f"{hall.get_absolute_url()}questions/ask/")
    phone.get_by_label("单位").select_option(label=unit)
    phone.get_by_label("问题").fill(text)
    phone.get_by_role("button", name="提交问题").click()
    phone.get_by_text("问题已进入队列").wait_for()


def test_a_question_goes_from_the_phone_over_the_chair_to_the_wall(
    open_as, hall, delegate, officer
):
    phone, chair = open_as(delegate, PHONE), open_as(officer)
    wall = open_as(officer, WALL)
    wall.goto(f"{hall.get_absolute_url()}questions/wall/")
    wall.get_by_role("heading", name="提问环节即将开始").wait_for()
    chair.goto(f"{hall.get_absolute_url()}questions/")
    chair.get_by_role("button", name="下一单位").click()
    chair.get_by_text("该单位没有待提问的问题").wait_for()
    wall.get_by_role("heading", name="示例单位1").wait_for()
    put(phone, hall, "示例单位1", "何时完工？")
    assert is_as_wide_as_the_phone(phone)
    chair.get_by_role("button", name="上墙提问").click()
    wall.get_by_text("何时完工？").wait_for()
    assert "王代表" not in wall.content()
    phone.get_by_text("正在提问").wait_for()
    chair.get_by_role("button", name="开始计时").click()
    wall.locator("[data-runs]").wait_for()
    first = wall.get_by_role("timer").inner_text()
    wall.wait_for_function("was => document.querySelector('.clock').textContent < was", arg=first)
    chair.get_by_label("答复").fill("年底完工")
    chair.get_by_role("button", name="记录答复").click()
    phone.get_by_text("年底完工").wait_for()
    wall.get_by_text("何时完工？").wait_for(state="detached")


def test_the_queue_is_reordered_by_dragging_and_by_keyboard(open_as, hall, delegate, officer):
    unit = hall.units.get(code="U1")
    for place, text in enumerate(["甲问", "乙问", "丙问"]):
        asker = User.objects.create_user(f"asker{place}", name=f"代表{place}")
        Question.objects.create(
            unit=unit, asker=asker, asker_kind="party_delegate", text=text, place=place,
            typed_by=officer,
        )  # fmt: skip
    chair = open_as(officer)
    chair.goto(f"{hall.get_absolute_url()}questions/")
    first = chair.get_by_role("listitem").filter(has_text="示例单位1")
    first.get_by_role("button", name="转到该单位").click()
    rows = chair.locator("[data-question]")
    rows.nth(2).drag_to(rows.nth(0))
    chair.wait_for_function(
        "document.querySelector('[data-question] .round-question').textContent === '丙问'"
    )
    down = rows.nth(0).get_by_role("button", name="下移")
    down.focus()
    down.press("Enter")
    chair.wait_for_function(
        "document.querySelector('[data-question] .round-question').textContent === '甲问'"
    )
    assert list(Question.objects.waiting().values_list("text", flat=True)) == [
        "甲问", "丙问", "乙问",
    ]  # fmt: skip


def follow_up(chair, question):
    chair.goto(f"/assessments/questions/{question.pk}/answer/")
    chair.get_by_label("答复").fill("年底完工")
    chair.get_by_label("整改事项").fill("年底前完工并公示")
    chair.get_by_label("办结时限").fill("2099-12-31")
    chair.get_by_role("button", name="记录答复").click()
    chair.get_by_text("答复已记录").wait_for()


def test_an_item_goes_from_the_question_to_verified_each_step_by_its_person(
    open_as, hall, delegate, officer
):
    question = Question.objects.create(
        unit=hall.units.get(code="U1"), asker=delegate, asker_kind="party_delegate",
        text="何时完工？", typed_by=officer,
    )  # fmt: skip
    follow_up(open_as(officer), question)
    head = open_as(User.objects.get(username="head1"), PHONE)
    head.get_by_role("link", name="报告整改完成").click()
    head.get_by_label("办理情况").fill("已完工")
    head.get_by_label("佐证材料").set_input_files(
        {"name": "公示.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 example"}
    )
    assert is_as_wide_as_the_phone(head)
    head.get_by_role("button", name="报告整改完成").click()
    head.get_by_role("link", name="公示.pdf").wait_for()
    phone = open_as(delegate, PHONE)
    phone.get_by_role("link", name="核验").click()
    phone.get_by_label("核验情况").first.fill("现场查看属实")
    phone.get_by_role("button", name="核验通过").click()
    phone.get_by_text("● 已核验").wait_for()
    assert is_as_wide_as_the_phone(phone)
