"""Joint activities: a partner may say that it took no part."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.models import ActivityPart
from common.errors import RuleViolation


def strike_off(*, part: ActivityPart, reason: str, actor: Actor) -> None:
    """Let a joint activity no longer count for a partner. Raises ``RuleViolation`` for its lead."""
    if part.is_lead:
        message = _("The activity is this branch's own. Have it returned or cancelled instead.")
        raise RuleViolation(message, code="is_lead")
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    _write(part, reason, Action.PARTNER_STRUCK_OFF, actor)


def join_again(*, part: ActivityPart, actor: Actor) -> None:
    """Let the activity count for the partner again."""
    _write(part, "", Action.PARTNER_JOINED_AGAIN, actor)


def _write(part: ActivityPart, reason: str, action: Action, actor: Actor) -> None:
    part.struck_reason = reason[:200]
    with transaction.atomic():
        part.save(update_fields=["struck_reason"])
        audit.record(user=actor.user, action=action, target=part, reason=reason)
