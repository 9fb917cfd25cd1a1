"""The list of accounts (账号信息表): who is to log in, as what, and as which member.

A row opens an account or finds it as it should be. What exists already is changed on its page,
where each step has a reason; so a list that comes again changes nothing.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability, Role
from accounts.domain.accounts import create_account, username_of
from accounts.domain.grants import grant_role, require_grantable
from accounts.models import Grant, User
from accounts.permissions import GRANTED_OVER
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from branches.reports import organizations_to_pick
from common.dates import Precision
from common.errors import RuleViolation
from jobs.domain.files import keep_once
from members.domain import identity
from members.domain.register import tie_accounts
from members.models import Member
from members.widgets import ID_HEADERS, IdNumberWidget, MaskedId, NameWidget
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import FORMULA_STARTS, Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from common.dates import FuzzyDate

ROLE_WORDS = {
    Role.DISTRICT_OFFICER: "区委组织部|组织部|区级管理员",
    Role.CADRE_OFFICER: "干部科|区委组织部干部科",
    Role.TOWN_OFFICER: "镇街组织委员|组织委员|街道组织委员|镇组织委员",
    Role.SECRETARY: "支部书记|党支部书记|书记|总支书记",
    Role.AUDITOR: "审计员|审计管理员",
    Role.ACCOUNT_ADMIN: "系统管理员|账号管理员",
}
BOM = "\ufeff"


@register
class AccountImport(TableImport):
    kind = "accounts"
    title = gettext_lazy("Accounts")
    capability = Capability.ACCOUNT_MANAGE
    step = 10
    model = User
    offers = {"organization": organizations_to_pick()}
    owned = frozenset({"grants", "member"})

    username = Column(
        gettext_lazy("User name"),
        "用户名|登录名|账号|账户",
        TextWidget(50),
        required=True,
        example="zhangsan",
    )
    name = Column(gettext_lazy("Name"), "姓名|使用人|使用人姓名", NameWidget(), required=True)
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        sensitive=True,
    )
    organization = Column(
        gettext_lazy("Organization"), "党组织|授权组织|授权范围|所在党组织", TextWidget(120)
    )
    role = Column(gettext_lazy("Role"), "角色|岗位|职责", ChoiceWidget(ROLE_WORDS, "unknown_role"))
    begins = Column(
        gettext_lazy("From"),
        "起|起始日期|授权起始|开始日期",
        FuzzyDateWidget(may_be_ahead=True),
    )
    ends = Column(
        gettext_lazy("Until"),
        "止|截止日期|授权截止|结束日期",
        FuzzyDateWidget(may_be_ahead=True),
    )
    reason = Column(
        gettext_lazy("By which decision"), "授权依据|依据|任命文件|备注", example="示例〔2026〕1号"
    )

    def begin(self) -> None:
        self.index = OrganizationIndex()
        self.reach = self.actor.scope(self.capability)
        self.first_rows: dict[tuple[str, str], int] = {}
        self.taken = {name.lower() for name in User.objects.values_list("username", flat=True)}
        self.slips: list[list[str]] = []
        self.tied: list[tuple[Member, User]] = []

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self._read_username(line)
            for column in ("username", "name"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            self._refuse_repeated(line)
            self._find_place(line)
            self._refuse_vague_days(line)
        self._find_accounts(lines)
        self._find_members(lines)
        for line in lines:
            if line.is_clean:
                self._judge(line)

    def _read_username(self, line: Line) -> None:
        text = line.label = line.values.get("username") or ""
        if not text:
            return
        try:
            line.values["username"] = line.label = username_of(text=text)
        except RuleViolation as refusal:
            line.fail("username", str(refusal.code), " ".join(refusal.messages))

    def _refuse_repeated(self, line: Line) -> None:
        for column in ("username", "id_number"):
            value = line.values.get(column)
            if not value:
                continue
            first = self.first_rows.setdefault((column, value.lower()), line.number)
            if first != line.number:
                message = _("Stands in row %(row)d already.") % {"row": first}
                line.fail(column, "duplicate", message)

    def _find_place(self, line: Line) -> None:
        text, role = line.values.get("organization"), line.values.get("role")
        line.values["place"] = None
        if line.lacks("organization") and role:
            line.fail("organization", "missing_organization", _("The role lacks an organization."))
        elif text and line.lacks("role"):
            line.fail("role", "missing_role", _("The organization lacks a role."))
        elif text:
            found = [o for o in self.index.find(text) if self.reach.covers(o.path)]
            fits = [o for o in found if role and o.tier == GRANTED_OVER[role]] or found
            self._take_place(line, text, fits)

    def _take_place(self, line: Line, text: str, found: list[Organization]) -> None:
        if len(found) > 1:
            message = _("“%(name)s” fits several organizations: write the code or full name.")
            line.fail("organization", "manual_check", message % {"name": text})
        elif not found:
            message = _("No organization “%(name)s” is known. Write its code or full name.")
            line.fail("organization", "unknown_organization", message % {"name": text})
        else:
            line.values["place"], line.place = found[0], str(found[0])

    def _refuse_vague_days(self, line: Line) -> None:
        for column in ("begins", "ends"):
            found: FuzzyDate | None = line.values.get(column)
            if found is not None and found.precision != Precision.DAY:
                line.fail(column, "needs_a_day", _("Write the day, like 2026-01-31."))
        begins = line.values.get("begins")
        if begins is not None and begins.on < localdate():
            line.warn("begins", "begins_today", _("A day gone by: the grant begins today."))

    def _find_accounts(self, lines: Sequence[Line]) -> None:
        wanted = {line.values["username"] for line in lines if line.values.get("username")}
        known = {user.username: user for user in User.objects.filter(username__in=wanted)}
        lasting = Grant.objects.filter(user__in=known.values()).overlapping(localdate(), None)
        held = set(lasting.values_list("user", "organization", "role"))
        for line in lines:
            line.target = known.get(line.values.get("username") or "")
            if line.target is not None:
                place, role = line.values["place"], line.values.get("role")
                is_held = place is None or (line.target.pk, place.pk, role) in held
                line.values["is_as_it_should_be"] = (
                    line.target.name == line.values.get("name") and is_held
                )

    def _find_members(self, lines: Sequence[Line]) -> None:
        """Find whom an ID number ties; of a person it tells no more than that there is one."""
        numbers = {
            line.number: identity.blind_index(number=number)
            for line in lines
            if (number := line.values.get("id_number")) and not isinstance(number, MaskedId)
        }
        members = {m.id_index: m for m in Member.objects.filter(id_index__any_of=numbers.values())}
        for line in lines:
            line.values["member"] = members.get(numbers.get(line.number))
            self._refuse_wrong_person(line)

    def _refuse_wrong_person(self, line: Line) -> None:
        member, target = line.values["member"], line.target
        if not line.values.get("id_number"):
            return
        if member is None or member.name != line.values.get("name"):
            message = _("No member is known by this ID number and name.")
            line.fail("id_number", "unknown_member", message)
        elif member.user_id is not None and (target is None or member.user_id != target.pk):
            message = _("This member has another account already.")
            line.fail("id_number", "has_account", message)
        elif target is not None and member.user_id is None:
            line.values["is_as_it_should_be"] = False

    def _judge(self, line: Line) -> None:
        if line.target is not None and line.values["is_as_it_should_be"]:
            line.action = Outcome.UNCHANGED
        elif line.values["username"].lower() in self.taken:
            message = _("An account of this name exists and differs. Change it on its page.")
            line.fail("username", "exists", message)
        elif line.values["place"] is not None:
            self._refuse_what_the_page_would(line)

    def _refuse_what_the_page_would(self, line: Line) -> None:
        person = User(username=line.values["username"])
        try:
            require_grantable(grant=self._grant(line, person), actor=self.actor)
        except RuleViolation as refusal:
            line.fail("role", str(refusal.code), " ".join(refusal.messages))

    def _grant(self, line: Line, user: User) -> Grant:
        begins, ends = line.values.get("begins"), line.values.get("ends")
        return Grant(
            user=user,
            organization=line.values["place"],
            role=line.values["role"],
            valid_from=max(localdate(), begins.on if begins else date.min),
            valid_until=ends.on if ends else None,
            reason=line.values.get("reason") or _("List of accounts"),
        )

    def write(self, lines: Sequence[Line]) -> None:
        for line in lines:
            username, name = line.values["username"], line.values["name"]
            account, password = create_account(username=username, name=name, actor=self.actor)
            if line.values["place"] is not None:
                grant_role(grant=self._grant(line, account), actor=self.actor)
            line.written = Written(account.pk, None)
            place = str(line.values["place"] or "")
            self.slips.append([account.username, account.name, password, place])
            if line.values["member"] is not None:
                self.tied.append((line.values["member"], account))

    def finish(self) -> None:
        """Leave the temporary passwords to be fetched once, sealed until then."""
        if not self.slips:
            return
        tie_accounts(pairs=self.tied)
        text = io.StringIO()
        heads = [_("User name"), _("Name"), _("Temporary password"), _("Organization")]
        csv.writer(text).writerows([heads, *([_quiet(cell) for cell in row] for row in self.slips)])
        self.handout = keep_once(
            name=_("Temporary passwords") + ".csv",
            content=(BOM + text.getvalue()).encode(),
            capability=self.capability,
            actor=self.actor,
        )

    def rows_in_reach(self, ids: Sequence[int]) -> Any:
        return User.objects.visible_to(self.actor, self.capability).filter(pk__any_of=ids)

    def removable(self, ids: set[int]) -> set[int]:
        """Keep whoever logged in, or was granted something else since."""
        unused: QuerySet[User] = User.objects.filter(pk__in=ids, last_login=None)
        counted = unused.annotate(granted=Count("grants")).filter(granted__lte=1)
        return set(counted.values_list("pk", flat=True))


def _quiet(cell: str) -> str:
    return f"'{cell}" if cell[:1] in FORMULA_STARTS else cell
