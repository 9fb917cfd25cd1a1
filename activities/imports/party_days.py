"""Party days and meetings (主题党日活动记录)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import ActivityKind, ActivityState
from activities.domain.attendance import Stay, parse_absentees, state_of_absence, stays_by_branch
from activities.domain.records import ActivityEntry, Presence, add_activities, add_presences
from activities.imports.branch_table import BRANCH_HEADERS, BranchTable
from activities.models import Activity, ActivityPart
from activities.querysets import ActivityQuerySet
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from common.text import person_name
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget, NumberWidget

KIND_WORDS = {
    ActivityKind.PARTY_DAY: "主题党日|主题党日活动|党员活动日",
    ActivityKind.MEMBERS_MEETING: "党员大会|支部党员大会",
    ActivityKind.COMMITTEE_MEETING: "支委会|支部委员会",
    ActivityKind.GROUP_MEETING: "党小组会",
    ActivityKind.LESSON: "党课",
    ActivityKind.ORGANIZATION_LIFE: "组织生活会",
    ActivityKind.DEMOCRATIC_LIFE: "民主生活会",
    ActivityKind.TRAINING: "培训|集中培训",
    ActivityKind.VOLUNTEER_SERVICE: "志愿服务",
}
PLAIN_FIELDS = ("theme", "place", "recorder_text", "remark", "absentees_text")


@register
class PartyDayImport(BranchTable):
    kind = "party-days"
    title = gettext_lazy("Party days")
    capability = Capability.ACTIVITY_RECORD
    step = 3
    model = Activity
    columns_of_fields: ClassVar = {"kind": "type", "held_on": "date"}
    owned = frozenset({"parts", "attendances"})

    branch = Column(gettext_lazy("Branch"), BRANCH_HEADERS, TextWidget(120), required=True)
    date = Column(
        gettext_lazy("Date"),
        "日期|时间|活动时间|活动日期|开展时间",
        FuzzyDateWidget(),
        required=True,
    )
    type = Column(gettext_lazy("Kind"), "类型|活动类型", ChoiceWidget(KIND_WORDS, "unknown_type"))
    theme = Column(gettext_lazy("Theme"), "主题|活动主题|活动名称", example="学习党章")
    place = Column(
        gettext_lazy("Place"), "地点|活动地点", TextWidget(100), example="社区党群服务中心"
    )
    host_text = Column(gettext_lazy("Host"), "主持人", TextWidget(50), example="张三")
    recorder_text = Column(gettext_lazy("Recorder"), "记录人", TextWidget(50), example="李四")
    due_reported = Column(
        gettext_lazy("Due"),
        "应到|应到人数|应参加人数",
        NumberWidget("0", "9999", whole=True),
    )
    present_reported = Column(
        gettext_lazy("Present"),
        "实到|实到人数|实参加人数",
        NumberWidget("0", "9999", whole=True),
    )
    absentees_text = Column(
        gettext_lazy("Absentees and reasons"),
        "缺席人员及原因|缺席情况|缺席人员|请假人员",
        TextWidget(1000),
        example="王五（请假）、赵六（外出务工）",
    )
    partners_text = Column(gettext_lazy("Joint branches"), "联合支部|联建支部|共建支部")
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.first_rows: dict[Any, int] = {}
        self.stays: dict[int, list[Stay]] = defaultdict(list)
        self.known_branches: set[int] = set()
        self.started_at = timezone.now()

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.values["type"] = line.values.get("type") or ActivityKind.PARTY_DAY
            self.find_branch(line, self.index)
            self.need_day(line)
            line.label = f"{line.values.get('branch') or ''} {line.values.get('date') or ''}"
            if line.is_clean:
                key = (line.values["organization"].pk, line.values["date"].on, line.values["type"])
                self.refuse_repeated(line, key, self.first_rows)
                self._find_partners(line)
        clean = [line for line in lines if line.is_clean]
        new = set(_all_branches(clean)) - self.known_branches
        self.known_branches |= new
        self.stays.update(stays_by_branch(branch_ids=new))
        for line in clean:
            self._take_attendance(line)
        self._find_targets(clean)

    def _find_partners(self, line: Line) -> None:
        partners: list[Organization] = []
        for name, _reason in parse_absentees(text=line.values.get("partners_text") or ""):
            found = self.index.find(name)
            if len(found) == 1:
                if found[0] not in [line.values["organization"], *partners]:
                    partners.append(found[0])
            else:
                message = _("The joint branch “%(name)s” is not known; the text is kept.")
                line.warn("partners_text", "unknown_partner", message % {"name": name})
        line.values["partners"] = partners

    def _take_attendance(self, line: Line) -> None:
        """Everyone due was present but for the absentees named."""
        branch, day = line.values["organization"], line.values["date"].on
        due = [stay for stay in self.stays[branch.pk] if stay.is_due_on(day)]
        by_name: dict[str, list[Stay]] = defaultdict(list)
        for stay in due:
            by_name[person_name(stay.name)].append(stay)
        away: dict[int, str] = {}
        for name, reason in parse_absentees(text=line.values.get("absentees_text") or ""):
            found = by_name.get(person_name(name), [])
            if len(found) == 1:
                away[found[0].member_id] = reason
            else:
                message = _("“%(name)s” fits no or several members due; the text is kept.")
                line.warn("absentees_text", "unknown_absentee", message % {"name": name})
        self._find_host(line, by_name, away)
        reported = line.values.get("due_reported")
        if reported is not None and reported != len(due):
            message = _("%(reported)s were due by the file, %(due)d by the register.")
            figures = {"reported": reported, "due": len(due)}
            line.warn("due_reported", "due_differs", message % figures)
        line.values["presences"] = [_presence(stay, branch, away) for stay in due]

    def _find_host(self, line: Line, by_name: dict[str, list[Stay]], away: dict[int, str]) -> None:
        text = line.values.get("host_text")
        if not text:
            return
        found = by_name.get(person_name(text), [])
        if len(found) != 1:
            message = _("The host “%(name)s” fits no or several members due; the text is kept.")
            line.warn("host_text", "unknown_host", message % {"name": text})
            return
        line.values["host_id"] = found[0].member_id
        if found[0].member_id in away:
            message = _("The host “%(name)s” is listed absent.")
            line.warn("host_text", "host_absent", message % {"name": text})

    def _find_targets(self, lines: Sequence[Line]) -> None:
        branches = {line.values["organization"].pk for line in lines}
        days = {line.values["date"].on for line in lines}
        parts = (
            ActivityPart.objects.filter(
                organization_id__in=branches, activity__held_on__in=days, is_lead=True
            )
            .exclude(activity__state=ActivityState.CANCELLED)
            .select_related("activity")
        )
        known = {
            (part.organization_id, part.activity.held_on, part.activity.kind): part.activity
            for part in parts
        }
        for line in lines:
            key = (line.values["organization"].pk, line.values["date"].on, str(line.values["type"]))
            line.target = known.get(key)
            if line.target is not None:
                self._compare(line)

    def _compare(self, line: Line) -> None:
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if name != "host_id" and old != value:
                self.note_change(line, name, old, value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _fields(self, line: Line) -> dict[str, Any]:
        fields: dict[str, Any] = {
            name: line.values[name] for name in PLAIN_FIELDS if line.values.get(name) is not None
        }
        for name in ("due_reported", "present_reported"):
            if line.values.get(name) is not None:
                fields[name] = int(line.values[name])
        if line.values.get("host_text"):
            fields |= {"host_text": line.values["host_text"], "host_id": line.values.get("host_id")}
        return fields

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        entries = [self._entry(line) for line in new]
        made = add_activities(entries=entries)
        for activity, entry, line in zip(made, entries, new, strict=True):
            line.written = Written(activity.pk, None, entry.fields)
        changed = [line for line in lines if line.target is not None]
        for line in changed:
            self._change(line)
        if changed:
            names = [*PLAIN_FIELDS, "host_text", "host", "due_reported", "present_reported"]
            Activity.objects.bulk_update([line.target for line in changed], names, 500)

    def _entry(self, line: Line) -> ActivityEntry:
        branch, day = line.values["organization"], line.values["date"].on
        may_accept = self.actor.scope(Capability.ACTIVITY_REVIEW).covers(branch.path)
        may_backfill = self.actor.scope(Capability.BACKFILL_DECLARE).covers(branch.path)
        is_past = day < localdate().replace(day=1)
        fields = {
            **self._fields(line),
            "kind": line.values["type"],
            "held_on": day,
            "state": ActivityState.ACCEPTED if may_accept else ActivityState.SUBMITTED,
            "submitted_at": self.started_at,
            "is_backfill": may_backfill and self.is_backfill and is_past,
        }
        return ActivityEntry(branch, fields, line.values["partners"], line.values["presences"])

    def _change(self, line: Line) -> None:
        fields = self._fields(line)
        before = {name: getattr(line.target, name) for name in fields}
        for name, value in fields.items():
            setattr(line.target, name, value)
        if "absentees_text" in line.changes:
            line.target.attendances.filter(organization=line.values["organization"]).delete()
            add_presences(activity=line.target, presences=line.values["presences"])
        line.written = Written(line.target.pk, before, fields)

    def rows_in_reach(self, ids: Sequence[int]) -> ActivityQuerySet:
        return Activity.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)


def _all_branches(lines: Iterable[Line]) -> Iterable[int]:
    for line in lines:
        yield line.values["organization"].pk


def _presence(stay: Stay, branch: Organization, away: dict[int, str]) -> Presence:
    if stay.member_id not in away:
        return Presence(stay.member_id, branch.pk)
    reason = away[stay.member_id]
    return Presence(stay.member_id, branch.pk, state_of_absence(reason=reason), reason[:50])
