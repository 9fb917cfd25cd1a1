"""Reads about star ratings: whom they concern, where they stand, and what a star rests on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.timezone import localdate

from activities.choices import COUNTING_STATES
from activities.models import Attendance
from branches.models import Organization
from members.choices import Stage
from members.models import Affiliation, Member
from points.choices import RATED, ListState, StarReason
from points.models import (
    DutyPost,
    Exemption,
    MonthlyPoints,
    Objection,
    PostHolding,
    ReviewMark,
    StarEffect,
    StarList,
    StarRating,
    Veto,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from members.querysets import MemberQuerySet
    from points.querysets import StarListQuerySet


def day_of(*, year: int) -> date:
    """Return the day whose homes decide who is rated where: 31 December, or today until then."""
    return min(date(year, 12, 31), localdate())


def full_members(*, branch: Organization, year: int) -> "MemberQuerySet":
    """Return the full members whom the branch rates for a year."""
    day = day_of(year=year)
    homes = Affiliation.objects.home().on(day).filter(organization=branch)
    return Member.objects.filter(
        Exists(homes.filter(member=OuterRef("pk"))),
        Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=day),
        Q(joined_on__isnull=True) | Q(joined_on__lte=day),
        stage=Stage.FULL,
    )


def branch_of(*, member: Member, year: int) -> Organization | None:
    """Return the branch that rates the member for a year."""
    home = member.affiliations.home().on(day_of(year=year)).select_related("organization").first()
    return home.organization if home else None


def latest_year() -> int | None:
    """Return the last year with drafts or stars, the running one only if there is no other."""
    years = StarList.objects.order_by("-year").values_list("year", flat=True).distinct()
    over = [year for year in years if year < localdate().year]
    return next(iter(over or years), None)


def effect_of(*, rating: StarRating) -> StarEffect | None:
    """Return what the star leads to under the rule of its list."""
    if rating.star is None:
        return None
    return StarEffect.objects.filter(rule=rating.star_list.rule_id, star=rating.star).first()


def with_counts(*, lists: "StarListQuerySet") -> "StarListQuerySet":
    """Add how many have how many stars, who is not rated and why, and open objections."""
    rated = Q(ratings__reason__in=RATED)
    counted = {
        f"stars_{star}": Count("ratings", filter=rated & Q(ratings__star=star)) for star in range(6)
    }
    unrated = Q(ratings__reason__in=[StarReason.NO_DATA, StarReason.NO_POST])
    objections = Objection.objects.open().filter(rating__star_list=OuterRef("pk"))
    found: StarListQuerySet = lists.annotate(
        **counted,
        unrated=Count("ratings", filter=unrated),
        exempt=Count("ratings", filter=Q(ratings__reason=StarReason.EXEMPT)),
        vetoed=Count("ratings", filter=Q(ratings__reason=StarReason.VETO)),
        has_open_objection=Exists(objections),
    )
    return found


def standing_rating(*, member: Member, year: int) -> StarRating | None:
    """Return the member's star of a year: in force, else on notice, else drafted."""
    order = [ListState.IN_FORCE, ListState.PUBLISHED, ListState.DRAFT]
    found = StarRating.objects.filter(
        member=member, star_list__year=year, star_list__state__in=order
    ).select_related("star_list__organization", "star_list__rule")
    return min(found, key=lambda one: order.index(one.star_list.state), default=None)


def years_of(*, member: Member) -> list[int]:
    """Return the years for which the member has a star or a draft of one, newest first."""
    lists = StarList.objects.filter(ratings__member=member)
    return list(lists.order_by("-year").values_list("year", flat=True).distinct())


def usual_year(*, member: Member) -> int:
    """Return the year a member asks about: the last one that is over, if it has a star."""
    running = localdate().year
    years = years_of(member=member)
    return next((year for year in years if year < running), running)


@dataclass(frozen=True)
class Evidence:
    """The rows of a member's year as they stand today."""

    holdings: list[PostHolding]
    attendances: list[Attendance]
    months: list[MonthlyPoints]
    reviews: dict[str, ReviewMark]


def evidence(*, member: Member, year: int) -> Evidence:
    """Return what a member's star rests on."""
    held = PostHolding.objects.standing().filter(member=member, year=year)
    attended = Attendance.objects.filter(
        member=member,
        activity__held_on__year=year,
        activity__state__in=COUNTING_STATES,
    )
    months = MonthlyPoints.objects.filter(member=member, month__year=year)
    reviews = ReviewMark.objects.filter(member=member, year=year)
    return Evidence(
        holdings=list(held.select_related("post").prefetch_related("marks").order_by("post__name")),
        attendances=list(attended.select_related("activity").order_by("activity__held_on")),
        months=list(months.order_by("month")),
        reviews={mark.kind: mark for mark in reviews},
    )


def together_with(*, star_list: StarList) -> "StarListQuerySet":
    """Return the draft and those it shares a place with: they are published together."""
    drafts: StarListQuerySet = StarList.objects.in_state(ListState.DRAFT)
    if not star_list.shared_with:
        return drafts.filter(pk=star_list.pk)
    superior = star_list.organization.superior_id
    return drafts.filter(year=star_list.year, shared_with__gt=0, organization__superior=superior)


def scores_sharing(*, star_list: StarList) -> list[Decimal] | None:
    """Return the scores of all who stand under the list's quota, the list's own among them.

    Where branches share it, each one's list is what it was when this one was computed; nothing if
    they are not all to be found, as after a branch was put under another superior.
    """
    lists = StarList.objects.filter(pk=star_list.pk)
    if star_list.shared_with:
        lists = StarList.objects.filter(
            year=star_list.year,
            shared_with__gt=0,
            organization__superior=star_list.organization.superior_id,
            computed_at__lte=star_list.computed_at,
        )
        lists = lists.order_by("organization_id", "-computed_at").distinct("organization_id")
    ratings = StarRating.objects.filter(star_list__in=lists.values("pk"), reason__in=RATED)
    scores = list(ratings.exclude(score=None).values_list("score", flat=True))
    rated = star_list.shared_rated if star_list.shared_with else star_list.rated
    return scores if len(scores) == rated else None


def posts_of(*, branch: Organization, year: int) -> "QuerySet[DutyPost]":
    """Return the branch's posts, those in use first, with ``held``: who holds them in the year."""
    held = PostHolding.objects.standing().filter(year=year).select_related("member")
    ordered = held.order_by("member__pinyin", "member_id")
    posts = DutyPost.objects.filter(organization=branch).order_by("is_retired", "name")
    return posts.prefetch_related(Prefetch("holdings", ordered, to_attr="held"))


@dataclass(frozen=True)
class Marks:
    """The marks of some members for a year, and the posts they hold."""

    holdings: dict[int, list[PostHolding]]
    duty: dict[tuple[int, int], Decimal]
    reviews: dict[tuple[int, str], Decimal]


def marks_of(*, members: "MemberQuerySet", year: int) -> Marks:
    """Return holdings by member, duty marks by holding and quarter, reviews by member and kind."""
    standing = PostHolding.objects.standing().filter(year=year, member__in=members)
    holdings: dict[int, list[PostHolding]] = defaultdict(list)
    duty: dict[tuple[int, int], Decimal] = {}
    for holding in standing.select_related("post").prefetch_related("marks").order_by("post__name"):
        holdings[holding.member_id].append(holding)
        duty |= {(holding.pk, mark.quarter): mark.mark for mark in holding.marks.all()}
    found = ReviewMark.objects.filter(year=year, member__in=members)
    reviews = {(mark.member_id, mark.kind): mark.mark for mark in found}
    return Marks(dict(holdings), duty, reviews)


def exceptions_of(*, member: Member, year: int) -> list[Exemption | Veto]:
    """Return the exemption and the vetoes of a member's year that count."""
    exempt = Exemption.objects.standing().filter(member=member, year=year)
    vetoes = Veto.objects.standing().filter(member=member, decided_on__year=year)
    return [*exempt.select_related("recorded_by"), *vetoes.select_related("recorded_by")]


def claimable_posts(*, member: Member) -> "QuerySet[DutyPost]":
    """Return the posts of the member's branch that a full member does not hold this year."""
    if member.stage != Stage.FULL:
        return DutyPost.objects.none()
    today = localdate()
    homes = member.affiliations.home().on(today).values("organization")
    held = PostHolding.objects.standing().filter(member=member, year=today.year)
    return (
        DutyPost.objects.filter(organization__in=homes).open().exclude(pk__in=held.values("post"))
    )


def follow_ups_due(*, lists: "StarListQuerySet") -> "QuerySet[StarRating]":
    """Return stars in force that ask the branch for something which is not recorded."""
    asked = StarEffect.objects.exclude(follow_up="").filter(
        rule=OuterRef("star_list__rule"), star=OuterRef("star")
    )
    return StarRating.objects.filter(
        Exists(asked),
        star_list__in=lists.in_state(ListState.IN_FORCE),
        follow_up__isnull=True,
    )
