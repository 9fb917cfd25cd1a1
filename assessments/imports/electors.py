"""Voters of an assessment: each by account or ID number, in a group, with the own unit."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.models import User
from assessments.choices import CycleState, DelegateKind
from assessments.domain.setup import Named, add_electors, change_electors, placed_already
from assessments.models import AssessedUnit, Cycle, Elector, VoterGroup
from assessments.reports.picks import (
    assessed_units_to_pick,
    cycles_to_pick,
    groups_to_pick,
)
from common.text import person_name, squeeze
from members.domain.identity import blind_index
from members.models import Member
from members.widgets import ID_HEADERS, IdNumberWidget, NameWidget
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget

if TYPE_CHECKING:
    from assessments.querysets import OfCycleQuerySet

KIND_WORDS = {
    DelegateKind.PARTY_DELEGATE: "党代表",
    DelegateKind.PEOPLES_DEPUTY: "人大代表",
    DelegateKind.CPPCC_MEMBER: "政协委员",
}


@register
class ElectorImport(TableImport):
    kind = "electors"
    title = gettext_lazy("Voters of an assessment")
    capability = Capability.ASSESSMENT_MANAGE
    step = 14
    model = Elector
    columns_of_fields: ClassVar = {"own_unit_id": "own_unit"}
    offers = {
        "cycle": cycles_to_pick, "group": groups_to_pick, "own_unit": assessed_units_to_pick,
    }  # fmt: skip

    cycle = Column(gettext_lazy("Assessment"), "考核名称|考核|评议名称", TextWidget(80))
    group = Column(
        gettext_lazy("Group of voters"),
        "评议组|评议人组别|投票组|评议主体|组别",
        TextWidget(40),
        required=True,
        example="区直单位",
    )
    name = Column(gettext_lazy("Name"), "姓名|评议人|评议人姓名", NameWidget(), required=True)
    username = Column(gettext_lazy("User name"), "用户名|登录名|账号|账户", TextWidget(50))
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        sensitive=True,
    )
    own_unit = Column(
        gettext_lazy("Own unit"), "所在单位|本单位|工作单位|单位", TextWidget(120), example="A001"
    )
    delegate_kind = Column(
        pgettext_lazy("delegate", "Kind"),
        "代表类别|代表身份|类别",
        ChoiceWidget(KIND_WORDS, "unknown_kind"),
    )

    def begin(self) -> None:
        reach = Cycle.objects.visible_to(self.actor, self.capability)
        self.cycles: list[Cycle] = list(reach.select_related("organization"))
        of_cycles = {"cycle__in": self.cycles}
        self.groups: dict[tuple[int, str], VoterGroup] = {
            (group.cycle_id, squeeze(group.name)): group
            for group in VoterGroup.objects.filter(**of_cycles).select_related(
                "cycle__organization"
            )
        }
        self.units: dict[tuple[int, str], AssessedUnit] = {}
        for unit in AssessedUnit.objects.filter(**of_cycles):
            for known_as in (unit.name, unit.code):
                self.units[unit.cycle_id, squeeze(known_as)] = unit
        electors = Elector.objects.filter(**of_cycles).select_related("group", "own_unit", "user")
        self.placed = {(one.cycle_id, one.user_id): one for one in electors}
        self.voters = {one.user.username: one.user for one in electors}
        self.first_rows: dict[tuple[int, int], int] = {}

    def resolve(self, lines: Sequence[Line]) -> None:
        self._find_users(lines)
        for line in lines:
            line.label = line.values.get("name") or ""
            for column in ("group", "name"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            cycle = self._find_cycle(line)
            if cycle is not None:
                line.place = str(cycle.organization)
                self._find_group(line, cycle)
                self._find_unit(line, cycle)
            self._check_user(line)
            if line.is_clean:
                self._compare(line)

    def _find_users(self, lines: Sequence[Line]) -> None:
        """Load the accounts of a chunk: by user name, else through the member's ID number."""
        names = {line.values.get("username") for line in lines}
        active = User.objects.filter(is_active=True)
        known = {user.username: user for user in active.filter(username__in=names - {None})}
        by_name = self.voters | known  # who votes is known, though the account was closed since
        marks = {
            line: blind_index(number=number)
            for line in lines
            if (number := line.values.get("id_number"))
        }
        visible = Member.objects.visible_to(self.actor, Capability.MEMBER_VIEW, localdate())
        members = visible.filter(id_index__in=marks.values(), user__is_active=True)
        by_mark = {member.id_index: member.user for member in members.select_related("user")}
        for line in lines:
            username = line.values.get("username")
            found = by_name.get(username) if username else by_mark.get(marks.get(line, ""))
            line.values["user"] = found

    def _find_cycle(self, line: Line) -> Cycle | None:
        """Return the assessment a row names, else the only one that is being set up."""
        title = squeeze(line.values.get("cycle") or "")
        found = [
            cycle
            for cycle in self.cycles
            if (squeeze(cycle.title) == title if title else cycle.is_in_set_up)
        ]
        if len(found) == 1:
            return found[0]
        line.fail("cycle", "unknown_assessment", _being_set_up())
        return None

    def _find_group(self, line: Line, cycle: Cycle) -> None:
        name = line.values.get("group")
        line.values["found_group"] = self.groups.get((cycle.pk, squeeze(name or "")))
        if name and line.values["found_group"] is None:
            message = _("“%(group)s” is no group of this assessment. Make it on the page first.")
            line.fail("group", "unknown_group", message % {"group": name})

    def _find_unit(self, line: Line, cycle: Cycle) -> None:
        name = line.values.get("own_unit")
        line.values["found_unit"] = self.units.get((cycle.pk, squeeze(name or "")))
        if name and line.values["found_unit"] is None:
            message = _("“%(unit)s” is no unit of this assessment. Write its code or full name.")
            line.fail("own_unit", "unknown_unit", message % {"unit": name})

    def _check_user(self, line: Line) -> None:
        user, name = line.values["user"], line.values.get("name")
        if line.lacks("username") and line.lacks("id_number"):
            message = _("Write the user name, or the ID number of a member with an account.")
            line.fail("username", "missing_username", message)
        elif user is None and "id_number" not in line.refused:
            line.fail("username", "unknown_user", _no_account())
        elif user is not None and name and person_name(user.name) not in {"", person_name(name)}:
            message = _("This account is another person's: %(name)s.") % {"name": user.name}
            line.fail("name", "another_name", message)

    def _compare(self, line: Line) -> None:
        user, group = line.values["user"], line.values["found_group"]
        first = self.first_rows.setdefault((group.cycle_id, user.pk), line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("name", "duplicate", message)
            return
        line.target = self.placed.get((group.cycle_id, user.pk))
        if line.target is None:
            self._check_new(line, group.cycle)
            return
        if line.target.group_id != group.pk:
            message = placed_already(name=user.username, group=line.target.group)
            line.fail("group", "in_another_group", message)
            return
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if old != value:
                self.note_change(line, name, old, value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED
        if line.changes and not group.cycle.is_in_set_up:
            line.fail("cycle", "unknown_assessment", _being_set_up())

    def _check_new(self, line: Line, cycle: Cycle) -> None:
        """Let nobody in whose account is closed, and nobody once the assessment is open."""
        if not line.values["user"].is_active:
            line.fail("username", "unknown_user", _no_account())
        if not cycle.is_in_set_up:
            line.fail("cycle", "unknown_assessment", _being_set_up())

    def _fields(self, line: Line) -> dict[str, Any]:
        """Return what the row says beside who votes where; an empty cell says nothing."""
        said = {
            "own_unit": line.values["found_unit"],
            "delegate_kind": line.values.get("delegate_kind"),
        }
        return {name: value for name, value in said.items() if value}

    def write(self, lines: Sequence[Line]) -> None:
        new: dict[VoterGroup, list[Line]] = defaultdict(list)
        for line in lines:
            if line.target is None:
                new[line.values["found_group"]].append(line)
        for group, own in new.items():
            made = add_electors(group=group, named=list(map(_named, own)), actor=self.actor)
            for line, elector in zip(own, made, strict=True):
                line.written = Written(elector.pk, None)
        known = [(line.target, self._fields(line)) for line in lines if line.target is not None]
        for line in lines:
            if line.target is not None:
                line.written = Written(line.target.pk, _held(line.target, self._fields(line)))
        change_electors(changes=known, actor=self.actor)

    def rows_in_reach(self, ids: Sequence[int]) -> "OfCycleQuerySet":
        visible = Elector.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)

    def booked(self, ids: set[int]) -> set[int]:
        """The electorate of an open assessment is frozen."""
        frozen = Elector.objects.filter(pk__any_of=ids).exclude(cycle__state=CycleState.SET_UP)
        return set(frozen.values_list("pk", flat=True))


def _being_set_up() -> str:
    return _("Name an assessment that is being set up; it is frozen once it is open.")


def _no_account() -> str:
    return _("No active account is known by this. Write the user name.")


def _named(line: Line) -> Named:
    unit = line.values["found_unit"]
    kind = line.values.get("delegate_kind") or ""
    return Named(line.values["user"].username, unit.code if unit else "", kind)


def _held(elector: Elector, fields: dict[str, Any]) -> dict[str, Any]:
    columns = ["own_unit_id" if name == "own_unit" else name for name in fields]
    return {name: getattr(elector, name) for name in columns}
