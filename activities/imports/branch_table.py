"""What both workbooks share: a branch column and an exact day."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from branches.choices import BRANCH_KINDS
from branches.domain.lookup import OrganizationIndex
from branches.reports import organizations_to_pick
from common.dates import Precision
from spreadsheets.tables import Line, TableImport

BRANCH_HEADERS = (
    "党支部|支部|支部名称|所在支部|所在党支部|所属支部|党支部名称|组织关系所在党支部"
    "|所属组织|所在党组织"
)


class BranchTable(TableImport):
    """What both workbooks share: a branch column in reach and an exact day."""

    branch_required: ClassVar[bool] = True
    offers = {"branch": organizations_to_pick(kinds=BRANCH_KINDS)}

    def find_branch(self, line: Line, index: OrganizationIndex) -> None:
        text = line.values.get("branch")
        if not text:
            if self.branch_required:
                line.fail("branch", "missing_branch", _("The branch is missing."))
            return
        reach = self.actor.scope(self.capability)
        found = [o for o in index.find(text) if reach.covers(o.path)]
        if len(found) > 1:
            message = _("“%(name)s” fits several branches: check by hand, or write the full name.")
            line.fail("branch", "manual_check", message % {"name": text})
        elif not found:
            message = _("No branch “%(name)s” is known. Write its code, full or short name.")
            line.fail("branch", "unknown_branch", message % {"name": text})
        else:
            line.values["organization"] = found[0]
            line.place = str(found[0])

    def need_day(self, line: Line) -> None:
        found = line.values.get("date")
        if line.lacks("date"):
            line.fail("date", "missing_date", _("The date is missing."))
        elif found is not None and found.precision != Precision.DAY:
            line.fail("date", "bad_date", _("The day is missing. Write it like 2018-06-25."))

    def refuse_repeated(self, line: Line, key: tuple[Any, ...], seen: dict[Any, int]) -> None:
        first = seen.setdefault(key, line.number)
        if first != line.number:
            self.refuse_second(line, first)

    def refuse_second(self, line: Line, first: int) -> None:
        message = _("Stands in row %(row)d already.") % {"row": first}
        line.fail("date", "duplicate", message)
