"""Reads about the yearly appraisal of members: who votes, who has done it, and what came out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q
from django.utils.timezone import localdate

from activities.choices import COUNTING_STATES, ActivityKind
from activities.models import ActivityPart
from activities.reports.attended import attended_in_year
from assessments.choices import MemberGrade
from assessments.models import BranchAppraisal
from branches.models import Organization
from common.numbers import percentage
from members.choices import MEMBER_STAGES
from members.models import Affiliation, Member
from points.reports.ledger import points_of_year
from points.reports.stars import day_of

if TYPE_CHECKING:
    from branches.querysets import OrganizationQuerySet
    from members.querysets import MemberQuerySet


def year_due(*, on: date) -> int:
    """Return the year whose appraisal is asked about: the last one that is over."""
    return on.year - 1


def members_with_vote(*, branch: Organization, on: date) -> "MemberQuerySet":
    """Return the members, probationary ones too, that the branch had on a day."""
    homes = Affiliation.objects.home().on(on).filter(organization=branch, member=OuterRef("pk"))
    joined = Q(joined_on__isnull=True) | Q(joined_on__lte=on)
    return Member.objects.filter(Exists(homes), joined, stage__in=MEMBER_STAGES)


def entitled_to_vote(*, branch: Organization, on: date) -> int:
    return members_with_vote(branch=branch, on=on).count()


def with_account(*, branch: Organization, on: date) -> int:
    """Return how many of those can vote electronically."""
    return members_with_vote(branch=branch, on=on).filter(user__is_active=True).count()


@dataclass(frozen=True)
class YearFacts:
    """What stands beside a member's ballots: points, and meetings attended of those due."""

    points: Decimal = Decimal(0)
    present: int = 0
    due: int = 0


def facts_of(*, members: list[int], year: int) -> dict[int, YearFacts]:
    """Return the year of each member as accounts and attendance lists have it."""
    points = points_of_year(member_ids=members, year=year)
    attended = attended_in_year(member_ids=members, year=year)
    return {
        member: YearFacts(points.get(member, Decimal(0)), *attended.get(member, (0, 0)))
        for member in members
    }


def meeting_of(*, branch: Organization, year: int) -> date | None:
    """Return the day of the appraisal meeting that the branch recorded for a year, if any."""
    parts = ActivityPart.objects.filter(
        organization=branch,
        activity__kind=ActivityKind.APPRAISAL,
        activity__state__in=COUNTING_STATES,
        activity__held_on__gte=date(year, 10, 1),
        activity__held_on__lte=date(year + 1, 9, 30),
    )
    days = parts.order_by("-activity__held_on").values_list("activity__held_on", flat=True)
    found: date | None = days.first()
    return found


def owing(*, branches: "OrganizationQuerySet", year: int) -> "OrganizationQuerySet":
    """Keep branches that owe the appraisal of a year: there at its end, with a member at home."""
    day = day_of(year=year)
    homes = Affiliation.objects.home().on(day).filter(organization=OuterRef("pk"))
    return branches.branches().existing_on(day).filter(Exists(homes))


def with_appraisal(*, branches: "OrganizationQuerySet", year: int) -> "OrganizationQuerySet":
    """Keep branches that owe the appraisal of a year, with what they recorded of it.

    ``recorded`` is nothing where none is; each grade is how many members got it.
    """
    of_year = FilteredRelation("appraisals", condition=Q(appraisals__year=year))
    held = {name: F(f"done__{name}") for name in ("held_on", "voters", "reason")}
    grades = {
        grade: Count("done__members", filter=Q(done__members__grade=grade))
        for grade in MemberGrade.values
    }
    asked = owing(branches=branches, year=year).annotate(done=of_year)
    found: OrganizationQuerySet = asked.annotate(recorded=F("done"), **held, **grades)
    return found


def progress(*, branches: "OrganizationQuerySet", year: int) -> tuple[int, int]:
    """Return how many branches have recorded the year, and how many owe it."""
    own = BranchAppraisal.objects.filter(organization=OuterRef("pk"), year=year)
    counted = owing(branches=branches, year=year).aggregate(
        owed=Count("pk"), done=Count("pk", filter=Exists(own))
    )
    return counted["done"], counted["owed"]


@dataclass(frozen=True)
class TownShare:
    """How many of the branches below an organization have recorded the year."""

    organization: Organization
    branches: int
    done: int

    @property
    def percent(self) -> Decimal | None:
        return percentage(self.done, self.branches)


def shares(*, branches: "OrganizationQuerySet") -> list[TownShare]:
    """Count by superior which branches have recorded the year."""
    counted: dict[int | None, list[bool]] = {}
    for superior, recorded in branches.order_by().values_list("superior", "recorded"):
        counted.setdefault(superior, []).append(recorded is not None)
    above = Organization.objects.filter(pk__in=[pk for pk in counted if pk]).order_by("path")
    return [TownShare(one, len(counted[one.pk]), sum(counted[one.pk])) for one in above]


def missing(*, branches: "OrganizationQuerySet", on: date) -> "OrganizationQuerySet":
    """Keep branches that have not recorded the year before."""
    year = year_due(on=on)
    return owing(branches=branches, year=year).exclude(appraisals__year=year)


def usual_year() -> int:
    return year_due(on=localdate())
