"""Showing one person's figures in full: recorded with a reason first, and only so often."""

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import Brake
from accounts.models import AuditEvent
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.domain import identity

if TYPE_CHECKING:
    from accounts.scope import Actor
    from members.models import Member

MOST_PER_HOUR = 20
SEARCHES_BY_NUMBER = Brake("search by number", most=120, window=timedelta(hours=1))
"""Whoever looks for people needs few; whoever tries all endings of a number needs many."""


class Figures(NamedTuple):
    """What is masked everywhere else."""

    id_number: str
    mobile: str


def note_search(*, text: str, actor: "Actor") -> None:
    """Count a search by digits of an ID number. Raises ``TooOften`` if there were too many."""
    if any(letter.isdigit() for letter in text):
        SEARCHES_BY_NUMBER.spend(str(actor.user.pk))


@transaction.atomic
def reveal_figures(*, member: "Member", actor: "Actor", reason: str) -> Figures:
    """Record who wants to see what and why, then return it.

    Raises ``RuleViolation`` beyond 20 persons within an hour: more is an export's work.
    """
    with advisory_lock(f"reveal {actor.user.pk}"):
        since = timezone.now() - timedelta(hours=1)
        shown = AuditEvent.objects.filter(
            user=actor.user, action=Action.MEMBER_REVEALED, at__gt=since
        )
        if shown.count() >= MOST_PER_HOUR:
            message = _(
                "%(most)d full numbers within an hour are the limit. Wait, or export the roster "
                "in full with a reason."
            )
            raise RuleViolation(message % {"most": MOST_PER_HOUR}, code="too_many_reveals")
        audit.record(user=actor.user, action=Action.MEMBER_REVEALED, target=member, reason=reason)
    cipher = member.id_cipher
    return Figures(identity.reveal(cipher=bytes(cipher)) if cipher else "", member.mobile)
