"""The units' reports as pages show them: who has handed in what, and all of it to be read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.timezone import localdate

from accounts.choices import Role
from accounts.models import Grant, User
from assessments.choices import CycleState, ReportState
from assessments.models import AssessedUnit, Cycle, ReportNotice, UnitReport
from assessments.querysets import UnitReportQuerySet

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

OPEN = (CycleState.REPORTS, CycleState.REVIEW)


@dataclass(frozen=True)
class HandedIn:
    """How many reports of a cycle there are, handed in, and returned; how many units lack some."""

    all: int
    handed_in: int
    returned: int
    lacking: int


def figures_of(*, cycle: Cycle) -> HandedIn:
    is_in = Q(submitted_at__isnull=False)
    found = UnitReport.objects.filter(unit__cycle=cycle, unit__withdrawn="").aggregate(
        all=Count("pk"),
        handed_in=Count("pk", filter=is_in),
        returned=Count("pk", filter=Q(state=ReportState.RETURNED)),
        lacking=Count("unit", filter=~is_in, distinct=True),
    )
    return HandedIn(**found)


def reported_units(*, reports: UnitReportQuerySet) -> "QuerySet[AssessedUnit]":
    """Return the units of the reports, each with these as ``told`` and its ``last_notice``."""
    mine = reports.filter(unit=OuterRef("pk")).order_by()
    notices = ReportNotice.objects.select_related("sent_by")
    return (
        AssessedUnit.objects.filter(Exists(mine))
        .select_related("cycle", "leader")
        .prefetch_related(
            Prefetch("reports", reports.order_by("pk"), to_attr="told"),
            Prefetch("report_notices", notices, to_attr="notices"),
        )
        .order_by("group", "code")
    )


def reported_in(*, cycle: Cycle) -> set[int]:
    """Return the units of a cycle of which voters have something to read."""
    handed_in = UnitReport.objects.handed_in().filter(unit__cycle=cycle)
    return set(handed_in.order_by().values_list("unit", flat=True))


def heard_of(*, unit_id: int, cycle_id: int) -> list[UnitReport]:
    """Return what a unit handed in, for whoever votes in its cycle while voting is open."""
    reports = UnitReport.objects.handed_in().filter(
        unit=unit_id, unit__cycle=cycle_id, unit__cycle__state=CycleState.VOTING
    )
    return list(reports.select_related("unit__cycle").order_by("pk"))


def own_of(*, unit: AssessedUnit) -> list[UnitReport]:
    """Return the three reports of a unit in the order in which they are given."""
    return list(unit.reports.order_by("pk"))


def heads_of(*, unit: AssessedUnit) -> list[User]:
    """Return who answers for a unit: its head, or today's secretaries of the branch."""
    if unit.branch_id is None:
        return [unit.head] if unit.head else []
    posts = Grant.objects.filter(role=Role.SECRETARY, organization=unit.branch_id)
    return [post.user for post in posts.in_force(localdate()).select_related("user")]


def reports_due(*, user_id: int) -> "list[tuple[AssessedUnit, list[UnitReport]]]":
    """Return the reports somebody still has to hand in now, unit by unit."""
    reports = UnitReport.objects.open_to_writing().filter(
        unit__in=UnitReport.objects.units_written_by(user_id), unit__withdrawn=""
    )
    found: dict[AssessedUnit, list[UnitReport]] = {}
    for report in reports.select_related("unit__cycle").prefetch_related(
        Prefetch("unit__report_notices", ReportNotice.objects.select_related("sent_by"))
    ):
        found.setdefault(report.unit, []).append(report)
    return list(found.items())


def handed_in_to_read(*, reports: UnitReportQuerySet) -> "list[tuple[int, str, int]]":
    """Return number, title and how many reports of each open cycle wait to be read and locked."""
    waiting = reports.filter(state=ReportState.SUBMITTED, unit__cycle__state__in=OPEN)
    rows = waiting.order_by().values_list("unit__cycle", "unit__cycle__title")
    return [(pk, title, count) for pk, title, count in rows.annotate(count=Count("pk"))]


def days_left(*, cycle: Cycle, on: "date") -> int | None:
    return None if cycle.reports_due_on is None else (cycle.reports_due_on - on).days
