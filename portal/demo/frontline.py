"""Who of the example is sent to the front line, and the leaders in contact with it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle as repeatedly

from accounts.models import User
from accounts.scope import Actor
from branches.models import Organization
from dispatch.choices import PostingKind, ProjectStage, Rank, RankBand, Team
from dispatch.domain.contacts import ContactPlan, add_contacts, record_visit
from dispatch.domain.postings import add_postings
from dispatch.domain.problems import close_problem, raise_problem
from dispatch.domain.programmes import save_programme
from dispatch.domain.terms import last_day_of_term
from dispatch.models import Cadre, CadrePost, KeyProject, Place, Posting, Programme
from portal.demo import names
from portal.demo.district import DemoDistrict

PLACES_OF_A_TOWN = (31, 31, 31, 31, 31, 30, 30, 30)
"""245 in all."""
FIRST_SECRETARIES, PROJECTS = 53, 140
TERM_MONTHS, SECRETARY_MONTHS = 12, 24
DAYS_AGO = 330
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
        self._contacts()

    def _first_secretaries(self) -> None:
        programme = self._programme("第一书记选派", PostingKind.FIRST_SECRETARY, SECRETARY_MONTHS)
        reserve = Cadre.objects.filter(pool_entries__team=Team.RESERVE).order_by("pk")
        places = Place.objects.select_related("town").order_by("-kind", "code")
        self._post(programme, list(reserve)[:FIRST_SECRETARIES], list(places)[:FIRST_SECRETARIES])

    def _dispatched(self) -> None:
        programme = self._programme(
            "两走进两提升",
            PostingKind.DISPATCH,
            TERM_MONTHS,
            hosts=dict(zip(self.towns, PLACES_OF_A_TOWN, strict=True)),
        )
        self._post(programme, self._chosen(), self._towns_in_turn())

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

    def _chosen(self) -> list[Cadre]:
        """Return the share of every unit: the last of each band, who are no first secretaries."""
        shares = {"A": (2, 9), "C": (1, 5)}
        chosen: list[Cadre] = []
        posts = CadrePost.objects.select_related("unit", "cadre").order_by("unit__code", "-pk")
        left: dict[tuple[int, bool], int] = {}
        for post in posts.exclude(rank=Rank.DEPUTY_DIVISION):
            section, staff = shares.get(post.unit.code[0], (0, 0))
            is_staff = post.rank == Rank.STAFF
            key = (post.unit_id, is_staff)
            left.setdefault(key, staff if is_staff else section)
            if left[key]:
                left[key] -= 1
                chosen.append(post.cadre)
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
