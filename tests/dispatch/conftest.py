"""Units, places and cadres of the small district."""

from datetime import date

import pytest

from dispatch.choices import PlaceKind, Rank, UnitGroup
from dispatch.models import Cadre, CadrePost, Place, Unit
from members.domain import identity
from members.domain.names import pinyin_of
from tests.conftest import id_number

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
