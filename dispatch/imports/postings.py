"""Postings (第一书记花名册, 派出干部花名册)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from common.dates import Precision
from common.errors import RuleViolation
from common.text import squeeze
from dispatch.choices import FULL_TIME_KINDS, PostingKind
from dispatch.domain.people import post_on
from dispatch.domain.postings import add_postings, require_possible
from dispatch.domain.rivals import handovers, named, require_no_conflict
from dispatch.domain.temporary_branches import leave_branch
from dispatch.domain.terms import last_day_of_term
from dispatch.domain.units import UnitIndex
from dispatch.imports.finding import Found, by_text, places_by_name, towns_by_name
from dispatch.models import Cadre, KeyProject, Posting, Programme
from dispatch.reports.picks import (
    places_to_pick,
    programmes_to_pick,
    projects_to_pick,
    towns_to_pick,
    units_to_pick,
)
from members.choices import MEMBER_STAGES
from members.domain import identity
from members.widgets import ID_HEADERS, IdNumberWidget, MaskedId, NameWidget
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

if TYPE_CHECKING:
    from branches.models import Organization
    from common.dates import FuzzyDate
    from dispatch.models import Place
    from dispatch.querysets import PostingQuerySet

KIND_WORDS = {
    PostingKind.FIRST_SECRETARY: "第一书记|驻村第一书记|村第一书记",
    PostingKind.DISPATCH: "下沉历练|下沉|下派",
    PostingKind.SECONDMENT: "挂职|挂职锻炼",
    PostingKind.TEMPERING: "墩苗锻炼|墩苗|历练",
    PostingKind.CHIEF_SERVICE_OFFICER: "首席服务官|服务官",
}
FIXED = ("unit", "host", "place", "project", "programme", "ends_on")
"""What the posting's own page changes, with a reason, and no file."""
PARTY_MEMBER = "党员"


@register
class PostingImport(TableImport):
    kind = "postings"
    title = gettext_lazy("Postings")
    capability = Capability.DISPATCH_MANAGE
    step = 9
    model = Posting
    offers = {
        "programme": programmes_to_pick, "unit": units_to_pick, "host": towns_to_pick,
        "place": places_to_pick, "project": projects_to_pick,
    }  # fmt: skip
    owned = frozenset({"steps"})
    columns_of_fields: ClassVar = {"starts_on": "starts", "ends_on": "ends"}

    name = Column(gettext_lazy("Name"), "姓名|干部姓名", NameWidget(), required=True)
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        required=True,
        sensitive=True,
    )
    posting_kind = Column(
        gettext_lazy("Kind"), "派出类型|类型|选派类型|类别", ChoiceWidget(KIND_WORDS)
    )
    programme = Column(
        gettext_lazy("Programme"),
        "下沉计划|计划|选派计划|项目|批次",
        TextWidget(80),
        example="两走进两提升",
    )
    unit = Column(
        gettext_lazy("Home unit"),
        "派出单位|选派单位|原单位|工作单位",
        TextWidget(120),
        example="示例区财政局",
    )
    host = Column(
        gettext_lazy("Town or street"),
        "镇（街道）|镇街|镇(街道)|乡镇|街道|派驻镇街|接收镇街",
        TextWidget(120),
        example="示例镇党委",
    )
    place = Column(
        gettext_lazy("Village or community"),
        "村|村（社区）|村(社区)|派驻村|驻村|任职村",
        TextWidget(60),
        example="示例村",
    )
    project = Column(
        gettext_lazy("Key project"),
        "重点项目|服务项目|服务重点项目|联系项目|项目名称",
        TextWidget(100),
        example="示例产业园",
    )
    task = Column(
        gettext_lazy("Post or task there"),
        "派出岗位或任务|派出岗位|任务|下沉岗位|挂职职务",
        TextWidget(100),
        example="城镇化建设",
    )
    starts = Column(
        gettext_lazy("First day"),
        "到任时间|到任日期|到任日|开始时间|派出时间|任职时间",
        FuzzyDateWidget(may_be_ahead=True),
        required=True,
    )
    ends = Column(
        gettext_lazy("Last day"),
        "期满时间|期满日期|期满日|结束时间|到期时间",
        FuzzyDateWidget(may_be_ahead=True),
        example="2020-06-24",
    )

    standing = Column(
        gettext_lazy("Political standing"), "政治面貌|党派", TextWidget(20), example="中共党员"
    )
    appraisal = Column(gettext_lazy("Grade in the posting"), "考核等次|任期考核|年度考核等次")
    phone = Column(gettext_lazy("Phone"), "联系电话|手机|手机号|联系方式|电话", sensitive=True)

    def begin(self) -> None:
        self.told_aside = False
        self.reach = self.actor.scope(self.capability)
        self.units = UnitIndex()
        self.hosts, self.places = towns_by_name(), places_by_name()
        projects = KeyProject.objects.select_related("town")
        self.projects: Found = by_text((one, [one.name]) for one in projects)
        self.programmes: Found = by_text((one, [one.name]) for one in Programme.objects.all())
        self.first_rows: dict[tuple[Any, ...], int] = {}
        self.of_person: dict[int, list[Posting]] = defaultdict(list)
        self.of_place: dict[int, list[Posting]] = defaultdict(list)
        rows = Posting.objects.select_related(
            "cadre", "host", "place", "project", "programme", "unit"
        )
        for posting in rows.order_by("is_withdrawn", "pk"):
            self._stand(posting)

    def _stand(self, posting: Posting) -> None:
        self.of_person[posting.cadre_id].append(posting)
        if posting.place_id:
            self.of_place[posting.place_id].append(posting)

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            for column in ("name", "id_number", "starts"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            self._read_days(line)
            self._find_programme(line)
            self._find_host(line)
            self._say_aside(line)
        self._find_cadres([line for line in lines if line.is_clean])
        for line in lines:
            if line.is_clean:
                self._find_unit(line)
            if line.is_clean:
                self._compare_standing(line)
                self._judge(line)

    def _read_days(self, line: Line) -> None:
        for column in ("starts", "ends"):
            found: FuzzyDate | None = line.values.get(column)
            if found is not None and found.precision != Precision.DAY:
                line.fail(column, "needs_a_day", _("Write the day, like 2026-01-31."))
            line.values[f"{column}_on"] = found.on if found else None

    def _find_programme(self, line: Line) -> None:
        programme = self._one(line, "programme", self.programmes)
        line.values["found_programme"] = programme
        kind = line.values.get("posting_kind") or (programme and programme.kind)
        line.values["found_kind"] = kind
        if line.lacks("posting_kind") and kind is None:
            message = _("Write the kind, or the programme that says it.")
            line.fail("posting_kind", "missing_kind", message)

    def _find_host(self, line: Line) -> None:
        host: Organization | None = self._one(line, "host", self.hosts)
        key = f"{host.pk}/" if host else ""
        text = line.values.get("place")
        found = self.places.get(f"{key}{squeeze(text).lower()}", []) if text else []
        place: Place | None = found[0] if len(found) == 1 else None
        if text and place is None and "host" not in line.refused:
            message = _("No village or community “%(name)s” is known there. Write town and name.")
            line.fail("place", "unknown_place", message % {"name": text})
        line.values["found_place"] = place
        project: KeyProject | None = self._one(line, "project", self.projects)
        line.values["found_project"] = project
        spot = place or project
        town: Organization | None = host or (spot.town if spot else None)
        line.values["found_host"] = town
        if town is not None:
            line.place = str(town)
        elif line.lacks("host") and line.lacks("place"):
            line.fail("host", "missing_host", _("Write the town, or one of its villages."))

    def _say_aside(self, line: Line) -> None:
        """Say once of a file what it tells and postings do not keep."""
        aside = [name for name in ("appraisal", "phone") if line.values.get(name)]
        if aside and not self.told_aside:
            self.told_aside = True
            message = _(
                "Not taken over: grades come from the reviews and the cadre roster, phone numbers"
                " stand in the register of members."
            )
            line.warn(aside[0], "not_kept", message)

    def _compare_standing(self, line: Line) -> None:
        text, member = line.values.get("standing") or "", line.values["cadre"].member
        is_member = member is not None and member.stage in MEMBER_STAGES
        if text and (PARTY_MEMBER in text) is not is_member:
            message = _("“%(text)s” differs from the register of members. The register counts.")
            line.warn("standing", "standing_differs", message % {"text": text})

    def _one(self, line: Line, column: str, known: Found) -> Any:
        """Return what a cell names; a name nobody bears is the row's problem."""
        text = line.values.get(column)
        if not text:
            return None
        found = known.get(squeeze(text).lower(), [])
        if len(found) != 1:
            message = _("“%(name)s” is not known. Write the name as on its page.")
            line.fail(column, f"unknown_{column}", message % {"name": text})
            line.refused = {*line.refused, column}
        return found[0] if len(found) == 1 else None

    def _find_cadres(self, lines: Sequence[Line]) -> None:
        """Find each row's cadre by the ID number, or by name and a number masked by an export."""
        numbers = {line.number: _index(line.values["id_number"]) for line in lines}
        rows = Cadre.objects.in_reach(self.actor, self.capability)
        whole = rows.filter(id_index__in=[index for index in numbers.values() if index])
        masked = rows.filter(
            name__in={line.values["name"] for line in lines if not numbers[line.number]}
        )
        known: dict[Any, list[Cadre]] = defaultdict(list)
        for cadre in (whole | masked).with_record().distinct():
            known[cadre.id_index].append(cadre)
            known[cadre.name, cadre.masked_id].append(cadre)
        for line in lines:
            name, number = line.values["name"], line.values["id_number"]
            found = known.get(numbers[line.number] or (name, str(number)), [])
            if len(found) != 1:
                message = _("No cadre in reach has this ID number. Enter the cadre first.")
                line.fail("id_number", "unknown_cadre", message)
            elif found[0].name != name:
                message = _("The ID number belongs to a cadre of another name.")
                line.fail("name", "name_differs", message)
            else:
                line.values["cadre"] = found[0]

    def _find_unit(self, line: Line) -> None:
        text = line.values.get("unit")
        if text:
            found = [
                unit for unit in self.units.find(text) if self.reach.covers(unit.organization.path)
            ]
            line.values["found_unit"] = found[0] if len(found) == 1 else None
            if len(found) != 1:
                message = _("No unit “%(name)s” is known. Write its code or full name.")
                line.fail("unit", "unknown_unit", message % {"name": text})
            return
        try:
            post = post_on(cadre=line.values["cadre"], on=line.values["starts_on"])
            line.values["found_unit"] = post.unit
        except RuleViolation as error:
            line.fail("unit", str(error.code), " ".join(error.messages))

    def _judge(self, line: Line) -> None:
        """Say what the row means beside the postings that stand, and the rows above it."""
        posting = self._posting(line)
        key = (posting.cadre_id, posting.kind, posting.starts_on, posting.host_id)
        first = self.first_rows.setdefault(key, line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("starts", "duplicate", message)
            return
        line.target = self._known(posting)
        if line.target is not None:
            self._compare(line)
            return
        beside = [*self.of_person[posting.cadre_id], *self.of_place[posting.place_id or 0]]
        others = [one for one in beside if not one.is_withdrawn]
        try:
            require_possible(posting=posting)
            require_no_conflict(posting=posting, others=others)
        except RuleViolation as error:
            line.fail("starts", str(error.code), " ".join(error.messages))
        else:
            for words in handovers(posting=posting, others=others):
                line.warn("starts", "handover", words)
            self._stand(posting)

    def _known(self, posting: Posting) -> Posting | None:
        """Return the posting of this person, kind and first day; one withdrawn only if alike.

        Of what is no full-time posting a person may hold several: the town tells them apart.
        """
        same = [
            one
            for one in self.of_person[posting.cadre_id]
            if (one.kind, one.starts_on) == (posting.kind, posting.starts_on)
        ]
        alike = [one for one in same if one.host_id == posting.host_id]
        is_alone = posting.kind in FULL_TIME_KINDS
        standing = [one for one in (same if is_alone else alike) if not one.is_withdrawn]
        return next(iter([*standing, *alike]), None)

    def _compare(self, line: Line) -> None:
        """Only the task is corrected by a file; what else differs is for the posting's page."""
        said = {name: line.values[f"found_{name}"] for name in FIXED if name != "ends_on"}
        said["ends_on"] = line.values["ends_on"]
        differing = [
            name
            for name, value in said.items()
            if value is not None and getattr(line.target, name) != value
        ]
        if differing:
            message = _("Posted otherwise: %(other)s. Extend or recall on the page of the posting.")
            values = {"other": named(posting=line.target)}
            column = "ends" if "ends_on" in differing else differing[0]
            line.fail(column, "posted_otherwise", message % values)
            return
        task = line.values.get("task")
        if task is not None and task != line.target.task:
            self.note_change(line, "task", line.target.task, task)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _posting(self, line: Line) -> Posting:
        wanted = line.values
        programme, ends_on = wanted["found_programme"], wanted["ends_on"]
        if ends_on is None and programme is not None:
            ends_on = last_day_of_term(starts_on=wanted["starts_on"], months=programme.term_months)
        return Posting(
            cadre=wanted["cadre"],
            kind=wanted["found_kind"],
            programme=programme,
            unit=wanted["found_unit"],
            host=wanted["found_host"],
            place=wanted["found_place"],
            project=wanted["found_project"],
            task=wanted.get("task") or "",
            starts_on=wanted["starts_on"],
            ends_on=ends_on,
            made_by=self.actor.user,
        )

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        made = add_postings(postings=[self._posting(line) for line in new], actor=self.actor)
        for line, posting in zip(new, made, strict=True):
            line.written = Written(posting.pk, None)
        known = [line for line in lines if line.target is not None]
        for line in known:
            line.written = Written(line.target.pk, {"task": line.target.task})
            line.target.task = line.values["task"]
        Posting.objects.bulk_update([line.target for line in known], ["task"])

    def rows_in_reach(self, ids: Sequence[int]) -> "PostingQuerySet":
        return Posting.objects.visible_to(self.actor, self.capability).filter(pk__in=ids)

    def remove(self, ids: set[int]) -> None:
        leave_branch(postings=Posting.objects.filter(pk__in=ids).select_related("programme"))
        super().remove(ids)

    def removable(self, ids: set[int]) -> set[int]:
        """Keep postings to which something happened since."""
        touched = Posting.objects.filter(pk__in=ids).touched()
        return ids - set(touched.values_list("pk", flat=True))


def _index(number: str) -> str:
    return "" if isinstance(number, MaskedId) else identity.blind_index(number=number)
