"""Changing the method of party days (3+X+6+10): a new version from a month on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.scope import Actor
from activities.domain.versions import adopt_version, withdraw_version
from activities.models import Method
from activities.reports.methods import method_for
from common.errors import RuleViolation

PARTS = ("fixed", "optional", "requirements", "stars")
"""What a version words."""


def adopt_method(*, start: date, parts: dict[str, Any], reason: str, actor: Actor) -> Method:
    """Let other items hold from a month on.

    Raises ``RuleViolation`` as ``adopt_version`` does, and if an item is named twice.
    """
    items = [*parts["fixed"], *parts["optional"]]
    if len(set(items)) < len(items):
        message = _("An item is named twice. Keep it either fixed or optional, and once.")
        raise RuleViolation(message, code="named_twice")
    return adopt_version(
        holding=lambda month: method_for(month=month),
        values=parts,
        start=start,
        reason=reason,
        actor=actor,
        action=Action.METHOD_ADOPTED,
    )


def withdraw_method(*, method: Method, actor: Actor) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    withdraw_version(version=method, actor=actor, action=Action.METHOD_WITHDRAWN)
