"""The base is what the declared day says, by name, and stays so."""

from datetime import date
from decimal import Decimal

import pytest

from common.errors import RuleViolation
from dispatch.domain.bases import (
    change_quota,
    differences,
    dissolve_pool,
    pool_quotas,
    set_quotas,
    withdraw_quotas,
)
from dispatch.domain.posts import PostEntry, add_post
from dispatch.domain.selection import nominate
from dispatch.models import Posting, Quota
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_unit
from tests.dispatch.programmes import DECLARED, make_programme, staff_of


@pytest.fixture
def programme(officer, unit):
    return make_programme(officer)


def figures(programme):
    return {
        (one.unit.code, one.band): (one.base, one.computed)
        for one in Quota.objects.filter(programme=programme)
    }


def test_thirty_five_and_thirty_give_four_and_five_half_up(programme, unit, officer):
    staff_of(unit, 30)
    staff_of(unit, 35, rank="section", first=100)
    set_quotas(programme=programme, actor=actor_of(officer))
    assert figures(programme) == {("U01", "section_level"): (35, 4), ("U01", "staff"): (30, 5)}
    assert programme.state == "nominating"


def test_the_base_is_taken_on_the_declared_day_inclusive(programme, unit, foreign_unit, officer):
    actor = actor_of(officer)
    stays, leaves, comes = (make_cadre(unit, name, n) for n, name in enumerate("甲乙丙", 1))
    there = {"rank": "staff", "title": "科员"}
    on_the_day = PostEntry(unit=foreign_unit, since=DECLARED, **there)
    after = PostEntry(unit=foreign_unit, since=date(2018, 5, 2), **there)
    add_post(cadre=leaves, entry=on_the_day, actor=actor)
    add_post(cadre=comes, entry=after, actor=actor)
    make_cadre(unit, "丁", 4, since=date(2018, 5, 2))
    set_quotas(programme=programme, actor=actor)
    assert figures(programme) == {("U01", "staff"): (2, 0), ("U02", "staff"): (1, 0)}
    names = Quota.objects.get(unit=unit).names.values_list("cadre__name", flat=True)
    assert set(names) == {stays.name, comes.name}


def test_who_is_posted_out_counts_at_home_and_nowhere_else(
    programme, unit, foreign_unit, other_town, officer
):
    cadre = make_cadre(unit, "甲", 1)
    Posting.objects.create(
        cadre=cadre, kind="secondment", unit=unit, host=other_town, made_by=officer,
        starts_on=date(2018, 1, 1),
    )  # fmt: skip
    set_quotas(programme=programme, actor=actor_of(officer))
    assert figures(programme) == {("U01", "staff"): (1, 0)}


def test_later_and_back_dated_changes_are_shown_and_change_nothing(
    programme, unit, foreign_unit, officer
):
    gone, _stays = make_cadre(unit, "甲", 1), make_cadre(unit, "乙", 2)
    set_quotas(programme=programme, actor=actor_of(officer))
    before = figures(programme)
    gone.posts.update(unit=foreign_unit)
    make_cadre(unit, "丙", 3)
    found = {
        (one.unit.code, one.cadre.name, one.is_missing) for one in differences(programme=programme)
    }
    assert found == {("U01", "甲", False), ("U02", "甲", True), ("U01", "丙", True)}
    assert figures(programme) == before


def test_quotas_are_taken_back_until_somebody_is_nominated(programme, unit, officer):
    actor = actor_of(officer)
    staff_of(unit, 10)
    set_quotas(programme=programme, actor=actor)
    with pytest.raises(RuleViolation, match="名额已核定"):
        set_quotas(programme=programme, actor=actor)
    withdraw_quotas(programme=programme, actor=actor)
    assert (programme.state, figures(programme)) == ("draft", {})
    set_quotas(programme=programme, actor=actor)
    nominate(entry=Quota.objects.get().names.all()[0], reason="", actor=actor)
    with pytest.raises(RuleViolation, match="已推荐"):
        withdraw_quotas(programme=programme, actor=actor)


def test_quotas_need_a_percentage_and_people(officer, programme, unit):
    with pytest.raises(RuleViolation, match="没有"):
        set_quotas(programme=programme, actor=actor_of(officer))
    programme.rates.all().delete()
    with pytest.raises(RuleViolation, match="比例"):
        set_quotas(programme=programme, actor=actor_of(officer))


def test_a_changed_quota_stands_beside_what_the_rule_says(programme, unit, officer):
    staff_of(unit, 10)
    set_quotas(programme=programme, actor=actor_of(officer))
    quota = Quota.objects.get()
    change_quota(quota=quota, places=3, reason="人手充足", actor=actor_of(officer))
    quota.refresh_from_db()
    assert (quota.computed, quota.places, quota.exact) == (2, 3, Decimal("1.5"))
    with pytest.raises(RuleViolation, match="10"):
        change_quota(quota=quota, places=11, reason="太多", actor=actor_of(officer))


def test_small_units_send_together_from_their_common_base(programme, town, officer):
    units = [make_unit(town, f"U1{n}", f"示例区单位{n}") for n in range(3)]
    for n, unit in enumerate(units):
        staff_of(unit, 3, first=10 * n)
    actor = actor_of(officer)
    set_quotas(programme=programme, actor=actor)
    assert {one.computed for one in Quota.objects.all()} == {0}
    pool = pool_quotas(quotas=list(Quota.objects.all()), reason="单位较小", actor=actor)
    assert (pool.places, {one.places for one in Quota.objects.all()}) == (1, {0})
    with pytest.raises(RuleViolation):
        change_quota(quota=Quota.objects.all()[0], places=1, reason="另定", actor=actor)
    with pytest.raises(RuleViolation):
        pool_quotas(quotas=list(Quota.objects.all()), reason="再合并", actor=actor)
    dissolve_pool(pool=pool, actor=actor)
    assert {one.pool for one in Quota.objects.all()} == {None}


def test_units_of_different_ranks_or_one_alone_are_no_group(programme, unit, officer):
    staff_of(unit, 5)
    staff_of(unit, 5, rank="section", first=100)
    set_quotas(programme=programme, actor=actor_of(officer))
    for quotas in (list(Quota.objects.all()), list(Quota.objects.all()[:1])):
        with pytest.raises(RuleViolation, match="两个"):
            pool_quotas(quotas=quotas, reason="合并", actor=actor_of(officer))
