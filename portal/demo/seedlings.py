"""The talent pools of the example: five teams in five phases, reviews, and who has left."""

from datetime import date, timedelta
from itertools import cycle as repeatedly
from itertools import pairwise

from accounts.models import User
from accounts.scope import Actor
from dispatch.choices import ExitReason, Phase, PoolResult, PoolSource, Team
from dispatch.domain.pools import Person, enter_pool, leave_pool
from dispatch.models import PhaseMove, PoolEntry, PoolReview
from members.choices import Education, Stage
from members.domain import identity
from members.domain.register import RosterEntry, add_members
from members.models import Member
from portal.demo import names
from portal.demo.district import DemoDistrict

OF_A_TEAM = {Team.TWO_COMMITTEES: 40, Team.AFFAIRS_OFFICERS: 16, Team.TALENTS: 12}
ACTIVISTS = 24
FIRST_SERIAL = 500
"""ID numbers of activists, who are born on days of their own."""
SOURCES = {
    Team.TWO_COMMITTEES: PoolSource.MASSES,
    Team.ACTIVISTS: PoolSource.MASS_ORGANIZATION,
    Team.AFFAIRS_OFFICERS: PoolSource.RECRUITMENT,
    Team.TALENTS: PoolSource.TALENT,
}
STEP_DAYS, REVIEW_AGO = 150, 60
EXITS = (ExitReason.POOR_RESULTS, ExitReason.LITTLE_POTENTIAL, ExitReason.COMPLAINTS)


class Seedlings:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.actor = Actor.of(users["cadre"])
        self.since = date(district.today.year - 2, 3, 1)

    def build(self) -> None:
        villagers = Member.objects.filter(affiliations__organization__sector="rural")
        learned = Member.objects.filter(education=Education.POSTGRADUATE)
        people = {
            Team.TWO_COMMITTEES: villagers.order_by("pk")[: OF_A_TEAM[Team.TWO_COMMITTEES]],
            Team.AFFAIRS_OFFICERS: villagers.order_by("-pk")[: OF_A_TEAM[Team.AFFAIRS_OFFICERS]],
            Team.TALENTS: learned.order_by("pk")[: OF_A_TEAM[Team.TALENTS]],
            Team.ACTIVISTS: self._activists(),
        }
        for team, members in people.items():
            for person in members:
                self._enter(team, person)
        self._lead_on()
        for entry, reason in zip(PoolEntry.objects.order_by("-pk"), EXITS, strict=False):
            today = self.district.today
            leave_pool(entry=entry, left_on=today, exit_reason=reason, actor=self.actor)

    def _enter(self, team: Team, person: Person) -> None:
        source = SOURCES[team]
        enter_pool(person=person, team=team, entered_on=self.since, source=source, actor=self.actor)

    def _activists(self) -> list[Member]:
        """Enter people who have applied and are looked after, two in a branch."""
        branches = repeatedly(self.district.branches[: ACTIVISTS // 2])
        entries = []
        for number, branch in zip(range(ACTIVISTS), branches, strict=False):
            body = f"419900{1990 + number % 12}0{number % 9 + 1}15{FIRST_SERIAL + number:03d}"
            surname, given = names.SURNAMES[number], names.GIVEN[number * 2 % len(names.GIVEN)]
            fields = {"name": surname + given, "stage": Stage.ACTIVIST}
            entries.append(RosterEntry(body + identity.check_character(body=body), branch, fields))
        return list(Member.objects.filter(pk__in=add_members(entries=entries)))

    def _lead_on(self) -> None:
        """Let everybody be as far as the number says, each step with its day; some are reviewed."""
        moves, reviews, entries = [], [], list(PoolEntry.objects.order_by("pk"))
        for number, entry in enumerate(entries):
            phases = list(Phase)[: number % len(Phase) + 1]
            for at, (old, new) in enumerate(pairwise(phases), start=1):
                moved_on = min(
                    entry.entered_on + timedelta(days=STEP_DAYS * at), self.district.today
                )
                moves.append(self._move(entry, old, new, moved_on))
            entry.phase = phases[-1]
            if number % 3 == 0:
                reviews.append(self._review(entry))
        PoolEntry.objects.bulk_update(entries, ["phase"])
        PhaseMove.objects.bulk_create(moves)
        PoolReview.objects.bulk_create(reviews)

    def _move(self, entry: PoolEntry, old: Phase, new: Phase, moved_on: date) -> PhaseMove:
        return PhaseMove(
            entry=entry, old_phase=old, new_phase=new, moved_on=moved_on, reason="培养考察合格",
            moved_by=self.actor.user,
        )  # fmt: skip

    def _review(self, entry: PoolEntry) -> PoolReview:
        return PoolReview(
            entry=entry, reviewed_on=self.district.today - timedelta(days=REVIEW_AGO),
            result=PoolResult.CONTINUE, text="工作踏实，群众认可，继续培养。",
            reviewed_by=self.actor.user,
        )  # fmt: skip
