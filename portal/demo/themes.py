"""What the party days of last month and this one are about, and who followed."""

from accounts.models import User
from activities.choices import ActivityKind
from activities.models import Activity, ActivityPart, Theme, ThemedDay
from branches.choices import Sector
from branches.models import Organization
from common.dates import last_day
from portal.demo.district import DemoDistrict

GUIDANCE = "集中学习不少于1学时，结合本支部实际开展一项服务，活动后3日内登记。"
THEMES = {
    Sector.AGENCY: ("在职党员进社区报到服务", "机关党员亮身份、践承诺"),
    Sector.COMMUNITY: ("社区志愿服务日", "邻里互助、共建家园"),
    Sector.RURAL: ("关爱过渡期群众", "走访慰问老党员和困难群众"),
    Sector.TWO_NEW: ("维护职工权益、促进生产经营", "党员先锋岗亮牌行动"),
}
"""For each sector the themes of last month and of this one."""


class MonthlyThemes:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.users = users
        self.root = district.root
        self.town = Organization.objects.get(code="T01")
        self.last, self.running = district.months[-1], district.today.replace(day=1)

    def build(self) -> None:
        officer = self.users["officer"]
        for sector, titles in THEMES.items():
            for month, title in zip((self.last, self.running), titles, strict=True):
                self._set(self.root, officer, month=month, sector=sector, title=title)
        title = "街道党建品牌大家谈"
        self._set(self.town, self.users["town"], month=self.running, title=title)
        self._follow()

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
