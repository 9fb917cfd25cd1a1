from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import User
from activities.domain.workflow import record_activity
from assessments.choices import CycleKind
from assessments.domain import casting, setup
from assessments.domain.computed import add_branches, computed_parts, freeze_figures, set_weight
from assessments.domain.publication import publish
from assessments.domain.readiness import findings_of
from assessments.domain.recurring import copy_cycle
from assessments.domain.sheets import Ballot
from assessments.models import ComputedFigure, Elector, Result
from tests.assessments.conftest import counted, opened
from tests.assessments.test_recount import run
from tests.conftest import actor_of, make_member

YEAR = 2018


@pytest.fixture
def cycle(district, officer, branch, sibling_branch):
    """Two branches: leader 40, delegates 30, party days 30; at least 3 scores are shown."""
    actor = actor_of(officer)
    cycle = setup.save_cycle(
        cycle=None, organization=district, actor=actor,
        fields={"title": "2018年度支部书记述职评议", "year": YEAR, "threshold": 3,
                "leader_weight": 40, "kind": CycleKind.SECRETARIES},
    )  # fmt: skip
    add_branches(cycle=cycle, branches=[branch, sibling_branch], actor=actor)
    leader = User.objects.create_user("leader", name="镇街书记")
    setup.name_leader(units=cycle.units.all(), username=leader.username, actor=actor)
    fields = {"name": "党员群众代表", "weight": 30, "mode": "accounts"}
    group = setup.save_group(cycle=cycle, group=None, fields=fields, actor=actor)
    for number in range(6):
        user = User.objects.create_user(f"delegate{number}")
        Elector.objects.create(cycle=cycle, group=group, user=user)
    set_weight(cycle=cycle, source="party_days", weight=30, actor=actor)
    return cycle


@pytest.fixture
def held(branch, sibling_branch, secretary):
    """Nine party days of twelve in one branch; none in the other, which has members too."""
    make_member(branch, "张三", 1)
    make_member(sibling_branch, "李四", 2)
    for month in range(1, 10):
        fields = {"kind": "party_day", "held_on": date(YEAR, month, 5), "theme": "学习",
                  "place": "室"}  # fmt: skip
        record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))


def vote(cycle):
    for elector in cycle.electors.all():
        casting.cast(elector=elector, ballot=Ballot({unit.pk: "80" for unit in cycle.units.all()}))


def test_party_days_flow_into_the_total_by_themselves(cycle, held, officer, client):
    opened(cycle, officer)
    vote(cycle)
    publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    totals = dict(Result.objects.values_list("unit__branch__code", "total"))
    assert totals == {"T01001": Decimal("82.50"), "T01002": Decimal("60.00")}
    client.force_login(officer)
    page = client.get(reverse("assessments:result_list")).content.decode()
    assert "主题党日落实率" in page
    assert "党员群众代表" in client.get(cycle.get_absolute_url()).content.decode()


def test_a_secretary_sees_the_published_review_of_the_own_branch(
    cycle, held, client, branch, secretary, outsider
):
    officer = cycle.made_by
    opened(cycle, officer)
    vote(cycle)
    publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    client.force_login(secretary)
    link = f"{reverse('assessments:result_list')}?cycle={cycle.pk}"
    assert link in client.get(branch.get_absolute_url()).content.decode()
    assert "82.50" in client.get(link).content.decode()
    client.force_login(outsider)
    assert "82.50" not in client.get(link).content.decode()


def test_the_script_computes_totals_with_what_flowed_in(cycle, held, officer, client, tmp_path):
    opened(cycle, officer)
    vote(cycle)
    publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    client.force_login(officer)
    paths = [tmp_path / "counter_list.csv", tmp_path / "result_list.csv"]
    for path in paths:
        answer = client.get(reverse(f"assessments:{path.stem}"), {"export": "csv"})
        path.write_bytes(b"".join(answer))
    done = run(*paths)
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, "2 totals, 0 differ"), done.stderr


def test_what_was_frozen_is_not_changed_by_later_entries(cycle, held, branch, secretary):
    freeze_figures(cycle=cycle)
    fields = {"kind": "party_day", "held_on": date(YEAR, 10, 5), "theme": "补登", "place": "室"}
    record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    freeze_figures(cycle=cycle)
    assert ComputedFigure.objects.get(unit__branch=branch).value == 75


def test_a_source_that_says_nothing_is_a_missing_part(cycle, officer):
    set_weight(cycle=cycle, source="stars", weight=10, actor=actor_of(officer))
    freeze_figures(cycle=cycle)
    means = {part.key: part.mean for own in computed_parts(cycle=cycle).values() for part in own}
    assert means["computed-stars"] is None


def test_weights_of_all_parts_make_a_hundred(cycle, officer):
    assert findings_of(cycle=cycle) == [] or all(one.is_warning for one in findings_of(cycle=cycle))
    set_weight(cycle=cycle, source="life", weight=5, actor=actor_of(officer))
    assert any("105" in one.text for one in findings_of(cycle=cycle))
    set_weight(cycle=cycle, source="life", weight=0, actor=actor_of(officer))
    assert not any("105" in one.text for one in findings_of(cycle=cycle))


def test_the_next_cycle_takes_rules_units_and_voters_along_but_who_left(
    cycle, officer, sibling_branch
):
    sibling_branch.dissolved_on = date(2019, 1, 1)
    sibling_branch.save()
    User.objects.filter(username="delegate0").update(is_active=False)
    fields = {"title": "2019年度支部书记述职评议", "year": 2019, "reports_due_on": None,
              "next_on": None}  # fmt: skip
    made = copy_cycle(cycle=cycle, fields=fields, actor=actor_of(officer))
    assert [unit.branch.code for unit in made.units.all()] == ["T01001"]
    assert (made.kind, made.leader_weight, made.threshold) == ("secretaries", 40, 3)
    assert made.electors.count() == 5
    assert [(part.source, part.weight) for part in made.computed_parts.all()] == [
        ("party_days", 30)
    ]
    assert made.earlier == cycle
