"""Last year of the first town, rated: posts, marks, reviews, and stars in all their states."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db.models import F
from django.utils.timezone import localdate

from accounts.models import User
from accounts.scope import Actor
from activities.domain.records import add_activities
from activities.domain.service import add_service_records
from branches.models import Organization
from common.dates import months_between
from members.models import Member
from points.choices import ExemptionKind, HoldingOrigin, ListState, ReviewKind, VetoKind
from points.domain.stars.drafts import draft_stars
from points.domain.stars.exceptions import exempt_member, record_veto
from points.domain.stars.marks import Sheet, record_marks
from points.domain.stars.objections import object_to_star
from points.domain.stars.posts import give_post, save_post
from points.domain.stars.publication import enforce_stars, publish_stars
from points.models import DutyPost, PostHolding, StarList, StarRating
from points.reports.stars import full_members
from portal.demo import names
from portal.demo.district import DemoDistrict

AGED = 78
SERVING_SHARE = 0.6
ON_NOTICE = ("T01001", "T01002")
"""The branches whose stars are on notice; all others of the town are in force."""


class RatedYear:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.year = district.today.year - 1
        self.officer, self.town = Actor.of(users["officer"]), Actor.of(users["town"])
        self.member = Actor.of(users["member"])
        self.branches = [one for one in district.branches if (one.code or "").startswith("T01")]
        self.random = Random(2)  # noqa: S311  # example data, nothing secret

    def build(self) -> None:
        self._facts()
        for branch in self.branches:
            self._rate(branch, list(full_members(branch=branch, year=self.year)))
        draft_stars(year=self.year)
        draft_stars(year=self.district.today.year)
        self._publish()

    def _facts(self) -> None:
        """Hold the party days of the year, and let most members serve."""
        months = months_between(date(self.year, 1, 1), date(self.year, 12, 1))
        months = [month for month in months if month not in self.district.months]
        days = [
            self.district.meeting(branch, month) for branch in self.branches for month in months
        ]
        add_activities(entries=days)
        served = [
            (member, branch, self.district.service(month, 0))
            for branch in self.branches
            for member in full_members(branch=branch, year=self.year)
            if self.random.random() < SERVING_SHARE
            for month in months
        ]
        add_service_records(entries=served, actor=self.officer, confirm=True)

    def _rate(self, branch: Organization, members: list[Member]) -> None:
        posts = [
            save_post(
                post=DutyPost(organization=branch, name=name, duties=duties, rewards=names.REWARDS),
                actor=self.town,
            )
            for name, duties in names.DUTY_POSTS
        ]
        sheet = Sheet({}, {})
        for place, member in enumerate(members):
            if member.born_on and member.born_on.year <= self.year - AGED:
                kind, reason = ExemptionKind.AGED, "年老体弱，经支部大会同意"
                exempt_member(
                    member=member, year=self.year, kind=kind, reason=reason, actor=self.town
                )
                continue
            holding = give_post(
                post=posts[place % len(posts)],
                member=member,
                year=self.year,
                actor=self.town,
                origin=self.random.choice(list(HoldingOrigin)),
            )
            self._mark(sheet, member, holding)
        record_marks(branch=branch, year=self.year, sheet=sheet, actor=self.town)
        if branch.code in ON_NOTICE:
            record_veto(
                member=members[0],
                kind=VetoKind.DISCIPLINE,
                decided_on=date(self.year, 5, 8),
                document=f"区纪〔{self.year}〕12号，党内警告处分",
                actor=self.town,
            )

    def _mark(self, sheet: Sheet, member: Member, holding: PostHolding) -> None:
        zeal = self.random.gauss(92, 6)
        for quarter in range(1, 5):
            sheet.duty[holding.pk, quarter] = self._around(zeal)
        for kind in ReviewKind.values:
            sheet.reviews[member.pk, kind] = self._around(zeal)

    def _around(self, zeal: float) -> Decimal:
        mark = min(100.0, max(40.0, self.random.gauss(zeal, 2)))
        return Decimal(f"{mark:.1f}")

    def _publish(self) -> None:
        """Put the town's drafts on notice, and all but two in force, as if a month had gone by."""
        for branch in self.branches:
            draft = StarList.objects.in_state(ListState.DRAFT).filter(
                year=self.year, organization=branch
            )
            for star_list in draft:
                publish_stars(star_list=star_list, actor=self.town)
        month = timedelta(days=30)
        published = StarList.objects.in_state(ListState.PUBLISHED)
        over = published.exclude(organization__code__in=ON_NOTICE)
        over.update(
            published_on=F("published_on") - month, notice_ends_on=F("notice_ends_on") - month
        )
        for star_list in over:
            if star_list.notice_ends_on is not None and star_list.notice_ends_on < localdate():
                enforce_stars(star_list=star_list, actor=self.town)
        rating = StarRating.objects.rated().filter(
            star_list__in=published.filter(organization__code=ON_NOTICE[0]),
            member__user=self.member.user,
        )
        for own in rating.select_related("star_list__rule", "star_list__organization"):
            text = "二季度参加支部会议两次，因未带签到表漏记，请核对后重新计算。"
            object_to_star(rating=own, text=text, actor=self.member)
