"""Key projects (重点项目台账): known by their name, each in a town."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from branches.domain.lookup import OrganizationIndex
from common.text import squeeze
from dispatch.choices import ProjectStage
from dispatch.domain.units import write_rows
from dispatch.models import KeyProject
from dispatch.querysets import ProjectQuerySet
from dispatch.reports.picks import towns_to_pick
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget

STAGE_WORDS = {
    ProjectStage.PREPARING: "前期|前期工作|谋划|拟建|未开工",
    ProjectStage.BUILDING: "在建|建设中|已开工|续建",
    ProjectStage.COMPLETED: "已完工|完工|竣工|已竣工|投产|建成",
}


@register
class ProjectImport(TableImport):
    kind = "projects"
    title = gettext_lazy("Key projects")
    capability = Capability.CONTACT_MANAGE
    step = 11
    model = KeyProject
    offers = {"town": towns_to_pick}

    name = Column(
        pgettext_lazy("thing", "Name"),
        "项目名称|重点项目|项目|名称",
        TextWidget(100),
        required=True,
        example="示例产业园",
    )
    town = Column(
        gettext_lazy("Town"),
        "所在镇街|镇街|所属镇街|属地|镇（街道）",
        TextWidget(120),
        required=True,
    )
    stage = Column(
        pgettext_lazy("project", "Stage"),
        "项目阶段|阶段|进展阶段",
        ChoiceWidget(STAGE_WORDS, "unknown_stage"),
    )

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)
        rows = KeyProject.objects.select_related("town")
        self.known = {squeeze(project.name): project for project in rows}
        self.first_rows: dict[str, int] = {}

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            for column in ("name", "town"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            self._find_town(line)
            if line.is_clean:
                self._compare(line)

    def _find_town(self, line: Line) -> None:
        text = line.values.get("town")
        if not text:
            return
        found = [one for one in self.index.find(text) if self.reach.covers(one.path)]
        if len(found) > 1:
            message = _("“%(name)s” fits several organizations: write the code or full name.")
            line.fail("town", "manual_check", message % {"name": text})
        elif not found:
            message = _("No organization “%(name)s” is known. Write its code or full name.")
            line.fail("town", "unknown_organization", message % {"name": text})
        else:
            line.values["town"], line.place = found[0], str(found[0])

    def _compare(self, line: Line) -> None:
        key = squeeze(line.values["name"])
        first = self.first_rows.setdefault(key, line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("name", "duplicate", message)
            return
        line.target = self.known.get(key)
        if line.target is None:
            return
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if old != value:
                self.note_change(line, name, old, value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _fields(self, line: Line) -> dict[str, Any]:
        """Return what the row says; an empty cell says nothing."""
        said = {name: line.values.get(name) for name in ("name", "town", "stage")}
        if line.target is not None:
            del said["name"]
        return {name: value for name, value in said.items() if value is not None}

    def write(self, lines: Sequence[Line]) -> None:
        rows: list[tuple[Any, dict[str, Any]]] = [
            (line.target or KeyProject(), self._fields(line)) for line in lines
        ]
        before = [_held(row, fields) for row, fields in rows]
        write_rows(rows=rows)
        for line, (row, _said), held in zip(lines, rows, before, strict=True):
            line.written = Written(row.pk, held)

    def rows_in_reach(self, ids: Sequence[int]) -> ProjectQuerySet:
        visible = KeyProject.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)


def _held(project: Any, fields: dict[str, Any]) -> dict[str, Any] | None:
    if project.pk is None:
        return None
    names = ["town_id" if name == "town" else name for name in fields]
    return {name: getattr(project, name) for name in names}
