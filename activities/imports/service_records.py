"""Volunteer service (志愿服务记录)."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import Effect
from activities.domain.confirmation import tell_confirmed
from activities.domain.service import (
    MAX_HOURS,
    MIN_HOURS,
    MemberDay,
    ServiceDays,
    Stint,
    add_service_records,
    is_emergency,
    is_own,
)
from activities.imports.branch_table import BRANCH_HEADERS, BranchTable
from activities.imports.homes import Homes, is_masked
from activities.models import ServiceRecord
from activities.querysets import ServiceRecordQuerySet
from activities.registry import Change, changing, fixed_service
from branches.domain.lookup import OrganizationIndex
from common.errors import RuleViolation
from common.text import person_name
from members.domain import identity
from members.widgets import ID_HEADERS
from spreadsheets.choices import Outcome
from spreadsheets.problems import CellError
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TextWidget, Written
from spreadsheets.widgets import (
    ChoiceWidget,
    ClockWidget,
    FuzzyDateWidget,
    NumberWidget,
    YesNoWidget,
)

if TYPE_CHECKING:
    from branches.models import Organization
    from members.models import Affiliation, Member

STINT_FIELDS = {"hours_reported", "starts_at", "ends_at"}
COLUMN_OF_CODE = {"overlap": "starts_at", "half_a_time": "starts_at", "ends_early": "ends_at"}
EFFECT_WORDS = {Effect.GOOD: "好", Effect.FAIR: "较好", Effect.PLAIN: "一般"}


class PlainIdWidget(TextWidget):
    """An ID number that names a member; a numeric cell has lost its digits."""

    def advice(self) -> str:
        return _("18 characters, in a cell formatted as text; without it, name and branch count.")

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if isinstance(value, int | float):
            message = _("The cell holds a number; format the column as text and type it again.")
            raise CellError("numeric_id", message)
        return identity.normalize(text=str(value))


class EndWidget(ClockWidget):
    def advice(self) -> str:
        return _("A time like 11:30; past midnight the time of the next day, as 02:00 after 22:00.")


@register
class ServiceRecordImport(BranchTable):
    kind = "service-records"
    title = gettext_lazy("Service records")
    capability = Capability.SERVICE_RECORD
    step = 4
    version = 2
    model = ServiceRecord
    columns_of_fields: ClassVar = {
        "served_on": "date",
        "hours_reported": "hours",
        "is_organizer": "organizer",
        "is_professional": "professional",
    }
    branch_required = False

    name = Column(
        gettext_lazy("Name"),
        "姓名|党员姓名|名字|人员姓名",
        TextWidget(50),
        required=True,
        example="张三",
    )
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        PlainIdWidget(30),
        sensitive=True,
        example="419900198001010017",
    )
    branch = Column(gettext_lazy("Branch"), BRANCH_HEADERS, TextWidget(120))
    date = Column(
        gettext_lazy("Date"), "日期|时间|服务日期|服务时间", FuzzyDateWidget(), required=True
    )
    activity_name = Column(
        gettext_lazy("Activity"),
        "活动名称|志愿服务项目|项目名称|服务内容",
        TextWidget(100),
        required=True,
        example="清洁家园",
    )
    category = Column(gettext_lazy("Category"), "服务类别|类别", TextWidget(30), example="环境整治")
    hours = Column(
        gettext_lazy("Hours"),
        "时长|时长(小时)|服务时长|小时数",
        NumberWidget(str(MIN_HOURS), str(MAX_HOURS)),
        required=True,
        example="2",
    )
    starts_at = Column(
        gettext_lazy("Start"), "开始时间|起始时间|服务开始时间|开始时刻", ClockWidget()
    )
    ends_at = Column(
        gettext_lazy("End"),
        "结束时间|终止时间|服务结束时间|结束时刻",
        EndWidget(),
        example="11:30",
    )
    effect = Column(
        gettext_lazy("Effect"),
        "效果评定|效果|服务效果|评定",
        ChoiceWidget(EFFECT_WORDS, "unknown_effect"),
    )
    organizer = Column(gettext_lazy("Organizer"), "是否组织者|组织者", YesNoWidget())
    professional = Column(
        gettext_lazy("Professional skill"), "是否专业服务|专业技能|专业服务", YesNoWidget()
    )
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)
        self.first_rows: dict[Any, int] = {}
        self.confirmed: list[ServiceRecord] = []
        self.days = ServiceDays()

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = f"{line.values.get('name') or ''} {line.values.get('date') or ''}"
            self.find_branch(line, self.index)
            self.need_day(line)
            for column, words in (
                ("name", _("The name is missing.")),
                ("activity_name", _("The activity's name is missing.")),
                ("hours", _("The hours are missing.")),
            ):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", words)
        self._find_members([line for line in lines if line.is_clean])
        for line in lines:
            if line.is_clean:
                self.refuse_repeated(line, _record_key(line), self.first_rows)
        self._find_targets([line for line in lines if line.is_clean])
        self._find_room([line for line in lines if line.is_clean])

    def _find_members(self, lines: Sequence[Line]) -> None:
        homes = Homes(lines=lines, reach=self.reach)
        for line in lines:
            self._find_member(line, homes.of(line))

    def _find_member(self, line: Line, found: "list[Affiliation]") -> None:
        named_by = "id_number" if line.values.get("id_number") else "name"
        if len({home.member_id for home in found}) > 1:
            message = _("Several members bear this name: write the whole ID number.")
            line.fail(named_by, "manual_check", message)
        elif not found and is_masked(line):
            message = _("Nobody in reach fits the masked number: write the whole one.")
            line.fail("id_number", "masked_id", message)
        elif not found:
            message = _("No member in reach fits this row. Check the ID number, name and branch.")
            line.fail(named_by, "unknown_member", message)
        elif found[0].member.name != person_name(line.values["name"]):
            message = _("The ID number belongs to a member of another name.")
            line.fail("name", "name_differs", message)
        else:
            self._accept_member(line, found[0])

    def _accept_member(self, line: Line, home: "Affiliation") -> None:
        line.values["member"], line.values["home"] = home.member, home.organization
        line.place = str(home.organization)
        organization = line.values.get("organization")
        if organization is not None and organization != home.organization:
            message = _("The member's branch on that day is another one; it is used instead.")
            line.warn("branch", "branch_differs", message)
        joined = home.member.joined_on
        if joined is not None and line.values["date"].on < joined:
            line.warn("date", "before_joining", _("Dated before the member joined."))

    def _find_targets(self, lines: Sequence[Line]) -> None:
        days = [_member_day(line) for line in lines]
        self.days.load(days=days)
        records = ServiceRecord.objects.filter(pk__any_of=self.days.recorded(days=days))
        known = {(r.member_id, r.served_on, r.activity_name): r for r in records}
        for line in lines:
            line.target = known.get(_record_key(line))
        targets = [line for line in lines if line.target is not None]
        fixed = fixed_service(ids={line.target.pk for line in targets})
        for line in targets:
            self._compare(line, is_fixed=line.target.pk in fixed)

    def _compare(self, line: Line, *, is_fixed: bool) -> None:
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if old != value:
                self.note_change(line, name, old, value)
        if not line.changes:
            line.action = Outcome.UNCHANGED
        elif line.target.struck_on is not None:
            message = _("This record was struck. Restore it on its page first.")
            line.fail("activity_name", "struck", message)
        elif line.target.confirmed_at is not None and not self._confirms(line):
            message = _("The record is confirmed; only who confirms records may change it.")
            line.fail("activity_name", "confirmed_already", message)
        elif is_fixed:
            message = _("The record's month is closed; it is not changed any more.")
            line.fail("date", "month_closed", message)
        else:
            line.action = Outcome.UPDATE

    def _find_room(self, lines: Sequence[Line]) -> None:
        """A day holds so much of one member, on record and in the rows above."""
        for line in lines:
            if line.target is None or line.changes.keys() & STINT_FIELDS:
                try:
                    self.days.admit(
                        day=_member_day(line),
                        stint=self._stint(line),
                        instead_of=line.target and line.target.pk,
                    )
                except RuleViolation as error:
                    column = COLUMN_OF_CODE.get(str(error.code), "hours")
                    line.fail(column, str(error.code), " ".join(error.messages))

    def _stint(self, line: Line) -> Stint:
        """Return hours and times as they will be; an empty cell leaves what is on record."""
        said = self._fields(line)
        starts_at, ends_at = (
            said.get(name) or getattr(line.target, name, None) for name in ("starts_at", "ends_at")
        )
        return Stint(said["hours_reported"], starts_at, ends_at)

    def _fields(self, line: Line) -> dict[str, Any]:
        values = line.values
        fields: dict[str, Any] = {
            "served_on": values["date"].on,
            "activity_name": values["activity_name"],
            "hours_reported": Decimal(values["hours"]).quantize(Decimal("0.01")),
        }
        for source, target in (
            ("starts_at", "starts_at"),
            ("ends_at", "ends_at"),
            ("category", "category"),
            ("effect", "effect"),
            ("organizer", "is_organizer"),
            ("professional", "is_professional"),
            ("remark", "remark"),
        ):
            if values.get(source) is not None:
                fields[target] = values[source]
        return fields

    def _confirms(self, line: Line) -> bool:
        """Say whether what the actor writes in this row counts as confirmed."""
        reach = self.actor.scope(Capability.SERVICE_CONFIRM)
        covered = reach.covers(line.values["home"].path)
        return covered and not is_own(member=line.values["member"], actor=self.actor)

    def write(self, lines: Sequence[Line]) -> None:
        known = [line for line in lines if line.target is not None]
        ids = {line.target.pk for line in known}
        with changing(Change(ids, _("Changed by an imported file"), self.actor.user)):
            for line in known:  # before the new ones: hours given up make room for others
                self._change(line)
        new = [line for line in lines if line.target is None]
        for confirm in (True, False):
            chosen = [line for line in new if self._confirms(line) is confirm]
            entries: list[tuple[Member, Organization, dict[str, Any]]] = [
                (line.values["member"], line.values["home"], self._fields(line)) for line in chosen
            ]
            made = add_service_records(entries=entries, actor=self.actor, confirm=confirm)
            for record, line in zip(made, chosen, strict=True):
                line.written = Written(record.pk, None)
            self.confirmed += made if confirm else []

    def finish(self) -> None:
        tell_confirmed(records=self.confirmed)

    def _change(self, line: Line) -> None:
        fields, record = self._fields(line), line.target
        fields["is_emergency"] = is_emergency(category=fields.get("category", record.category))
        if record.confirmed_at is not None and record.hours_reported != fields["hours_reported"]:
            fields["hours_confirmed"] = fields["hours_reported"]
        line.written = Written(record.pk, {name: getattr(record, name) for name in fields})
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()

    def rows_in_reach(self, ids: Sequence[int]) -> ServiceRecordQuerySet:
        return ServiceRecord.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def booked(self, ids: set[int]) -> set[int]:
        return fixed_service(ids=ids)

    def restore(self, pairs: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        with self._undoing({record.pk for record, _before in pairs}):
            super().restore(pairs)

    def remove(self, ids: set[int]) -> None:
        with self._undoing(ids):
            super().remove(ids)

    def _undoing(self, ids: set[int]) -> AbstractContextManager[None]:
        return changing(Change(ids, _("Import undone"), self.actor.user))


def _member_day(line: Line) -> MemberDay:
    return line.values["member"].pk, line.values["date"].on


def _record_key(line: Line) -> tuple[int, date, str]:
    return *_member_day(line), line.values["activity_name"]
