"""The map of leaders' contacts (领导联系点): who is in contact with what, since when."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from common.dates import Precision, show
from common.errors import RuleViolation
from common.text import person_name
from dispatch.choices import COUNTY_RANKS, ContactRole
from dispatch.domain.contacts import ContactPlan, add_contacts, change_contacts, refuse_contact
from dispatch.domain.targets import TargetIndex, targets_to_pick
from dispatch.models import CadrePost, LeaderContact
from dispatch.reports.picks import leaders_to_pick
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import ChoiceWidget, FuzzyDateWidget

if TYPE_CHECKING:
    from common.dates import FuzzyDate
    from dispatch.querysets import ContactQuerySet

ROLE_WORDS = {
    ContactRole.RESPONSIBLE: "牵头联系|牵头|责任领导|分包领导|包联领导|主要领导",
    ContactRole.ASSISTING: "协助联系|协助|配合|协助领导",
}


@register
class ContactImport(TableImport):
    kind = "contacts"
    title = gettext_lazy("Leaders' contacts")
    capability = Capability.CONTACT_MANAGE
    step = 12
    model = LeaderContact
    offers = {"leader": leaders_to_pick, "target": targets_to_pick}
    columns_of_fields: ClassVar = {"starts_on": "starts", "ends_on": "ends"}

    leader = Column(
        gettext_lazy("Leader"),
        "领导姓名|县级领导|联系领导|包联领导姓名|分包领导姓名|姓名",
        TextWidget(50),
        required=True,
        example="张三",
    )
    role = Column(
        pgettext_lazy("contact", "Role"),
        "分工|联系分工|联系职责|责任类别",
        ChoiceWidget(ROLE_WORDS),
    )
    target = Column(
        gettext_lazy("In contact with"),
        "联系对象|分包对象|联系点|包联对象|联系单位|联系村社区|联系项目",
        TextWidget(120),
        required=True,
        example="示例村",
    )
    starts = Column(
        gettext_lazy("From"),
        "起始日期|开始日期|联系起始|起",
        FuzzyDateWidget(may_be_ahead=True),
        required=True,
    )
    ends = Column(
        gettext_lazy("Until"),
        "截止日期|结束日期|联系截止|止",
        FuzzyDateWidget(may_be_ahead=True),
        example="2020-12-31",
    )

    def begin(self) -> None:
        self.targets = TargetIndex(actor=self.actor, on=localdate())
        self.posts: dict[str, list[CadrePost]] = defaultdict(list)
        for post in CadrePost.objects.filter(rank__in=COUNTY_RANKS).select_related("cadre"):
            self.posts[post.cadre.name].append(post)
        self.standing: dict[int, list[LeaderContact]] = defaultdict(list)
        for contact in LeaderContact.objects.with_target():
            self.standing[contact.leader_id].append(contact)
        self.first_rows: dict[tuple[Any, ...], int] = {}

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            line.label = f"{line.values.get('leader') or ''} {line.values.get('target') or ''}"
            for column in ("leader", "target"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            self._read_days(line)
            self._find_target(line)
            self._find_leader(line)
            if line.is_clean:
                self._judge(line)

    def _read_days(self, line: Line) -> None:
        for column in ("starts", "ends"):
            found: FuzzyDate | None = line.values.get(column)
            if found is not None and found.precision != Precision.DAY:
                line.fail(column, "needs_a_day", _("Write the day, like 2026-01-31."))
            line.values[f"{column}_on"] = found.on if found else None
        if line.lacks("starts"):
            line.fail("starts", "missing_starts", _("This cell must be filled in."))

    def _find_target(self, line: Line) -> None:
        if not line.lacks("target"):
            try:
                line.values["found"] = self.targets.find(line.values["target"])
                line.label = f"{line.values.get('leader') or ''} {line.values['found']}"
            except RuleViolation as refusal:
                line.fail("target", str(refusal.code), " ".join(refusal.messages))

    def _find_leader(self, line: Line) -> None:
        name = person_name(line.values.get("leader") or "")
        posts = self.posts.get(name, []) if name else []
        leaders = {post.cadre for post in posts}
        if len(leaders) > 1:
            message = _("Several leaders bear this name: enter this contact on the page.")
            line.fail("leader", "manual_check", message)
        elif not leaders and name:
            message = _("No leader “%(name)s” of county level is in the cadre roster.")
            line.fail("leader", "unknown_leader", message % {"name": name})
        elif name:
            [line.values["cadre"]] = leaders
            line.values["posts"] = posts

    def _judge(self, line: Line) -> None:
        """Say what the row means beside the contacts that stand, and the rows above it."""
        plan = self._plan(line)
        key = (plan.leader.pk, plan.target, plan.starts_on)
        first = self.first_rows.setdefault(key, line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("target", "duplicate", message)
            return
        standing = self.standing[plan.leader.pk]
        known = (c for c in standing if (c.target, c.starts_on) == (plan.target, plan.starts_on))
        line.target = next(known, None)
        try:
            others = [contact for contact in standing if contact is not line.target]
            refuse_contact(plan=plan, rank=_rank(line, plan.starts_on), standing=others)
        except RuleViolation as refusal:
            line.fail("target", str(refusal.code), " ".join(refusal.messages))
            return
        line.place = str(plan.town)
        if line.target is None:
            standing.append(_as_standing(plan))
        else:
            self._compare(line)

    def _compare(self, line: Line) -> None:
        for name, value in self._fields(line).items():
            old = getattr(line.target, name)
            if old != value:
                shown = [show(d) if d else "" for d in (old, value)] if name == "ends_on" else ()
                self.note_change(line, name, *(shown or (old, value)))
        line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _plan(self, line: Line) -> ContactPlan:
        wanted = line.values
        role = wanted.get("role") or ContactRole.RESPONSIBLE
        return ContactPlan(
            wanted["cadre"], wanted["found"], wanted["starts_on"], wanted["ends_on"], role
        )

    def _fields(self, line: Line) -> dict[str, Any]:
        """Return what the row says of a contact that stands; empty cells say nothing."""
        said = {"role": line.values.get("role"), "ends_on": line.values["ends_on"]}
        return {name: value for name, value in said.items() if value}

    def write(self, lines: Sequence[Line]) -> None:
        new = [line for line in lines if line.target is None]
        made = add_contacts(plans=[self._plan(line) for line in new], actor=self.actor)
        for line, contact in zip(new, made, strict=True):
            line.written = Written(contact.pk, None)
        known = [(line.target, self._fields(line)) for line in lines if line.target is not None]
        for line in lines:
            if line.target is not None:
                before = {name: getattr(line.target, name) for name in self._fields(line)}
                line.written = Written(line.target.pk, before)
        change_contacts(changes=known, actor=self.actor)

    def rows_in_reach(self, ids: Sequence[int]) -> "ContactQuerySet":
        visible = LeaderContact.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)

    def booked(self, ids: set[int]) -> set[int]:
        """A contact with a visit is one that happened."""
        visited = LeaderContact.objects.filter(pk__any_of=ids, visits__isnull=False)
        return set(visited.values_list("pk", flat=True))


def _rank(line: Line, day: date) -> str | None:
    for post in line.values["posts"]:
        begun = post.valid_from is None or post.valid_from <= day
        if begun and (post.valid_until is None or day < post.valid_until):
            return str(post.rank)
    return None


def _as_standing(plan: ContactPlan) -> LeaderContact:
    """Return a row above as the contact it will be, so that the rows below are held against it."""
    return LeaderContact(
        leader=plan.leader, town=plan.town, place=plan.place, project=plan.project,
        starts_on=plan.starts_on, ends_on=plan.ends_on,
    )  # fmt: skip
