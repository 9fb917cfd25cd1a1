"""Units (单位名册), and villages and communities (村和社区名册)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from branches.domain.lookup import OrganizationIndex
from branches.reports import organizations_to_pick
from common.text import squeeze
from dispatch.choices import PlaceKind, UnitGroup
from dispatch.domain.units import write_rows
from dispatch.models import Place, Unit
from dispatch.querysets import PlaceQuerySet, UnitQuerySet
from dispatch.reports.picks import towns_to_pick
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget

GROUP_WORDS = {
    UnitGroup.TOWN: "镇街|镇|街道|乡镇",
    UnitGroup.AGENCY: "区直单位|区直部门|区直机关",
    UnitGroup.PARTY_MASS: "党群部门|党群单位|群团",
    UnitGroup.COORDINATION: "协调部门|综合部门",
    UnitGroup.ENTERPRISE: "国有企业|国企|企业",
}
PLACE_WORDS = {PlaceKind.VILLAGE: "村|行政村", PlaceKind.COMMUNITY: "社区"}


class CodedTable(TableImport):
    """What both workbooks share: columns named like the fields, and rows known by their code."""

    whole_file = True
    capability = Capability.CADRE_MANAGE
    organizations: ClassVar[tuple[str, ...]]
    """Columns that name an organization."""
    optional: ClassVar[frozenset[str]] = frozenset()
    unique: ClassVar[tuple[str, ...]]
    """Fields that no two rows share together, beside the code."""

    def resolve(self, lines: Sequence[Line]) -> None:
        self.index = OrganizationIndex()
        held: Any = self.model._base_manager.all()  # noqa: SLF001
        known = {row.code: row for row in held}
        codes: dict[str, int] = {}
        taken = {self._unique_key(vars(row)): code for code, row in known.items()}
        for line in lines:
            line.label = line.values.get("name") or ""
            self._require_filled(line)
            for name in self.organizations:
                self._find_organization(line, name)
            if line.is_clean:
                self._refuse_repeated(line, codes)
            if line.is_clean:
                self._refuse_taken_name(line, taken)
                line.target = known.get(line.values["code"])
            if line.is_clean and line.target is not None:
                self._compare(line)

    def _require_filled(self, line: Line) -> None:
        for name, column in self.columns().items():
            if name not in self.optional and line.lacks(name):
                message = _("%(label)s is missing.") % {"label": column.label}
                line.fail(name, "missing_value", message)

    def _find_organization(self, line: Line, name: str) -> None:
        text = line.values.get(name)
        if not text:
            return
        reach = self.actor.scope(self.capability)
        found = [one for one in self.index.find(text) if reach.covers(one.path)]
        if len(found) > 1:
            message = _("“%(name)s” fits several organizations: write the code or full name.")
            line.fail(name, "manual_check", message % {"name": text})
        elif not found:
            message = _("No organization “%(name)s” is known. Write its code or full name.")
            line.fail(name, "unknown_organization", message % {"name": text})
        else:
            line.values[f"{name}_id"] = found[0].pk
            line.values[name] = found[0]
            line.place = str(found[0])

    def _refuse_repeated(self, line: Line, codes: dict[str, int]) -> None:
        first = codes.setdefault(squeeze(line.values["code"]), line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("code", "duplicate", message)

    def _refuse_taken_name(self, line: Line, taken: dict[tuple[Any, ...], str]) -> None:
        """Two units of one name, or two villages of one name in a town, cannot be told apart."""
        code = line.values["code"]
        if taken.setdefault(self._unique_key(line.values), code) != code:
            message = _("Another code stands for this name: check by hand.")
            line.fail("name", "manual_check", message)

    def _unique_key(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in self.unique)

    def _fields(self, line: Line) -> dict[str, Any]:
        """Return what the row says; empty cells say nothing."""
        named = {column: field for field, column in self.columns_of_fields.items()}
        return {
            named.get(name, name): line.values[name]
            for name in self.columns()
            if line.values.get(name) is not None
        }

    def _compare(self, line: Line) -> None:
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if old != value:
                self.note_change(line, name, old, value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def write(self, lines: Sequence[Line]) -> None:
        rows: list[tuple[Any, dict[str, Any]]] = [
            (line.target or self.model(), self._fields(line)) for line in lines
        ]
        before = [self._held(row, fields) for row, fields in rows]
        write_rows(rows=rows)
        for line, (row, _fields), held in zip(lines, rows, before, strict=True):
            line.written = Written(row.pk, held)

    def _held(self, row: Any, fields: dict[str, Any]) -> dict[str, Any] | None:
        if row.pk is None:
            return None
        names = [f"{name}_id" if name in self.organizations else name for name in fields]
        return {name: getattr(row, name) for name in names}

    def restore(self, pairs: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        write_rows(rows=pairs)


@register
class UnitImport(CodedTable):
    kind = "units"
    title = gettext_lazy("Units")
    step = 6
    model = Unit
    offers = {"organization": towns_to_pick}
    organizations = ("organization",)
    unique = ("name",)

    code = Column(
        pgettext_lazy("unit", "Code"),
        "单位代码|代码|单位编码",
        TextWidget(30),
        required=True,
        example="U001",
    )
    name = Column(
        pgettext_lazy("unit", "Full name"),
        "单位名称|单位全称|单位|名称",
        TextWidget(120),
        required=True,
        example="示例区财政局",
    )
    group = Column(
        pgettext_lazy("units", "Group"),
        "分组|考核分组|类别|单位类别",
        ChoiceWidget(GROUP_WORDS, "unknown_group"),
        required=True,
    )
    organization = Column(
        gettext_lazy("Party organization"),
        "所属党组织|党组织|所在党组织",
        TextWidget(120),
        required=True,
    )

    def rows_in_reach(self, ids: Sequence[int]) -> UnitQuerySet:
        return Unit.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)


@register
class PlaceImport(CodedTable):
    kind = "places"
    title = gettext_lazy("Villages and communities")
    step = 7
    model = Place
    offers = {"town": towns_to_pick, "organization": organizations_to_pick()}
    columns_of_fields: ClassVar = {"kind": "type"}
    organizations = ("town", "organization")
    optional = frozenset({"organization"})
    unique = ("town_id", "name")

    code = Column(
        gettext_lazy("Division code"),
        "区划代码|代码|编码",
        TextWidget(12),
        required=True,
        example="419900001001",
    )
    name = Column(
        pgettext_lazy("thing", "Name"),
        "名称|村社区|村|社区|村名",
        TextWidget(60),
        required=True,
        example="示例村",
    )
    type = Column(
        gettext_lazy("Kind"), "类别|类型", ChoiceWidget(PLACE_WORDS, "unknown_type"), required=True
    )
    town = Column(
        gettext_lazy("Town or street"),
        "所属镇街|镇街|镇（街道）|所在镇街|乡镇",
        TextWidget(120),
        required=True,
    )
    organization = Column(
        gettext_lazy("Party organization"), "所属党组织|党组织|村党组织", TextWidget(120)
    )

    def rows_in_reach(self, ids: Sequence[int]) -> PlaceQuerySet:
        return Place.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)
