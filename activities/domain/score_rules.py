"""Changing how months are scored: a new version from a month on, the past as it was."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.domain.scores import score_rules
from activities.models import ScoreRule
from activities.models.scores import SCORE_FIGURES
from common.errors import RuleViolation
from common.sql import advisory_lock


def adopt_score_rule(
    *, start: date, figures: dict[str, Decimal], reason: str, actor: Actor
) -> ScoreRule:
    """Let other figures hold from a month on; earlier months stay as they were scored.

    Raises ``RuleViolation`` if the month has passed or has a version already, if nothing changes,
    or if the percentages of attendance do not rise.
    """
    if start < localdate().replace(day=1):
        message = _("A version starts this month at the earliest: what has passed stays as it was.")
        raise RuleViolation(message, code="starts_in_the_past")
    if figures["attendance_full"] <= figures["attendance_none"]:
        message = _("The percentage for all points must lie above the one for none.")
        raise RuleViolation(message, code="does_not_rise")
    with transaction.atomic(), advisory_lock("activities.score_rules"):
        before = score_rules(months=[start])[start]
        if before.valid_from == start:
            message = _("A version from this month is adopted already. Withdraw it first.")
            raise RuleViolation(message, code="adopted_already")
        changes = {
            name: (getattr(before, name), figures[name])
            for name in SCORE_FIGURES
            if getattr(before, name) != figures[name]
        }
        if not changes:
            message = _("This is what holds already. Change something, or leave it as it is.")
            raise RuleViolation(message, code="unchanged")
        rule = ScoreRule.objects.create(
            valid_from=start,
            reason=reason,
            adopted_by=actor.user,
            adopted_at=timezone.now(),
            **figures,
        )
        audit.record(
            user=actor.user,
            action=Action.SCORE_RULE_ADOPTED,
            target=rule,
            changes=changes,
            reason=reason,
        )
    return rule


def withdraw_score_rule(*, rule: ScoreRule, actor: Actor) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    if rule.valid_from is None or rule.valid_from <= localdate():
        message = _("This version has begun and stays. Adopt another one from a later month.")
        raise RuleViolation(message, code="has_begun")
    with transaction.atomic():
        audit.record(user=actor.user, action=Action.SCORE_RULE_WITHDRAWN, target=rule)
        rule.delete()
