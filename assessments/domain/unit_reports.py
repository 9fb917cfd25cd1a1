"""Writing a unit's three reports: saved as one types, handed in, and nobody overwritten unseen."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import CycleState, ReportKind, ReportState
from assessments.models import Cycle, UnitReport
from assessments.models.reports import PARTS
from common.errors import RuleViolation

WRITTEN_ELSEWHERE = "written_elsewhere"
OPEN_STATES = {
    CycleState.REPORTS: (ReportState.DRAFT, ReportState.RETURNED),
    CycleState.REVIEW: (ReportState.RETURNED,),
}
"""What can be written while a cycle stands where; from voting on nothing can."""


@dataclass(frozen=True)
class Written:
    """The texts of one tab, and on which version of the report they were written."""

    texts: Mapping[str, str]
    version: int
    tab: str


def begin_reports(*, cycle: Cycle) -> None:
    """Give every unit of a cycle its three empty reports."""
    UnitReport.objects.bulk_create(
        UnitReport(unit=unit, kind=kind) for unit in cycle.units.all() for kind in ReportKind
    )


def may_be_written(*, report: UnitReport) -> bool:
    return report.state in OPEN_STATES.get(CycleState(report.unit.cycle.state), ())


def save(*, report: UnitReport, written: Written, actor: Actor) -> UnitReport:
    """Keep what was written so far.

    Raises ``RuleViolation`` for who does not write for the unit, once the report is handed in or
    locked, and with the code ``written_elsewhere`` if another tab has saved since.
    """
    with transaction.atomic():
        report = _writing(report, actor)
        _put(report, written, actor)
    return report


def submit(*, report: UnitReport, written: Written, actor: Actor) -> UnitReport:
    """Hand a report in: the office and the responsible leader read it from now on.

    Raises ``RuleViolation`` as ``save`` does, and for a part that is empty.
    """
    with transaction.atomic():
        report = _writing(report, actor)
        _put(report, written, actor)
        missing = [str(name) for part, name in PARTS.items() if not getattr(report, part)]
        if missing:
            message = _("Still empty: %(parts)s. A report is handed in whole.")
            raise RuleViolation(message % {"parts": "、".join(missing)}, code="incomplete")
        due = report.unit.cycle.reports_due_on
        report.state, report.submitted_by = ReportState.SUBMITTED, actor.user
        report.submitted_at = timezone.now()
        report.is_late = due is not None and timezone.localdate(report.submitted_at) > due
        report.save()
        audit.record(user=actor.user, action=Action.REPORT_SUBMITTED, target=report)
    return report


def _put(report: UnitReport, written: Written, actor: Actor) -> None:
    """Save texts over the version they were written on; the same texts once more change nothing."""
    old = {part: getattr(report, part) for part in PARTS}
    if old == dict(written.texts):
        return
    if report.version != written.version and report.tab != written.tab:
        message = _(
            "%(who)s saved this report elsewhere meanwhile. Neither text is overwritten: compare"
            " both, then save again."
        )
        raise RuleViolation(message % {"who": report.saved_by}, code=WRITTEN_ELSEWHERE)
    for part in PARTS:
        setattr(report, part, written.texts[part])
    report.version += 1
    report.tab = written.tab
    report.saved_by, report.saved_at = actor.user, timezone.now()
    report.save()


def _writing(report: UnitReport, actor: Actor) -> UnitReport:
    """Lock a report that the actor may write now. Raises ``RuleViolation`` for any other."""
    mine = UnitReport.objects.visible_to(actor, Capability.ASSESSMENT_JOIN)
    locked: UnitReport | None = (
        mine.select_for_update(of=("self",))
        .select_related("unit__cycle", "saved_by")
        .filter(pk=report.pk)
        .first()
    )
    if locked is None:
        message = _("A unit's head writes its reports, or whom the office lets write them.")
        raise RuleViolation(message, code="not_yours")
    if not may_be_written(report=locked):
        message = _("The report is “%(state)s” and stays as it is; ask the office to return it.")
        raise RuleViolation(message % {"state": locked.get_state_display()}, code="closed")
    return locked
