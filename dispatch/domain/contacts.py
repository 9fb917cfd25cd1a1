"""Leaders in contact with towns, places and projects: one leader, one target, from day to day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.choices import COUNTY_RANKS, ContactRole, Rank
from dispatch.models import Cadre, CadrePost, ContactVisit, KeyProject, LeaderContact, Place

Target = Organization | Place | KeyProject


@dataclass(frozen=True)
class ContactPlan:
    """A contact to be set; both days are included, an empty end is open."""

    leader: Cadre
    target: Target
    starts_on: date
    ends_on: date | None = None
    role: str = ContactRole.RESPONSIBLE

    @property
    def town(self) -> Organization:
        """The town in which the target lies, or the target itself."""
        return self.target if isinstance(self.target, Organization) else self.target.town

    @property
    def place(self) -> Place | None:
        return self.target if isinstance(self.target, Place) else None

    @property
    def project(self) -> KeyProject | None:
        return self.target if isinstance(self.target, KeyProject) else None

    def meets(self, contact: LeaderContact) -> bool:
        """Say whether a contact of the same leader with the same target shares a day with it."""
        is_same = (contact.leader_id, contact.target) == (self.leader.pk, self.target)
        is_before = contact.ends_on is not None and contact.ends_on < self.starts_on
        is_behind = self.ends_on is not None and self.ends_on < contact.starts_on
        return is_same and not (is_before or is_behind)


def refuse_contact(
    *, plan: ContactPlan, rank: str | None, standing: Iterable[LeaderContact]
) -> None:
    """Refuse what is no contact.

    ``rank`` is the leader's on the first day, ``standing`` the leader's contacts. Raises
    ``RuleViolation`` for who is no leader of county level, a target that is not there on the first
    day, an end before the start, and a contact that stands already.
    """
    words = {"leader": plan.leader, "target": plan.target, "day": show(plan.starts_on)}
    if rank not in COUNTY_RANKS:
        held = Rank(rank).label if rank else _("no rank at all")
        message = _("%(leader)s is no leader of county level on %(day)s, but: %(rank)s.")
        raise RuleViolation(message % {**words, "rank": held}, code="no_leader")
    if not _is_there(plan.target, plan.starts_on):
        message = _("“%(target)s” is not there on %(day)s. Choose another day or target.")
        raise RuleViolation(message % words, code="target_not_there")
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        message = _("The contact ends before it starts. Correct the days.")
        raise RuleViolation(message, code="bad_period")
    for other in standing:
        if plan.meets(other):
            message = _(
                "%(leader)s is in contact with %(target)s already, from %(start)s to %(end)s. End"
                " that contact first."
            )
            span = {"start": show(other.starts_on), "end": show(other.ends_on)}
            raise RuleViolation(message % {**words, **span}, code="in_contact_already")


def set_contact(*, plan: ContactPlan, actor: Actor) -> LeaderContact:
    """Put a leader in contact with a target. Raises ``RuleViolation`` as ``refuse_contact``."""
    with transaction.atomic(), advisory_lock(f"dispatch.contacts.{plan.leader.pk}"):
        post = CadrePost.objects.on(plan.starts_on).filter(cadre=plan.leader).first()
        standing = plan.leader.contacts.with_target()
        refuse_contact(plan=plan, rank=post.rank if post else None, standing=standing)
        [contact] = add_contacts(plans=[plan], actor=actor)
    return contact


def add_contacts(*, plans: Sequence[ContactPlan], actor: Actor) -> list[LeaderContact]:
    """Write contacts that were checked; the import's many as the page's one."""
    made = LeaderContact.objects.bulk_create(
        LeaderContact(
            leader=plan.leader, town=plan.town, place=plan.place, project=plan.project,
            role=plan.role, starts_on=plan.starts_on, ends_on=plan.ends_on, set_by=actor.user,
        )
        for plan in plans
    )  # fmt: skip
    for contact in made:
        audit.record(user=actor.user, action=Action.CONTACT_SET, target=contact)
    return made


def change_contacts(
    *, changes: Sequence[tuple[LeaderContact, dict[str, Any]]], actor: Actor
) -> None:
    """Write what an import says otherwise of contacts that stand."""
    for contact, fields in changes:
        for name, value in fields.items():
            setattr(contact, name, value)
        contact.save(update_fields=list(fields))
        audit.record(user=actor.user, action=Action.CONTACT_SET, target=contact)


def end_contact(*, contact: LeaderContact, ends_on: date, reason: str, actor: Actor) -> None:
    """End a contact; its problems stay with who has to settle them.

    Raises ``RuleViolation`` for a day before the contact, a second time, and before a visit made.
    """
    with transaction.atomic():
        contact = LeaderContact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
        if contact.end_reason:
            message = _("This contact has ended already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        if ends_on < contact.starts_on:
            message = _("The contact began on %(day)s. Choose that day or a later one.")
            raise RuleViolation(message % {"day": show(contact.starts_on)}, code="bad_period")
        later = contact.visits.filter(visited_on__gt=ends_on).first()
        if later is not None:
            message = _("A visit of %(day)s is recorded. Choose that day or a later one.")
            raise RuleViolation(message % {"day": show(later.visited_on)}, code="visited_later")
        contact.ends_on, contact.end_reason = ends_on, reason
        contact.save(update_fields=["ends_on", "end_reason"])
        audit.record(user=actor.user, action=Action.CONTACT_ENDED, target=contact, reason=reason)


def record_visit(
    *, contact: LeaderContact, visited_on: date, text: str, actor: Actor
) -> ContactVisit:
    """Keep what a leader saw on a visit.

    Raises ``RuleViolation`` for who may not, a day ahead, and a day outside the contact.
    """
    if not may_record(contact=contact, actor=actor):
        message = _("Visits are recorded by the leader, the town or the cadre office.")
        raise RuleViolation(message, code="out_of_reach")
    _require_held(contact, visited_on)
    with transaction.atomic():
        visit = ContactVisit.objects.create(
            contact=contact, visited_on=visited_on, text=text, recorded_by=actor.user
        )
        audit.record(user=actor.user, action=Action.CONTACT_VISITED, target=visit)
    return visit


def amend_visit(*, visit: ContactVisit, visited_on: date, text: str, actor: Actor) -> None:
    """Correct what was recorded of a visit; the history keeps the words before.

    Raises ``RuleViolation`` for who did not record it, a day ahead, and a day outside the contact.
    """
    if not may_amend(visit=visit, actor=actor):
        message = _("A visit is corrected by who recorded it, or by the cadre office.")
        raise RuleViolation(message, code="not_recorder")
    _require_held(visit.contact, visited_on)
    with transaction.atomic():
        visit.visited_on, visit.text = visited_on, text
        visit.save(update_fields=["visited_on", "text"])
        audit.record(user=actor.user, action=Action.CONTACT_VISITED, target=visit)


def may_amend(*, visit: ContactVisit, actor: Actor) -> bool:
    is_recorder = visit.recorded_by_id == actor.user.pk
    if is_recorder and may_record(contact=visit.contact, actor=actor):
        return True
    return actor.scope(Capability.CONTACT_MANAGE).covers(visit.contact.town.path)


def may_record(*, contact: LeaderContact, actor: Actor) -> bool:
    """Say whether the actor is the leader, or acts for the town or the district."""
    reach = actor.scope(Capability.CONTACT_RECORD)
    return is_leader(contact=contact, actor=actor) or reach.covers(contact.town.path)


def is_leader(*, contact: LeaderContact, actor: Actor) -> bool:
    member = contact.leader.member
    is_own = member is not None and member.user_id == actor.user.pk
    return is_own and actor.sees_own(Capability.CONTACT_RECORD)


def save_project(*, project: KeyProject, actor: Actor) -> KeyProject:
    """Keep a new or changed project. Raises ``RuleViolation`` for a name taken or bad days."""
    if KeyProject.objects.filter(name=project.name).exclude(pk=project.pk).exists():
        message = _("A project of this name is there already. Choose another name.")
        raise RuleViolation(message, code="project_exists")
    start, end = project.valid_from, project.valid_until
    if start is not None and end is not None and end <= start:
        message = _("The project ends before it starts. Correct the days.")
        raise RuleViolation(message, code="bad_period")
    with transaction.atomic():
        project.save()
        audit.record(user=actor.user, action=Action.PROJECT_SAVED, target=project)
    return project


def _require_held(contact: LeaderContact, day: date) -> None:
    if day > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if not contact.holds(day):
        message = _("The contact holds from %(start)s to %(end)s. Choose a day in it.")
        span = {"start": show(contact.starts_on), "end": show(contact.ends_on)}
        raise RuleViolation(message % span, code="outside_contact")


def _is_there(target: Target, day: date) -> bool:
    if isinstance(target, Organization):
        return target.exists_on(day)
    begun = target.valid_from is None or target.valid_from <= day
    return begun and (target.valid_until is None or day < target.valid_until)
