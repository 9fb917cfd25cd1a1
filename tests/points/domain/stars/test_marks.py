from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from common.errors import RuleViolation
from points.domain.stars.marks import Sheet, begun_quarters, record_marks
from points.models import DutyMark, ReviewMark
from tests.conftest import actor_of, make_member
from tests.points.stars import YEAR, hold


@pytest.fixture
def holding(member, branch, secretary):
    return hold(member, branch, secretary)


def record(branch, user, duty=None, reviews=None, year=YEAR):
    def marks(given):
        return {key: None if mark is None else Decimal(mark) for key, mark in given.items()}

    sheet = Sheet(marks(duty or {}), marks(reviews or {}))
    return record_marks(branch=branch, year=year, sheet=sheet, actor=actor_of(user))


def refused(*arguments, **named):
    with pytest.raises(RuleViolation) as error:
        record(*arguments, **named)
    return error.value.code


def test_marks_are_kept_changed_and_taken_back(holding, member, branch, secretary, town_officer):
    duty = {(holding.pk, 1): "90.5", (holding.pk, 2): "80"}
    assert record(branch, secretary, duty, {(member.pk, "mutual"): "95"}) == 3
    assert record(branch, secretary, duty, {(member.pk, "mutual"): "95.00"}) == 0
    duty |= {(holding.pk, 1): "91", (holding.pk, 2): None}
    assert record(branch, town_officer, duty, {(member.pk, "mutual"): None}) == 3
    [mark] = DutyMark.objects.all()
    assert (mark.quarter, mark.mark, mark.recorded_by) == (1, Decimal(91), town_officer)
    assert not ReviewMark.objects.exists()


@pytest.mark.parametrize("mark", ["-0.01", "100.01", "90.005", "NaN"])
def test_a_mark_is_0_to_100_with_two_decimals(holding, branch, secretary, mark):
    assert refused(branch, secretary, {(holding.pk, 1): mark}) == "bad_mark"
    assert not DutyMark.objects.exists()


def test_nobody_of_another_branch_is_marked(holding, member, branch, sibling_branch, secretary):
    stranger = make_member(sibling_branch, "邻支部", 2)
    elsewhere = hold(stranger, sibling_branch, secretary)
    assert refused(branch, secretary, {(elsewhere.pk, 1): "90"}) == "not_of_the_branch"
    assert refused(branch, secretary, {}, {(stranger.pk, "self"): "90"}) == "not_of_the_branch"
    assert refused(branch, secretary, {(holding.pk, 1): "90"}, year=2019) == "not_of_the_branch"


def test_a_quarter_that_has_not_begun_takes_no_mark(member, branch, secretary):
    year = localdate().year
    holding = hold(member, branch, secretary, year=year)
    begun = begun_quarters(year=year)
    assert record(branch, secretary, {(holding.pk, begun): "90"}, year=year) == 1
    ahead = {(holding.pk, begun + 1): "90"}
    assert refused(branch, secretary, ahead, year=year) == "quarter_ahead"
