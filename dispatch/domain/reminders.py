"""Reminders 60, 30 and 7 days before a posting ends: to every side once, anew for another end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from dispatch.choices import EndingSide
from dispatch.models import Posting, Programme, SeenReminder
from dispatch.querysets import PostingQuerySet

DAYS_BEFORE = (60, 30, 7)
Key = tuple[EndingSide, int | None, str, date]


@dataclass(frozen=True)
class Ending:
    """Postings of one programme, or of one kind in none, that end on one day."""

    side: EndingSide
    programme: Programme | None
    kind: str
    ends_on: date
    days_left: int
    postings: tuple[Posting, ...]

    @property
    def title(self) -> str:
        return str(self.programme or self.postings[0].get_kind_display())

    @property
    def key(self) -> str:
        """What tells a group from the others of its actor."""
        return (
            f"{self.side}-{self.programme.pk if self.programme else 0}-{self.kind}-{self.ends_on}"
        )

    @property
    def query(self) -> str:
        """The filter of the list that shows the postings, and others of the same day."""
        programme = self.programme.pk if self.programme else 0
        return f"programme={programme}&kind={self.kind}&ends_on={self.ends_on}"

    @property
    def days_before(self) -> int:
        return min(days for days in DAYS_BEFORE if self.days_left <= days)


def reminder_due(*, posting: Posting, on: date) -> int | None:
    """Return the latest of the three reminders that has come by the day, if the end has not."""
    if posting.is_withdrawn or posting.ends_on is None or posting.starts_on > on:
        return None
    left = (posting.ends_on - on).days
    return min((days for days in DAYS_BEFORE if 0 <= left <= days), default=None)


def endings(*, actor: Actor, on: date) -> list[Ending]:
    """Return the ends ahead that the actor's sides have not seen to, the nearest first."""
    return _unseen(Posting.objects.filter(_concerned(actor)), actor, on)


def endings_of(*, posting: Posting, actor: Actor, on: date) -> list[Ending]:
    """Return the end of one posting for each of the actor's sides that has not seen to it."""
    return _unseen(Posting.objects.filter(_concerned(actor), pk=posting.pk), actor, on)


def see_to(*, ending: Ending, actor: Actor) -> None:
    """Note that the actor's side took care of an end, or knows of it."""
    with transaction.atomic():
        SeenReminder.objects.bulk_create(
            (
                SeenReminder(
                    posting=posting,
                    ends_on=ending.ends_on,
                    days_before=ending.days_before,
                    side=ending.side,
                    seen_by=actor.user,
                )
                for posting in ending.postings
            ),
            ignore_conflicts=True,
        )
        audit.record(
            user=actor.user,
            action=Action.REMINDER_SEEN,
            target=ending.programme or ending.postings[0],
            details={"rows": len(ending.postings)},
        )


def see_to_reminder(*, posting: Posting, actor: Actor) -> None:
    """See to the end of one posting. Raises ``RuleViolation`` if no reminder is due."""
    found = endings_of(posting=posting, actor=actor, on=localdate())
    if not found:
        message = _("No reminder is due for this posting; nothing is left to do.")
        raise RuleViolation(message, code="no_reminder")
    for one in found:
        see_to(ending=one, actor=actor)


def _concerned(actor: Actor) -> Q:
    """Say whose ends concern the actor: those of towns or the district, the unit's, the own."""
    concerned = actor.scope(_record_of(actor)).as_q("host__path")
    if actor.sees_own(Capability.DISPATCH_VIEW):
        concerned |= Q(unit__head=actor.user) | Q(cadre__member__user=actor.user)
    return concerned


def _sides(posting: Posting, actor: Actor) -> list[EndingSide]:
    member, runs = posting.cadre.member, _record_of(actor)
    is_office = runs == Capability.DISPATCH_MANAGE
    speaks_for = {
        EndingSide.OFFICE: is_office and actor.scope(runs).covers(posting.host.path),
        EndingSide.HOST: not is_office and actor.scope(runs).covers(posting.host.path),
        EndingSide.HOME: posting.unit.head_id == actor.user.pk,
        EndingSide.PERSON: member is not None and member.user_id == actor.user.pk,
    }
    return [side for side, is_so in speaks_for.items() if is_so]


def _record_of(actor: Actor) -> Capability:
    """Return by which capability the actor answers for postings: as the office, or as a host."""
    runs_all = actor.can(Capability.DISPATCH_MANAGE)
    return Capability.DISPATCH_MANAGE if runs_all else Capability.POSTING_RECORD


def _unseen(postings: PostingQuerySet, actor: Actor, on: date) -> list[Ending]:
    ending = postings.on(on).filter(ends_on__lte=on + timedelta(days=max(DAYS_BEFORE)))
    rows = ending.select_related("cadre__member", "unit", "host", "place", "programme")
    groups: dict[Key, list[Posting]] = {}
    for posting in rows.order_by("ends_on", "host__path", "pk").prefetch_related("seen_reminders"):
        due = reminder_due(posting=posting, on=on)
        seen = {(one.side, one.ends_on, one.days_before) for one in posting.seen_reminders.all()}
        for side in _sides(posting, actor):
            if (side, posting.ends_on, due) not in seen:
                key = (side, posting.programme_id, posting.kind, posting.ends_on)
                groups.setdefault(key, []).append(posting)
    return [
        Ending(side, people[0].programme, kind, day, (day - on).days, tuple(people))
        for (side, _programme, kind, day), people in groups.items()
    ]
