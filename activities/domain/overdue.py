"""What is overdue, and reminding branches of it (催办), at most once a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor, Scope
from activities.choices import ActivityKind, CellState
from activities.domain.duties import Duty, duties
from activities.models import Notice
from branches.models import Organization
from common.dates import months_before


@dataclass(frozen=True)
class Overdue:
    """A branch with what it lacks past the deadline, oldest first, and the latest nudge."""

    branch: Organization
    duties: list[Duty]
    notice: Notice | None

    @property
    def by_kind(self) -> list[tuple[str, list[Duty]]]:
        return by_kind(self.duties)

    @property
    def deadline(self) -> date:
        """The earliest of the deadlines that have passed."""
        return min(duty.term.deadline for duty in self.duties)

    @cached_property
    def was_nudged_today(self) -> bool:
        return self.notice is not None and self.notice.sent_on == localdate()


def by_kind(lacking: list[Duty]) -> list[tuple[str, list[Duty]]]:
    """Put duties under the names of their kinds, in the kinds' usual order."""
    found = [
        (str(kind.label), [duty for duty in lacking if duty.kind == kind]) for kind in ActivityKind
    ]
    return [(name, duties_of) for name, duties_of in found if duties_of]


def is_overdue(duty: Duty, on: date) -> bool:
    return duty.state is CellState.MISSING and duty.term.deadline < on


def usual_span(*, on: date) -> tuple[date, date]:
    """Return the year of the last month that is over, so that January still shows December."""
    last = months_before(on.replace(day=1), 1)
    return last.replace(month=1), last


def overdue(
    *,
    scope: Scope,
    kinds: list[str],
    first: date,
    last: date,
    on: date,
    branch_ids: list[int] | None = None,
) -> list[Overdue]:
    """Return the branches in scope with something overdue between the months, by tree order."""
    lacking: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties(
        scope=scope, kinds=kinds, first=first, last=last, today=on, branch_ids=branch_ids
    ):
        if is_overdue(duty, on):
            lacking[duty.branch_id].append(duty)
    found = list(lacking)
    notices = {notice.organization_id: notice for notice in Notice.objects.latest_of(found)}
    branches = Organization.objects.filter(pk__any_of=found).select_related("superior")
    return [
        Overdue(
            branch,
            sorted(lacking[branch.pk], key=lambda duty: duty.term.month),
            notices.get(branch.pk),
        )
        for branch in branches.order_by("path")
    ]


def nudge(*, rows: list[Overdue], actor: Actor) -> list[Organization]:
    """Remind branches of what they lack; return those that were not reminded today already."""
    now = timezone.now()
    today = timezone.localdate(now)
    with transaction.atomic():
        asked = Notice.objects.filter(sent_on=today).values_list("organization", flat=True)
        already = set(asked.filter(organization__in=[row.branch for row in rows]))
        fresh = [row for row in rows if row.branch.pk not in already]
        Notice.objects.bulk_create(
            [
                Notice(
                    organization=row.branch,
                    sent_by=actor.user,
                    sent_at=now,
                    sent_on=today,
                    duties=[[duty.kind, f"{duty.term.month:%Y-%m}"] for duty in row.duties],
                )
                for row in fresh
            ],
            ignore_conflicts=True,  # somebody else may nudge in the same moment
        )
        if fresh:
            audit.record(
                user=actor.user,
                action=Action.BRANCHES_NUDGED,
                target=fresh[0].branch if len(fresh) == 1 else str(len(fresh)),
                details={"organizations": [row.branch.pk for row in fresh]},
            )
    return [row.branch for row in fresh]


def open_notices(*, scope: Scope, missing: set[tuple[int, str, date]]) -> list[Notice]:
    """Return each branch's latest notice, if any of what it named is still missing."""
    branches = {branch_id for branch_id, _kind, _month in missing}
    found = Notice.objects.latest_of(list(branches)).select_related("organization", "sent_by")
    return [
        notice
        for notice in found
        if any(
            (notice.organization_id, kind, date.fromisoformat(f"{month}-01")) in missing
            for kind, month in notice.duties
        )
    ]


def named(duty: Duty) -> str:
    """Return what is lacking in words: 2018-06 主题党日."""
    return f"{duty.term.label} {duty.name}"
