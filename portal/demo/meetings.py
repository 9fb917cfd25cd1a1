"""What the secretary's branch did last month beside its party day: it met, learnt and joined in."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, AttendanceState, GuestRole, VoteStanding
from activities.domain.attendance import Away, Stay
from activities.domain.joint import keep_list
from activities.domain.meetings import Particulars
from activities.domain.occasions import members_due
from activities.domain.records import GuestEntry, MotionEntry
from activities.domain.workflow import change_state, record_activity
from activities.models import Activity
from branches.models import Organization
from portal.demo.district import DemoDistrict

REASONS = ("外出务工", "生病住院")
MEETING: dict[str, Any] = {
    "theme": "讨论预备党员转正",
    "agenda": "预备党员汇报一年来的思想和工作\n支部委员会介绍考察意见\n讨论并表决",
    "content": "与会党员认为该同志预备期内能够履行党员义务，同意提交表决。",
}
LESSON: dict[str, Any] = {
    "theme": "新时代党员的初心与使命",
    "lecturer_text": "赵文博（区委党校讲师）",
    "hours": Decimal("1.5"),
}
TRAINING: dict[str, Any] = {"theme": "联学共建：乡村治理经验交流", "hours": Decimal(2)}


class Meetings:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.month = district.months[-1]
        self.secretary, self.town = Actor.of(users["secretary"]), Actor.of(users["town"])
        self.branch = Organization.objects.get(code="T01001")
        self.partner = Organization.objects.get(code="T01002")

    def build(self) -> None:
        meeting = self._meeting()
        change_state(activity=meeting, to=ActivityState.ACCEPTED, actor=self.town)
        self._hold(ActivityKind.LESSON, **LESSON)
        joint = self._hold(ActivityKind.TRAINING, said=self._joint(), **TRAINING)
        keep_list(part=joint.parts.get(is_lead=False), away={}, actor=self.town)

    def _meeting(self) -> Activity:
        """Put two motions to the vote: one carries, one fails with most of those present for it."""
        day = self._free_day(ActivityKind.MEMBERS_MEETING)
        full = [stay for stay in members_due(branch=self.branch, day=day) if stay.is_full_on(day)]
        base, away = len(full) - 1, full[1 : 1 + len(REASONS)]
        present = base - len(away)
        motions = [
            MotionEntry("同意一名预备党员按期转为中共正式党员", present),
            MotionEntry("将下月主题党日改为周末举行", base // 2, present - base // 2),
        ]
        said = Particulars(uncounted={full[-1].member_id: VoteStanding.SUSPENDED}, motions=motions)
        return self._hold(ActivityKind.MEMBERS_MEETING, away=_away(away), said=said, **MEETING)

    def _joint(self) -> Particulars:
        guest = GuestEntry("张明远", GuestRole.CONTACT, "区委常委、联系新城街道")
        return Particulars(partners=[self.partner], guests=[guest])

    def _hold(
        self, kind: str, *, away: Away | None = None, said: Particulars | None = None, **fields: Any
    ) -> Activity:
        day = self._free_day(kind)
        host = members_due(branch=self.branch, day=day)[0].name
        known = {"kind": kind, "held_on": day, "place": "党群服务中心", "host_text": host}
        made = record_activity(
            branch=self.branch,
            fields=known | fields,
            away=away or {},
            actor=self.secretary,
            said=said or Particulars(),
        )
        at = timezone.make_aware(datetime.combine(day + timedelta(days=1), time(9)))
        Activity.objects.filter(pk=made.pk).update(submitted_at=at)
        return made

    def _free_day(self, kind: str) -> date:
        """Return a day of the month on which the branch held nothing of the kind."""
        taken = Activity.objects.filter(kind=kind, parts__organization=self.branch)
        days = set(taken.values_list("held_on", flat=True))
        return next(
            day for number in range(12, 28) if (day := self.month.replace(day=number)) not in days
        )


def _away(stays: list[Stay]) -> Away:
    leave = str(AttendanceState.LEAVE)
    return {stay.member_id: (leave, reason) for stay, reason in zip(stays, REASONS, strict=True)}
