"""Who sits on committees and in party groups: known by place, post, person and first day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from branches.domain.lookup import OrganizationIndex
from branches.models import Organization
from branches.reports import organizations_to_pick
from common.dates import Precision, show
from common.errors import RuleViolation
from members.choices import PartyPost
from members.domain import identity
from members.domain.appointments import (
    GIVING_KINDS,
    eligible_stays,
    end,
    not_of_the_branch,
    require_free,
    require_post,
    taken_by,
    write_appointments,
)
from members.models import Appointment, Member
from members.querysets import AppointmentQuerySet
from members.widgets import ID_HEADERS, IdNumberWidget, MaskedId, NameWidget
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, Pairs, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

POST_WORDS = {
    PartyPost.SECRETARY: "书记|支部书记|党支部书记",
    PartyPost.DEPUTY: "副书记|支部副书记|党支部副书记",
    PartyPost.ORGANIZATION: "组织委员",
    PartyPost.PUBLICITY: "宣传委员",
    PartyPost.DISCIPLINE: "纪检委员|纪律检查委员",
    PartyPost.COMMISSIONER: "委员|支部委员|支委",
    PartyPost.LEADER: "党小组组长|组长|小组长|党小组长",
    PartyPost.IN_GROUP: "党小组成员|组员|成员|小组成员",
}
SAID = ("valid_until", "reason")
COLUMN_OF_CODE = {
    "future_date": "since",
    "no_organization_yet": "since",
    "taken": "since",
    "no_post": "post",
    "ends_before_start": "until",
    "missing_reason": "reason",
}


@register
class AppointmentImport(TableImport):
    kind = "appointments"
    title = gettext_lazy("Committees and party groups")
    capability = Capability.MEMBER_CORRECT
    step = 5
    model = Appointment
    offers = {"organization": organizations_to_pick(kinds=GIVING_KINDS)}
    whole_file = True  # who leaves makes room for who follows, wherever they stand
    columns_of_fields = {"valid_until": "until"}

    organization = Column(
        gettext_lazy("Branch or party group"),
        "党支部或党小组|党支部|支部|党小组|所在党支部|所属支部|支部名称|党支部名称|任职组织|党组织",
        TextWidget(120),
        required=True,
    )
    post = Column(
        gettext_lazy("Party post"),
        "党内职务|支部职务|支委职务|党组织职务|职务",
        ChoiceWidget(POST_WORDS, "unknown_post"),
        required=True,
    )
    name = Column(gettext_lazy("Name"), "姓名|党员姓名|名字", NameWidget(), required=True)
    id_number = Column(
        gettext_lazy("ID number"),
        ID_HEADERS,
        IdNumberWidget(),
        sensitive=True,
    )
    since = Column(
        pgettext_lazy("party post", "Since"),
        "任职日期|任职时间|当选日期|当选时间|任职起始日期",
        FuzzyDateWidget(),
        required=True,
    )
    until = Column(
        gettext_lazy("Last day"), "离任日期|离任时间|免职日期|免职时间", FuzzyDateWidget()
    )
    reason = Column(
        gettext_lazy("Reason"),
        "离任原因|免职原因|原因|备注",
        TextWidget(200),
        example="换届",
    )

    def resolve(self, lines: Sequence[Line]) -> None:
        index, reach = OrganizationIndex(), self.actor.scope(self.capability)
        for line in lines:
            self._check_cells(line)
            if text := line.values.get("organization"):
                fits = [one for one in index.find(text) if reach.covers(one.path)]
                self._take_place(line, [one for one in fits if one.kind in GIVING_KINDS])
        clean = [line for line in lines if line.is_clean]
        held = _by_place({line.values["place"].pk for line in clean})
        for line in clean:
            _find_person(line, held[line.values["place"].pk])
        self._find_new_people([line for line in clean if line.target is None])
        self._refuse_repeated([line for line in clean if line.is_clean])
        rows: dict[int, list[Line]] = defaultdict(list)
        for line in filter(attrgetter("is_clean"), clean):
            rows[line.values["place"].pk].append(line)
        for place, those in rows.items():
            self._judge(those, held[place])

    def _check_cells(self, line: Line) -> None:
        line.label = line.values.get("name") or ""
        for column in ("organization", "post", "name", "since"):
            if line.lacks(column):
                line.fail(column, f"missing_{column}", _("This cell must be filled in."))
        for column in ("since", "until"):
            found = line.values.get(column)
            if found is not None and found.precision != Precision.DAY:
                line.fail(column, "needs_a_day", _("Write the day, like 2026-01-31."))

    def _take_place(self, line: Line, found: list[Organization]) -> None:
        said = {"name": line.values["organization"]}
        if len(found) > 1:
            message = _("“%(name)s” fits several branches: check by hand, or write the full name.")
            line.fail("organization", "manual_check", message % said)
        elif not found:
            message = _("No branch or party group “%(name)s” is known in your reach.")
            line.fail("organization", "unknown_branch", message % said)
        else:
            line.values["place"], line.place = found[0], str(found[0])

    def _find_new_people(self, lines: Sequence[Line]) -> None:
        """Find members of the day by name; the number, even masked, tells namesakes apart."""
        names = {line.values["name"] for line in lines}
        own = eligible_stays(places={line.values["place"] for line in lines}, names=names)
        for line in lines:
            since, place = line.values["since"].on, line.values["place"]
            people = {stay.member for stay in own[place.pk] if stay.holds_on(since)}
            found = [one for one in people if _fits(one, line)]
            if len(found) > 1:
                message = _("Several members bear this name: write the whole ID number.")
                line.fail("name", "manual_check", message)
            elif found:
                line.values["member"] = found[0]
            else:
                self._refuse(line, not_of_the_branch(name=line.values["name"]))

    def _refuse_repeated(self, lines: Iterable[Line]) -> None:
        first_rows: dict[tuple[Any, ...], int] = {}
        for line in lines:
            values = line.values
            key = values["place"].pk, values["post"], values["member"].pk, values["since"].on
            first = first_rows.setdefault(key, line.number)
            if first != line.number:
                message = _("Stands in row %(row)d already.") % {"row": first}
                line.fail("name", "duplicate", message)

    def _judge(self, lines: Sequence[Line], held: list[Appointment]) -> None:
        """Let those end who leave, then see who finds a free place, in the order of the file."""
        for line in lines:
            if line.target is not None:
                self._compare(line)
        for line in lines:
            if line.target is None:
                self._enter(line, held)

    def _compare(self, line: Line) -> None:
        held, until = line.target, line.values.get("until")
        line.values["before"] = {name: getattr(held, name) for name in SAID}
        reason = line.values.get("reason") or ""
        if until is not None and held.valid_until is not None and held.last_day != until.on:
            message = _("It ended on %(day)s already: take it out on its page, and enter it anew.")
            line.fail("until", "ended_otherwise", message % {"day": show(held.last_day)})
            return
        if until is not None and held.valid_until is None:
            try:
                end(held=held, last=until.on, reason=reason)
            except RuleViolation as error:
                self._refuse(line, error)
                return
            self.note_change(line, "valid_until", "", until)
        elif held.valid_until is not None and reason:
            held.reason = reason
        if line.values["before"]["reason"] != held.reason:
            self.note_change(line, "reason", line.values["before"]["reason"], held.reason)
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _enter(self, line: Line, held: list[Appointment]) -> None:
        values = line.values
        wanted = Appointment(
            member=values["member"],
            organization=values["place"],
            post=values["post"],
            valid_from=values["since"].on,
        )
        try:
            require_post(
                organization=wanted.organization, post=wanted.post, since=wanted.valid_from
            )
            if values.get("until") is not None:
                end(held=wanted, last=values["until"].on, reason=values.get("reason") or "")
            require_free(wanted=wanted, held=held)
        except RuleViolation as error:
            self._refuse(line, error)
        else:
            values["wanted"] = wanted
            held.append(wanted)

    def _refuse(self, line: Line, error: RuleViolation) -> None:
        code = str(error.code)
        line.fail(COLUMN_OF_CODE.get(code, "name"), code, " ".join(error.messages))

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        known = [line for line in lines if line.target is not None]
        made = write_appointments(
            new=[line.values["wanted"] for line in new], ended=[line.target for line in known]
        )
        for line, appointment in zip(new, made, strict=True):
            line.written = Written(appointment.pk, None)
        for line in known:
            line.written = Written(line.target.pk, line.values["before"])

    def rows_in_reach(self, ids: Sequence[int]) -> AppointmentQuerySet:
        visible = Appointment.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)

    def restorable(self, pairs: Pairs, removable: set[int]) -> Pairs:
        """Leave ended what was given to somebody else since, by other means than this file."""
        ours = removable | {row.pk for row, _before in pairs}
        held = _by_place({row.organization_id for row, _before in pairs}, but=ours)
        return [
            (row, before)
            for row, before in pairs
            if taken_by(wanted=_as_before(row, before), held=held[row.organization_id]) is None
        ]

    def reverse(self, pairs: Pairs, removable: set[int]) -> None:
        """Take out first who followed: two cannot hold the post at a time."""
        self.remove(removable)
        self.restore(pairs)


def _by_place(places: Collection[int], but: Collection[int] = ()) -> dict[int, list[Appointment]]:
    """Return the posts of branches and groups that there ever were."""
    found: dict[int, list[Appointment]] = defaultdict(list)
    rows = Appointment.objects.filter(organization__pk__any_of=list(places))
    for row in rows.select_related("member"):
        if row.pk not in but:
            found[row.organization_id].append(row)
    return found


def _find_person(line: Line, held: Iterable[Appointment]) -> None:
    """Know a post of the register again, whoever holds it and wherever they are by now."""
    since, post = line.values["since"].on, line.values["post"]
    alike = [one for one in held if (one.valid_from, one.post) == (since, post)]
    fitting = [one for one in alike if _fits(one.member, line)]
    if len(fitting) == 1:
        line.target, line.values["member"] = fitting[0], fitting[0].member


def _fits(member: Member, line: Line) -> bool:
    number = line.values.get("id_number") or ""
    if member.name != line.values["name"]:
        return False
    if isinstance(number, MaskedId):
        return member.masked_id == number
    return not number or member.id_index == identity.blind_index(number=number)


def _as_before(row: Appointment, before: dict[str, Any]) -> Appointment:
    until = before["valid_until"]
    return Appointment(
        member_id=row.member_id,
        organization_id=row.organization_id,
        post=row.post,
        valid_from=row.valid_from,
        valid_until=date.fromisoformat(until) if until else None,
    )
