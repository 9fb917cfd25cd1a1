"""Drafting the stars of a year: facts by one query, the arithmetic in memory, rows by ``COPY``."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.scope import Scope, minimal
from branches.models import Organization
from common import sql
from common.dates import months_between
from common.errors import RuleViolation
from jobs.choices import JobState
from jobs.domain.queue import enqueue
from jobs.models import Job
from members.models import Affiliation
from points.choices import RATED, ListState, StarReason, Verdict
from points.domain.settlement import WHOLE_DISTRICT, settle_months
from points.domain.stars.quota import Places, Roll, places, stars
from points.domain.stars.score import Facts, components, score_of
from points.models import Objection, RatingRule, StarList, StarRating
from points.reports.stars import day_of

FIRST_YEAR = 2000
FEW = 10
"""So many branches are drafted one by one; more of them with the whole district."""
RATING_COLUMNS = ("star_list_id", "member_id", "score", "star", "reason", "facts")


@dataclass(frozen=True)
class Result:
    """A member's star before it is written."""

    score: Decimal | None
    star: int | None
    reason: StarReason
    facts: Facts


@dataclass(frozen=True)
class BranchDraft:
    """A branch's list before it is written; ``shared`` is the quota it stands under."""

    branch: Organization
    members: int
    shared: Places
    results: dict[int, Result]


@dataclass(frozen=True)
class Draft:
    """The drafts of the branches in scope, and how many members came out how."""

    year: int
    branches: list[BranchDraft]

    @property
    def results(self) -> dict[int, Result]:
        return {pk: found for one in self.branches for pk, found in one.results.items()}

    @property
    def reasons(self) -> Counter[StarReason]:
        return Counter(result.reason for result in self.results.values())

    @property
    def stars(self) -> Counter[int | None]:
        """How many of the rated have how many stars."""
        return Counter(one.star for one in self.results.values() if one.reason in RATED)


def draft_stars(*, year: int, scope: Scope = WHOLE_DISTRICT) -> Draft:
    """Write the drafts of a year's stars for the branches in scope; what is frozen stays.

    First settles what the year's open months lack. Branches below the same superiors are drafted
    along, for small ones share a place. Raises ``RuleViolation`` for a year that has not begun.
    """
    require_year(year=year)
    day = day_of(year=year)
    settle_months(months=months_between(date(year, 1, 1), day), scope=scope, on=day)
    with transaction.atomic(), sql.advisory_lock(f"points.stars.{year}"):
        rule = RatingRule.objects.for_year(year)
        branches = _branches(scope)
        drafts = _compute(year, rule, branches, {})
        sql.run("points/sql/remove_star_drafts.sql", year=year, branches=list(branches))
        _write(year, rule, drafts)
    return Draft(year, [one for one in drafts if scope.covers(one.branch.path)])


def compute_stars(
    *, year: int, rule: RatingRule, more_points: Mapping[int, Decimal] | None = None
) -> Draft:
    """Return the stars a rule would give in the whole district; nothing is settled or written.

    ``more_points`` are what members would have beside those they have.
    """
    return Draft(year, _compute(year, rule, _branches(WHOLE_DISTRICT), more_points or {}))


def require_year(*, year: int) -> None:
    """Raise ``RuleViolation`` for a year that has not begun or lies too far back."""
    last = localdate().year
    if not FIRST_YEAR <= year <= last:
        message = _("Name a year from %(first)d to %(last)d.")
        raise RuleViolation(message % {"first": FIRST_YEAR, "last": last}, code="bad_year")


def redraft_soon(*, branch: Organization, year: int) -> None:
    """Draft the branch anew as a job after commit: a fact of its year has changed."""
    enqueue("points.tasks.draft", year=year, path=branch.path)


def redraft_after(*, scope: Scope, year: int) -> None:
    """Draft as jobs what settling has changed; what already waits to be drafted sees it, too.

    A year long past is drafted again only where it has been: nobody asked for its stars.
    """
    is_rated = year >= localdate().year - 1 or StarList.objects.filter(year=year).exists()
    for path in scope.roots if is_rated else ():
        waiting = Job.objects.filter(
            task="points.tasks.draft",
            state=JobState.QUEUED,
            parameters={"year": year, "path": path},
        )
        if not waiting.exists():
            enqueue("points.tasks.draft", year=year, path=path)


def redraft_of(*, members: Collection[int] | None, months: Iterable[date]) -> None:
    """Draft as jobs what changed in months of members' accounts; without members, of all.

    Queued after commit: a draft that has begun by then would not see the change.
    """
    years = sorted({month.year for month in months})
    transaction.on_commit(lambda: _redraft_homes(members, years))


def _redraft_homes(members: Collection[int] | None, years: list[int]) -> None:
    for year in years:
        scope = WHOLE_DISTRICT if members is None else _rating_scope(members, year)
        redraft_after(scope=scope, year=year)


def _rating_scope(members: Collection[int], year: int) -> Scope:
    """Return the branches that rate the members for a year; the district where they are many."""
    homes = Affiliation.objects.home().on(day_of(year=year)).filter(member__pk__any_of=members)
    paths = set(homes.order_by().values_list("organization__path", flat=True).distinct()[: FEW + 1])
    return Scope(minimal(paths)) if len(paths) <= FEW else WHOLE_DISTRICT


def _branches(scope: Scope) -> dict[int, Organization]:
    """Return the branches in scope and those that may share a place with them."""
    inside = Organization.objects.filter(scope.as_q()).branches()
    superiors = inside.order_by().values("superior").distinct()
    found = Organization.objects.branches().filter(superior__in=superiors)
    return {branch.pk: branch for branch in found}


def _compute(
    year: int,
    rule: RatingRule,
    branches: dict[int, Organization],
    more_points: Mapping[int, Decimal],
) -> list[BranchDraft]:
    members: dict[int, int] = {}
    results: dict[int, dict[int, Result]] = defaultdict(dict)
    for row in _facts(year, rule, list(branches)):
        member, branch = row.pop("member_id"), row.pop("organization_id")
        members[branch] = row.pop("members")
        row["points"] += more_points.get(member, 0)
        results[branch][member] = _result(Facts(**row), rule)
    rolls = [
        Roll(
            pk,
            branches[pk].superior_id,
            members[pk],
            {
                member: found.score
                for member, found in results[pk].items()
                if found.reason in RATED and found.score is not None
            },
        )
        for pk in members
    ]
    drafts = []
    for shared in places(rolls=rolls, rule=rule):
        given = stars(shared=shared, rule=rule)
        for roll in shared.rolls:
            with_stars = _with_stars(results[roll.branch_id], given)
            drafts.append(BranchDraft(branches[roll.branch_id], roll.members, shared, with_stars))
    return drafts


def _facts(year: int, rule: RatingRule, branches: list[int]) -> list[dict[str, Any]]:
    return sql.rows(
        "points/sql/star_facts.sql",
        year=year,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        as_of=day_of(year=year),
        branches=branches,
        exemptions=rule.exemptions,
        vetoes=rule.vetoes,
    )


def _result(facts: Facts, rule: RatingRule) -> Result:
    """Return the score, and why there is no star if there is none; the quota comes later."""
    score = score_of(parts=components(facts=facts, rule=rule))
    if facts.veto:
        return Result(score, 0, StarReason.VETO, facts)
    if facts.exemption:
        return Result(None, None, StarReason.EXEMPT, facts)
    if rule.needs_post and not facts.has_post:
        return Result(None, None, StarReason.NO_POST, facts)
    if score is None:
        return Result(None, None, StarReason.NO_DATA, facts)
    return Result(score, None, StarReason.SCORE, facts)


def _with_stars(
    results: dict[int, Result], given: dict[int, tuple[int, StarReason]]
) -> dict[int, Result]:
    return {
        pk: Result(found.score, *given[pk], found.facts) if pk in given else found
        for pk, found in results.items()
    }


def _write(year: int, rule: RatingRule, drafts: list[BranchDraft]) -> None:
    """Write each branch's list, unless it is what stands on notice or in force already."""
    standing = _standing(year)
    fresh = [one for one in drafts if _outcome(one) != standing.get(one.branch.pk)]
    now = timezone.now()
    lists = StarList.objects.bulk_create(
        [
            StarList(
                organization=draft.branch,
                year=year,
                rule=rule,
                members=draft.members,
                rated=sum(one.reason in RATED for one in draft.results.values()),
                quota=draft.shared.quota,
                shared_with=len(draft.shared.rolls) if draft.shared.is_shared else 0,
                shared_rated=draft.shared.rated if draft.shared.is_shared else 0,
                as_of=day_of(year=year),
                computed_at=now,
            )
            for draft in fresh
        ]
    )
    lines = (
        (made.pk, pk, one.score, one.star, one.reason.value, json.dumps(one.facts.as_json()))
        for made, draft in zip(lists, fresh, strict=True)
        for pk, one in draft.results.items()
    )
    sql.copy_rows("points_starrating", RATING_COLUMNS, lines)


Outcome = dict[int, tuple[Decimal | None, int | None, str]]


def _outcome(draft: BranchDraft) -> Outcome:
    return {pk: (one.score, one.star, one.reason) for pk, one in draft.results.items()}


def _standing(year: int) -> dict[int, Outcome]:
    """Return what is on notice, or else in force, by branch.

    A list with an upheld objection does not stand: it must be replaced, be it by its like.
    """
    found: dict[int, Outcome] = {}
    upheld = Objection.objects.filter(verdict=Verdict.UPHELD).values("rating__star_list")
    for state in (ListState.IN_FORCE, ListState.PUBLISHED):
        lists = StarList.objects.filter(year=year, state=state).exclude(pk__in=upheld)
        ratings = StarRating.objects.filter(star_list__in=lists)
        by_branch: dict[int, Outcome] = defaultdict(dict)
        for branch, member, *outcome in ratings.values_list(
            "star_list__organization", "member", "score", "star", "reason"
        ):
            by_branch[branch][member] = tuple(outcome)
        found |= by_branch
    return found
