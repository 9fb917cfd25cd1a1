"""Units, villages and communities, and the cadres of the example: enough for the quotas of 2017."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from accounts.models import User
from branches.choices import Sector
from branches.models import Organization
from dispatch.choices import Grade, PlaceKind, Rank, Team, UnitGroup
from dispatch.models import Cadre, CadrePost, Place, PoolEntry, Unit, YearAppraisal
from members.choices import Sex, Stage
from members.domain import identity
from members.domain.names import pinyin_of
from members.models import Member
from portal.demo import names
from portal.demo.district import DemoDistrict

LEADERS, PLACES = 49, 75
RESERVE_OF_A_UNIT = 3
FIRST_SERIAL = 600
"""ID numbers of cadres who are no members begin behind those of the members born that day."""


class Strength(NamedTuple):
    """How many section-level cadres and staff a unit has."""

    section: int
    staff: int


AGENCY, COORDINATION, PARTY_MASS = Strength(20, 60), Strength(10, 30), Strength(2, 3)
"""10 % and 15 % half-up: 19 × (2 + 9) + 6 × (1 + 5) + 0 = 245."""


class UnitsAndCadres:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.random = district.random
        self.officer = users["cadre"]
        self.since = date(district.today.year - 3, 1, 1)
        self.cadres: list[Cadre] = []
        self.posts: list[CadrePost] = []

    def build(self) -> None:
        agencies = list(Organization.objects.filter(code__regex=r"^A\d{3}$").order_by("code"))
        self._places()
        for branch, name in zip(agencies, names.AGENCIES, strict=True):
            members = Member.objects.filter(affiliations__organization=branch, stage=Stage.FULL)
            unit = self._unit(str(branch.code), name, UnitGroup.AGENCY, branch)
            self._staff(unit, AGENCY, list(members.order_by("-born_on")))
        office = Organization.objects.get(code="A")
        for number, name in enumerate(names.COORDINATION, start=1):
            unit = self._unit(f"C{number:03d}", name, UnitGroup.COORDINATION, office)
            self._staff(unit, COORDINATION, [])
        for number, name in enumerate(names.PARTY_MASS, start=1):
            unit = self._unit(f"P{number:03d}", name, UnitGroup.PARTY_MASS, office)
            self._staff(unit, PARTY_MASS, [])
        for town in self._towns():
            self._unit(str(town.code), town.name.removeprefix("中共"), UnitGroup.TOWN, town)
        self._leaders(self._unit("L001", "区级领导班子", UnitGroup.PARTY_MASS, self.district.root))
        self._write()

    def _towns(self) -> list[Organization]:
        return list(Organization.objects.filter(code__regex=r"^T\d{2}$").order_by("code"))

    def _places(self) -> None:
        branches = Organization.objects.filter(sector__in=(Sector.RURAL, Sector.COMMUNITY))
        Place.objects.bulk_create(
            Place(
                code=f"419900{branch.code[1:3]}{branch.code[3:]:0>4}",
                name=branch.short_name.removesuffix("党支部"),
                kind=PlaceKind.VILLAGE if branch.sector == Sector.RURAL else PlaceKind.COMMUNITY,
                town=branch.superior,
                organization=branch,
            )
            for branch in branches.branches().select_related("superior").order_by("code")[:PLACES]
        )

    def _unit(self, code: str, name: str, group: str, organization: Organization) -> Unit:
        return Unit.objects.create(code=code, name=name, group=group, organization=organization)

    def _staff(self, unit: Unit, strength: Strength, members: list[Member]) -> None:
        """Fill a unit: its branch's members first, then people who are none."""
        ranks = [Rank.SECTION] * (strength.section // 2)
        ranks += [Rank.DEPUTY_SECTION] * (strength.section - len(ranks))
        ranks += [Rank.STAFF] * strength.staff
        for number, rank in enumerate(ranks):
            member = members[number] if number < len(members) else None
            self._cadre(unit, rank, member)

    def _leaders(self, unit: Unit) -> None:
        for _number in range(LEADERS):
            self._cadre(unit, Rank.DEPUTY_DIVISION, None)

    def _cadre(self, unit: Unit, rank: Rank, member: Member | None) -> None:
        cadre = self._of_member(member) if member else self._stranger()
        cadre.working_since = date((cadre.born_on or self.since).year + 22, 7, 1)
        cadre.working_precision = "month"
        cadre.native_place = "河南惠济"
        self.cadres.append(cadre)
        title = f"{unit.name.removeprefix('区')}{TITLES[rank]}"
        self.posts.append(
            CadrePost(
                cadre=cadre, unit=unit, rank=rank, title=title, valid_from=self.since,
                ranked_on=self.since,
            )
        )  # fmt: skip

    def _of_member(self, member: Member) -> Cadre:
        shared = (
            "name", "pinyin", "initials", "sex", "ethnic_group", "born_on", "born_precision",
            "id_cipher", "id_index", "id_tail", "id_head", "education",
        )  # fmt: skip
        return Cadre(member=member, **{name: getattr(member, name) for name in shared})

    def _stranger(self) -> Cadre:
        serial = len(self.cadres)
        born = date(1970 + serial % 25, serial % 12 + 1, serial % 28 + 1)
        sex = self.random.choice([Sex.MALE, Sex.FEMALE])
        tail = (FIRST_SERIAL + serial % 200 * 2 + (sex == Sex.MALE)) % 1000
        body = f"419900{born:%Y%m%d}{tail:03d}"
        sealed = identity.seal(number=body + identity.check_character(body=body))
        given = "".join(self.random.choices(names.GIVEN, k=self.random.randint(1, 2)))
        name = self.random.choice(names.SURNAMES) + given
        pinyin, initials = pinyin_of(name=name)
        known: dict[str, Any] = {"sex": sex, "ethnic_group": "汉", "born_on": born}
        return Cadre(
            name=name, pinyin=pinyin, initials=initials, id_cipher=sealed.cipher,
            id_index=sealed.index, id_head=sealed.head, id_tail=sealed.tail, **known,
        )  # fmt: skip

    def _write(self) -> None:
        Cadre.objects.bulk_create(self.cadres)
        CadrePost.objects.bulk_create(self.posts)
        year = self.district.today.year
        YearAppraisal.objects.bulk_create(
            YearAppraisal(cadre=cadre, year=year - ago, grade=self._grade())
            for cadre in self.cadres
            for ago in (1, 2, 3)
        )
        PoolEntry.objects.bulk_create(self._reserve())

    def _grade(self) -> str:
        return Grade.EXCELLENT if self.random.random() < 0.2 else Grade.COMPETENT

    def _reserve(self) -> list[PoolEntry]:
        """Take the first section heads of each agency into the reserve."""
        taken: dict[int, int] = {}
        entries: list[PoolEntry] = []
        for post in self.posts:
            is_head = post.rank == Rank.SECTION and post.cadre.member_id is not None
            if not is_head or taken.get(post.unit_id, 0) >= RESERVE_OF_A_UNIT:
                continue
            taken[post.unit_id] = taken.get(post.unit_id, 0) + 1
            entries.append(
                PoolEntry(
                    team=Team.RESERVE,
                    cadre=post.cadre,
                    entered_on=self.since + timedelta(days=len(entries)),
                    set_by=self.officer,
                )
            )
        return entries


TITLES = {
    Rank.DEPUTY_DIVISION: "副县级领导",
    Rank.SECTION: "科长",
    Rank.DEPUTY_SECTION: "副科长",
    Rank.STAFF: "科员",
}
