"""Versions that hold from a month on: adopted for what lies ahead, withdrawn before they begin."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.models import Method, ScoreRule
from common.errors import RuleViolation
from common.sql import advisory_lock

Version = TypeVar("Version", Method, ScoreRule)


def adopt_version(
    *,
    holding: Callable[[date], Version],
    values: dict[str, Any],
    start: date,
    reason: str,
    actor: Actor,
    action: Action,
) -> Version:
    """Let other values hold from a month on; what was before stays under its version.

    ``holding`` returns the version of a month. Raises ``RuleViolation`` if the month has passed or
    has a version already, or if nothing changes.
    """
    if start < localdate().replace(day=1):
        message = _("A version starts this month at the earliest: what has passed stays as it was.")
        raise RuleViolation(message, code="starts_in_the_past")
    with transaction.atomic(), advisory_lock(f"activities.{action}"):
        before = holding(start)
        if before.valid_from == start:
            message = _("A version from this month is adopted already. Withdraw it first.")
            raise RuleViolation(message, code="adopted_already")
        held = {name: getattr(before, name) for name in values}
        changes = {name: (held[name], new) for name, new in values.items() if held[name] != new}
        if not changes:
            message = _("This is what holds already. Change something, or leave it as it is.")
            raise RuleViolation(message, code="unchanged")
        made = type(before).objects.create(
            valid_from=start,
            reason=reason,
            adopted_by=actor.user,
            adopted_at=timezone.now(),
            **values,
        )
        audit.record(user=actor.user, action=action, target=made, changes=changes, reason=reason)
    return made


def withdraw_version(*, version: Method | ScoreRule, actor: Actor, action: Action) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    if version.valid_from is None or version.valid_from <= localdate():
        message = _("This version has begun and stays. Adopt another one from a later month.")
        raise RuleViolation(message, code="has_begun")
    with transaction.atomic():
        audit.record(user=actor.user, action=action, target=version)
        version.delete()
