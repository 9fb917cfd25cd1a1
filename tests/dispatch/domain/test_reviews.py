from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from common.errors import RuleViolation
from dispatch.domain.reviews import Weights, due_on, opens_on, result, review_posting, reviews_of
from dispatch.models import Posting
from tests.conftest import actor_of

KEYS = [(stage, side) for stage in ("midterm", "final") for side in ("host", "home")]
USUAL = Weights(60, 40)


def test_the_result_is_the_weighted_mean_of_both_stages_and_sides():
    marks = dict(zip(KEYS, (80, 90, 85, 95), strict=True))
    # mid-term 84, final 89: 40 % of 84 and 60 % of 89
    assert result(marks=marks, weights=USUAL) == Decimal("87.00")


def test_what_is_not_given_is_left_out_and_the_rest_scaled():
    assert result(marks={}, weights=USUAL) is None
    assert result(marks={("final", "home"): 71}, weights=USUAL) == Decimal("71.00")
    host_alone = {("midterm", "host"): 80, ("final", "host"): 90}
    assert result(marks=host_alone, weights=USUAL) == Decimal("86.00")
    assert result(marks={("midterm", "home"): 80}, weights=Weights(100, 40)) is None


@given(
    st.dictionaries(st.sampled_from(KEYS), st.integers(0, 100), min_size=1),
    st.integers(1, 99),
    st.integers(1, 99),
)
def test_a_result_lies_between_the_lowest_and_the_highest_mark(marks, host, midterm):
    found = result(marks=marks, weights=Weights(host, midterm))
    assert min(marks.values()) <= found <= max(marks.values())


def test_the_stages_open_in_the_middle_and_a_month_before_the_end():
    posting = Posting(starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31))
    assert opens_on(posting=posting, stage="midterm") == date(2018, 11, 30)
    assert opens_on(posting=posting, stage="final") == date(2019, 5, 1)
    assert due_on(posting=posting, stage="final") == date(2019, 5, 31)
    short = Posting(starts_on=date(2018, 6, 1), ends_on=date(2018, 6, 10))
    assert opens_on(posting=short, stage="final") == date(2018, 6, 1)
    assert opens_on(posting=Posting(starts_on=date(2018, 6, 1)), stage="final") is None


@pytest.mark.django_db
def test_host_and_home_review_each_for_their_side(post, unit, town_officer, outsider, secretary):
    unit.head = outsider
    unit.save()
    posting = post()

    def review(user, side):
        try:
            opinion = (88, "工作扎实")
            review_posting(
                posting=posting, stage="final", side=side, opinion=opinion, actor=actor_of(user)
            )
        except RuleViolation as error:
            return error.code
        return "done"

    assert review(town_officer, "host") == review(outsider, "home") == "done"
    assert review(outsider, "host") == review(secretary, "home") == "not_your_side"
    assert {one.side: one.mark for one in posting.reviews.all()} == {"host": 88, "home": 88}
    slots = reviews_of(posting=posting, actor=actor_of(outsider))
    assert [(one.stage, one.side, one.may_give) for one in slots] == [
        ("midterm", "host", False), ("midterm", "home", True), ("final", "host", False),
        ("final", "home", True),
    ]  # fmt: skip


@pytest.mark.django_db
def test_nobody_reviews_the_own_posting_nor_before_its_time(post, cadre, officer, town_officer):
    begun = localdate()
    posting = post(starts_on=begun, ends_on=begun + timedelta(days=300))
    arguments = {"posting": posting, "stage": "midterm", "side": "host", "opinion": (80, "好")}
    with pytest.raises(RuleViolation) as error:
        review_posting(**arguments, actor=actor_of(town_officer))
    assert error.value.code == "too_early"
    cadre.member.user = User.objects.get(pk=officer.pk)
    cadre.member.save()
    posting = Posting.objects.get(pk=posting.pk)
    with pytest.raises(RuleViolation) as error:
        review_posting(**{**arguments, "posting": posting}, actor=actor_of(officer))
    assert error.value.code == "not_your_side"
