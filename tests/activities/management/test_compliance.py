import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from accounts.scope import Scope
from activities.domain.grid import party_day_grid, totals
from tests.activities.compliance import hold
from tests.conftest import make_branch


def compliance(*options, first="2018-01", last="2018-06"):
    out = io.StringIO()
    arguments = ["compliance", "--from", first, "--to", last, *options, "--format", "json"]
    call_command(*arguments, stdout=out)
    return json.loads(out.getvalue())


def figures(due, met, late, missing, branches_complete):
    return {
        "due": due,
        "met": met,
        "late": late,
        "missing": missing,
        "branches_complete": branches_complete,
    }


def test_met_late_and_missing_add_up_to_what_was_due(branch, sibling_branch):
    for month in range(1, 7):
        hold(branch, date(2018, month, 25))
    hold(sibling_branch, date(2018, 1, 31), submitted=date(2018, 2, 5))
    hold(sibling_branch, date(2018, 2, 1), submitted=date(2018, 3, 6))
    hold(sibling_branch, date(2018, 3, 1), submitted=date(2018, 9, 1), is_backfill=True)
    assert compliance() == figures(due=12, met=8, late=1, missing=3, branches_complete=1)


def test_the_figures_are_the_grids(branch, sibling_branch, foreign_branch):
    hold(branch, date(2018, 1, 25), partners=[foreign_branch])
    hold(sibling_branch, date(2018, 2, 25), submitted=date(2018, 5, 1))
    grid = party_day_grid(scope=Scope(("/",)), first=date(2018, 1, 1), last=date(2018, 6, 1))
    states = [str(cell.state) for row in grid for cell in row.cells]
    assert compliance() == figures(
        due=len(states) - states.count("not_due"),
        met=states.count("met"),
        late=states.count("late"),
        missing=states.count("missing"),
        branches_complete=0,
    )
    assert compliance() == figures(due=18, met=2, late=1, missing=15, branches_complete=0)
    assert totals(grid).held == 3


@pytest.mark.parametrize("state", ["draft", "returned", "cancelled"])
def test_only_submitted_and_accepted_activities_count(branch, state):
    hold(branch, date(2018, 1, 25), state=state)
    assert compliance(last="2018-01") == figures(1, 0, 0, 1, 0)


def test_another_kind_of_meeting_is_no_party_day(branch):
    hold(branch, date(2018, 1, 25), kind="members_meeting")
    assert compliance(last="2018-01") == figures(1, 0, 0, 1, 0)


def test_two_party_days_of_a_month_are_one_month_met(branch):
    hold(branch, date(2018, 1, 5))
    hold(branch, date(2018, 1, 25))
    assert compliance(last="2018-01") == figures(1, 1, 0, 0, 1)


def test_committees_owe_nothing_and_new_branches_from_their_fifteenth_day(town):
    young = make_branch(town, 1)
    young.founded_on = date(2018, 2, 15)  # 14 days of February
    young.save()
    assert compliance() == figures(due=4, met=0, late=0, missing=4, branches_complete=0)
    young.founded_on = date(2018, 2, 14)
    young.save()
    assert compliance() == figures(due=5, met=0, late=0, missing=5, branches_complete=0)


def test_one_branch_or_one_town_can_be_asked_for(branch, sibling_branch, foreign_branch, town):
    hold(branch, date(2018, 1, 25))
    assert compliance("--branch", branch.code, last="2018-01") == figures(1, 1, 0, 0, 1)
    assert compliance("--branch", town.code, last="2018-01") == figures(2, 1, 0, 1, 1)
    assert compliance(last="2018-01") == figures(3, 1, 0, 2, 1)


@pytest.mark.parametrize(
    "options", [{"first": "2018-1"}, {"last": "2018-13"}, {"first": "2018-07", "last": "2018-06"}]
)
@pytest.mark.django_db
def test_what_is_no_span_of_months_is_unusable(options):
    with pytest.raises(CommandError) as error:
        compliance(**options)
    assert error.value.returncode == 2


@pytest.mark.django_db
def test_an_unknown_branch_is_unusable():
    with pytest.raises(CommandError) as error:
        compliance("--branch", "X99")
    assert error.value.returncode == 2


def test_the_text_names_the_figures(branch):
    out = io.StringIO()
    call_command("compliance", "--from", "2018-01", "--to", "2018-02", stdout=out)
    assert out.getvalue().splitlines() == [
        "due: 2",
        "met: 0",
        "late: 0",
        "missing: 2",
        "branches_complete: 0",
    ]


def test_on_wish_every_requirement_and_the_scores_are_added(branch):
    hold(branch, date(2018, 1, 25), theme="学习", place="室", recorder_text="李四")
    found = compliance("--every", last="2018-03")
    assert {key: found[key] for key in ("due", "met")} == {"due": 3, "met": 1}
    assert found["requirements"]["party_day"] == figures(3, 1, 0, 2, 0)
    assert found["requirements"]["lesson"] == figures(1, 0, 0, 1, 0)
    assert found["requirements"]["committee_meeting"] == figures(0, 0, 0, 0, 0)
    # January: the party day and a record without a list; then nothing.
    scores = {"2018-01": "71.43", "2018-02": "0.00", "2018-03": "0.00"}
    assert found["scores"] == {branch.name: scores}
