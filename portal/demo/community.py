"""Members of agencies who checked in where they live, their posts and what they did there."""

from datetime import date, timedelta

from accounts.models import User
from accounts.scope import Actor
from activities.choices import Effect, ItemState, LinkList
from activities.domain.community import check_in, claim_post, move_check_ins, save_post
from activities.domain.community_service import give_feedback, record_in_community
from activities.domain.links import add_item, link_unit, move_item
from activities.models import CommunityCheckIn, CommunityPost
from branches.choices import Sector
from branches.models import Organization
from members.models import Member
from portal.demo.district import DemoDistrict

COMMUNITY = "T01002"
POSTS = (
    ("矛盾纠纷调解岗", "每月参加一次调解，协助网格员走访。", 4),
    ("政策宣传岗", "每月入户宣讲一次惠民政策。", 6),
)
OFFERS = (
    ("法律咨询", "矛盾纠纷调解"),
    ("政策解读", "政策宣传"),
    ("家电维修", "便民服务"),
    ("课业辅导", "关爱青少年"),
)
ITEMS = {
    LinkList.NEED: "老旧楼院路灯维修",
    LinkList.RESOURCE: "法律服务志愿队每月一次坐诊",
    LinkList.PROJECT: "共建社区矛盾调解室",
}
CHECK_INS, DAYS_AGO = 12, 200


class CheckIns:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.officer = Actor.of(users["officer"])
        self.community = Organization.objects.get(code=COMMUNITY)

    def build(self) -> None:
        posts = [self._post(*post) for post in POSTS]
        units = [branch for branch in self.district.branches if branch.sector == Sector.AGENCY]
        since = self.district.today - timedelta(days=DAYS_AGO)
        for number, unit in enumerate(units[:CHECK_INS]):
            stays = self.district.stays[unit.pk]
            skills, wish = OFFERS[number % len(OFFERS)]
            made = check_in(
                member=Member.objects.get(pk=stays[number].member_id),
                community=self.community,
                since=since + timedelta(days=number),
                words={"skills": skills, "wish": wish},
                actor=self.officer,
            )
            self._report(made, number)
            if number % len(OFFERS) < len(posts):
                claim_post(check_in=made, post=posts[number % len(OFFERS)], actor=self.officer)

        self._link(units[0], since)
        self._merge(units[CHECK_INS:], since)

    def _merge(self, units: list[Organization], since: date) -> None:
        """Let two be moved here from a community of the town that was merged into this one."""
        beside = Organization.objects.filter(
            superior=self.community.superior_id, sector=Sector.COMMUNITY
        )
        former = beside.exclude(pk=self.community.pk)[0]
        made = [
            check_in(
                member=Member.objects.get(pk=self.district.stays[unit.pk][0].member_id),
                community=former,
                since=since,
                words={},
                actor=self.officer,
            )
            for unit in units[:2]
        ]
        move_check_ins(
            check_ins=made,
            community=self.community,
            since=since + timedelta(days=DAYS_AGO // 2),
            reason="社区调整",
            actor=self.officer,
        )

    def _link(self, unit: Organization, since: date) -> None:
        """Let the first unit work with the community, with one item on each list."""
        link = link_unit(unit=unit, community=self.community, since=since, actor=self.officer)
        for kind, text in ITEMS.items():
            item = add_item(link=link, kind=kind, text=text, actor=self.officer)
            if kind == LinkList.PROJECT:
                move_item(item=item, state=ItemState.DOING, actor=self.officer)

    def _report(self, made: CommunityCheckIn, number: int) -> None:
        """Let every third have served lately, and every sixth be spoken of."""
        if number % 3 == 0:
            fields = {
                "served_on": self.district.today - timedelta(days=number + 1),
                "activity_name": "社区入户走访",
                "hours_reported": 2,
                "effect": Effect.GOOD,
            }
            record_in_community(check_in=made, fields=fields, actor=self.officer)
        if number % 6 == 0:
            said = {"grade": Effect.GOOD, "words": "热心社区事务，按时履行岗位职责。"}
            year = self.district.today.year
            give_feedback(check_in=made, year=year, **said, actor=self.officer)

    def _post(self, name: str, duties: str, places: int) -> CommunityPost:
        post = CommunityPost(community=self.community, name=name, duties=duties, places=places)
        return save_post(post=post, actor=self.officer)
