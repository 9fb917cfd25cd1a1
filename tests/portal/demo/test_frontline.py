from datetime import date

import pytest

from dispatch.choices import PostingKind, Rank
from dispatch.models import Cadre, KeyProject, LeaderContact, MonthLog, Place, Posting, Programme
from portal.demo import district
from portal.demo.district import DemoDistrict
from portal.demo.frontline import FrontLine
from portal.demo.units import UnitsAndCadres

TODAY = date(2026, 11, 22)


@pytest.fixture
def sent(db, monkeypatch):
    monkeypatch.setattr(district, "MEMBERS", 2000)
    example = DemoDistrict(today=TODAY)
    users = example.build(password="a-long-password")
    UnitsAndCadres(district=example, users=users).build()
    FrontLine(district=example, users=users).build()


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
