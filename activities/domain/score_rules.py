"""Changing how months are scored: a new version from a month on, the past as it was."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.scope import Actor
from activities.domain.scores import score_rules
from activities.domain.versions import adopt_version, withdraw_version
from activities.models import ScoreRule
from common.errors import RuleViolation


def adopt_score_rule(
    *, start: date, figures: dict[str, Decimal], reason: str, actor: Actor
) -> ScoreRule:
    """Let other figures hold from a month on; earlier months stay as they were scored.

    Raises ``RuleViolation`` as ``adopt_version`` does, and if the percentages of attendance do not
    rise.
    """
    if figures["attendance_full"] <= figures["attendance_none"]:
        message = _("The percentage for all points must lie above the one for none.")
        raise RuleViolation(message, code="does_not_rise")
    return adopt_version(
        holding=lambda month: score_rules(months=[month])[month],
        values=figures,
        start=start,
        reason=reason,
        actor=actor,
        action=Action.SCORE_RULE_ADOPTED,
    )


def withdraw_score_rule(*, rule: ScoreRule, actor: Actor) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    withdraw_version(version=rule, actor=actor, action=Action.SCORE_RULE_WITHDRAWN)
