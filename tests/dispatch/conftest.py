"""Units, places and cadres of the small district."""

from datetime import date

import pytest

from accounts.models import User
from dispatch.choices import PlaceKind, PostingKind, Rank, Team, UnitGroup
from dispatch.domain.postings import post_cadre
from dispatch.models import Cadre, CadrePost, KeyProject, Place, PoolEntry, Programme, Unit
from members.domain import identity
from members.domain.names import pinyin_of
from tests.conftest import actor_of, id_number, make_member
from tests.dispatch.contacts import keep_contact

LONG_AGO = date(2010, 1, 1)


def make_unit(organization, code, name, *, group=UnitGroup.AGENCY, head=None):
    return Unit.objects.create(
        code=code, name=name, group=group, organization=organization, head=head
    )


def make_cadre(unit, name, serial, *, rank=Rank.STAFF, member=None, since=LONG_AGO):
    """Return a cadre with one post in the unit."""
    sealed = identity.seal(number=id_number(serial))
    pinyin, initials = pinyin_of(name=name)
    cadre = Cadre.objects.create(
        name=name,
        pinyin=pinyin,
        initials=initials,
        id_cipher=sealed.cipher,
        id_index=sealed.index,
        id_head=sealed.head,
        id_tail=sealed.tail,
        member=member,
    )
    CadrePost.objects.create(cadre=cadre, unit=unit, rank=rank, title="科员", valid_from=since)
    return cadre


@pytest.fixture
def unit(branch):
    """An agency whose party organization is the branch."""
    return make_unit(branch, "U01", "示例区财政局")


@pytest.fixture
def foreign_unit(foreign_branch):
    return make_unit(foreign_branch, "U02", "示例区教育局")


@pytest.fixture
def cadre(unit, member):
    """A member of the branch who is a cadre of the unit."""
    return make_cadre(unit, member.name, 900, rank=Rank.SECTION, member=member)


@pytest.fixture
def village(town):
    return Place.objects.create(
        code="419900001001", name="示例村", kind=PlaceKind.VILLAGE, town=town
    )


@pytest.fixture
def reserve(cadre, officer):
    """The cadre, in the pool of reserve cadres: all that a first secretary must be."""
    PoolEntry.objects.create(team=Team.RESERVE, cadre=cadre, entered_on=LONG_AGO, set_by=officer)
    return cadre


def make_programme(officer, *, kind=PostingKind.DISPATCH, **fields):
    defaults = {
        "name": "两走进两提升",
        "declared_on": date(2018, 5, 1),
        "starts_on": date(2018, 6, 1),
    }
    return Programme.objects.create(kind=kind, made_by=officer, **{**defaults, **fields})


@pytest.fixture
def post(cadre, unit, town, officer):
    """Post somebody, by default the cadre to the town for the year from June 2018."""

    def post(**terms):
        defaults = {
            "cadre": cadre,
            "kind": PostingKind.DISPATCH,
            "unit": unit,
            "host": town,
            "place": None,
            "programme": None,
            "starts_on": date(2018, 6, 1),
            "ends_on": date(2019, 5, 31),
            "task": "城镇化建设",
        }
        return post_cadre(**{**defaults, **terms}, actor=actor_of(officer))

    return post


@pytest.fixture
def leader(unit):
    """A leader of county level with an account of the own."""
    member = make_member(unit.organization, "李建国", 50)
    member.user = User.objects.create_user("leader", "a-long-password")
    member.save()
    return make_cadre(unit, "李建国", 950, rank=Rank.DEPUTY_DIVISION, member=member)


@pytest.fixture
def project(town):
    return KeyProject.objects.create(name="示例产业园", town=town)


@pytest.fixture
def contact(leader, village, officer):
    """The leader's contact with the village, since May 2018."""
    return keep_contact(leader, village, officer)
