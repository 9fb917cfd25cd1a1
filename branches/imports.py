"""The organizations workbook (党组织基本信息表)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from branches.choices import BRANCH_KINDS, OrganizationKind, Sector
from branches.domain.lookup import OrganizationIndex
from branches.domain.tree import create_organizations, move_organization, remove_organizations
from branches.models import Organization
from branches.querysets import OrganizationQuerySet
from branches.reports import organizations_to_pick
from common.dates import is_known, show
from common.text import squeeze
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget, NumberWidget

if TYPE_CHECKING:
    from common.dates import FuzzyDate

KIND_WORDS = {
    OrganizationKind.COMMITTEE: "党委|基层党委",
    OrganizationKind.WORKING_COMMITTEE: "党工委|工委",
    OrganizationKind.LEADING_GROUP: "党组",
    OrganizationKind.GENERAL_BRANCH: "党总支|总支|党总支部",
    OrganizationKind.BRANCH: "党支部|支部",
    OrganizationKind.JOINT_BRANCH: "联合党支部|联合支部",
    OrganizationKind.MOBILE_BRANCH: "流动党员党支部|流动党支部",
    OrganizationKind.TEMPORARY_BRANCH: "临时党支部|临时支部",
    OrganizationKind.FUNCTIONAL_BRANCH: "功能型党支部|功能型支部",
    OrganizationKind.PARTY_GROUP: "党小组",
}
SECTOR_WORDS = {
    Sector.AGENCY: "机关",
    Sector.COMMUNITY: "社区|城市社区",
    Sector.RURAL: "农村|村",
    Sector.TWO_NEW: "两新|两新组织|非公|社会组织",
    Sector.STATE_ENTERPRISE: "国企|国有企业",
    Sector.SCHOOL: "学校",
    Sector.PUBLIC_INSTITUTION: "事业单位",
}
SUPERIOR_KINDS = [kind for kind in OrganizationKind if kind not in BRANCH_KINDS]
PLAIN_FIELDS = ("code", "name", "short_name", "kind", "sector", "remark")
DATE_FIELDS = {
    "founded": ("founded_on", "founded_precision"),
    "elected": ("elected_on", "elected_precision"),
}


@register
class OrganizationImport(TableImport):
    kind = "organizations"
    title = gettext_lazy("Organizations")
    capability = Capability.ORGANIZATION_IMPORT
    step = 1
    whole_file = True
    model = Organization
    offers = {"superior": organizations_to_pick(kinds=SUPERIOR_KINDS)}
    columns_of_fields: ClassVar = {"kind": "type", "term_years": "term"}

    code = Column(gettext_lazy("Code"), "党组织代码|组织代码|代码", TextWidget(30), example="01001")
    name = Column(
        gettext_lazy("Full name"),
        "党组织全称|党组织名称|组织名称|全称",
        TextWidget(120),
        required=True,
        example="中共示例街道示例社区支部委员会",
    )
    short_name = Column(
        gettext_lazy("Short name"), "党组织简称|简称", TextWidget(60), example="示例社区党支部"
    )
    type = Column(
        gettext_lazy("Kind"),
        "类别|党组织类别|组织类别",
        ChoiceWidget(KIND_WORDS, "unknown_type"),
        required=True,
        example="党支部",
    )
    superior = Column(
        gettext_lazy("Superior"), "隶属上级|上级党组织|上级组织", TextWidget(120), required=True
    )
    sector = Column(
        gettext_lazy("Sector"),
        "领域|行业|领域/行业",
        ChoiceWidget(SECTOR_WORDS, "unknown_sector"),
    )
    founded = Column(
        gettext_lazy("Founded on"),
        "成立时间|成立日期|建立时间",
        FuzzyDateWidget(),
        example="2001-07-01",
    )
    term = Column(
        gettext_lazy("Term in years"),
        "任期|任期（年）",
        NumberWidget("1", "10", whole=True),
        example="3",
    )
    elected = Column(gettext_lazy("Elected on"), "换届时间|本届换届时间", FuzzyDateWidget())
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def resolve(self, lines: Sequence[Line]) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)
        self.targets: dict[int, int] = {}
        seen: dict[str, int] = {}
        for line in lines:
            line.label = line.place = line.values.get("name") or ""
            self._refuse_bad_keys(line, seen)
            if line.is_clean:
                self._find_target(line)
        self._find_superiors(lines)
        self._refuse_circles(lines)
        for line in lines:
            if line.is_clean and line.target is not None:
                self._compare(line)

    def _refuse_bad_keys(self, line: Line, seen: dict[str, int]) -> None:
        if not line.values.get("name"):
            line.fail("name", "missing_name", _("The full name is missing."))
            return
        if line.lacks("type"):
            line.fail("type", "missing_type", _("The kind of organization is missing."))
        is_temporary = line.values.get("type") == OrganizationKind.TEMPORARY_BRANCH
        if is_temporary and line.values.get("elected"):
            message = _("A temporary branch elects nobody. Leave the day of election empty.")
            line.fail("elected", "is_temporary", message)
        for column in ("code", "name"):
            value = line.values.get(column)
            if not value:
                continue
            first = seen.setdefault(f"{column}:{squeeze(value).lower()}", line.number)
            if first != line.number:
                message = _("Stands in row %(row)d already.") % {"row": first}
                line.fail(column, "duplicate", message)

    def _find_target(self, line: Line) -> None:
        code, name = line.values.get("code"), line.values["name"]
        by_code = [o for o in self.index.find(code) if o.code == code] if code else []
        by_name = [o for o in self.index.find(name) if squeeze(o.name) == squeeze(name)]
        found = next(iter(by_code or by_name), None)
        if found is not None and not self.reach.covers(found.path):
            line.fail("name", "out_of_reach", _("This account may not change this organization."))
        elif by_code and by_name and found not in by_name:
            message = _("The code and the full name belong to two organizations: check by hand.")
            line.fail("code", "manual_check", message)
        elif found and self.targets.setdefault(found.pk, line.number) != line.number:
            message = _("Stands in row %(row)d already.") % {"row": self.targets[found.pk]}
            line.fail("name", "duplicate", message)
        else:
            line.target = found

    def _find_superiors(self, lines: Sequence[Line]) -> None:
        """A superior is an organization in reach, or a clean row anywhere in the file."""
        rows: dict[str, dict[int, Line]] = defaultdict(dict)
        for line in lines:
            for key in ("short_name", "name", "code"):
                if line.is_clean and line.values.get(key):
                    rows[squeeze(line.values[key]).lower()][line.number] = line
        for line in lines:
            text = line.values.get("superior")
            if not line.is_clean:
                continue
            is_root = line.target is not None and line.target.superior_id is None
            if not text:
                line.values["above"] = None
                if not is_root:
                    line.fail("superior", "missing_superior", _("The superior is missing."))
                continue
            self._find_superior(line, text, list(rows[squeeze(text).lower()].values()))
        self._refuse_orphans(lines)

    def _find_superior(self, line: Line, text: str, rows: list[Line]) -> None:
        own = line.target.superior_id if line.target is not None else None  # staying is no move
        known = [o for o in self.index.find(text) if self.reach.covers(o.path) or o.pk == own]
        found = [*known, *(row for row in rows if row.target not in known and row is not line)]
        if len(found) > 1:
            message = _("“%(name)s” fits several organizations: write the code or full name.")
            line.fail("superior", "manual_check", message % {"name": text})
        elif not found:
            message = _("No organization “%(name)s” is known. Write its code or full name.")
            line.fail("superior", "unknown_superior", message % {"name": text})
        else:
            line.values["above"] = found[0]

    def _refuse_orphans(self, lines: Sequence[Line]) -> None:
        """A row whose superior's row is refused, or that stands in a circle, is refused too."""
        settled = {id(line) for line in lines if not isinstance(line.values.get("above"), Line)}
        pending = [line for line in lines if line.is_clean and id(line) not in settled]
        while True:
            ready = [
                line
                for line in pending
                if id(line.values["above"]) in settled and line.values["above"].is_clean
            ]
            if not ready:
                break
            settled |= {id(line) for line in ready}
            pending = [line for line in pending if id(line) not in settled]
        for line in pending:
            message = _("The superior's own row is refused. Mend that row first.")
            line.fail("superior", "superior_refused", message)

    def _refuse_circles(self, lines: Sequence[Line]) -> None:
        """Look at the tree as all rows together would leave it: nothing stands below itself."""
        superiors: dict[int, int] = {
            pk: above or 0 for pk, above in Organization.objects.values_list("pk", "superior_id")
        }
        clean = [line for line in lines if line.is_clean]
        superiors |= {_node(line): _node(line.values["above"]) for line in clean}
        for line in clean:
            above = [superiors[_node(line)]]
            while above[-1] in superiors and above.count(above[-1]) == 1:
                above.append(superiors[above[-1]])
            line.values["depth"] = len(above)
            if _node(line) in above:
                message = _("The organization would stand below itself. Check the superiors.")
                line.fail("superior", "circle", message)

    def _compare(self, line: Line) -> None:
        wanted = self._fields(line)
        for name, value in wanted.items():
            old = getattr(line.target, name)
            if old == value or name.endswith("_precision"):
                continue
            if isinstance(value, date):
                precision = name.replace("_on", "_precision")
                held = show(old, getattr(line.target, precision)) if old else ""
                self.note_change(line, name, held, show(value, str(wanted[precision])))
            else:
                self.note_change(line, name, old, value)
        above = line.values["above"]
        if above is not None and _node(above) != line.target.superior_id:
            line.changes["superior"] = [
                str(line.target.superior or ""),
                above.label if isinstance(above, Line) else str(above),
            ]
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _fields(self, line: Line) -> dict[str, object]:
        """Return what the row says of the organization; empty cells say nothing."""
        values = {**line.values, "kind": line.values.get("type")}
        fields: dict[str, object] = {
            name: values[name] for name in PLAIN_FIELDS if values.get(name) is not None
        }
        if values.get("term") is not None:
            fields["term_years"] = int(values["term"])
        for source, (on, precision) in DATE_FIELDS.items():
            found: FuzzyDate | None = values.get(source)
            held_on = getattr(line.target, on, None)
            held_precision = getattr(line.target, precision, "")
            if found is not None and not is_known(found, on=held_on, precision=held_precision):
                fields |= {on: found.on, precision: str(found.precision)}
        return fields

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        known = [line for line in lines if line.target is not None]
        for line in new:
            line.target = Organization(**self._fields(line))
        for line in new:
            line.target.superior = _superior_of(line)
        create_organizations(organizations=_superiors_first([line.target for line in new]))
        for line in new:
            line.written = Written(line.target.pk, None)
        for line in sorted(known, key=lambda line: line.values["depth"]):
            self._update(line)  # from the root down, so that no move meets an old place

    def _update(self, line: Line) -> None:
        fields = self._fields(line)
        before = {name: getattr(line.target, name) for name in fields}
        if fields:
            Organization.objects.filter(pk=line.target.pk).update(**fields)
        superior = _superior_of(line)
        if superior is not None and superior.pk != line.target.superior_id:
            before["superior_id"], fields["superior_id"] = line.target.superior_id, superior.pk
            for moved in (line.target, superior):
                moved.refresh_from_db(fields=["path"])
            move_organization(organization=line.target, superior=superior)
        line.written = Written(line.target.pk, before)

    def rows_in_reach(self, ids: Sequence[int]) -> OrganizationQuerySet:
        return Organization.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def restore(self, pairs: Sequence[tuple[Organization, dict[str, Any]]]) -> None:
        for organization, before in pairs:
            superior_id = before.pop("superior_id", organization.superior_id)
            Organization.objects.filter(pk=organization.pk).update(**before)
            if superior_id != organization.superior_id:
                superior = Organization.objects.get(pk=superior_id)
                organization.refresh_from_db()
                move_organization(organization=organization, superior=superior)

    owned = frozenset({"inferiors"})
    derived = frozenset({"path"})

    def removable(self, ids: set[int]) -> set[int]:
        """Keep what has others below it that stay."""
        while True:
            staying = Organization.objects.filter(superior__in=ids).exclude(pk__in=ids)
            blocked = set(staying.order_by().values_list("superior_id", flat=True))
            if not blocked:
                return ids
            ids -= blocked

    def remove(self, ids: set[int]) -> None:
        remove_organizations(ids=ids)


def _superior_of(line: Line) -> Organization | None:
    above: Line | Organization | None = line.values["above"]
    if isinstance(above, Line):
        found: Organization = above.target
        return found
    return above


def _node(place: Line | Organization | None) -> int:
    """Return what a place in the tree is known by: its id, or a new row's number below zero."""
    if isinstance(place, Line):
        return -place.number if place.target is None else place.target.pk
    return place.pk if place else 0


def _superiors_first(organizations: list[Organization]) -> list[Organization]:
    """Order new organizations so that each stands after its superior."""
    waiting = {id(organization) for organization in organizations}
    ordered: list[Organization] = []
    while waiting:
        ready = [
            organization
            for organization in organizations
            if id(organization) in waiting and id(organization.superior) not in waiting
        ]
        ordered += ready
        waiting -= {id(organization) for organization in ready}
    return ordered
