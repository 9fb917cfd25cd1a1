"""Why a month's score is not 100: every point lost, and every part left out."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _

from activities.choices import ActivityKind, CellState, Period, ScorePart
from activities.domain.duties import Duty
from activities.domain.scores import WHOLE, MonthScore, Part
from activities.reports.meetings import Meetings
from common.numbers import cents, percentage


class Loss(NamedTuple):
    """Points of the 100 that were lost, and why."""

    points: Decimal
    why: str


def losses(score: MonthScore) -> list[Loss]:
    """Return what was lost, part by part; the points add up to what is missing to 100."""
    if not score.most:
        return []
    scale = WHOLE / score.most
    found = [
        Loss(cents(points * scale), why)
        for part in score.parts
        if part.earned is not None and part.earned < part.most
        for points, why in _of_part(part, score)
        if points
    ]
    if score.deducted and score.meetings is not None:
        why = _("The secretary was absent without excuse at %(count)d meetings.")
        count = {"count": score.meetings.secretary_absent}
        found.append(Loss(cents(score.deducted), why % count))
    return found


def left_out(score: MonthScore) -> list[str]:
    """Name the parts that do not count, the others being scaled up to 100."""
    return [str(part.name.label) for part in score.parts if part.earned is None]


def _of_part(part: Part, score: MonthScore) -> list[tuple[Fraction, str]]:
    if part.name == ScorePart.PARTY_DAY:
        return _of_duties(part, [d for d in score.duties if d.kind == ActivityKind.PARTY_DAY])
    if part.name == ScorePart.MEETINGS:
        return _of_duties(part, [d for d in score.duties if _is_meeting(d)])
    met = score.meetings
    if met is None or part.earned is None:
        return []
    lost = part.most - part.earned
    if part.name == ScorePart.ATTENDANCE:
        why = _("Attendance %(percent)s%% (%(present)d/%(expected)d); all points from %(full)s%%.")
        said = {
            "percent": percentage(met.present, met.expected),
            "present": met.present,
            "expected": met.expected,
            "full": score.rule.attendance_full.normalize(),
        }
        return [(lost, why % said)]
    return [(lost, _of_records(met))]


def _is_meeting(duty: Duty) -> bool:
    is_yearly = duty.term.requirement.period == Period.YEAR
    return duty.kind != ActivityKind.PARTY_DAY and not is_yearly


def _of_duties(part: Part, owed: list[Duty]) -> list[tuple[Fraction, str]]:
    """Name what is missing with its share, and what came late with what that cost."""
    share = part.most / len(owed)
    missing = [duty for duty in owed if duty.state == CellState.MISSING]
    late = [duty for duty in owed if duty.state == CellState.LATE]
    found = [(share, _("%(duty)s is missing.") % {"duty": duty.name}) for duty in missing]
    if late and part.earned is not None:
        names = "、".join(duty.name for duty in late)
        days = sum(duty.days_late for duty in late)
        why = _("Recorded %(days)d days late: %(duties)s.") % {"days": days, "duties": names}
        found.append((part.most - share * len(missing) - part.earned, why))
    return found


def _of_records(met: Meetings) -> str:
    lacking = (
        (met.lack_theme, _("theme")),
        (met.lack_place, _("place")),
        (met.lack_list, _("attendance with reasons")),
        (met.lack_minutes, _("content or recorder")),
    )
    named = "、".join(f"{name} {count}" for count, name in lacking if count)
    why = _("%(incomplete)d of %(records)d records are incomplete; lacking: %(named)s.")
    figures = {"incomplete": met.incomplete, "records": met.records, "named": named}
    return why % figures
