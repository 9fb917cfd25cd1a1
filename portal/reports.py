"""What the home page shows, composed from the apps below."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityState
from activities.domain.grid import GridRow, Totals, party_day_grid, totals
from activities.models import Activity, ServiceRecord
from common.dates import next_month
from members.reports import RegisterCount, register_count
from spreadsheets.choices import BatchState
from spreadsheets.models import ImportBatch

MONTHS_SHOWN = 6


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why, where; overdue ones come first."""

    what: str
    why: str
    url: str
    button: str
    is_overdue: bool = False


@dataclass(frozen=True)
class MonthBar:
    month: date
    totals: Totals


@dataclass(frozen=True)
class Glance:
    register: RegisterCount
    totals: Totals
    months: list[MonthBar]
    first: date
    last: date


def todo(*, actor: Actor) -> list[Todo]:
    """Return what waits for this person, overdue first."""
    items = [*_reviews(actor), *_returned(actor), *_confirmations(actor), *_batches(actor)]
    return sorted(items, key=lambda item: not item.is_overdue)


def _reviews(actor: Actor) -> list[Todo]:
    reviewable = Activity.objects.visible_to(actor, Capability.ACTIVITY_REVIEW)
    count = reviewable.filter(state=ActivityState.SUBMITTED).count()
    if not count:
        return []
    what = _("%(count)d activities wait for review") % {"count": count}
    url = reverse("activities:activity_list") + "?state=submitted"
    return [Todo(what, _("Submitted by branches; accept or return them."), url, _("Review"))]


def _returned(actor: Actor) -> list[Todo]:
    own = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
    return [
        Todo(
            _("“%(activity)s” was returned") % {"activity": activity},
            activity.reason,
            activity.get_absolute_url(),
            _("Mend"),
            is_overdue=True,
        )
        for activity in own.filter(state=ActivityState.RETURNED)[:20]
    ]


def _confirmations(actor: Actor) -> list[Todo]:
    records = ServiceRecord.objects.visible_to(actor, Capability.SERVICE_CONFIRM)
    count = records.filter(confirmed_at=None).count()
    if not count:
        return []
    what = _("%(count)d service records wait for confirmation") % {"count": count}
    url = reverse("activities:service_list") + "?waiting=1"
    return [Todo(what, _("Points follow from confirmed hours only."), url, _("Confirm"))]


def _batches(actor: Actor) -> list[Todo]:
    waiting = ImportBatch.objects.visible_to(actor).filter(state=BatchState.PREVIEWED)
    why = _("The preview is ready; nothing is written yet.")
    return [
        Todo(batch.file_name, why, batch.get_absolute_url(), _("Look at it"))
        for batch in waiting[:10]
    ]


def glance(*, actor: Actor, on: date) -> Glance:
    """Return the register of the day and the last six months that hold activities."""
    scope = actor.scope(Capability.ACTIVITY_VIEW)
    visible = Activity.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
    newest = visible.aggregate(newest=Max("held_on"))["newest"] or on
    last = min(newest, on).replace(day=1)
    number = last.year * 12 + last.month - MONTHS_SHOWN
    first = date(number // 12, number % 12 + 1, 1)
    grid = party_day_grid(scope=scope, first=first, last=last)
    return Glance(
        register=register_count(scope=actor.scope(Capability.MEMBER_VIEW), on=on),
        totals=totals(grid=grid),
        months=_bars(grid, first, last),
        first=first,
        last=last,
    )


def _bars(grid: list[GridRow], first: date, last: date) -> list[MonthBar]:
    bars, month, position = [], first, 0
    while month <= last:
        column = [GridRow(row.branch, [row.cells[position]]) for row in grid]
        bars.append(MonthBar(month, totals(grid=column)))
        month, position = next_month(month), position + 1
    return bars
