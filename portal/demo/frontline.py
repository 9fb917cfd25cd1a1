"""Who of the example is sent to the front line, and the leaders in contact with it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle as repeatedly

from accounts.models import User
from accounts.scope import Actor
from branches.models import Organization
from common.dates import months_before, months_between
from dispatch.choices import NomineeState as State
from dispatch.choices import PostingKind, ProgrammeState, ProjectStage, Rank, RankBand, Team
from dispatch.domain.bases import set_quotas
from dispatch.domain.contacts import ContactPlan, add_contacts, record_visit
from dispatch.domain.postings import add_postings
from dispatch.domain.problems import close_problem, raise_problem
from dispatch.domain.programmes import save_programme
from dispatch.domain.selection import Decision, move_nominees, nominate, publish_notice
from dispatch.domain.terms import last_day_of_term
from dispatch.models import (
    BaseEntry,
    Cadre,
    CadrePost,
    KeyProject,
    MonthLog,
    Nominee,
    Place,
    Posting,
    Programme,
)
from portal.demo import names
from portal.demo.district import DemoDistrict

PLACES_OF_A_TOWN = (31, 31, 31, 31, 31, 30, 30, 30)
"""245 in all."""
FIRST_SECRETARIES, PROJECTS = 53, 140
TERM_MONTHS, SECRETARY_MONTHS = 12, 24
DAYS_AGO = 330
NOTICE_DAYS_AHEAD = 20
LOGS_MISSING = 0.05
VISITS = 60


class FrontLine:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.actor = Actor.of(users["cadre"])
        self.town_officer = Actor.of(users["town"])
        start = district.today - timedelta(days=DAYS_AGO)
        self.start = start.replace(day=1)
        towns = Organization.objects.filter(code__regex=r"^T\d{2}$").order_by("code")
        self.towns = list(towns)

    def build(self) -> None:
        self._first_secretaries()
        self._dispatched()
        self._logs()
        self._contacts()

    def _first_secretaries(self) -> None:
        programme = self._programme("第一书记选派", PostingKind.FIRST_SECRETARY, SECRETARY_MONTHS)
        reserve = Cadre.objects.filter(pool_entries__team=Team.RESERVE).order_by("pk")
        places = Place.objects.select_related("town").order_by("-kind", "code")
        self._post(programme, list(reserve)[:FIRST_SECRETARIES], list(places)[:FIRST_SECRETARIES])

    def _dispatched(self) -> None:
        """Take a programme from its quotas to the postings, as its offices would have."""
        hosts = dict(zip(self.towns, PLACES_OF_A_TOWN, strict=True))
        programme = self._programme("两走进两提升", PostingKind.DISPATCH, TERM_MONTHS, hosts=hosts)
        set_quotas(programme=programme, actor=self.actor)
        entries = self._chosen(programme)
        nominees = [nominate(entry=entry, reason="", actor=self.actor) for entry in entries]
        self._select(programme, nominees)
        towns = self._towns_in_turn()
        self._post(programme, [entry.cadre for entry in entries], towns)
        self._place(programme, nominees, towns)

    def _select(self, programme: Programme, nominees: list[Nominee]) -> None:
        """Recommend, review, publish and clear: the notice ended before the programme began."""
        published = self.start - timedelta(days=NOTICE_DAYS_AHEAD)
        for to, decided_by in ((State.RECOMMENDED, "各单位党组"), (State.REVIEWED, "干部科")):
            decision = Decision(published - timedelta(days=7), decided_by)
            move_nominees(nominees=nominees, to=to, decision=decision, actor=self.actor)
        decision = Decision(published, "区委组织部部务会")
        notice = publish_notice(
            programme=programme, nominees=nominees, decision=decision, actor=self.actor
        )
        notice.published_on, notice.ends_on = published, published + timedelta(days=7)
        notice.save()
        decision = Decision(published + timedelta(days=8), "区委组织部部务会")
        move_nominees(nominees=nominees, to=State.CLEARED, decision=decision, actor=self.actor)

    def _place(
        self, programme: Programme, nominees: list[Nominee], towns: list[Organization]
    ) -> None:
        hosts = {host.town_id: host for host in programme.hosts.all()}
        postings = {posting.cadre_id: posting for posting in programme.postings.all()}
        placed = list(Nominee.objects.filter(programme=programme).select_related("entry"))
        town_of = {one.pk: town for one, town in zip(nominees, towns, strict=True)}
        for one in placed:
            one.host = hosts[town_of[one.pk].pk]
            one.posting = postings[one.entry.cadre_id]
        Nominee.objects.bulk_update(placed, ["host", "posting"])
        Programme.objects.filter(pk=programme.pk).update(state=ProgrammeState.RUNNING)

    def _logs(self) -> None:
        """Write the months that are over, but for one in twenty of last month."""
        months = months_between(self.start, months_before(self.district.today, 1))
        chance = self.district.random
        MonthLog.objects.bulk_create(
            MonthLog(
                posting=posting,
                month=month,
                days_on_site=chance.randint(13, 21),
                visits=chance.randint(2, 15),
                text=f"{posting.task}，走访群众，协助开好支部会议。",
                written_by=self.actor.user,
            )
            for posting in Posting.objects.order_by("pk")
            for month in months
            if month != months[-1] or chance.random() > LOGS_MISSING
        )

    def _programme(
        self, name: str, kind: str, months: int, *, hosts: dict[Organization, int] | None = None
    ) -> Programme:
        rates = {str(RankBand.SECTION_LEVEL): Decimal(10), str(RankBand.STAFF): Decimal(15)}
        programme = Programme(
            name=f"{self.start.year}年{name}",
            kind=kind,
            declared_on=self.start - timedelta(days=60),
            starts_on=self.start,
            term_months=months,
            on_site_percent=Decimal("66.67"),
        )
        return save_programme(
            programme=programme, rates=rates if hosts else {}, hosts=hosts or {}, actor=self.actor
        )

    def _chosen(self, programme: Programme) -> list[BaseEntry]:
        """Return as many of each unit's base as its quota asks for, first secretaries left out."""
        away = set(Posting.objects.values_list("cadre", flat=True))
        left = {quota.pk: quota.places for quota in programme.quotas.all()}
        chosen: list[BaseEntry] = []
        entries = BaseEntry.objects.filter(quota__programme=programme).select_related("cadre")
        for entry in entries.order_by("-pk"):
            if left[entry.quota_id] and entry.cadre_id not in away:
                left[entry.quota_id] -= 1
                chosen.append(entry)
        return chosen

    def _towns_in_turn(self) -> list[Organization]:
        pairs = zip(self.towns, PLACES_OF_A_TOWN, strict=True)
        return [town for town, places in pairs for _number in range(places)]

    def _post(
        self, programme: Programme, cadres: list[Cadre], targets: Sequence[Place | Organization]
    ) -> None:
        units = dict(CadrePost.objects.values_list("cadre", "unit"))
        ends_on = last_day_of_term(starts_on=self.start, months=programme.term_months)
        add_postings(
            postings=[
                Posting(
                    cadre=cadre,
                    kind=programme.kind,
                    programme=programme,
                    unit_id=units[cadre.pk],
                    host=target.town if isinstance(target, Place) else target,
                    place=target if isinstance(target, Place) else None,
                    task=task,
                    starts_on=self.start,
                    ends_on=ends_on,
                    made_by=self.actor.user,
                )
                for cadre, target, task in zip(
                    cadres, targets, repeatedly(names.TASKS), strict=False
                )
            ],
            actor=self.actor,
        )

    def _contacts(self) -> None:
        """Let each leader answer for places and projects, so that none is left without."""
        held = Cadre.objects.filter(posts__rank=Rank.DEPUTY_DIVISION).order_by("pk")
        leaders = repeatedly(list(held))
        since = date(self.district.today.year, 1, 1)
        targets = [*self.towns, *Place.objects.select_related("town"), *self._projects()]
        plans = [ContactPlan(next(leaders), target, since) for target in targets]
        contacts = add_contacts(plans=plans, actor=self.actor)
        for number, contact in enumerate(contacts[:VISITS]):
            visit = record_visit(
                contact=contact,
                visited_on=self.district.today - timedelta(days=number % 90 + 1),
                text="到联系点走访，了解支部建设和项目进展。",
                actor=self.actor,
            )
            if number % 4 == 0:
                problem = raise_problem(
                    visit=visit,
                    text="活动场所屋顶渗漏，影响支部开会。",
                    owner=contact.town,
                    due_on=visit.visited_on + timedelta(days=30),
                    actor=self.actor,
                )
                if contact.town == self.towns[0]:
                    done = "已联系施工单位修缮完毕。"
                    close_problem(problem=problem, text=done, actor=self.town_officer)

    def _projects(self) -> list[KeyProject]:
        stages = repeatedly(ProjectStage.values)
        return KeyProject.objects.bulk_create(
            KeyProject(
                name=f"{town.short_name.removesuffix('党工委').removesuffix('党委')}"
                f"{names.PROJECTS[number % len(names.PROJECTS)]}{number // 8 + 1}号项目",
                town=town,
                stage=next(stages),
            )
            for number, town in zip(range(PROJECTS), repeatedly(self.towns), strict=False)
        )
