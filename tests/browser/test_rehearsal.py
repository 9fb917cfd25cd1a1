"""The whole day of an assessment, as it is rehearsed: 40 units, 60 voters, 15 of them delegates.

Every voter opens the own ballot on a telephone and casts it there. The first of each group logs in
and types; the telephone is then handed on, and all rows are answered in one call.
"""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from accounts.models import User
from assessments.choices import BoxState, CycleState
from assessments.models import Counter, Cycle
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from tests.assessments.conftest import (
    _keys_of_the_ballots_worker as _keys_of_the_ballots_worker,  # noqa: PLC0414  # a fixture
)
from tests.browser.conftest import PHONE, session_of
from tests.workers import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
RECOUNT = Path(__file__).parents[2] / "static" / "assessments" / "recount.py"
KINDS = (UnitGroup.AGENCY, UnitGroup.TOWN)
GROUPS = {"县级领导": (25, 12), "区直单位": (15, 19), "镇街": (15, 14), "两代表一委员": (25, 15)}
UNITS = 40
REVIEW = "履职有力，群众认可，短板整改还需加快。"


@pytest.fixture
def people(district):
    """Units with their kinds, a leader for each kind, and the voters of each group."""
    for number in range(1, UNITS + 1):
        kind = KINDS[number % 2]
        Unit.objects.create(
            code=f"U{number:02d}", name=f"示例单位{number}", group=kind, organization=district
        )
    users = {"leaders": [person(f"leader-{kind}", "分管领导") for kind in KINDS]}
    for stem, (name, (_weight, count)) in zip("abcd", GROUPS.items(), strict=True):
        users[name] = [person(f"voter-{stem}{n:02d}", f"{name}{n}") for n in range(1, count + 1)]
    return users


def person(username, name):
    return User.objects.create_user(username, "a-long-password", name=name)


def set_up(office, people):
    office.goto("/assessments/add/")
    office.get_by_label("名称").fill("2018年度三述两评一问")
    office.get_by_label("年", exact=True).fill("2018")
    office.get_by_role("button", name="保存").click()
    cycle = wait_until(Cycle.objects.first)
    office.goto(f"{cycle.get_absolute_url()}units/")
    for kind in KINDS:
        office.get_by_label(str(kind.label), exact=True).check()
    office.get_by_role("button", name="纳入单位").click()
    for kind, leader in zip(KINDS, people["leaders"], strict=True):
        office.get_by_label("领导用户名").fill(leader.username)
        for unit in cycle.units.filter(group=kind):
            office.get_by_label(unit.name, exact=True).check()
        office.get_by_role("button", name="指定").click()
    for name, (weight, _count) in GROUPS.items():
        office.goto(f"{cycle.get_absolute_url()}groups/add/")
        office.get_by_label("分组").fill(name)
        office.get_by_label("权重").fill(str(weight))
        office.get_by_role("button", name="保存").click()
        lines = [f"{user.username},{own_unit(name, at)}" for at, user in enumerate(people[name], 1)]
        office.get_by_label("评议人").fill("\n".join(lines))
        office.get_by_role("button", name="录入评议人").click()
        office.get_by_text(people[name][0].name, exact=True).wait_for()
    return cycle


def own_unit(group, number):
    """Return the own unit of voters from units: odd numbers are towns, even ones agencies."""
    if group == "区直单位":
        return f"U{number * 2:02d}"
    return f"U{number * 2 - 1:02d}" if group == "镇街" else ""


def step(office, cycle, button, state):
    office.goto(cycle.get_absolute_url())
    office.get_by_role("button", name=button).click()
    wait_until(lambda: Cycle.objects.get().state == state)


def review(page, cycle, kind, scores):
    """Sign twenty reviews: the first on its page, the others as that page's form sends them."""
    first, *others = cycle.units.filter(group=kind).select_related("review")
    page.goto(f"/assessments/reviews/{first.review.pk}/")
    token = page.locator("main [name=csrfmiddlewaretoken]").first.input_value()
    page.get_by_label("书面点评").fill(REVIEW)
    page.get_by_label("得分").fill(str(scores[first.name]))
    page.get_by_role("button", name="签署点评").click()
    page.get_by_text("已签署").first.wait_for()
    for unit in others:
        sent = {"csrfmiddlewaretoken": token, "text": REVIEW, "score": str(scores[unit.name])}
        url = f"/assessments/reviews/{unit.review.pk}/"
        headers = {"Referer": page.url}
        answer = page.request.post(url, form=sent, headers=headers, max_redirects=0)
        assert answer.status == 302


SCORED = """rows => rows.filter(row => row.querySelector('.ballot-score'))
    .map(row => row.querySelector('th').innerText.trim())"""
"""The units on the sheet that the voter scores, as they are read."""
TAP = """(sheet, answers) => {
    for (const row of sheet.querySelectorAll('tbody tr')) {
        const answer = answers[row.querySelector('th').innerText.trim()];
        if (answer === undefined) continue;
        const abstains = row.querySelector('[type=checkbox]');
        if (answer === null) { abstains.click(); continue; }
        const cell = row.querySelector('[type=text]');
        cell.value = answer;
        cell.dispatchEvent(new Event('input', {bubbles: true}));
    }
}"""
"""Answer as fingers do, in one call for all rows: the page's own script hears every one."""


def vote(page, cycle, chance, *, by_hand):
    """Score every unit on the sheet on a telephone, and abstain now and then."""
    page.goto(f"{cycle.get_absolute_url()}ballot/")
    names = page.locator(".ballot-sheet tbody tr").evaluate_all(SCORED)
    answers = {name: chance.randint(70, 98) if chance.random() > 0.03 else None for name in names}
    if by_hand:
        for name, score in answers.items():
            row = page.get_by_role("row", name=name, exact=False).filter(
                has=page.get_by_label(f"得分：{name}", exact=True)
            )
            if score is None:
                row.get_by_text("弃权").click()
            else:
                page.get_by_label(f"得分：{name}", exact=True).fill(str(score))
    else:
        for sheet in page.locator(".ballot-sheet").all():
            sheet.evaluate(TAP, answers)
    page.get_by_role("button", name="提交评议票").click()
    page.get_by_text("已提交并密封").wait_for()
    return {name: score for name, score in answers.items() if score is not None}


def hand_on(phone, user):
    """Give the telephone, with the same tab open, to the next voter of the group."""
    phone.context.clear_cookies()
    phone.context.add_cookies([session_of(user, phone.url)])


def recount(office, folder):
    """Give the two published files to the published script; return what it says."""
    paths = []
    for page in ("counters", "results"):
        answer = office.request.get(f"/assessments/{page}/?export=csv")
        paths.append(folder / f"{page}.csv")
        paths[-1].write_bytes(answer.body())
    done = subprocess.run(
        [sys.executable, RECOUNT, *paths], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()[-1]


def test_a_rehearsal_goes_from_set_up_to_results_that_anybody_computes_again(
    open_as, worker, officer, people, tmp_path
):
    chance = Random(18)  # noqa: S311  # scores, no secret
    office = open_as(officer)
    cycle = set_up(office, people)
    step(office, cycle, "锁定单位、评议人和规则", CycleState.REPORTS)
    wait_until(lambda: Cycle.objects.get().box.state == BoxState.OPEN)
    step(office, cycle, "进入领导点评", CycleState.REVIEW)
    scores = {unit.name: chance.randint(75, 95) for unit in cycle.units.all()}
    for kind, leader in zip(KINDS, people["leaders"], strict=True):
        review(open_as(leader), cycle, kind, scores)
    step(office, cycle, "开始投票", CycleState.VOTING)
    given = {name: [] for name in GROUPS}
    for name in GROUPS:
        phone = open_as(people[name][0], PHONE)
        for user in people[name]:
            is_first = user == people[name][0]
            if not is_first:
                hand_on(phone, user)
            given[name].append(vote(phone, cycle, chance, by_hand=is_first))
        phone.context.close()
    step(office, cycle, "结束投票并计票", CycleState.COUNTED)
    assert counters() == expected(given)
    wait_until(lambda: Cycle.objects.get().box.state == BoxState.CLEAN)
    step(office, cycle, "公布结果", CycleState.PUBLISHED)
    assert recount(office, tmp_path) == (0, f"{UNITS} totals, 0 differ")


def counters():
    return {
        (counter.group.name, counter.unit.name): (counter.valid, int(counter.total))
        for counter in Counter.objects.select_related("group", "unit")
    }


def expected(given):
    """Return number and sum of what was tapped, by group and unit."""
    names = [f"示例单位{number}" for number in range(1, UNITS + 1)]
    found = {}
    for group, ballots in given.items():
        for name in names:
            scores = [ballot[name] for ballot in ballots if name in ballot]
            found[group, name] = len(scores), sum(scores)
    return found
