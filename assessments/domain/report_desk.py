"""What the office does about units' reports: return, lock, remind, and say who else writes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import CycleState, ReportKind, ReportState
from assessments.domain.readiness import Finding
from assessments.domain.setup import user_named
from assessments.models import AssessedUnit, Cycle, ReportNotice, ReportWriter, UnitReport
from common.errors import RuleViolation

DESK_STATES = (CycleState.REPORTS, CycleState.REVIEW)
"""In which the office still returns and locks; opening the voting locks all."""


def send_back(*, report: UnitReport, reason: str, actor: Actor) -> None:
    """Return a report to be mended; in review this also lets a unit hand in late.

    Raises ``RuleViolation`` for who does not run the assessment, once the report is locked, and
    while a report that was not handed in can be written anyway.
    """
    _require_desk(report.unit.cycle, actor)
    with transaction.atomic():
        locked = UnitReport.objects.select_for_update().get(pk=report.pk)
        late = report.unit.cycle.state == CycleState.REVIEW and locked.state == ReportState.DRAFT
        if locked.state != ReportState.SUBMITTED and not late:
            message = _("Only a report that was handed in is returned.")
            raise RuleViolation(message, code="wrong_state")
        locked.state, locked.reason = ReportState.RETURNED, reason
        locked.returned_by, locked.returned_at = actor.user, timezone.now()
        locked.submitted_by = locked.submitted_at = None
        locked.is_late = False
        locked.save()
        audit.record(user=actor.user, action=Action.REPORT_RETURNED, target=locked, reason=reason)


def lock(*, cycle: Cycle, units: Iterable[AssessedUnit], actor: Actor) -> int:
    """Accept what units have handed in, for good; return how many reports that are.

    Raises ``RuleViolation`` for who does not run the assessment, and once voting is open.
    """
    _require_desk(cycle, actor)
    chosen = UnitReport.objects.filter(
        unit__in=units, unit__cycle=cycle, state=ReportState.SUBMITTED
    )
    with transaction.atomic():
        count = chosen.update(state=ReportState.LOCKED)
        if count:
            _record(cycle, actor, Action.REPORTS_LOCKED, count=count)
    return count


def lock_all(*, cycle: Cycle) -> None:
    """Lock all reports as voting opens; who has not handed in by then is heard without one."""
    UnitReport.objects.filter(unit__cycle=cycle).update(state=ReportState.LOCKED)


def lacking(*, cycle: Cycle) -> dict[AssessedUnit, list[UnitReport]]:
    """Return the units that lack reports, with those not handed in."""
    missing = UnitReport.objects.filter(
        unit__cycle=cycle, unit__withdrawn="", submitted_at__isnull=True
    )
    found: dict[AssessedUnit, list[UnitReport]] = {}
    for report in missing.select_related("unit__unit"):
        found.setdefault(report.unit, []).append(report)
    return found


def findings_of(*, cycle: Cycle) -> list[Finding]:
    """Say which reports are missing before the leaders review and voters read; none of it stops."""
    if cycle.state not in DESK_STATES:
        return []
    text = _("%(unit)s has not handed in: %(kinds)s.")
    return [
        Finding(text % {"unit": unit, "kinds": named(reports=reports)}, is_warning=True)
        for unit, reports in lacking(cycle=cycle).items()
    ]


def named(*, reports: Iterable[UnitReport]) -> str:
    """Return the kinds of reports in words."""
    return "、".join(str(ReportKind(report.kind).label) for report in reports)


def nudge(*, cycle: Cycle, units: Iterable[AssessedUnit], actor: Actor) -> int:
    """Remind units of what they have not handed in; return how many were not reminded today.

    Raises ``RuleViolation`` for who does not run the assessment, and once voting is open.
    """
    _require_desk(cycle, actor)
    now = timezone.now()
    today = timezone.localdate(now)
    owing = lacking(cycle=cycle)
    with transaction.atomic():
        already = set(
            ReportNotice.objects.filter(unit__in=owing, sent_on=today).values_list(
                "unit", flat=True
            )
        )
        fresh = [unit for unit in units if unit in owing and unit.pk not in already]
        ReportNotice.objects.bulk_create(
            [
                ReportNotice(unit=unit, sent_by=actor.user, sent_at=now, sent_on=today)
                for unit in fresh
            ],
            ignore_conflicts=True,  # somebody else may nudge in the same moment
        )
        if fresh:
            _record(cycle, actor, Action.UNITS_NUDGED, units=[unit.name for unit in fresh])
    return len(fresh)


def name_writer(*, unit: AssessedUnit, username: str, actor: Actor) -> ReportWriter:
    """Let somebody write for a unit beside its head.

    Raises ``RuleViolation`` for an unknown user name, and once voting is open.
    """
    _require_desk(unit.cycle, actor)
    user = user_named(username=username)
    with transaction.atomic():
        writer, _made = ReportWriter.objects.get_or_create(unit=unit, user=user)
        _record(unit.cycle, actor, Action.REPORT_WRITER_NAMED, unit=unit.name, writer=user.username)
    return writer


def drop_writer(*, writer: ReportWriter, actor: Actor) -> None:
    """Let somebody no longer write for a unit. Raises ``RuleViolation`` once voting is open."""
    unit, user = writer.unit, writer.user
    _require_desk(unit.cycle, actor)
    with transaction.atomic():
        writer.delete()
        action = Action.REPORT_WRITER_DROPPED
        _record(unit.cycle, actor, action, unit=unit.name, writer=user.username)


def _require_desk(cycle: Cycle, actor: Actor) -> None:
    if not actor.scope(Capability.ASSESSMENT_MANAGE).covers(cycle.organization.path):
        message = _("Assessments are run by the district's officers.")
        raise RuleViolation(message, code="out_of_reach")
    if cycle.state not in DESK_STATES:
        message = _("Reports are written, returned and locked between the opening and the voting.")
        raise RuleViolation(message, code="closed")


def _record(cycle: Cycle, actor: Actor, action: Action, **details: object) -> None:
    audit.record(user=actor.user, action=action, target=cycle, details=details)
