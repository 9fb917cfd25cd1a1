"""What came of postings, and promotions of who was never posted."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import show
from common.errors import RuleViolation
from dispatch.models import Cadre, Outcome, Posting


def record_outcome(
    *, cadre: Cadre, posting: Posting | None, happened_on: date, actor: Actor, **words: str
) -> Outcome:
    """Keep an outcome; ``words`` are kind, text and decided_by.

    Raises ``RuleViolation`` for a day ahead, and for a posting of somebody else, withdrawn, or
    begun later.
    """
    if happened_on > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if posting is not None:
        _require_cause(posting, cadre, happened_on)
    with transaction.atomic():
        outcome = Outcome.objects.create(
            cadre=cadre, posting=posting, happened_on=happened_on, recorded_by=actor.user, **words
        )
        audit.record(user=actor.user, action=Action.OUTCOME_RECORDED, target=outcome)
    return outcome


def withdraw_outcome(*, outcome: Outcome, reason: str, actor: Actor) -> None:
    """Let an outcome entered wrongly count no longer. Raises ``RuleViolation`` a second time."""
    with transaction.atomic():
        found = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
        if found.withdrawn_reason:
            message = _("This was withdrawn already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.withdrawn_reason = reason
        found.save(update_fields=["withdrawn_reason"])
        audit.record(user=actor.user, action=Action.OUTCOME_WITHDRAWN, target=found, reason=reason)


def _require_cause(posting: Posting, cadre: Cadre, day: date) -> None:
    if posting.cadre_id != cadre.pk or posting.is_withdrawn:
        message = _("The posting is not one of %(name)s. Choose another one.")
        raise RuleViolation(message % {"name": cadre}, code="other_posting")
    if posting.starts_on > day:
        message = _("The posting began on %(day)s, after this. Choose a later day.")
        raise RuleViolation(message % {"day": show(posting.starts_on)}, code="before_posting")
