"""A month from 0 to 100, by parts; what is left out is scaled away, what is lost is said."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from accounts.models import Grant
from activities.domain.losses import left_out, losses
from activities.domain.requirements import grant_exemption
from activities.domain.score_rules import adopt_score_rule, withdraw_score_rule
from activities.domain.scores import month_scores, score_rules, year_scores
from activities.models import ScoreRule
from activities.models.scores import SCORE_FIGURES
from common.dates import next_month
from common.errors import RuleViolation
from tests.activities.compliance import AFTER, EVERYWHERE, hold
from tests.conftest import actor_of, make_member

JUNE, MAY = date(2018, 6, 1), date(2018, 5, 1)
WRITTEN = {"theme": "学习", "place": "室", "recorder_text": "李四"}
LIST = "attendance"


@pytest.fixture
def people(branch):
    return [make_member(branch, f"党员{n}", n) for n in range(20)]


def attended(people, branch, *, absent=0, leave=0, reason="出差"):
    """Return a list on which the first are absent, the next on leave, and the rest came."""
    states = ["absent"] * absent + ["leave"] * leave
    states += ["present"] * (len(people) - len(states))
    return [(person, branch, state) for person, state in zip(people, states, strict=True)]


def score(branch, month=MAY, today=AFTER):
    found = month_scores(scope=EVERYWHERE, first=month, last=month, today=today)
    return found[branch.pk][0]


def value(branch, month=MAY):
    return str(score(branch, month).value)


def said(branch, month=MAY):
    return [(str(loss.points), loss.why) for loss in losses(score(branch, month))]


def exempt_from_committee(branch, officer):
    """Leave the party day alone: twenty members owe a committee meeting too."""
    months = (date(2018, 1, 1), date(2018, 12, 1))
    grant_exemption(
        branch=branch,
        kind="committee_meeting",
        months=months,
        reason="未设",
        actor=actor_of(officer),
    )


@pytest.fixture
def plain(branch, officer):
    exempt_from_committee(branch, officer)
    return branch


def test_what_is_held_recorded_and_attended_gives_a_hundred(plain, people):
    hold(plain, date(2018, 5, 20), present=attended(people, plain), **WRITTEN)
    assert value(plain) == "100.00"
    assert said(plain) == []
    assert left_out(score(plain)) == ["应开会议", "党费收缴", "按时报送和完成任务"]


def test_a_month_in_which_only_the_party_day_is_due_and_missing_is_nought(plain):
    assert value(plain) == "0.00"
    assert said(plain) == [("100.00", "缺主题党日")]


@pytest.mark.parametrize(
    ("absent", "points"),
    [(3, "100.00"), (4, "92.73"), (5, "85.45"), (6, "78.18"), (7, "70.91"), (8, "63.64"),
     (12, "63.64")],
)  # fmt: skip
def test_attendance_falls_in_a_line_from_85_to_60_per_cent(plain, people, absent, points):
    # Party day 25 and records 10 stand, attendance is worth 20: 55 points are scaled to 100.
    hold(plain, date(2018, 5, 20), present=attended(people, plain, absent=absent), **WRITTEN)
    assert value(plain) == points


def test_leave_is_outside_the_base(plain, people):
    came = attended(people, plain, absent=2, leave=10)
    hold(plain, date(2018, 5, 20), present=came, **WRITTEN)
    loss, _incomplete = losses(score(plain))
    assert loss.why == "到会率 80.0%（8/10），达到 85% 得满分"
    assert str(loss.points) == "7.27"  # 4 of 20 points, of 55


@pytest.mark.parametrize(
    ("day", "points"),
    [(date(2018, 6, 6), "98.18"), (date(2018, 6, 8), "94.55"), (date(2018, 6, 30), "90.91")],
)
def test_a_late_record_keeps_its_25_and_loses_1_a_day_at_most_5(plain, people, day, points):
    came = attended(people, plain)
    hold(plain, date(2018, 5, 20), submitted=day, present=came, **WRITTEN)
    assert value(plain) == points


def test_meetings_share_their_25_and_a_quarter_is_due_in_its_last_month(plain, people):
    hold(plain, date(2018, 6, 20), present=attended(people, plain), **WRITTEN)
    hold(plain, date(2018, 4, 20), "lesson")
    month = score(plain, JUNE)
    assert [str(part.earned) for part in month.parts[:2]] == ["25", "25/2"]
    assert said(plain, JUNE) == [("15.63", "缺党员大会")]


def test_several_late_meetings_lose_5_together(plain):
    hold(plain, date(2018, 6, 20), **WRITTEN)
    for kind in ("lesson", "members_meeting"):
        hold(plain, date(2018, 6, 20), kind, submitted=date(2018, 7, 9), **WRITTEN)
    month = score(plain, JUNE)
    assert str(month.parts[1].earned) == "20"


def test_incomplete_records_lose_their_share_and_say_what_lacks(plain, people):
    came = attended(people, plain)
    hold(plain, date(2018, 5, 20), present=came, **WRITTEN)
    hold(plain, date(2018, 5, 21), "training", present=came, **{**WRITTEN, "place": ""})
    unreasoned = attended(people, plain, leave=1)
    unreasoned = [(who, where, state) for who, where, state in unreasoned]
    hold(plain, date(2018, 5, 22), "training", present=unreasoned, **WRITTEN)
    assert said(plain) == [("12.12", "3 份记录中有 2 份不完整，缺：地点 1、到会名单及请假事由 1")]


def test_an_unexcused_absence_of_the_secretary_costs_5(plain, people, secretary):
    people[0].user = secretary
    people[0].save()
    came = attended(people, plain, absent=1)
    hold(plain, date(2018, 5, 20), present=came, **WRITTEN)
    assert value(plain) == "95.00"
    assert said(plain) == [("5.00", "支部书记无故缺席 1 次")]
    Grant.objects.filter(user=secretary).update(valid_until=date(2018, 5, 20))
    assert value(plain) == "100.00"


def test_the_score_never_falls_below_nought(plain, people, secretary):
    people[0].user = secretary
    people[0].save()
    hold(plain, date(2018, 5, 20), "training", present=[(people[0], plain, "absent")])
    assert value(plain) == "0.00"


def test_the_losses_add_up_to_what_lacks_to_a_hundred(branch, people):
    came = attended(people, branch, absent=6, leave=2)
    hold(branch, date(2018, 6, 20), submitted=date(2018, 7, 8), present=came)
    month = score(branch, JUNE)
    lost = sum(loss.points for loss in losses(month))
    assert abs(Decimal(100) - lost - month.value) <= Decimal("0.02")


def test_a_month_without_anything_due_or_held_has_no_score(branch, officer):
    grant_exemption(
        branch=branch, kind="", months=(MAY, MAY), reason="外出", actor=actor_of(officer)
    )
    assert score(branch).value is None
    assert losses(score(branch)) == []


def test_the_running_month_is_not_scored(branch):
    assert month_scores(scope=EVERYWHERE, first=MAY, last=MAY, today=date(2018, 5, 31)) == {}


def test_who_struck_itself_off_has_no_attendance_of_it(plain, sibling_branch, people):
    guest = make_member(sibling_branch, "客", 77)
    came = [*attended(people, plain), (guest, sibling_branch, "absent")]
    made = hold(plain, date(2018, 5, 20), present=came, partners=[sibling_branch], **WRITTEN)
    assert score(sibling_branch).meetings.expected == 1
    made.parts.filter(is_lead=False).update(struck_reason="未参加")
    assert score(sibling_branch).meetings is None


## The year


def year(branch, today=AFTER):
    found = year_scores(scope=EVERYWHERE, year=2018, today=today)
    return next(score for score in found if score.branch == branch)


def test_a_year_is_60_from_its_months_and_40_from_its_items(plain, people):
    for month in range(1, 13):
        hold(plain, date(2018, month, 20), present=attended(people, plain), **WRITTEN)
        if month % 3 == 0:
            for kind in ("lesson", "members_meeting"):
                hold(plain, date(2018, month, 21), kind, **WRITTEN, present_reported=20)
    hold(plain, date(2018, 12, 22), "organization_life", present_reported=20, **WRITTEN)
    found = year(plain)
    assert (str(found.mean), found.items_held, found.items_due) == ("100.00", 1, 2)
    assert str(found.value) == "80.00"
    hold(plain, date(2018, 12, 23), "appraisal", present_reported=20, **WRITTEN)
    assert str(year(plain).value) == "100.00"


def test_an_election_in_time_is_an_item_of_the_year(branch):
    def elected(day):
        branch.elected_on, branch.term_years = day, 3
        branch.save()
        return year(branch).has_elected

    assert elected(date(2016, 3, 1)) is True
    assert elected(date(2015, 3, 1)) is False
    assert elected(date(2019, 3, 1)) is None  # what held before is not known any more


def test_a_running_year_counts_the_months_that_are_over(plain, people):
    hold(plain, date(2018, 1, 20), present=attended(people, plain), **WRITTEN)
    found = year(plain, today=date(2018, 2, 10))
    assert (len(found.months), found.items_due, str(found.value)) == (1, 0, "100.00")


## The rule


def figures(**changes):
    rule = score_rules(months=[localdate()])[localdate()]
    return {name: getattr(rule, name) for name in SCORE_FIGURES} | {
        name: Decimal(value) for name, value in changes.items()
    }


def adopt(officer, start, **changes):
    return adopt_score_rule(
        start=start, figures=figures(**changes), reason="组发2号", actor=actor_of(officer)
    )


def test_other_figures_hold_from_their_month_and_leave_the_past(officer, plain):
    coming = next_month(localdate())
    rule = adopt(officer, coming, party_day="40")
    rules = score_rules(months=[MAY, coming])
    assert (rules[MAY].party_day, rules[coming].party_day) == (25, 40)
    withdraw_score_rule(rule=rule, actor=actor_of(officer))
    assert ScoreRule.objects.count() == 1


@pytest.mark.parametrize(
    ("start", "changes", "code"),
    [
        (MAY, {"party_day": "40"}, "starts_in_the_past"),
        (None, {}, "unchanged"),
        (None, {"attendance_full": "60"}, "does_not_rise"),
    ],
)
def test_what_would_change_the_past_or_nothing_is_refused(officer, start, changes, code):
    with pytest.raises(RuleViolation) as error:
        adopt(officer, start or next_month(localdate()), **changes)
    assert error.value.code == code


@pytest.mark.django_db
def test_a_rule_that_has_begun_is_not_withdrawn(officer):
    with pytest.raises(RuleViolation) as error:
        withdraw_score_rule(rule=ScoreRule.objects.get(), actor=actor_of(officer))
    assert error.value.code == "has_begun"
