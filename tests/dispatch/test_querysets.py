from datetime import date

import pytest

from accounts.choices import Capability
from dispatch.choices import Team
from dispatch.models import Cadre, PoolEntry, Posting, Programme, Unit
from tests.conftest import actor_of


@pytest.fixture
def posting(cadre, unit, other_town, officer):
    return Posting.objects.create(
        cadre=cadre, unit=unit, host=other_town, kind="dispatch", made_by=officer,
        starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31),
    )  # fmt: skip


def seen(model, user, capability):
    return set(model.objects.visible_to(actor_of(user), capability))


def test_the_district_sees_every_unit_and_cadre_and_a_town_none(
    cadre, unit, foreign_unit, officer, town_officer
):
    assert seen(Unit, officer, Capability.CADRE_VIEW) == {unit, foreign_unit}
    assert seen(Cadre, officer, Capability.CADRE_VIEW) == {cadre}
    assert seen(Unit, town_officer, Capability.CADRE_VIEW) == set()
    assert seen(Cadre, town_officer, Capability.CADRE_VIEW) == set()


def test_a_head_nominates_from_the_own_unit_alone(cadre, unit, foreign_unit, outsider):
    unit.head = outsider
    unit.save()
    assert seen(Unit, outsider, Capability.UNIT_NOMINATE) == {unit}
    assert seen(Cadre, outsider, Capability.UNIT_NOMINATE) == {cadre}


def test_a_posting_is_seen_where_it_leads_from_and_to_and_by_the_person(
    posting, cadre, town_officer, outsider, secretary
):
    assert seen(Posting, town_officer, Capability.DISPATCH_VIEW) == {posting}
    assert seen(Posting, outsider, Capability.DISPATCH_VIEW) == set()
    cadre.member.user = secretary
    cadre.member.save()
    assert seen(Posting, secretary, Capability.DISPATCH_VIEW) == {posting}


def test_programmes_are_shown_to_who_is_posted_by_them(posting, cadre, officer, secretary):
    programme = Programme.objects.create(
        name="两走进两提升", kind="dispatch", declared_on=date(2018, 5, 1),
        starts_on=date(2018, 6, 1), made_by=officer,
    )  # fmt: skip
    assert seen(Programme, officer, Capability.DISPATCH_VIEW) == {programme}
    assert seen(Programme, secretary, Capability.DISPATCH_VIEW) == set()
    posting.programme = programme
    posting.save()
    cadre.member.user = secretary
    cadre.member.save()
    assert seen(Programme, secretary, Capability.DISPATCH_VIEW) == {programme}


def test_reserve_status_is_a_place_in_the_pool_of_the_day(cadre, officer):
    PoolEntry.objects.create(
        team=Team.RESERVE, cadre=cadre, entered_on=date(2018, 1, 1), set_by=officer,
        left_on=date(2018, 6, 30), exit_reason="poor_results",
    )  # fmt: skip
    assert Cadre.objects.in_reserve(on=date(2018, 6, 30)).exists()
    assert not Cadre.objects.in_reserve(on=date(2018, 7, 1)).exists()
