"""The three reports: for who writes them what is due, for the office what was handed in."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import ReportKind, ReportState
from assessments.models import AssessedUnit, UnitReport
from assessments.reports.unit_reports import days_left, handed_in_to_read, reports_due
from portal.reports.items import SOON, Todo


def report_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return what the person still has to write, or as the office has to read."""
    if actor.can(Capability.ASSESSMENT_MANAGE):
        return _to_read(actor)
    if not actor.sees_own(Capability.ASSESSMENT_JOIN):
        return []
    due = reports_due(user_id=actor.user.pk)
    return [item for unit, reports in due for item in _items(unit, reports, on)]


def _items(unit: AssessedUnit, reports: list[UnitReport], on: date) -> list[Todo]:
    """Return one item for each report that came back, and one for all that are to be written."""
    returned = [report for report in reports if report.state == ReportState.RETURNED]
    unwritten = [report for report in reports if report.state == ReportState.DRAFT]
    items = [
        Todo(
            _("%(kind)s of %(unit)s was returned")
            % {"kind": report.get_kind_display(), "unit": unit},
            report.reason,
            report.get_absolute_url(),
            _("Mend"),
            is_overdue=True,
        )
        for report in returned
    ]
    return [*items, _due(unit, unwritten, on)] if unwritten else items


def _due(unit: AssessedUnit, reports: list[UnitReport], on: date) -> Todo:
    left = days_left(cycle=unit.cycle, on=on)
    kinds = "、".join(str(ReportKind(report.kind).label) for report in reports)
    return Todo(
        _("%(unit)s is to hand in: %(kinds)s") % {"unit": unit, "kinds": kinds},
        _why(unit),
        reports[0].get_absolute_url(),
        _("Write"),
        is_overdue=left is not None and left < 0,
        days_left=left if left is not None and 0 <= left <= SOON else None,
    )


def _why(unit: AssessedUnit) -> str:
    """Say until when, and who reminded the unit last."""
    day = unit.cycle.reports_due_on
    why = _("Due on %(day)s.") % {"day": day} if day else str(unit.cycle)
    notice = next(iter(unit.report_notices.all()), None)
    if notice is None:
        return why
    at = localtime(notice.sent_at)
    when = f"{at:%H:%M}" if at.date() == localdate() else f"{at:%Y-%m-%d}"
    reminded = _("%(who)s reminded the unit (%(when)s).")
    return f"{why} {reminded % {'who': notice.sent_by, 'when': when}}"


def _to_read(actor: Actor) -> list[Todo]:
    visible = UnitReport.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)
    page = reverse("assessments:report_list")
    return [
        Todo(
            _("%(count)d reports of units were handed in") % {"count": count},
            _("%(cycle)s: read them, then lock them or return them with a reason.")
            % {"cycle": title},
            f"{page}?cycle={pk}&state={ReportState.SUBMITTED}",
            _("Read"),
        )
        for pk, title, count in handed_in_to_read(reports=visible)
    ]
