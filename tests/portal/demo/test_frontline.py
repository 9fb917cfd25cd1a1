"""What the example shows of the year on the front line and of the talent pools."""

from copy import deepcopy
from datetime import date

import pytest

from dispatch.choices import Phase, PostingKind, Rank, Team
from dispatch.models import (
    Cadre,
    KeyProject,
    LeaderContact,
    MonthLog,
    Outcome,
    Place,
    PoolEntry,
    Posting,
    PostingReview,
    Programme,
)
from dispatch.reports.outcomes import outcome_years
from members.models import Affiliation
from portal.demo.frontline import FrontLine
from portal.demo.seedlings import Seedlings
from portal.demo.tempering import Tempering
from portal.demo.units import UnitsAndCadres
from portal.reports import todo
from tests.conftest import actor_of
from tests.lasting import lasting

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def _sent(_built, django_db_blocker):
    def build():
        example = deepcopy(_built)
        UnitsAndCadres(**example).build()
        FrontLine(**example).build()
        return example

    yield from lasting(django_db_blocker, build)


@pytest.fixture
def sent(_sent, db):
    return deepcopy(_sent)


def test_the_example_is_as_large_as_the_programme_of_2017(sent):
    posted = Posting.objects.on(TODAY)
    assert posted.filter(kind=PostingKind.DISPATCH).count() == 245
    assert posted.filter(kind=PostingKind.DISPATCH).values("host").distinct().count() == 8
    assert posted.filter(kind=PostingKind.FIRST_SECRETARY).count() == 53
    assert Cadre.objects.filter(posts__rank=Rank.DEPUTY_DIVISION).count() == 49
    assert Place.objects.count() == 75
    assert KeyProject.objects.count() == 140


def test_nobody_is_posted_twice_and_nothing_is_without_a_leader(sent):
    people = Posting.objects.values_list("cadre", flat=True)
    assert len(people) == len(set(people))
    contacts = LeaderContact.objects.all()
    assert contacts.exclude(place=None).values("place").distinct().count() == 75
    assert contacts.values("leader").distinct().count() == 49


def test_quotas_come_to_what_was_sent_and_every_posting_has_its_way_behind_it(sent):
    programme = Programme.objects.get(kind=PostingKind.DISPATCH)
    assert programme.state == "running"
    assert sum(quota.places for quota in programme.quotas.all()) == 245
    assert programme.nominees.filter(state="cleared", posting__isnull=False).count() == 245
    assert MonthLog.objects.count() > 245 * 9


def test_the_year_is_shown_with_its_branch_reviews_outcomes_and_pools(sent):
    Tempering(**sent).build(password="a-long-password")
    Seedlings(**sent).build()
    programme = Programme.objects.exclude(temporary_branch=None).get()
    assert Affiliation.objects.filter(organization=programme.temporary_branch).exists()
    assert PostingReview.objects.count() > 500
    assert sum(year.promotions for year in outcome_years(outcomes=Outcome.objects.all())) == 13
    held = PoolEntry.objects.on(TODAY)
    assert {entry.team for entry in held} == set(Team)
    assert {entry.phase for entry in held} == set(Phase)
    assert PoolEntry.objects.exclude(exit_reason="").count() == 3
    ends = [
        one.what
        for one in todo(actor=actor_of(sent["users"]["cadre"]), on=TODAY)
        if "到期" in one.what
    ]
    assert any("245 人的派出期将于 2026-11-30 到期" in what for what in ends)
    assert todo(actor=actor_of(sent["users"]["agency"]), on=TODAY)
