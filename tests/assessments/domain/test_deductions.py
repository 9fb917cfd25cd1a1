from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from assessments.domain import deductions
from assessments.models import Cycle, Deduction, Result
from common.errors import RuleViolation
from tests.assessments.years import a_year_later, undone, voted_and_published
from tests.conftest import actor_of

YESTERDAY, TODAY = localdate() - timedelta(days=1), localdate()


@pytest.fixture
def following(cycle, officer):
    """The next year's cycle; the first is published."""
    voted_and_published(cycle, officer)
    return a_year_later(cycle, officer)


def result(cycle, code):
    return Result.objects.get(version__cycle=cycle, unit__code=code)


@pytest.mark.parametrize(("items", "deducted", "total"), [(0, 0, "84.00"), (1, 1, "83.00"),
                         (5, 5, "79.00"), (6, 5, "79.00")])  # fmt: skip
def test_each_overdue_item_of_an_earlier_cycle_costs_a_point_and_five_at_most(
    cycle, following, officer, items, deducted, total
):
    """40 × 90 + 60 × 80 is 84.00 before anything is deducted."""
    for _ in range(items):
        undone(cycle.units.get(code="U1"), YESTERDAY)
    voted_and_published(following, officer)
    found = result(following, "U1")
    assert (found.deducted, found.total) == (deducted, Decimal(total))
    assert len(found.deductions) == items
    assert result(following, "U2").deducted == 0


def test_what_is_due_today_or_verified_costs_nothing_and_reported_alone_does(
    cycle, following, officer
):
    unit = cycle.units.get(code="U1")
    undone(unit, TODAY)
    undone(unit, YESTERDAY, state="verified")
    undone(unit, YESTERDAY, state="reported")
    voted_and_published(following, officer)
    assert result(following, "U1").deducted == 1


def test_a_cycle_is_not_charged_for_its_own_items_nor_for_those_of_one_never_counted(
    cycle, officer
):
    undone(cycle.units.get(code="U1"), YESTERDAY)
    given_up = a_year_later(cycle, officer)
    undone(given_up.units.get(code="U1"), YESTERDAY)
    voted_and_published(cycle, officer)
    assert result(cycle, "U1").deducted == 0


def test_a_total_never_falls_below_nought(cycle, following, officer):
    for _ in range(5):
        undone(cycle.units.get(code="U1"), YESTERDAY)
    Cycle.objects.filter(pk=following.pk).update(leader_weight=0)
    following.refresh_from_db()
    following.groups.update(weight=50)
    voted_and_published(following, officer, scores=(2, 90, 70))
    assert result(following, "U1").total == Decimal("0.00")


def test_verifying_after_the_count_changes_nothing_but_striking_does_with_a_new_version(
    cycle, following, officer
):
    item = undone(cycle.units.get(code="U1"), YESTERDAY)
    voted_and_published(following, officer)
    item.state = "verified"
    item.save()
    [deduction] = Deduction.objects.all()
    deductions.strike(deduction=deduction, reason="误记", actor=actor_of(officer))
    assert result(following, "U1").deducted == 1
    with pytest.raises(RuleViolation) as refusal:
        deductions.strike(deduction=deduction, reason="误记", actor=actor_of(officer))
    assert refusal.value.code == "done_already"


def test_the_result_page_says_what_a_point_was_deducted_for(client, cycle, following, officer):
    undone(cycle.units.get(code="U1"), YESTERDAY)
    voted_and_published(following, officer)
    client.force_login(officer)
    page = client.get("/assessments/results/").content.decode()
    assert f"扣 1 分：“{YESTERDAY}前办结”（{YESTERDAY} 到期，未核验）" in page
