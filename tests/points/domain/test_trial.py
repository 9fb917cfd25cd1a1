from datetime import date
from decimal import Decimal

import pytest

from points.choices import EntryKind
from points.domain.adoption import last_day_of
from points.domain.corrections import reverse_by_hand
from points.domain.settlement import settle_month
from points.domain.stars.drafts import draft_stars
from points.domain.trial import other_stars, try_scheme
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints, PointEntry, PointScheme
from tests.conftest import actor_of, make_member
from tests.points.facts import serve
from tests.points.schemes import adopt, drafted
from tests.points.stars import YEAR, attend

JUNE, JULY, YEARS_END = date(2018, 6, 1), date(2018, 7, 1), date(2018, 12, 31)


def sums():
    """Every member's effective points from the ledger."""
    found = {}
    for pk, points in MonthlyPoints.objects.values_list("member_id", "effective"):
        found[pk] = found.get(pk, Decimal(0)) + points
    return found


@pytest.fixture
def served(member, branch):
    """Two members; the first also organizes and goes beyond the cap."""
    other = make_member(branch, "李四", 2)
    for day in range(1, 5):
        serve(member, branch, date(2018, 6, day), 8, is_organizer=day == 1)
    serve(other, branch, JULY, "2.75", effect="good")
    for month in (JUNE, JULY):
        settle_month(month=month)
    return member, other


def test_who_changes_from_what_to_what_and_why(served):
    _member, other = served
    trial = try_scheme(draft=drafted(effect_good=2, organizer_points=5), first=JUNE, last=YEARS_END)
    assert trial.members.keys() == {other.pk}
    shift = trial.members[other.pk]
    assert (shift.points.before, shift.points.after) == (3, 5)
    assert [(kind, sums.difference) for kind, sums in shift.kinds] == [(EntryKind.SERVICE, 2)]
    assert shift.why == "服务积分 3.00 → 5.00"
    assert (trial.total.points.before, trial.total.points.after) == (23, 25)
    assert (trial.total.cut.before, trial.total.cut.after) == (14, 17)
    assert (trial.gaining, trial.losing) == (1, 0)


def test_a_lower_cap_is_a_reason_by_itself(served):
    member, _other = served
    trial = try_scheme(draft=drafted(monthly_cap=15), first=JUNE, last=YEARS_END)
    shift = trial.members[member.pk]
    assert (shift.points.after, shift.cut.difference, shift.kinds) == (15, 5, [])
    assert shift.why == "封顶扣减 14.00 → 19.00"


def test_trying_writes_nothing(served):
    before = list(PointEntry.objects.values()), list(PointScheme.objects.values())
    draft = drafted(points_per_hour=2)
    try_scheme(draft=draft, first=JUNE, last=YEARS_END)
    assert (list(PointEntry.objects.values()), list(PointScheme.objects.values())) == before
    assert (draft.pk, draft.superseded_at) == (None, None)


@pytest.mark.django_db
def test_without_facts_nobody_changes():
    trial = try_scheme(draft=drafted(), first=JUNE, last=YEARS_END)
    assert (trial.members, trial.total.points.after) == ({}, 0)


@pytest.mark.parametrize("start", [JUNE, JULY])
@pytest.mark.parametrize(
    "values",
    [
        {"points_per_hour": "0.33", "monthly_cap": "7.5"},
        {"hours_cap": 1, "effect_good": "1.77", "organizer_points": 30},
        {"hours_step": "0.75", "monthly_cap": 60},
        {"monthly_cap": 0},
    ],
)
def test_adopting_yields_what_the_trial_said(served, officer, start, values):
    draft = drafted(start, **values)
    trial = try_scheme(draft=draft, first=start, last=last_day_of(draft=draft))
    before = sums()
    adopt(officer, start, **values)
    changes = {pk: points - before[pk] for pk, points in sums().items() if points != before[pk]}
    assert {pk: shift.points.difference for pk, shift in trial.members.items()} == changes
    assert verify_ledger().problems == []


def test_what_was_reversed_by_hand_is_left_out(served, officer):
    _member, other = served
    entry = PointEntry.objects.get(member=other)
    reverse_by_hand(entry=entry, reason="录入有误", actor=actor_of(officer))
    trial = try_scheme(draft=drafted(points_per_hour=2), first=JUNE, last=YEARS_END)
    assert other.pk not in trial.members


def test_versions_that_followed_each_other_are_the_measure(served, officer):
    _member, other = served
    adopt(officer, JULY, effect_good=2)
    trial = try_scheme(draft=drafted(effect_good=2), first=JUNE, last=YEARS_END)
    assert other.pk not in trial.members


def test_it_is_told_how_many_stars_could_be_concerned(member, branch):
    attend(branch, {member: "present"})
    serve(member, branch, date(YEAR, 6, 1), 8)
    draft_stars(year=YEAR)

    def concerned(**values):
        trial = try_scheme(draft=drafted(**values), first=date(YEAR, 1, 1), last=YEARS_END)
        return other_stars(trial=trial, year=YEAR)

    assert concerned() == 0
    assert concerned(points_per_hour=10, monthly_cap=60) == 1
