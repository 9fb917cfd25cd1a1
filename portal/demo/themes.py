"""What the party days of last month and this one are about, who followed, and the stars."""

from datetime import date
from itertools import islice

from django.utils import timezone

from accounts.models import User
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, NominationState
from activities.domain.nominations import move_nomination, nominate, publish_month
from activities.domain.records import ActivityEntry, Presence, add_activities
from activities.models import Activity, ActivityPart, Nomination, Theme, ThemedDay
from branches.choices import Sector
from branches.models import Organization
from common.dates import last_day
from portal.demo.district import DemoDistrict

GUIDANCE = "集中学习不少于1学时，结合本支部实际开展一项服务，活动后3日内登记。"
REASON = "形式新、参与率高，群众反映好"
SUMMARY = "集中学习后分组入户，现场办理群众反映的问题，形成问题清单并逐项销号。"
THEMES = {
    Sector.AGENCY: ("在职党员进社区报到服务", "机关党员亮身份、践承诺"),
    Sector.COMMUNITY: ("社区志愿服务日", "邻里互助、共建家园"),
    Sector.RURAL: ("关爱过渡期群众", "走访慰问老党员和困难群众"),
    Sector.TWO_NEW: ("维护职工权益、促进生产经营", "党员先锋岗亮牌行动"),
}
"""For each sector the themes of last month and of this one."""
EARLY = 10


class MonthlyThemes:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.users = users
        self.root = district.root
        self.town = Organization.objects.get(code="T01")
        self.officer = Actor.of(users["officer"])
        self.last, self.running = district.months[-1], district.today.replace(day=1)
        self.district = district

    def build(self) -> None:
        officer = self.users["officer"]
        for sector, titles in THEMES.items():
            for month, title in zip((self.last, self.running), titles, strict=True):
                self._set(self.root, officer, month=month, sector=sector, title=title)
        title = "街道党建品牌大家谈"
        self._set(self.town, self.users["town"], month=self.running, title=title)
        self._follow()
        self._choose(self.last, nominated=14, shortlisted=12, picked=10)
        publish_month(month=self.last, actor=self.officer)
        self._hold_early()
        self._choose(self.running, nominated=9, shortlisted=6, picked=4)

    def _set(self, organization: Organization, user: User, **fields: object) -> None:
        Theme.objects.create(organization=organization, set_by=user, guidance=GUIDANCE, **fields)

    def _follow(self) -> None:
        """Let last month's party days be held under the theme of their branch's sector."""
        themes = {theme.sector: theme for theme in Theme.objects.filter(month=self.last)}
        parts = ActivityPart.objects.filter(
            is_lead=True,
            organization__sector__in=themes,
            activity__kind=ActivityKind.PARTY_DAY,
            activity__held_on__range=(self.last, last_day(self.last)),
        ).select_related("activity", "organization")
        followed = [(part.activity, themes[part.organization.sector]) for part in parts]
        for activity, theme in followed:
            activity.theme = theme.title
        Activity.objects.bulk_update([activity for activity, _theme in followed], ["theme"])
        ThemedDay.objects.bulk_create(
            ThemedDay(activity=activity, theme=theme) for activity, theme in followed
        )

    def _hold_early(self) -> None:
        """Let every tenth branch hold this month's party day in its first days."""
        day = min(self.district.today, self.running.replace(day=EARLY))
        entries = []
        for branch in self.district.branches[1::10]:
            due = [stay for stay in self.district.stays[branch.pk] if stay.is_due_on(day)]
            fields = {
                "kind": ActivityKind.PARTY_DAY,
                "held_on": day,
                "theme": THEMES[Sector(branch.sector)][1],
                "place": "党群服务中心",
                "state": ActivityState.ACCEPTED,
                "submitted_at": timezone.now(),
            }
            came = [Presence(stay.member_id, branch.pk) for stay in due]
            entries.append(ActivityEntry(branch, fields, presences=came))
        add_activities(entries=entries)

    def _choose(self, month: date, *, nominated: int, shortlisted: int, picked: int) -> None:
        """Nominate, shortlist and pick so many party days of a month."""
        held = Activity.objects.filter(
            kind=ActivityKind.PARTY_DAY,
            state=ActivityState.ACCEPTED,
            held_on__range=(month, last_day(month)),
        ).order_by("place", "pk")
        spread = held[:: max(1, held.count() // nominated)]
        for number, activity in enumerate(islice(spread, nominated)):
            nomination = nominate(
                activity=activity, reason=REASON, summary=SUMMARY, actor=self.officer
            )
            if number < shortlisted:
                self._move(nomination, NominationState.SHORTLISTED)
            if number < picked:
                self._move(nomination, NominationState.PICKED)

    def _move(self, nomination: Nomination, to: NominationState) -> None:
        move_nomination(nomination=nomination, to=to, actor=self.officer)
