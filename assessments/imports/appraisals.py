"""Yearly appraisals of members (民主评议党员): rows of one branch and year belong together."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from assessments.choices import MemberGrade
from assessments.domain.appraisal_rules import Opinion
from assessments.domain.appraisals import Meeting, record_appraisal, refusals
from assessments.models import BranchAppraisal, MemberAppraisal
from assessments.models.appraisals import COUNTS
from assessments.querysets import MemberAppraisalQuerySet
from branches.choices import BRANCH_KINDS
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from branches.reports import organizations_to_pick
from common.dates import Precision
from common.text import person_name
from members.domain import identity
from members.models import Member
from members.widgets import ID_HEADERS, IdNumberWidget
from points.reports.stars import full_members
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget, NumberWidget

GRADE_WORDS = {
    MemberGrade.EXCELLENT: "优秀",
    MemberGrade.QUALIFIED: "合格",
    MemberGrade.BASIC: "基本合格",
    MemberGrade.UNQUALIFIED: "不合格",
}
COLUMN_OF_CODE = {
    "bad_year": "year",
    "bad_day": "date",
    "bad_voters": "voters",
    "poll_open": "year",
    "few_voters": COUNTS[0],
    "many_ballots": COUNTS[0],
    "no_grade": "grade",
    "many_excellent": "reason",
}


class BranchYear(NamedTuple):
    """What the rows of one appraisal share."""

    branch: Organization
    year: int


def _count(label: Any, headers: str) -> Column:
    return Column(label, headers, NumberWidget("0", "9999", whole=True))


@register
class AppraisalImport(TableImport):
    kind = "appraisals"
    title = gettext_lazy("Yearly appraisals of members")
    capability = Capability.APPRAISAL_RECORD
    step = 13
    model = MemberAppraisal
    offers = {"branch": organizations_to_pick(kinds=BRANCH_KINDS)}
    whole_file = True
    columns_of_fields: ClassVar = {}

    branch = Column(
        gettext_lazy("Branch"), "党支部|支部|支部名称|所在党支部", TextWidget(120), required=True
    )
    year = Column(
        gettext_lazy("Year"),
        "年度|评议年度|年份",
        NumberWidget("2000", "2200", whole=True),
        required=True,
        example="2018",
    )
    date = Column(
        gettext_lazy("Day of the meeting"),
        "会议日期|评议日期|召开时间|日期",
        FuzzyDateWidget(),
        required=True,
    )
    voters = Column(
        gettext_lazy("Voters present"),
        "参加测评人数|到会人数|投票人数|参会人数",
        NumberWidget("1", "9999", whole=True),
        required=True,
    )
    name = Column(
        gettext_lazy("Name"), "姓名|党员姓名|名字", TextWidget(50), required=True, example="张三"
    )
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        sensitive=True,
    )
    excellent = _count(gettext_lazy("Ballots: excellent"), "优秀票|优秀票数")
    qualified = _count(gettext_lazy("Ballots: qualified"), "合格票|合格票数")
    basic = _count(gettext_lazy("Ballots: basically qualified"), "基本合格票|基本合格票数")
    unqualified = _count(gettext_lazy("Ballots: unqualified"), "不合格票|不合格票数")
    grade = Column(
        pgettext_lazy("member's year", "Grade"),
        "评定等次|等次|评议等次|评议结果|评议等次结果",
        ChoiceWidget(GRADE_WORDS, "unknown_grade"),
        required=True,
    )
    reason = Column(
        gettext_lazy("Why more than a third are excellent"),
        "超比例说明|优秀超比例说明|备注",
        TextWidget(200),
    )

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            for column in ("branch", "year", "date", "voters", "name"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            self._find_branch(line)
            found = line.values.get("date")
            if found is not None and found.precision != Precision.DAY:
                line.fail("date", "bad_date", _("The day is missing. Write it like 2018-06-25."))
        for key, rows in _by_appraisal([line for line in lines if line.is_clean]).items():
            self._find_members(key, rows)
            if named := [line for line in rows if line.is_clean]:
                self._judge(key, named)

    def _find_branch(self, line: Line) -> None:
        text = line.values.get("branch")
        found = [one for one in self.index.find(text or "") if self.reach.covers(one.path)]
        if len(found) > 1:
            message = _("“%(name)s” fits several branches: check by hand, or write the full name.")
            line.fail("branch", "manual_check", message % {"name": text})
        elif text and not found:
            message = _("No branch “%(name)s” is known. Write its code, full or short name.")
            line.fail("branch", "unknown_branch", message % {"name": text})
        elif found:
            line.values["organization"], line.place = found[0], str(found[0])

    def _find_members(self, key: BranchYear, lines: list[Line]) -> None:
        by_name: dict[str, list[Member]] = defaultdict(list)
        for member in full_members(branch=key.branch, year=key.year):
            by_name[member.name].append(member)
        first_rows: dict[int, int] = {}
        for line in lines:
            number = line.values.get("id_number")
            named = by_name.get(person_name(line.values["name"]), [])
            found = [member for member in named if not number or _fits(member, number)]
            if len(found) > 1:
                message = _("Several members bear this name: write the whole ID number.")
                line.fail("name", "manual_check", message)
            elif not found:
                message = _("No full member of the branch on 31 December fits this row.")
                line.fail("name", "unknown_member", message)
            elif (first := first_rows.setdefault(found[0].pk, line.number)) != line.number:
                message = _("Stands in row %(row)d already.") % {"row": first}
                line.fail("name", "duplicate", message)
            else:
                line.values["member"] = found[0]

    def _judge(self, key: BranchYear, lines: list[Line]) -> None:
        """Compare with the register, and let the rule say what is wrong with all rows together."""
        by_member = {line.values["member"].pk: line for line in lines}
        known = MemberAppraisal.objects.filter(year=key.year, member__in=by_member)
        for row in known.select_related("appraisal"):
            by_member[row.member_id].target = row
        meeting, opinions = _meeting(lines), _opinions(lines)
        for refusal in refusals(
            branch=key.branch, year=key.year, meeting=meeting, opinions=opinions
        ):
            column = COLUMN_OF_CODE.get(refusal.code, "name")
            for line in [by_member[refusal.member_id]] if refusal.member_id else lines:
                line.fail(column, refusal.code, refusal.text)
        for line in lines:
            self._compare(line, meeting)

    def _compare(self, line: Line, meeting: Meeting) -> None:
        if (_meeting([line]).held_on, _voters(line)) != (meeting.held_on, meeting.voters):
            message = _("Day or voters differ from the first row of this branch.")
            line.fail("date", "differs", message)
        row = line.target
        if row is None:
            return
        for name, value in _fields(line).items():
            if getattr(row, name) != value:
                self.note_change(line, name, getattr(row, name), value)
        held = row.appraisal
        is_same = (held.held_on, held.voters, held.reason) == (
            meeting.held_on, meeting.voters, meeting.reason,
        )  # fmt: skip
        line.action = Outcome.UNCHANGED if is_same and not line.changes else Outcome.UPDATE

    def write(self, lines: Sequence[Line]) -> None:
        for key, rows in _by_appraisal(lines).items():
            before = {
                line.number: line.target and {name: getattr(line.target, name) for name in _SAID}
                for line in rows
            }
            appraisal = record_appraisal(
                branch=key.branch,
                year=key.year,
                meeting=_meeting(rows),
                opinions=_opinions(rows),
                actor=self.actor,
            )
            written = dict(appraisal.members.values_list("member", "pk"))
            for line in rows:
                member = line.values["member"].pk
                line.written = Written(written[member], before[line.number] or None)

    def rows_in_reach(self, ids: Sequence[int]) -> MemberAppraisalQuerySet:
        visible = MemberAppraisal.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)

    def remove(self, ids: set[int]) -> None:
        super().remove(ids)
        BranchAppraisal.objects.filter(members=None).delete()


_SAID = ("grade", *COUNTS)


def _by_appraisal(lines: Sequence[Line]) -> dict[BranchYear, list[Line]]:
    found: dict[BranchYear, list[Line]] = defaultdict(list)
    for line in lines:
        found[BranchYear(line.values["organization"], int(line.values["year"]))].append(line)
    return found


def _meeting(lines: Sequence[Line]) -> Meeting:
    """Return the meeting as the first row has it; the reason may stand in any."""
    reasons = [line.values.get("reason") or "" for line in lines]
    reason = next(filter(None, reasons), "")
    return Meeting(lines[0].values["date"].on, _voters(lines[0]), reason)


def _voters(line: Line) -> int:
    return int(line.values["voters"])


def _opinions(lines: Sequence[Line]) -> dict[int, Opinion]:
    return {line.values["member"].pk: _opinion(line) for line in lines}


def _opinion(line: Line) -> Opinion:
    """Return what the row says; without counts, those on record stay."""
    said = [line.values.get(name) for name in COUNTS]
    kept = line.target.counts if line.target else None
    counts = tuple(int(count or 0) for count in said) if any(said) else kept
    return Opinion(line.values.get("grade") or "", counts)


def _fields(line: Line) -> dict[str, Any]:
    opinion = _opinion(line)
    counts = opinion.counts or (None,) * len(COUNTS)
    return {"grade": opinion.grade, **dict(zip(COUNTS, counts, strict=True))}


def _fits(member: Member, number: str) -> bool:
    if identity.is_masked(number=number):
        return bool(member.masked_id == number)
    return bool(member.id_index == identity.blind_index(number=number))
