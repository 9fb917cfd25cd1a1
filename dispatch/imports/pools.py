"""Talent pools (红苗人才库): known by ID number, team and the day of entry."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from common.dates import Precision
from common.errors import RuleViolation
from dispatch.choices import Phase, PoolSource, Team
from dispatch.domain.pools import Person, require_enterable
from dispatch.models import Cadre, PoolEntry
from members.domain import identity
from members.models import Member
from members.widgets import ID_HEADERS, IdNumberWidget, MaskedId, NameWidget
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

if TYPE_CHECKING:
    from dispatch.querysets import PoolEntryQuerySet

TEAM_WORDS = {
    Team.TWO_COMMITTEES: "村（社区）两委干部|两委干部|村两委干部|社区两委干部|村(社区)两委干部",
    Team.RESERVE: "科级后备干部|后备干部|科级后备",
    Team.ACTIVISTS: "入党积极分子|积极分子",
    Team.AFFAIRS_OFFICERS: "专职党务工作者|党务工作者|专职党务",
    Team.TALENTS: "人才|英才|惠济英才",
}
PHASE_WORDS = {
    Phase.SELECT: "选苗",
    Phase.NURTURE: "育苗",
    Phase.TEMPER: "墩苗",
    Phase.DEPLOY: "用苗",
    Phase.PROTECT: "护苗",
}
SOURCE_WORDS = {
    PoolSource.UNIT: "单位推荐|组织推荐",
    PoolSource.MASS_ORGANIZATION: "群团推优|群团推荐",
    PoolSource.MASSES: "党员群众推荐|党员推荐|群众推荐",
    PoolSource.RECRUITMENT: "公开招聘|公开选聘",
    PoolSource.TALENT: "人才引进",
    PoolSource.INSPECTION: "组织考察",
    PoolSource.OTHER: "其他",
}
WORDS = ("source", "note")
"""What a file corrects; phases, reviews and the exit are recorded on the entry's page."""


@register
class PoolImport(TableImport):
    kind = "pools"
    title = gettext_lazy("Talent pools")
    capability = Capability.POOL_MANAGE
    step = 12
    model = PoolEntry

    name = Column(gettext_lazy("Name"), "姓名|人员姓名|干部姓名", NameWidget(), required=True)
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        required=True,
        sensitive=True,
    )
    team = Column(
        gettext_lazy("Team"),
        "队伍|队伍类别|人才库|库别|类别",
        ChoiceWidget(TEAM_WORDS, "unknown_team"),
        required=True,
    )
    phase = Column(
        gettext_lazy("Phase"), "培养阶段|阶段|环节", ChoiceWidget(PHASE_WORDS, "unknown_phase")
    )
    entered = Column(
        gettext_lazy("Entered on"), "入库时间|入库日期|入库日", FuzzyDateWidget(), required=True
    )
    source = Column(
        pgettext_lazy("pool", "Source"),
        "来源|人选来源|入库方式",
        ChoiceWidget(SOURCE_WORDS, "unknown_source"),
    )
    note = Column(pgettext_lazy("pool", "Note"), "备注|说明", TextWidget(200))

    def begin(self) -> None:
        self.first_rows: dict[tuple[Any, ...], int] = {}

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            for column in ("name", "id_number", "team", "entered"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            found = line.values.get("entered")
            if found is not None and found.precision != Precision.DAY:
                line.fail("entered", "needs_a_day", _("Write the day, like 2026-01-31."))
        clean = [line for line in lines if line.is_clean]
        self._find_people(clean)
        entries = self._entries([line for line in clean if line.is_clean])
        for line in clean:
            if line.is_clean:
                self._judge(line, entries)

    def _find_people(self, lines: Iterable[Line]) -> None:
        """Find each row's cadre, or the member who is none, in reach by the ID number."""
        self._find_masked([one for one in lines if isinstance(one.values["id_number"], MaskedId)])
        numbers = {
            line.number: identity.blind_index(number=line.values["id_number"])
            for line in lines
            if not isinstance(line.values["id_number"], MaskedId)
        }
        wanted, today = list(numbers.values()), localdate()
        members = Member.objects.visible_to(self.actor, Capability.MEMBER_VIEW, today)
        cadres = Cadre.objects.visible_to(self.actor, self.capability)
        people: dict[str | None, Person] = {
            one.id_index: one for one in members.filter(id_index__any_of=wanted)
        }
        people |= {
            one.id_index: one
            for one in cadres.filter(id_index__any_of=wanted).select_related("member")
        }
        for line in lines:
            if line.number not in numbers:
                continue
            person = people.get(numbers[line.number])
            if person is None:
                message = _("Nobody in reach has this ID number. Enter the cadre or member first.")
                line.fail("id_number", "unknown_person", message)
            elif person.name != line.values["name"]:
                message = _("The ID number belongs to somebody of another name.")
                line.fail("name", "name_differs", message)
            else:
                line.values["person"] = person

    def _find_masked(self, lines: Sequence[Line]) -> None:
        """Know people of an exported list again by name, shown digits, team and day of entry."""
        if not lines:
            return
        visible = PoolEntry.objects.visible_to(self.actor, self.capability).with_person()
        known: dict[tuple[Any, ...], list[Person]] = defaultdict(list)
        for entry in visible.filter(name__in={line.values["name"] for line in lines}):
            if entry.person is not None:
                key = entry.name, entry.person.masked_id, entry.team, entry.entered_on
                known[key].append(entry.person)
        for line in lines:
            values = line.values
            found = known[values["name"], values["id_number"], values["team"], values["entered"].on]
            if len(found) == 1:
                values["person"] = found[0]
            else:
                message = _("Nobody in reach fits the masked number: write the whole one.")
                line.fail("id_number", "masked_id", message)

    def _entries(self, lines: Iterable[Line]) -> dict[tuple[Person, str], list[PoolEntry]]:
        people = [line.values["person"] for line in lines]
        cadres = [one for one in people if isinstance(one, Cadre)]
        members = [one for one in people if isinstance(one, Member)]
        held = PoolEntry.objects.filter(cadre__in=cadres) | PoolEntry.objects.filter(
            member__in=members
        )
        found: dict[tuple[Person, str], list[PoolEntry]] = defaultdict(list)
        for entry in held.select_related("cadre", "member").order_by("entered_on"):
            assert entry.person is not None  # noqa: S101  # each is of one of these people
            found[entry.person, entry.team].append(entry)
        return found

    def _judge(self, line: Line, entries: dict[tuple[Person, str], list[PoolEntry]]) -> None:
        person, team, day = line.values["person"], line.values["team"], line.values["entered"].on
        held = entries[person, team]
        line.target = next((one for one in held if one.entered_on == day), None)
        key = type(person), person.pk, team, line.target and line.target.pk
        first = self.first_rows.setdefault(key, line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("team", "duplicate", message)
        elif line.target is not None:
            self._compare(line)
        else:
            self._require_enterable(line, held)

    def _require_enterable(self, line: Line, held: list[PoolEntry]) -> None:
        person, team, day = line.values["person"], line.values["team"], line.values["entered"].on
        try:
            require_enterable(person=person, team=team, entered_on=day, earlier=held)
        except RuleViolation as error:
            line.fail("entered", str(error.code), " ".join(error.messages))

    def _compare(self, line: Line) -> None:
        phase = line.values.get("phase")
        if phase is not None and phase != line.target.phase:
            message = _("The phase differs. Steps are recorded on the page of the entry.")
            line.fail("phase", "other_phase", message)
            return
        for name in WORDS:
            value = line.values.get(name)
            if value is not None and value != getattr(line.target, name):
                self.note_change(line, name, getattr(line.target, name), value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        made = PoolEntry.objects.bulk_create(self._entry(line) for line in new)
        for line, entry in zip(new, made, strict=True):
            line.written = Written(entry.pk, None)
        known = [line for line in lines if line.target is not None]
        for line in known:
            line.written = Written(
                line.target.pk, {name: getattr(line.target, name) for name in WORDS}
            )
            for name in WORDS:
                if line.values.get(name) is not None:
                    setattr(line.target, name, line.values[name])
        PoolEntry.objects.bulk_update([line.target for line in known], WORDS)

    def _entry(self, line: Line) -> PoolEntry:
        person, values = line.values["person"], line.values
        key = "cadre" if isinstance(person, Cadre) else "member"
        return PoolEntry(
            **{key: person},
            team=values["team"],
            phase=values.get("phase") or Phase.SELECT,
            entered_on=values["entered"].on,
            source=values.get("source") or "",
            note=values.get("note") or "",
            set_by=self.actor.user,
        )

    def rows_in_reach(self, ids: Sequence[int]) -> "PoolEntryQuerySet":
        return PoolEntry.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def removable(self, ids: set[int]) -> set[int]:
        """Keep who went on, was reviewed or has left since."""
        kept = PoolEntry.objects.filter(pk__any_of=list(ids)).touched()
        return ids - set(kept.values_list("pk", flat=True))
