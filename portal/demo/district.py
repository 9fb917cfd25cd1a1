"""Builds the example district at the size of a real one, the same each time for the same day."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.choices import Role
from accounts.models import Grant, User
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, AttendanceState, Effect
from activities.domain.attendance import Stay, stays_by_branch
from activities.domain.records import ActivityEntry, Presence, add_activities
from activities.domain.service import add_service_records
from branches.choices import BRANCH_KINDS, OrganizationKind, Sector
from branches.domain.tree import create_organizations, found_district
from branches.models import Organization
from common import sql
from common.dates import last_day
from members.choices import ETHNIC_GROUPS, Education, Sex, Stage
from members.domain import identity
from members.domain.register import RosterEntry, add_members
from members.models import Affiliation, Member
from portal.demo import names
from portal.demo.committees import elect

MEMBERS = 3_000
MONTHS = 6
"""At least so many months are filled, and the whole year so far: its gaps are on the home page."""
MEETINGS = {
    ActivityKind.PARTY_DAY: 1,
    ActivityKind.COMMITTEE_MEETING: 1,
    ActivityKind.MEMBERS_MEETING: 3,
    ActivityKind.LESSON: 3,
    ActivityKind.ORGANIZATION_LIFE: 12,
    ActivityKind.APPRAISAL: 12,
}
"""What the example's branches hold, every so many months."""
HELD_SHARE = {True: 0.9, False: 0.995}
SERVING_SHARE = 0.4
PROBATIONARY_SHARE = 0.05


class DemoDistrict:
    """One district of 8 towns and 111 branches with half a year and more behind it."""

    def __init__(self, *, today: date, seed: int = 1) -> None:
        self.today = today
        self.random = Random(seed)  # noqa: S311  # example data, nothing secret
        self.months = _months_before(today, max(MONTHS, today.month - 1))

    def build(self, *, password: str) -> dict[str, User]:
        """Write everything in one transaction; return the accounts by user name."""
        with transaction.atomic():
            self.root = found_district(name="惠济区")
            self.branches = self._organizations()
            self._members()
            users = self._users(password)
            officer = Actor.of(users["officer"])
            self.stays = stays_by_branch(branch_ids={branch.pk for branch in self.branches})
            self.committees = elect(branches=self.branches, stays=self.stays)
            self._activities()
            self._service(officer)
            users["member"] = User.objects.create_user("member", password)
            users["unit"] = User.objects.create_user("unit", password, name="区总工会主要负责人")
            self._give_record(users["member"], "T01001")
            self._give_record(users["officer"], "A004")
            sql.analyze()  # much is built upon it at once
        return users

    def _organizations(self) -> list[Organization]:
        made: list[Organization] = []
        for number, (town, stem) in enumerate(names.TOWNS, start=1):
            made += self._town(number, town, stem)
        bureau = self._organization(
            self.root,
            code="A",
            name="中共惠济区直属机关工作委员会",
            short_name="区直机关工委",
            kind=OrganizationKind.WORKING_COMMITTEE,
        )
        made.append(bureau)
        for number, agency in enumerate(names.AGENCIES, start=1):
            made.append(
                self._organization(
                    bureau,
                    code=f"A{number:03d}",
                    name=f"中共惠济区{agency.removeprefix('区')}支部委员会",
                    short_name=f"{agency}党支部",
                    kind=OrganizationKind.BRANCH,
                )
            )
        create_organizations(organizations=made)
        return [organization for organization in made if organization.kind in BRANCH_KINDS]

    def _town(self, number: int, town: str, stem: str) -> list[Organization]:
        is_street = town.endswith("街道")
        committee = self._organization(
            self.root,
            code=f"T{number:02d}",
            name=f"中共{town}{'工作委员会' if is_street else '委员会'}",
            short_name=f"{town}{'党工委' if is_street else '党委'}",
            kind=OrganizationKind.WORKING_COMMITTEE if is_street else OrganizationKind.COMMITTEE,
            sector=Sector.COMMUNITY if is_street else Sector.RURAL,
        )
        villages = names.REAL_VILLAGES.get(town) or [
            f"{stem}示例{n}{'村' if n % 2 else '社区'}" for n in range(1, 11 if number < 4 else 10)
        ]
        places = [(village, OrganizationKind.BRANCH) for village in villages]
        places.append((f"{town}机关", OrganizationKind.BRANCH))
        places.append((f"{town}两新", OrganizationKind.JOINT_BRANCH))
        return [committee] + [
            self._organization(
                committee,
                code=f"T{number:02d}{serial:03d}",
                name=f"中共{town}{place.removeprefix(town)}"
                + ("联合支部委员会" if kind == OrganizationKind.JOINT_BRANCH else "支部委员会"),
                short_name=place + ("联合党支部" if place.endswith("两新") else "党支部"),
                kind=kind,
                sector=_sector(place),
                term_years=5,
            )
            for serial, (place, kind) in enumerate(places, start=1)
        ]

    def _organization(self, superior: Organization, **fields: Any) -> Organization:
        founded = date(self.random.randint(1995, 2014), self.random.randint(1, 12), 1)
        elected = date(self.random.randint(2022, 2025), self.random.randint(1, 12), 1)
        defaults: dict[str, Any] = {
            "sector": Sector.AGENCY,
            "founded_on": founded,
            "founded_precision": "month",
            "elected_on": elected,
            "elected_precision": "month",
            "term_years": 3,
        }
        return Organization(superior=superior, **{**defaults, **fields})

    def _members(self) -> None:
        entries = []
        for serial in range(MEMBERS):
            branch = self.branches[serial % len(self.branches)]
            entries.append(self._person(serial, branch))
        add_members(entries=entries)

    def _day_in(self, first: int, last: int) -> date:
        choose = self.random.randint
        return date(choose(first, last), choose(1, 12), choose(1, 28))

    def _person(self, serial: int, branch: Organization) -> RosterEntry:
        choose = self.random.choice
        born = self._day_in(1940, 2001)
        probationary = self.random.random() < PROBATIONARY_SHARE
        joined = self.today - timedelta(days=self.random.randint(60, 330))
        if not probationary:
            latest = min(self.today.year - 2, born.year + 60)
            joined = self._day_in(born.year + 19, latest)
        sex = choose([Sex.MALE, Sex.MALE, Sex.FEMALE])
        body = f"419900{born:%Y%m%d}{serial % 500 * 2 + (sex == Sex.MALE):03d}"
        "".join(self.random.choices(names.GIVEN, k=choose([1, 2, 2])))
        fields: dict[str, Any] = {
            "name": choose(names.SURNAMES)
            + "".join(self.random.choices(names.GIVEN, k=self.random.randint(1, 2))),
            "sex": sex,
            "ethnic_group": choose([ETHNIC_GROUPS[0]] * 19 + ["回"]),
            "born_on": born,
            "education": choose(Education.values[:6]),
            "stage": Stage.PROBATIONARY if probationary else Stage.FULL,
            "joined_on": joined,
            "mobile": f"1990000{serial:04d}",
            "work_post": choose(names.POSTS),
        }
        if not probationary:
            fields["confirmed_on"] = joined.replace(year=joined.year + 1)
        return RosterEntry(body + identity.check_character(body=body), branch, fields)

    def _users(self, password: str) -> dict[str, User]:
        town = Organization.objects.get(code="T01")
        branch = Organization.objects.get(code="T01001")
        office = Organization.objects.get(superior=town, short_name__endswith="机关党支部")
        holders: list[tuple[str, str, Organization, str]] = [
            ("officer", "区委组织部", self.root, Role.DISTRICT_OFFICER),
            ("town", "新城街道组织委员", town, Role.TOWN_OFFICER),
            ("town", "新城街道组织委员", office, Role.SECRETARY),
            ("secretary", "示例1村支部书记", branch, Role.SECRETARY),
            ("cadre", "干部科科长", self.root, Role.CADRE_OFFICER),
            ("auditor", "审计员", self.root, Role.AUDITOR),
            ("accounts", "系统管理员", self.root, Role.ACCOUNT_ADMIN),
        ]
        users: dict[str, User] = {}
        for username, name, organization, role in holders:
            if username not in users:
                users[username] = User.objects.create_user(username, password, name=name)
            Grant.objects.create(user=users[username], organization=organization, role=role)
        return users

    def _give_record(self, user: User, code: str) -> None:
        """Make the account that of who served most often in the branch: there is much to see."""
        served = Count("service_records")
        people = Member.objects.filter(affiliations__organization__code=code)
        own = people.annotate(served=served).order_by("-served", "pk")[0]
        Member.objects.filter(pk=own.pk).update(user=user)
        User.objects.filter(pk=user.pk).update(name=own.name)

    def _activities(self) -> None:
        entries = []
        for branch in self.branches:
            is_lazy = self.random.random() < 0.35
            for month in self.months:
                if is_lazy and self.random.random() < 0.25:
                    continue
                entries += [
                    self.meeting(branch, month, kind)
                    for kind, every in MEETINGS.items()
                    if month.month % every == 0 and self.random.random() < HELD_SHARE[is_lazy]
                ]
        add_activities(entries=entries)

    def meeting(
        self, branch: Organization, month: date, kind: str = ActivityKind.PARTY_DAY
    ) -> ActivityEntry:
        day = month.replace(day=self.random.randint(1, 28))
        due = [stay for stay in self.stays[branch.pk] if stay.is_due_on(day)]
        if kind == ActivityKind.COMMITTEE_MEETING:
            due = [stay for stay in due if stay.member_id in self.committees[branch.pk]]
        is_last = month == self.months[-1]
        late = self.random.random() < 0.04
        submitted = last_day(month) + timedelta(days=9 if late else 1)
        at = timezone.make_aware(datetime.combine(submitted, time(9)))
        waiting = is_last and self.random.random() < 0.1
        fields = {
            "kind": kind,
            "held_on": day,
            "theme": self.random.choice(names.THEMES),
            "place": "党员活动室",
            "recorder_text": due[-1].name if due else "",
            "host_text": due[0].name if due else "",
            "host_id": due[0].member_id if due else None,
            "state": ActivityState.SUBMITTED if waiting else ActivityState.ACCEPTED,
            "submitted_at": min(at, timezone.now()),
        }
        return ActivityEntry(branch, fields, presences=[self._presence(s, branch) for s in due])

    def _presence(self, stay: Stay, branch: Organization) -> Presence:
        if self.random.random() > 0.07:
            return Presence(stay.member_id, branch.pk)
        reason = self.random.choice(names.REASONS)
        state = AttendanceState.LEAVE if reason else AttendanceState.ABSENT
        return Presence(stay.member_id, branch.pk, state, reason)

    def _service(self, officer: Actor) -> None:
        homes = Affiliation.objects.home().select_related("member", "organization").order_by("pk")
        confirmed: list[tuple[Member, Organization, dict[str, Any]]] = []
        waiting: list[tuple[Member, Organization, dict[str, Any]]] = []
        for home in homes:
            is_shown = home.organization == self.branches[0]  # its member's account is tried
            if self.random.random() > SERVING_SHARE and not is_shown:
                continue
            for month in self.months:
                for number in range(self.random.choice([0, 1, 1, 1, 2])):
                    entry = (home.member, home.organization, self.service(month, number))
                    is_new = month == self.months[-1] and self.random.random() < 0.02
                    (waiting if is_new else confirmed).append(entry)
        add_service_records(entries=confirmed, actor=officer, confirm=True)
        add_service_records(entries=waiting, actor=officer, confirm=False)

    def service(self, month: date, number: int) -> dict[str, Any]:
        category = self.random.choice(names.CATEGORIES)
        return {
            "served_on": month.replace(day=self.random.randint(1, 28)),
            "activity_name": f"{month.month}月{category}志愿服务{number + 1}",
            "category": category,
            "hours_reported": self.random.choice([1, 2, 2, 3, 4, 6, 8, 8]),
            "effect": self.random.choice([Effect.GOOD, Effect.FAIR, Effect.FAIR, Effect.PLAIN]),
            "is_organizer": self.random.random() < 0.06,
            "is_professional": self.random.random() < 0.1,
        }


def _sector(place: str) -> Sector:
    if place.endswith("两新"):
        return Sector.TWO_NEW
    if place.endswith("机关"):
        return Sector.AGENCY
    return Sector.RURAL if place.endswith("村") else Sector.COMMUNITY


def _months_before(today: date, count: int) -> list[date]:
    """Return the first days of the last ``count`` months that are over."""
    number = today.year * 12 + today.month - 1
    return [date((number - k) // 12, (number - k) % 12 + 1, 1) for k in range(count, 0, -1)]
