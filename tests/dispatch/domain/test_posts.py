from datetime import date

import pytest

from common.errors import RuleViolation
from dispatch.choices import Rank
from dispatch.domain.posts import PostEntry, add_post, correct_post
from tests.conftest import actor_of


def held(cadre):
    return [(post.unit.code, post.valid_from, post.valid_until) for post in cadre.posts.all()]


def entry(unit, since, **said):
    return PostEntry(unit=unit, rank=Rank.SECTION, title="局长", since=since, **said)


def test_a_new_post_ends_the_one_before(cadre, foreign_unit, officer):
    add_post(cadre=cadre, entry=entry(foreign_unit, date(2018, 6, 1)), actor=actor_of(officer))
    assert held(cadre) == [
        ("U01", date(2010, 1, 1), date(2018, 6, 1)),
        ("U02", date(2018, 6, 1), None),
    ]


@pytest.mark.parametrize("since", [None, date(2010, 1, 1), date(2009, 1, 1)])
def test_a_post_not_after_the_last_one_is_refused(cadre, foreign_unit, officer, since):
    with pytest.raises(RuleViolation):
        add_post(cadre=cadre, entry=entry(foreign_unit, since), actor=actor_of(officer))
    assert len(held(cadre)) == 1


@pytest.mark.parametrize("day", [date(2018, 5, 1), date(2018, 7, 1)])
def test_a_corrected_beginning_moves_the_end_of_the_post_before(cadre, foreign_unit, officer, day):
    actor = actor_of(officer)
    post = add_post(cadre=cadre, entry=entry(foreign_unit, date(2018, 6, 1)), actor=actor)
    correct_post(post=post, entry=entry(foreign_unit, day), actor=actor)
    assert held(cadre) == [("U01", date(2010, 1, 1), day), ("U02", day, None)]
    with pytest.raises(RuleViolation, match="2010-01-01"):
        correct_post(post=post, entry=entry(foreign_unit, date(2010, 1, 1)), actor=actor)


def test_a_post_does_not_begin_after_its_end(cadre, foreign_unit, officer):
    actor = actor_of(officer)
    first = cadre.posts.get()
    add_post(cadre=cadre, entry=entry(foreign_unit, date(2018, 6, 1)), actor=actor)
    first.refresh_from_db()
    with pytest.raises(RuleViolation, match="2018-05-31"):
        correct_post(post=first, entry=entry(first.unit, date(2018, 6, 1)), actor=actor)
