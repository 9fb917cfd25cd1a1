"""The database says no where the rule does, whoever writes and however many at once."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from common.errors import RuleViolation
from dispatch.choices import PostingKind
from dispatch.domain.conflicts import Overlap, overlap
from dispatch.domain.postings import post_cadre
from dispatch.domain.rivals import claim_of
from dispatch.models import Posting
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme
from tests.threads import at_once

START = date(2018, 6, 1)
TERMS = st.fixed_dictionaries(
    {
        "who": st.integers(0, 1),
        "kind": st.sampled_from(PostingKind.values),
        "grace": st.sampled_from([None, 0, 2, 4]),
        "first": st.integers(0, 8),
        "length": st.none() | st.integers(0, 8),
        "is_withdrawn": st.sampled_from([False, False, False, True]),
    }
)


@pytest.mark.django_db
def test_the_trigger_refuses_exactly_what_the_rule_calls_a_conflict(
    cadre, unit, town, village, officer
):
    people = [cadre, make_cadre(unit, "李四", 901)]
    programmes = {
        grace: make_programme(officer, name=f"历练{grace}", grace_days=grace) for grace in (0, 2, 4)
    }

    def save(terms):
        starts_on = START + timedelta(terms["first"])
        length = terms["length"]
        return Posting.objects.create(
            cadre=people[terms["who"]], kind=terms["kind"], unit=unit, host=town, place=village,
            programme=programmes.get(terms["grace"]), starts_on=starts_on, made_by=officer,
            ends_on=None if length is None else starts_on + timedelta(length),
            is_withdrawn=terms["is_withdrawn"],
        )  # fmt: skip

    def is_refused(terms):
        try:
            with transaction.atomic():
                save(terms)
        except IntegrityError:
            return True
        return False

    @given(TERMS, TERMS)
    def agree(first, second):
        with transaction.atomic():
            one = save(first)
            other = Posting(
                cadre=people[second["who"]], kind=second["kind"], place=village,
                programme=programmes.get(second["grace"]),
                starts_on=START + timedelta(second["first"]),
                ends_on=None if second["length"] is None
                else START + timedelta(second["first"] + second["length"]),
            )  # fmt: skip
            both_count = not (first["is_withdrawn"] or second["is_withdrawn"])
            verdict = overlap(claim_of(posting=one), claim_of(posting=other))
            assert is_refused(second) == (both_count and verdict is Overlap.CONFLICT)
            transaction.set_rollback(True)

    agree()


@pytest.mark.django_db
def test_the_trigger_looks_at_changes_too(cadre, unit, town, officer):
    post = partial(
        Posting.objects.create, cadre=cadre, kind="dispatch", unit=unit, host=town, made_by=officer
    )
    first = post(starts_on=date(2018, 1, 1), ends_on=date(2018, 6, 30))
    post(starts_on=date(2018, 7, 1))
    first.ends_on = date(2018, 7, 1)
    with (
        pytest.raises(IntegrityError, match="conflicts with posting"),
        transaction.atomic(),
    ):
        first.save()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_post_one_person_at_once_one_succeeds(cadre, unit, town, other_town, officer):
    actor = actor_of(officer)

    def post(number):
        try:
            post_cadre(
                cadre=cadre, kind="dispatch", unit=unit, host=(town, other_town)[number % 2],
                place=None, programme=None, starts_on=START + timedelta(number), ends_on=None,
                task="", actor=actor,
            )  # fmt: skip
        except RuleViolation as error:
            return error.code
        return "done"

    found = at_once(partial(post, number) for number in range(12))
    assert sorted(found) == ["done"] + ["person_taken"] * 11
    assert Posting.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_past_the_rule_at_once_one_succeeds(unit, town, village, officer):
    people = [make_cadre(unit, f"干部{number}", 910 + number) for number in range(8)]

    def write(cadre):
        try:
            Posting.objects.create(
                cadre=cadre, kind="first_secretary", unit=unit, host=town, place=village,
                starts_on=START, made_by=officer,
            )  # fmt: skip
        except IntegrityError:
            return "refused"
        return "done"

    found = at_once(partial(write, cadre) for cadre in people)
    assert sorted(found) == ["done"] + ["refused"] * 7
    assert Posting.objects.get().place == village
