"""The cadre roster (干部名册)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from common.dates import FuzzyDate, is_known, show
from common.errors import RuleViolation
from dispatch.domain.cadres import (
    CadreEntry,
    add_cadres,
    change_cadres,
    remove_cadres,
    restore_cadre,
    tie_members,
)
from dispatch.domain.posts import PostEntry, require_follows
from dispatch.domain.units import UnitIndex
from dispatch.models import Cadre, CadrePost
from dispatch.querysets import CadreQuerySet
from dispatch.reports.picks import units_to_pick
from dispatch.widgets import RANK_WORDS, GradesWidget
from members.domain import identity
from members.widgets import (
    ETHNIC_WORDS,
    ID_HEADERS,
    SEX_WORDS,
    IdNumberWidget,
    MaskedId,
    NameWidget,
)
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget, YesNoWidget

TEXT_FIELDS = (
    "name", "sex", "ethnic_group", "native_place", "fulltime_degree", "parttime_degree", "remark",
)  # fmt: skip
DATES = {
    "born": ("born_on", "born_precision"),
    "working": ("working_since", "working_precision"),
}


@register
class CadreImport(TableImport):
    kind = "cadres"
    title = gettext_lazy("Cadres")
    capability = Capability.CADRE_MANAGE
    step = 8
    model = Cadre
    offers = {"unit": units_to_pick}
    columns_of_fields: ClassVar = {"working_since": "working"}
    owned = frozenset({"posts", "appraisals", "pool_entries"})

    name = Column(gettext_lazy("Name"), "姓名|干部姓名|人员姓名", NameWidget(), required=True)
    sex = Column(gettext_lazy("Sex"), "性别|男/女", ChoiceWidget(SEX_WORDS, "unknown_sex"))
    born = Column(
        gettext_lazy("Born on"),
        "出生年月|出生日期|出生时间|出生年月日",
        FuzzyDateWidget(),
        example="1980-01",
    )
    ethnic_group = Column(
        gettext_lazy("Ethnic group"), "民族", ChoiceWidget(ETHNIC_WORDS, "unknown_ethnic_group")
    )
    native_place = Column(
        gettext_lazy("Native place"), "籍贯", TextWidget(40), example="示例省示例市"
    )
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        required=True,
        sensitive=True,
    )
    working = Column(
        gettext_lazy("Working since"),
        "参加工作时间|参加工作日期|工作时间|参工时间",
        FuzzyDateWidget(),
        example="2002-07",
    )
    fulltime_degree = Column(
        gettext_lazy("Full-time degree"),
        "全日制学历学位|全日制学历学位（院校专业）|全日制教育|全日制学历",
        TextWidget(100),
        example="大学 示例大学行政管理专业",
    )
    parttime_degree = Column(
        gettext_lazy("Part-time degree"),
        "在职学历学位|在职教育|在职学历",
        TextWidget(100),
    )
    unit = Column(
        gettext_lazy("Unit"),
        "单位|工作单位|所在单位|推荐单位|单位名称",
        TextWidget(120),
        required=True,
    )
    post = Column(
        pgettext_lazy("cadre", "Post"),
        "现任职务|职务|单位及职务|工作单位及职务",
        TextWidget(100),
        example="办公室主任",
    )
    since = Column(
        gettext_lazy("In this post since"),
        "任现职时间|任职时间|现任职务时间",
        FuzzyDateWidget(),
        example="2015-03",
    )
    rank = Column(
        gettext_lazy("Rank"), "级别|职级|职务级别|现职级", ChoiceWidget(RANK_WORDS, "unknown_rank")
    )
    ranked = Column(
        gettext_lazy("In this rank since"),
        "任现级时间|任现职级时间|现级别时间",
        FuzzyDateWidget(),
        example="2013-01",
    )
    grades = Column(
        gettext_lazy("Yearly appraisals"),
        "考核结果|考核结果（近三年）|近三年考核结果|年度考核结果",
        GradesWidget(),
    )
    reserve = Column(gettext_lazy("Reserve"), "后备|是否后备|后备干部|是否后备干部", YesNoWidget())
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def begin(self) -> None:
        self.units = UnitIndex()
        self.reach = self.actor.scope(self.capability)
        self.today = localdate()
        self.first_rows: dict[str, int] = {}

    def check(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.lacks("name"):
                line.fail("name", "missing_name", _("The name is missing."))
            if line.lacks("id_number"):
                line.fail("id_number", "missing_id", _("The ID number is missing."))
            if line.lacks("unit"):
                line.fail("unit", "missing_unit", _("The unit is missing."))
            self._refuse_duplicate(line)
            self._check_birth(line)

    def _refuse_duplicate(self, line: Line) -> None:
        number = line.values.get("id_number")
        index = ""
        if number and not isinstance(number, MaskedId):
            index = identity.blind_index(number=number)
        line.values["id_index"] = index
        first = self.first_rows.setdefault(index, line.number) if index else line.number
        if first != line.number:
            message = _("The same ID number stands in row %(row)d.") % {"row": first}
            line.fail("id_number", "duplicate", message)

    def _check_birth(self, line: Line) -> None:
        born = line.values.get("born")
        if born and line.values["id_index"]:
            birth = FuzzyDate(identity.birth_date(number=line.values["id_number"]))
            if not born.agrees_with(birth):
                message = _(
                    "The birth date %(cell)s differs from the ID number's. Kept as written."
                )
                line.warn("born", "birth_differs", message % {"cell": born})

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            self._find_unit(line)
        self._find_targets([line for line in lines if line.is_clean])
        for line in lines:
            if line.is_clean and line.target is None and line.lacks("rank"):
                line.fail("rank", "missing_rank", _("The rank is missing."))
            if line.is_clean and line.target is not None:
                self._compare(line)

    def _find_unit(self, line: Line) -> None:
        text = line.values.get("unit")
        if not text:
            return
        fits = [u for u in self.units.find(text) if self.reach.covers(u.organization.path)]
        if len(fits) == 1:
            line.values["home"] = fits[0]
            line.place = str(fits[0].organization)
        elif fits:
            message = _("“%(name)s” fits several units: write the code.")
            line.fail("unit", "manual_check", message % {"name": text})
        else:
            message = _("No unit “%(name)s” is known. Write its code or full name.")
            line.fail("unit", "unknown_unit", message % {"name": text})

    def _find_targets(self, lines: Sequence[Line]) -> None:
        wanted = [line.values["id_index"] for line in lines]
        held = Cadre.objects.with_post(on=self.today).with_standing(on=self.today)
        known = {cadre.id_index: cadre for cadre in held.filter(id_index__any_of=wanted)}
        masked: dict[tuple[str, str], list[Any]] = defaultdict(list)
        names = {line.values["name"] for line in lines if not line.values["id_index"]}
        for cadre in held.filter(name__in=names) if names else ():
            masked[cadre.name, cadre.masked_id].append(cadre)
        for line in lines:
            if line.values["id_index"]:
                line.target = known.get(line.values["id_index"])
                self._require_reach(line)
            else:
                self._find_masked(line, masked[line.values["name"], line.values["id_number"]])

    def _find_masked(self, line: Line, found: list[Any]) -> None:
        """Know cadres of an exported, masked roster again by name, shown digits and unit."""
        here = [one for one in found if one.post and one.post.unit == line.values["home"]]
        if len(here) == 1:
            line.target = here[0]
        elif here:
            message = _("Several cadres bear this name: write the whole ID number.")
            line.fail("id_number", "manual_check", message)
        else:
            message = _("Nobody in the unit fits the masked number: write the whole one.")
            line.fail("id_number", "masked_id", message)

    def _require_reach(self, line: Line) -> None:
        post = line.target.post if line.target else None
        if post and not self.reach.covers(post.unit.organization.path):
            line.fail("unit", "out_of_reach", _("This account may not change this cadre."))

    def _compare(self, line: Line) -> None:
        cadre, entry = line.target, self._entry(line)
        for name, value in entry.fields.items():
            old = getattr(cadre, name)
            if old == value or name.endswith("_precision"):
                continue
            if isinstance(value, date):
                precision = f"{name.rpartition('_')[0]}_precision"
                held = show(old, getattr(cadre, precision)) if old else ""
                self.note_change(line, name, held, show(value, str(entry.fields[precision])))
            else:
                self.note_change(line, name, old, value)
        if entry.post:
            self._compare_post(line, cadre.post, entry)
        if entry.grades:
            self.note_change(line, "grades", _grades(cadre), _grades(cadre) | entry.grades)
        if entry.enters_reserve:
            self.note_change(line, "reserve", old=False, new=True)
        elif line.values.get("reserve") is False and cadre.is_reserve:
            message = _("Who leaves the reserve does so for a reason: enter it in the talent pool.")
            line.warn("reserve", "stays_in_reserve", message)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _compare_post(self, line: Line, held: CadrePost | None, entry: CadreEntry) -> None:
        new = entry.post
        assert new is not None  # noqa: S101  # asked only of entries with a post
        if entry.is_next_post and held and new.since == held.valid_from:
            message = _("Held by %(unit)s so far: say since when the new post is held.")
            line.fail("since", "missing_since", message % {"unit": held.unit})
            return
        if entry.is_next_post:
            try:
                require_follows(cadre=line.target, entry=new)
            except RuleViolation as error:
                line.fail("since", str(error.code), " ".join(error.messages))
                return
        says = {
            "unit": (held.unit if held else "", new.unit),
            "post": (held.title if held else "", new.title),
            "rank": (held.rank if held else "", new.rank),
            "since": (_shown(held, "since"), show(new.since, new.since_precision)),
            "ranked": (_shown(held, "ranked"), show(new.ranked_on, new.ranked_precision)),
        }
        for name, (old, now) in says.items():
            if str(old) != str(now):
                self.note_change(line, name, old, now)

    def _entry(self, line: Line) -> CadreEntry:
        """Return what the row says otherwise than the roster; empty cells say nothing."""
        cadre, values = line.target, line.values
        fields: dict[str, Any] = {
            name: values[name] for name in TEXT_FIELDS if values.get(name) is not None
        }
        for source, (on, precision) in DATES.items():
            found: FuzzyDate | None = values.get(source)
            if found is None and source == "born" and cadre is None:
                found = FuzzyDate(identity.birth_date(number=values["id_number"]))
            held_on, held_precision = getattr(cadre, on, None), getattr(cadre, precision, "")
            if found is not None and not is_known(found, on=held_on, precision=held_precision):
                fields |= {on: found.on, precision: str(found.precision)}
        grades = dict(values.get("grades") or ())
        known = _grades(cadre) if cadre else {}
        return CadreEntry(
            id_number=values["id_number"],
            fields=fields,
            **self._post_entry(line),
            grades={year: grade for year, grade in grades.items() if known.get(year) != grade},
            enters_reserve=bool(values.get("reserve")) and not (cadre and cadre.is_reserve),
        )

    def _post_entry(self, line: Line) -> dict[str, Any]:
        """Return the post a row states; nothing if it is the one held, word for word."""
        values, held = line.values, line.target.post if line.target else None
        since = _dated(values.get("since"), held, "since")
        ranked = _dated(values.get("ranked"), held, "ranked")
        entry = PostEntry(
            unit=values["home"],
            rank=values.get("rank") or (held.rank if held else ""),
            title=values.get("post") or (held.title if held else ""),
            since=since.on if since else None,
            since_precision=str(since.precision) if since else "day",
            ranked_on=ranked.on if ranked else None,
            ranked_precision=str(ranked.precision) if ranked else "day",
        )
        if held is None:
            return {"post": entry}
        if all(getattr(held, name) == value for name, value in entry.fields.items()):
            return {}
        is_later = since is not None and (held.valid_from is None or since.on > held.valid_from)
        is_other = (entry.unit, entry.title, entry.rank) != (held.unit, held.title, held.rank)
        return {"post": entry, "is_next_post": (is_later and is_other) or held.unit != entry.unit}

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        known = [line for line in lines if line.target is not None]
        made = add_cadres(entries=[self._entry(line) for line in new], actor=self.actor)
        for line, cadre in zip(new, made, strict=True):
            line.written = Written(cadre.pk, None)
        changes = [(line.target, self._entry(line)) for line in known]
        taken = change_cadres(changes=changes, actor=self.actor)
        for line, before in zip(known, taken, strict=True):
            line.written = Written(line.target.pk, before)
        tie_members(ids=[line.written.target_id for line in lines if line.written])

    def rows_in_reach(self, ids: Sequence[int]) -> CadreQuerySet:
        return Cadre.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def restore(self, pairs: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        for cadre, before in pairs:
            restore_cadre(cadre=cadre, before=before)

    def remove(self, ids: set[int]) -> None:
        remove_cadres(ids=ids)


def _grades(cadre: Any) -> dict[int, str]:
    return {one["year"]: one["grade"] for one in cadre.grades}


def _dated(found: FuzzyDate | None, held: CadrePost | None, name: str) -> FuzzyDate | None:
    """Return the date a row states, or the one on record where it says the same or nothing."""
    if held is None:
        return found
    on = held.valid_from if name == "since" else held.ranked_on
    precision = getattr(held, f"{name}_precision")
    if found is None or is_known(found, on=on, precision=precision):
        return FuzzyDate(on, precision) if on else None
    return found


def _shown(held: CadrePost | None, name: str) -> str:
    if held is None:
        return show(None)
    on = held.valid_from if name == "since" else held.ranked_on
    return show(on, getattr(held, f"{name}_precision"))
