"""The whole day of an assessment, as it is rehearsed: 40 units, 60 voters, 15 of them delegates."""

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
from tests.browser.conftest import PHONE
from tests.workers import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
RECOUNT = Path(__file__).parents[2] / "static" / "assessments" / "recount.py"
KINDS = (UnitGroup.AGENCY, UnitGroup.TOWN)
GROUPS = {"县级领导": (25, 12), "区直单位": (15, 19), "镇街": (15, 14), "两代表一委员": (25, 15)}
UNITS = 40


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
    """Sign twenty reviews, as a leader does on the morning of the day."""
    for unit in cycle.units.filter(group=kind).select_related("review"):
        page.goto(f"/assessments/reviews/{unit.review.pk}/")
        page.get_by_label("书面点评").fill("履职有力，群众认可，短板整改还需加快。")
        page.get_by_label("得分").fill(str(scores[unit.name]))
        page.get_by_role("button", name="签署点评").click()


def vote(page, cycle, chance):
    """Score every unit on the sheet on a telephone, and abstain now and then."""
    page.goto(f"{cycle.get_absolute_url()}ballot/")
    given = {}
    for row in page.locator(".ballot-sheet tbody tr").all():
        name = row.locator("th").inner_text().strip()
        cell = row.locator(".ballot-score input[type=text]")
        if not cell.count():
            continue
        if chance.random() < 0.03:
            row.get_by_text("弃权").click()
            continue
        given[name] = chance.randint(70, 98)
        cell.fill(str(given[name]))
    page.get_by_role("button", name="提交评议票").click()
    page.get_by_text("已提交并密封").wait_for()
    return given


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
        for user in people[name]:
            phone = open_as(user, PHONE)
            given[name].append(vote(phone, cycle, chance))
            phone.context.close()
    step(office, cycle, "结束投票并计票", CycleState.COUNTED)
    assert counters() == expected(given)
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
