"""Party days and meetings (主题党日活动记录)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.db.models import F, prefetch_related_objects
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import (
    COUNTING_STATES,
    PARTIAL_KINDS,
    RECORDING_KINDS,
    ActivityKind,
    ActivityState,
)
from activities.domain.attendance import (
    parse_absentees,
    posts_by_organization,
    stays_by_branch,
)
from activities.domain.occasions import home_of, occasion_among
from activities.domain.records import (
    ActivityChange,
    ActivityEntry,
    Presence,
    add_activities,
    change_activities,
)
from activities.domain.workflow import require_open
from activities.imports.amending import (
    MINUTES,
    PEOPLE_TEXTS,
    differences,
    noted,
    on_record,
    reversal,
)
from activities.imports.branch_table import BRANCH_HEADERS, BranchTable
from activities.imports.minutes import MotionsWidget, check_votes, minutes_changed, read_minutes
from activities.imports.roll import Roll
from activities.imports.steps import entered, step_said
from activities.imports.words import KIND_WORDS, STATE_WORDS
from activities.models import Activity, Attendance
from activities.querysets import ActivityQuerySet
from branches.choices import OrganizationKind
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from branches.reports import organizations_to_pick
from common.errors import RuleViolation
from common.numbers import round_half_up
from spreadsheets.choices import Outcome
from spreadsheets.problems import CellError
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget, NumberWidget, refuse_future

if TYPE_CHECKING:
    from activities.domain.attendance import Stay

AttendanceEvent: Any = apps.get_model("activities", "AttendanceEvent")
PEOPLE = {"host_text": "host_id", "lecturer_text": "lecturer_id"}
"""Who is named in words, and known as a member where one due alone bears the name."""
OF_THE_DAY = {"nobody_due", "no_branch_yet"}
"""What is wrong with the date of a row rather than with its branch."""
PLAIN_FIELDS = ("theme", "place", "recorder_text", "remark", *PEOPLE_TEXTS)


@register
class PartyDayImport(BranchTable):
    kind = "party-days"
    title = gettext_lazy("Party days")
    capability = Capability.ACTIVITY_RECORD
    step = 3
    version = 3
    model = Activity
    offers = {"branch": organizations_to_pick(kinds=RECORDING_KINDS)}
    columns_of_fields: ClassVar = {"kind": "type", "held_on": "date"}
    owned = frozenset({"parts", "attendances", "motions", "guests"})

    branch = Column(gettext_lazy("Branch"), BRANCH_HEADERS, TextWidget(120), required=True)
    date = Column(
        gettext_lazy("Date"),
        "日期|时间|活动时间|活动日期|开展时间",
        FuzzyDateWidget(may_be_ahead=True),
        required=True,
    )
    type = Column(gettext_lazy("Kind"), "类型|活动类型", ChoiceWidget(KIND_WORDS, "unknown_type"))
    theme = Column(gettext_lazy("Theme"), "主题|活动主题|活动名称", example="学习党章")
    place = Column(
        gettext_lazy("Place"), "地点|活动地点", TextWidget(100), example="社区党群服务中心"
    )
    host_text = Column(gettext_lazy("Host"), "主持人", TextWidget(50), example="张三")
    recorder_text = Column(gettext_lazy("Recorder"), "记录人", TextWidget(50), example="李四")
    lecturer_text = Column(
        gettext_lazy("Lecturer"), "主讲人|授课人|讲课人|主讲", TextWidget(50), example="王五"
    )
    hours = Column(
        gettext_lazy("Hours of study"), "学时|课时", NumberWidget("0.5", "24"), example="1.5"
    )
    due_reported = Column(
        gettext_lazy("Due"),
        "应到|应到人数|应参加人数",
        NumberWidget("0", "9999", whole=True),
        example="30",
    )
    present_reported = Column(
        gettext_lazy("Present"),
        "实到|实到人数|实参加人数",
        NumberWidget("0", "9999", whole=True),
        example="28",
    )
    attendees_text = Column(
        gettext_lazy("Attendees"),
        "参会人员|参加人员|到会人员|出席人员|与会人员|实到人员",
        TextWidget(10_000),
        example="张三、李四",
    )
    absentees_text = Column(
        gettext_lazy("Absentees and reasons"),
        "缺席人员及原因|缺席情况|缺席人员|请假人员",
        TextWidget(10_000),
        example="王五（请假）、赵六（外出务工）",
    )
    guests = Column(
        gettext_lazy("Guests"),
        "列席人员|列席人员及身份|列席",
        TextWidget(10_000),
        example="刘伟（联系领导，区委常委）、王芳（镇组织委员）",
    )
    motions = Column(
        gettext_lazy("Motions and votes"),
        "表决事项|表决情况|决议/表决|议题及表决|表决",
        MotionsWidget(10_000),
    )
    partners_text = Column(gettext_lazy("Joint branches"), "联合支部|联建支部|共建支部")
    state = Column(
        gettext_lazy("State"),
        "状态|活动状态|审核状态|State",
        ChoiceWidget(STATE_WORDS, "unknown_state"),
        example="待审核",
    )
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.first_rows: dict[Any, int] = {}
        self.named_cancelled: dict[int, int] = {}
        self.stays: dict[int, list[Stay]] = defaultdict(list)
        self.groups: dict[int, list[Organization]] = defaultdict(list)
        for group in Organization.objects.filter(kind=OrganizationKind.PARTY_GROUP):
            self.groups[group.superior_id or 0].append(group)
        self.known_homes: set[int] = set()
        self.started_at = timezone.now()

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.values["type"] = line.values.get("type") or ActivityKind.PARTY_DAY
            self.find_branch(line, self.index)
            self.need_day(line)
            self._refuse_day_ahead(line)
            line.label = f"{line.values.get('branch') or ''} {line.values.get('date') or ''}"
            if line.is_clean:
                if line.values.get("state") != ActivityState.CANCELLED:
                    self.refuse_repeated(line, _key(line), self.first_rows)
                self._find_partners(line)
        clean = [line for line in lines if line.is_clean]
        new = {home_of(branch=line.values["organization"]) for line in clean} - self.known_homes
        self.known_homes |= new
        self.stays.update(stays_by_branch(branch_ids=new))
        meetings = [line.values for line in clean if line.values["type"] in PARTIAL_KINDS]
        self.posts = posts_by_organization(among={said["organization"].pk for said in meetings})
        self._find_targets(clean)
        read_minutes(lines=clean, actor=self.actor)
        for line in clean:
            self._judge(line)

    def _refuse_day_ahead(self, line: Line) -> None:
        """Only what does not count, such as a draft, may lie ahead."""
        if line.values.get("date") and line.values.get("state") in {None, *COUNTING_STATES}:
            try:
                refuse_future(line.values["date"])
            except CellError as error:
                line.fail("date", error.code, error.message)

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

    def _find_targets(self, lines: Sequence[Line]) -> None:
        found = Activity.objects.filter(
            parts__organization__in={line.values["organization"] for line in lines},
            parts__is_lead=True,
            held_on__in={line.values["date"].on for line in lines},
        )
        found = found.annotate(lead_id=F("parts__organization_id")).with_attendance().with_minutes()
        standing: dict[Any, Activity] = {}
        cancelled: dict[Any, list[Activity]] = defaultdict(list)
        for activity in found.order_by("pk"):
            key = (activity.lead_id, activity.held_on, activity.kind)
            if activity.state == ActivityState.CANCELLED:
                cancelled[key].append(activity)
            else:
                standing[key] = activity
        for line in lines:
            ended = cancelled.get(_key(line), [])
            if ended and line.values.get("state") == ActivityState.CANCELLED:
                self._find_cancelled(line, ended)
            else:
                line.target = standing.get(_key(line))
            line.values["was_cancelled"] = bool(ended)

    def _judge(self, line: Line) -> None:
        """Take the attendance and say what becomes of the activity."""
        on_record = line.target.attended if line.target else None
        branch = line.values["organization"]
        roll = Roll(
            line=line, stays=self.stays[home_of(branch=branch)], posts=self.posts.get(branch.pk, [])
        )
        line.values["presences"] = roll.called(on_record)
        if line.target is not None:
            self._compare(line)
        elif line.is_clean:
            was_cancelled = line.values["was_cancelled"]
            state = entered(line=line, actor=self.actor, was_cancelled=was_cancelled)
            if state is not None:
                line.values["first_state"] = state
                self._require_occasion(line)
                check_votes(line=line, listed=line.values["presences"])
        is_of_some = line.values["type"] in PARTIAL_KINDS
        if is_of_some and line.is_clean and not line.values["presences"]:
            message = _("The row does not say who met: name them here. No attendance list is kept.")
            line.warn("attendees_text", "nobody_listed", message)

    def _find_cancelled(self, line: Line, ended: list[Activity]) -> None:
        """A day may hold several cancelled activities: each row stands for another one."""
        left = [activity for activity in ended if activity.pk not in self.named_cancelled]
        if not left:
            self.refuse_second(line, self.named_cancelled[ended[0].pk])
            return
        line.target = next((one for one in left if not self._changed(line, one)), left[0])
        self.named_cancelled[line.target.pk] = line.number

    def _require_occasion(self, line: Line) -> None:
        """Refuse what the entry form would: a kind the branch does not hold, nobody due."""
        branch = line.values["organization"]
        try:
            occasion_among(
                branch=branch,
                kind=line.values["type"],
                day=line.values["date"].on,
                groups=self.groups[branch.pk],
                stays=self.stays[home_of(branch=branch)],
            )
        except RuleViolation as error:
            column = "date" if error.code in OF_THE_DAY else "branch"
            line.fail(column, str(error.code), " ".join(error.messages))

    def _compare(self, line: Line) -> None:
        """Let a row change only what the entry form would let through."""
        changed = self._changed(line, line.target)
        is_listed_anew = _changes_list(line, changed)
        for name, value in changed.items():
            if name not in PEOPLE.values():
                self.note_change(line, name, on_record(activity=line.target, name=name), value)
        if line.target.motion_list and is_listed_anew:
            message = _("Its votes rest on the list: change it on the page of the activity.")
            line.fail("absentees_text", "votes_on_record", message)
        changed |= minutes_changed(line=line)
        if "motions" in changed:
            recorded = [Presence(*row) for row in line.target.lead_list]
            check_votes(line=line, listed=line.values["presences"] if is_listed_anew else recorded)
        if changed:
            try:
                require_open(activity=line.target)
            except RuleViolation as error:
                line.fail(next(iter(changed)), str(error.code), " ".join(error.messages))
            self._require_occasion(line)
        wanted, held = line.values.get("state"), line.target.state
        if wanted and wanted != held:
            self.note_change(line, "state", held, wanted)
            changed |= step_said(line=line, actor=self.actor)
        line.values["changed"] = changed
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _changed(self, line: Line, activity: Activity) -> dict[str, Any]:
        """Return the fields in which the row differs; empty cells say nothing."""
        said = self._fields(line)
        known = {text: {pk: said.pop(pk, None)} for text, pk in PEOPLE.items()}
        changed = differences(activity=activity, said=said)
        for text in known.keys() & changed.keys():
            changed |= known[text]
        return changed

    def _fields(self, line: Line) -> dict[str, Any]:
        fields: dict[str, Any] = {
            name: line.values[name] for name in PLAIN_FIELDS if line.values.get(name) is not None
        }
        for name in ("due_reported", "present_reported"):
            if line.values.get(name) is not None:
                fields[name] = int(line.values[name])
        if line.values.get("hours") is not None:
            fields["hours"] = round_half_up(line.values["hours"], Decimal("0.1"))
        for text, pk in PEOPLE.items():
            if line.values.get(text):
                fields |= {text: line.values[text], pk: line.values.get(pk)}
        return fields

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        entries = [self._entry(line) for line in new]
        made = add_activities(entries=entries)
        for activity, line in zip(made, new, strict=True):
            line.written = Written(activity.pk, None)
        known = [line for line in lines if line.target is not None]
        changes = [_change(line) for line in known]
        listed = [change.activity for change in changes if change.presences is not None]
        prefetch_related_objects(listed, "parts", "attendances")
        for line, change in zip(known, changes, strict=True):
            line.written = noted(change=change)
        change_activities(changes=changes)

    def _entry(self, line: Line) -> ActivityEntry:
        branch, day = line.values["organization"], line.values["date"].on
        state = line.values["first_state"]
        may_backfill = self.actor.scope(Capability.BACKFILL_DECLARE).covers(branch.path)
        is_past = day < localdate().replace(day=1)
        fields = {
            **self._fields(line),
            "kind": line.values["type"],
            "held_on": day,
            "state": state,
            "submitted_at": None if state == ActivityState.DRAFT else self.started_at,
            "is_backfill": may_backfill and is_past,
        }
        return ActivityEntry(
            branch,
            fields,
            partners=line.values["partners"],
            presences=line.values["presences"],
            motions=line.values.get("motions") or [],
            guests=line.values.get("guests") or [],
        )

    def rows_in_reach(self, ids: Sequence[int]) -> ActivityQuerySet:
        return Activity.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def removable(self, ids: set[int]) -> set[int]:
        """Keep what somebody went over since, and what a partner has kept its own list of."""
        rewritten = AttendanceEvent.objects.filter(activity_id__in=ids)
        of_partners = Attendance.objects.filter(
            activity__in=ids,
            activity__parts__is_lead=False,
            activity__parts__organization=F("organization"),
        )
        kept = rewritten.values_list("activity", flat=True).union(
            of_partners.order_by().values_list("activity", flat=True)
        )
        return ids - set(kept)

    def restore(self, pairs: Sequence[tuple[Activity, dict[str, Any]]]) -> None:
        change_activities(changes=[reversal(activity=one, before=before) for one, before in pairs])


def _key(line: Line) -> tuple[int, date, str]:
    return line.values["organization"].pk, line.values["date"].on, str(line.values["type"])


def _change(line: Line) -> ActivityChange:
    changed = line.values["changed"]
    fields = {name: value for name, value in changed.items() if name not in MINUTES}
    listed = line.values["presences"] if _changes_list(line, changed) else None
    minutes = {name: changed.get(name) for name in MINUTES}
    return ActivityChange(line.target, fields, listed, **minutes)


def _changes_list(line: Line, changed: Mapping[str, Any]) -> bool:
    """Say whether another list is told; attendees tell one of meetings of some alone."""
    is_of_some = line.values["type"] in PARTIAL_KINDS
    return "absentees_text" in changed or (is_of_some and "attendees_text" in changed)
