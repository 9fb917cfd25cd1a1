from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.choices import Capability
from common.errors import RuleViolation
from dispatch.domain.pools import (
    enter_pool,
    leave_pool,
    move_phase,
    review_entry,
    take_exit_back,
    take_move_back,
)
from dispatch.models import PoolEntry
from dispatch.reports.pools import pool_counts
from portal.reports import todo
from tests.conftest import actor_of, make_member

MARCH = date(2018, 3, 1)


@pytest.fixture
def actor(officer):
    return actor_of(officer)


@pytest.fixture
def entry(cadre, actor):
    return enter_pool(person=cadre, team="reserve", entered_on=MARCH, actor=actor)


def code_of(call, **arguments):
    with pytest.raises(RuleViolation) as refusal:
        call(**arguments)
    return refusal.value.code


def move(entry, day, actor):
    return move_phase(entry=entry, moved_on=day, reason="培养合格", actor=actor)


def leave(entry, day, actor, reason="poor_results"):
    leave_pool(entry=entry, left_on=day, exit_reason=reason, actor=actor)


def test_a_person_is_once_in_a_team_at_a_time(entry, cadre, actor):
    again = {"person": cadre, "team": "reserve", "actor": actor}
    assert code_of(enter_pool, **again, entered_on=date(2018, 5, 1)) == "in_pool_already"
    leave(entry, date(2018, 6, 30), actor)
    assert code_of(enter_pool, **again, entered_on=date(2018, 6, 30)) == "overlap"
    assert enter_pool(**again, entered_on=date(2018, 7, 1)).is_open


def test_each_team_takes_whom_it_is_made_for(cadre, branch, actor):
    activist = make_member(branch, "王五", 5, stage="activist")
    member = make_member(branch, "赵六", 6)
    day = {"entered_on": MARCH, "actor": actor}
    assert code_of(enter_pool, person=member, team="reserve", **day) == "no_cadre"
    assert code_of(enter_pool, person=member, team="activists", **day) == "no_activist"
    assert code_of(enter_pool, person=cadre, team="activists", **day) == "no_activist"
    assert enter_pool(person=activist, team="activists", **day).person == activist
    assert enter_pool(person=member, team="affairs_officers", **day).person == member


def test_a_member_who_is_a_cadre_enters_as_the_cadre(cadre, member, actor):
    entry = enter_pool(person=member, team="reserve", entered_on=MARCH, actor=actor)
    assert (entry.cadre, entry.member) == (cadre, None)


def test_phases_follow_one_another_and_the_last_ends_them(entry, actor):
    for month in (4, 5, 6, 7):
        move(entry, date(2018, month, 1), actor)
        entry.refresh_from_db()
    assert entry.phase == "protect"
    assert code_of(move, entry=entry, day=date(2018, 8, 1), actor=actor) == "last_phase"
    assert [one.new_phase for one in entry.moves.all()] == [
        "nurture",
        "temper",
        "deploy",
        "protect",
    ]


def test_a_step_lies_after_the_one_before_and_not_ahead(entry, actor):
    move(entry, date(2018, 5, 1), actor)
    assert code_of(move, entry=entry, day=date(2018, 4, 30), actor=actor) == "before_last_step"
    ahead = localdate().replace(year=localdate().year + 1)
    assert code_of(move, entry=entry, day=ahead, actor=actor) == "future_date"
    assert code_of(leave, entry=entry, day=date(2018, 4, 1), actor=actor) == "before_last_step"


def test_steps_and_exits_are_taken_back(entry, actor):
    assert code_of(take_move_back, entry=entry, actor=actor) == "no_step"
    move(entry, date(2018, 5, 1), actor)
    take_move_back(entry=entry, actor=actor)
    entry.refresh_from_db()
    assert (entry.phase, entry.moves.count()) == ("select", 0)
    leave(entry, date(2018, 6, 30), actor)
    assert code_of(move, entry=entry, day=date(2018, 7, 1), actor=actor) == "left_already"
    take_exit_back(entry=entry, actor=actor)
    entry.refresh_from_db()
    assert (entry.left_on, entry.exit_reason) == (None, "")
    assert code_of(take_exit_back, entry=entry, actor=actor) == "not_left"


def test_an_exit_is_not_taken_back_once_the_person_is_in_again(entry, cadre, actor):
    leave(entry, date(2018, 6, 30), actor)
    enter_pool(person=cadre, team="reserve", entered_on=date(2018, 9, 1), actor=actor)
    assert code_of(take_exit_back, entry=entry, actor=actor) == "in_again"


def counted(actor, day):
    rows = pool_counts(actor=actor, on=day)
    return {
        (row.team.value, phase.value): count
        for row in rows
        for phase, count in row.by_phase
        if count
    }


def test_people_are_counted_by_team_and_phase_as_of_a_day(entry, actor):
    move(entry, date(2018, 5, 1), actor)
    move(entry, date(2018, 8, 1), actor)
    leave(entry, date(2018, 9, 30), actor)
    assert counted(actor, date(2018, 2, 28)) == {}
    assert counted(actor, date(2018, 4, 30)) == {("reserve", "select"): 1}
    assert counted(actor, date(2018, 5, 1)) == {("reserve", "nurture"): 1}
    assert counted(actor, date(2018, 9, 30)) == {("reserve", "temper"): 1}
    assert counted(actor, date(2018, 10, 1)) == {}


def test_who_was_not_reviewed_for_a_year_is_in_the_to_do_list(entry, actor):
    def waits(day):
        return [item.url for item in todo(actor=actor, on=day) if "state=review" in item.url]

    assert waits(date(2019, 2, 28)) == []
    assert len(waits(date(2019, 3, 1))) == 1
    review_entry(
        entry=entry, reviewed_on=date(2019, 3, 1), result="continue", text="踏实", actor=actor
    )
    assert waits(date(2020, 2, 28)) == []


def test_a_town_sees_its_own_in_the_pools_and_no_other(
    entry, town_officer, outsider, other_town, branch, officer
):
    activist = make_member(branch, "王五", 5, stage="activist")
    other = enter_pool(person=activist, team="activists", entered_on=MARCH, actor=actor_of(officer))
    seen = PoolEntry.objects.visible_to(actor_of(town_officer), Capability.POOL_VIEW)
    assert set(seen) == {entry, other}
    assert not PoolEntry.objects.visible_to(actor_of(outsider), Capability.POOL_VIEW).exists()
