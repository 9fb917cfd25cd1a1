"""Reminders 60, 30 and 7 days before a posting ends: each once, and anew for another end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from dispatch.models import Posting, SeenReminder
from dispatch.querysets import PostingQuerySet

DAYS_BEFORE = (60, 30, 7)


@dataclass(frozen=True)
class Reminder:
    posting: Posting
    days_before: int
    days_left: int


def reminder_due(*, posting: Posting, on: date) -> int | None:
    """Return the latest of the three reminders that has come by the day, if the end has not."""
    if posting.is_withdrawn or posting.ends_on is None or posting.starts_on > on:
        return None
    left = (posting.ends_on - on).days
    return min((days for days in DAYS_BEFORE if 0 <= left <= days), default=None)


def reminders(*, postings: PostingQuerySet, on: date) -> list[Reminder]:
    """Return the reminders among some postings that nobody has seen to, the nearest end first."""
    ending = postings.on(on).filter(ends_on__lte=on + timedelta(days=max(DAYS_BEFORE)))
    rows = ending.select_related("cadre", "host", "place").prefetch_related("seen_reminders")
    found = []
    for posting in rows.order_by("ends_on", "pk"):
        days_before = reminder_due(posting=posting, on=on)
        seen = {(one.ends_on, one.days_before) for one in posting.seen_reminders.all()}
        if days_before and (posting.ends_on, days_before) not in seen:
            found.append(Reminder(posting, days_before, (posting.ends_on - on).days))
    return found


def is_reminded(*, posting: Posting, on: date) -> bool:
    return bool(reminders(postings=Posting.objects.filter(pk=posting.pk), on=on))


def see_to_reminder(*, posting: Posting, actor: Actor) -> None:
    """Note that the end is taken care of. Raises ``RuleViolation`` if no reminder is due."""
    days_before, ends_on = reminder_due(posting=posting, on=localdate()), posting.ends_on
    if days_before is None or ends_on is None:
        message = _("No reminder is due for this posting; nothing is left to do.")
        raise RuleViolation(message, code="no_reminder")
    with transaction.atomic():
        seen, made = SeenReminder.objects.get_or_create(
            posting=posting,
            ends_on=ends_on,
            days_before=days_before,
            defaults={"seen_by": actor.user},
        )
        if made:
            audit.record(user=actor.user, action=Action.REMINDER_SEEN, target=seen)
