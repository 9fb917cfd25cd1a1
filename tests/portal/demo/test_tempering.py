"""What the example shows of the year on the front line and of the talent pools."""

from datetime import date

import pytest

from dispatch.choices import Phase, Team
from dispatch.models import Outcome, PoolEntry, PostingReview, Programme
from dispatch.reports.outcomes import outcome_years
from members.models import Affiliation
from portal.demo import district
from portal.demo.district import DemoDistrict
from portal.demo.frontline import FrontLine
from portal.demo.seedlings import Seedlings
from portal.demo.tempering import Tempering
from portal.demo.units import UnitsAndCadres
from portal.reports import todo
from tests.conftest import actor_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def users(db, monkeypatch):
    monkeypatch.setattr(district, "MEMBERS", 2000)
    example = DemoDistrict(today=TODAY)
    users = example.build(password="a-long-password")
    for part in (UnitsAndCadres, FrontLine):
        part(district=example, users=users).build()
    Tempering(district=example, users=users).build(password="a-long-password")
    Seedlings(district=example, users=users).build()
    return users


def test_the_year_is_shown_with_its_branch_reviews_outcomes_and_pools(users):
    programme = Programme.objects.exclude(temporary_branch=None).get()
    assert Affiliation.objects.filter(organization=programme.temporary_branch).exists()
    assert PostingReview.objects.count() > 500
    assert sum(year.promotions for year in outcome_years(outcomes=Outcome.objects.all())) == 13
    held = PoolEntry.objects.on(TODAY)
    assert {entry.team for entry in held} == set(Team)
    assert {entry.phase for entry in held} == set(Phase)
    assert PoolEntry.objects.exclude(exit_reason="").count() == 3
    ends = [
        one.what for one in todo(actor=actor_of(users["cadre"]), on=TODAY) if "到期" in one.what
    ]
    assert any("245 人的派出期将于 2026-11-30 到期" in what for what in ends)
    assert todo(actor=actor_of(users["agency"]), on=TODAY)
