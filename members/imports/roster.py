"""The roster (党员花名册)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from branches.choices import BRANCH_KINDS
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from branches.reports import organizations_to_pick
from common.dates import FuzzyDate, is_known, show
from members.choices import Sex, Stage
from members.domain import identity
from members.domain.register import RosterEntry, add_members, change_members, remove_members
from members.models import Affiliation, Member
from members.querysets import MemberQuerySet
from members.widgets import (
    EDUCATION_WORDS,
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
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

STAGE_WORDS = {
    Stage.FULL: "正式党员|正式|中共党员|党员",
    Stage.PROBATIONARY: "预备党员|预备|中共预备党员",
    Stage.CANDIDATE: "发展对象",
    Stage.ACTIVIST: "入党积极分子|积极分子",
    Stage.APPLICANT: "入党申请人|申请人",
    Stage.LEFT: "已不是党员|已出党|出党",
}
TEXT_FIELDS = (
    "name",
    "sex",
    "ethnic_group",
    "education",
    "stage",
    "mobile",
    "work_post",
    "party_post",
    "remark",
)
DATES = {name: (f"{name}_on", f"{name}_precision") for name in ("born", "joined", "confirmed")}
ADULT_YEARS = 18


@register
class MemberImport(TableImport):
    kind = "members"
    title = gettext_lazy("Members")
    capability = Capability.MEMBER_IMPORT
    step = 2
    model = Member
    offers = {"branch": organizations_to_pick(kinds=BRANCH_KINDS)}
    owned = frozenset({"affiliations"})

    name = Column(gettext_lazy("Name"), "姓名|党员姓名|名字|人员姓名", NameWidget(), required=True)
    sex = Column(gettext_lazy("Sex"), "性别|男/女", ChoiceWidget(SEX_WORDS, "unknown_sex"))
    ethnic_group = Column(
        gettext_lazy("Ethnic group"), "民族", ChoiceWidget(ETHNIC_WORDS, "unknown_ethnic_group")
    )
    born = Column(
        gettext_lazy("Born on"),
        "出生日期|出生年月|出生时间|出生年月日|生日",
        FuzzyDateWidget(),
        example="1980-01-01",
    )
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        required=True,
        sensitive=True,
    )
    education = Column(
        gettext_lazy("Education"),
        "学历|文化程度",
        ChoiceWidget(EDUCATION_WORDS, "unknown_education"),
    )
    joined = Column(
        gettext_lazy("Joined on"),
        "入党时间|入党日期|加入党组织日期|加入中共组织日期|加入中国共产党时间|入党年月",
        FuzzyDateWidget(),
        example="2005-07-01",
    )
    confirmed = Column(
        gettext_lazy("Confirmed on"),
        "转正时间|转正日期|转为正式党员日期|成为正式党员日期",
        FuzzyDateWidget(),
        example="2006-07-01",
    )
    stage = Column(
        gettext_lazy("Stage"),
        "党员类别|正式/预备|人员类别|党员类型|组织身份",
        ChoiceWidget(STAGE_WORDS, "unknown_stage"),
    )
    branch = Column(
        gettext_lazy("Branch"),
        "所在党支部|所属支部|党支部名称|组织关系所在党支部|所属组织|所在党组织|所在支部|党支部"
        "|支部|支部名称",
        TextWidget(120),
        required=True,
    )
    party_post = Column(
        gettext_lazy("Party post"),
        "党内职务|支部职务|党组织职务",
        TextWidget(50),
        example="组织委员",
    )
    mobile = Column(
        gettext_lazy("Mobile"),
        "手机|手机号|手机号码|联系电话|联系方式|电话|移动电话",
        TextWidget(30),
        sensitive=True,
        example="13800000000",
    )
    work_post = Column(
        gettext_lazy("Employer and post"),
        "工作单位及职务|单位职务|现任职务|职务|工作岗位",
        TextWidget(100),
        example="示例街道办事处科员",
    )
    remark = Column(gettext_lazy("Remark"), "备注|说明|备注说明|附注")

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)
        self.first_rows: dict[str, int] = {}
        self.branches: dict[str, list[Organization]] = {}

    def check(self, lines: Sequence[Line]) -> None:
        self._refuse_duplicates(lines)
        for line in lines:
            if line.lacks("name"):
                line.fail("name", "missing_name", _("The name is missing."))
            if line.lacks("id_number"):
                line.fail("id_number", "missing_id", _("The ID number is missing."))
            self._check_dates(line)
            _check_sex(line)

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = line.values.get("name") or ""
            self._find_branch(line)
        self._find_targets(lines)

    def _refuse_duplicates(self, lines: Sequence[Line]) -> None:
        for line in lines:
            number = line.values.get("id_number")
            index = ""
            if number and not isinstance(number, MaskedId):
                index = identity.blind_index(number=number)
            line.values["id_index"] = index
            first = self.first_rows.setdefault(index, line.number) if index else line.number
            if first != line.number:
                message = _("The same ID number stands in row %(row)d.") % {"row": first}
                line.fail("id_number", "duplicate", message)

    def _find_branch(self, line: Line) -> None:
        text = line.values.get("branch")
        if not text:
            line.fail("branch", "missing_branch", _("The branch is missing."))
            return
        found = self.branches.get(text)
        if found is None:
            fits = [o for o in self.index.find(text) if self.reach.covers(o.path) and o.is_branch]
            found = self.branches[text] = fits
        if len(found) > 1:
            message = _("“%(name)s” fits several branches: check by hand, or write the full name.")
            line.fail("branch", "manual_check", message % {"name": text})
        elif not found:
            message = _("No branch “%(name)s” is known. Write its code, full or short name.")
            line.fail("branch", "unknown_branch", message % {"name": text})
        else:
            line.values["home"] = found[0]
            line.place = str(found[0])

    def _check_dates(self, line: Line) -> None:
        number, born = line.values.get("id_number"), line.values.get("born")
        number = None if isinstance(number, MaskedId) else number
        joined, confirmed = line.values.get("joined"), line.values.get("confirmed")
        birth = FuzzyDate(identity.birth_date(number=number)) if number else born
        if number and born and not born.agrees_with(birth):
            message = _("The birth date %(cell)s differs from the ID number's. Kept as written.")
            line.warn("born", "birth_differs", message % {"cell": born})
        if joined and birth and joined.on < _years_later(birth.on, ADULT_YEARS):
            line.warn("joined", "joined_too_young", _("Joined before the age of 18."))
        if joined and confirmed and _month(confirmed.on) < _month(_years_later(joined.on, 1)):
            message = _("Confirmed less than a year after joining.")
            line.warn("confirmed", "confirmed_too_early", message)

    def _find_targets(self, lines: Sequence[Line]) -> None:
        wanted = {line.values["id_index"] for line in lines} - {""}
        members = {m.id_index: m for m in Member.objects.filter(id_index__any_of=wanted)}
        homes: dict[int, Organization] = {
            affiliation.member_id: affiliation.organization
            for affiliation in Affiliation.objects.home()
            .on(localdate())
            .filter(member__in=[member.pk for member in members.values()])
            .select_related("organization")
        }
        shortened = [line for line in lines if line.is_clean and not line.values["id_index"]]
        self._find_masked(shortened)
        homes |= {line.target.pk: line.values["home"] for line in shortened if line.target}
        for line in lines:
            line.target = members.get(line.values["id_index"]) or line.target
            if line.target is not None and line.is_clean:
                self._compare(line, homes.get(line.target.pk))

    def _find_masked(self, lines: Sequence[Line]) -> None:
        """Know members of an exported, masked roster again by name, branch and shown digits."""
        held = (
            Affiliation.objects.home()
            .on(localdate())
            .filter(
                organization__in={line.values["home"] for line in lines},
                member__name__in={line.values["name"] for line in lines},
            )
            .select_related("member")
        )
        known: dict[tuple[str, str, int], list[Member]] = defaultdict(list)
        for home in held if lines else ():
            member = home.member
            known[member.name, member.masked_id, home.organization_id].append(member)
        for line in lines:
            key = (line.values["name"], line.values["id_number"], line.values["home"].pk)
            found = known.get(key, [])
            if len(found) == 1:
                line.target = found[0]
            elif found:
                message = _("Several members bear this name: write the whole ID number.")
                line.fail("id_number", "manual_check", message)
            else:
                message = _("Nobody in the branch fits the masked number: write the whole one.")
                line.fail("id_number", "masked_id", message)

    def _compare(self, line: Line, home: Organization | None) -> None:
        if home != line.values["home"]:
            line.fail("branch", "transfer_needed", _("Held by another branch: ask for a transfer."))
            return
        entry = self._entry(line)
        for name, value in entry.fields.items():
            old = getattr(line.target, name)
            if old == value or name.endswith("_precision"):
                continue
            if isinstance(value, date):
                precision = name.replace("_on", "_precision")
                held = show(old, getattr(line.target, precision)) if old else ""
                self.note_change(line, name, held, show(value, entry.fields[precision]))
            else:
                self.note_change(line, name, old, value)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _entry(self, line: Line) -> RosterEntry:
        """Return what the row says of the member; empty cells say nothing."""
        values, target = line.values, line.target
        fields: dict[str, Any] = {
            name: value for name in TEXT_FIELDS if (value := values.get(name)) is not None
        }
        if "****" in fields.get("mobile", ""):  # masked by an export: it says nothing
            del fields["mobile"]
        for name, (on, precision) in DATES.items():
            found: FuzzyDate | None = values.get(name)
            if found is None and name == "born" and target is None:
                found = FuzzyDate(identity.birth_date(number=values["id_number"]))
            if found is not None and not _is_held(target, found, on, precision):
                fields[on], fields[precision] = found.on, str(found.precision)
        if target is None:
            implied = Stage.FULL if "confirmed_on" in fields else Stage.PROBATIONARY
            fields.setdefault("stage", implied)
        return RosterEntry(values["id_number"], values["home"], fields, values["id_index"])

    def write(self, lines: Sequence[Line]) -> None:
        entries = [(line, self._entry(line)) for line in lines]
        new = [(line, entry) for line, entry in entries if line.target is None]
        ids = add_members(entries=[entry for _line, entry in new])
        for pk, (line, _entry) in zip(ids, new, strict=True):
            line.written = Written(pk, None)
        known = [(line, entry.fields) for line, entry in entries if line.target is not None]
        for line, fields in known:
            before = {name: getattr(line.target, name) for name in fields}
            line.written = Written(line.target.pk, before)
        change_members(changes=[(line.target, fields) for line, fields in known])

    def rows_in_reach(self, ids: Sequence[int]) -> MemberQuerySet:
        visible = Member.objects.visible_to(self.actor, self.capability, localdate())
        return visible.filter(pk__any_of=ids)

    def restore(self, pairs: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        change_members(changes=list(pairs))

    def remove(self, ids: set[int]) -> None:
        remove_members(ids=ids)


def _check_sex(line: Line) -> None:
    number, said = line.values.get("id_number"), line.values.get("sex")
    if number and said and not isinstance(number, MaskedId):
        sex = identity.sex(number=number)
        if said not in {sex, Sex.UNKNOWN}:
            message = _("The ID number is that of the other sex: check both. Kept as written.")
            line.warn("sex", "sex_differs", message)


def _is_held(member: Member | None, found: FuzzyDate, on: str, precision: str) -> bool:
    if member is None:
        return False
    return is_known(found, on=getattr(member, on), precision=getattr(member, precision))


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
