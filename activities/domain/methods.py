"""Changing the method of party days (3+X+6+10): a new version from a month on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.models import Method
from activities.reports.methods import method_for
from common.errors import RuleViolation
from common.sql import advisory_lock

PARTS = ("fixed", "optional", "requirements", "stars")


def adopt_method(*, start: date, parts: dict[str, Any], reason: str, actor: Actor) -> Method:
    """Let other items hold from a month on; what was held before stays under its version.

    Raises ``RuleViolation`` if the month has passed or has a version already, if an item is named
    twice, or if nothing changes.
    """
    if start < localdate().replace(day=1):
        message = _("A version starts this month at the earliest: what has passed stays as it was.")
        raise RuleViolation(message, code="starts_in_the_past")
    items = [*parts["fixed"], *parts["optional"]]
    if len(set(items)) < len(items):
        message = _("An item is named twice. Keep it either fixed or optional, and once.")
        raise RuleViolation(message, code="named_twice")
    with transaction.atomic(), advisory_lock("activities.methods"):
        before = method_for(month=start)
        if before.valid_from == start:
            message = _("A version from this month is adopted already. Withdraw it first.")
            raise RuleViolation(message, code="adopted_already")
        changes = {
            name: (getattr(before, name), parts[name])
            for name in PARTS
            if getattr(before, name) != parts[name]
        }
        if not changes:
            message = _("This is what holds already. Change something, or leave it as it is.")
            raise RuleViolation(message, code="unchanged")
        method = Method.objects.create(
            valid_from=start,
            reason=reason,
            adopted_by=actor.user,
            adopted_at=timezone.now(),
            **parts,
        )
        audit.record(
            user=actor.user,
            action=Action.METHOD_ADOPTED,
            target=method,
            changes=changes,
            reason=reason,
        )
    return method


def withdraw_method(*, method: Method, actor: Actor) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    if method.valid_from is None or method.valid_from <= localdate():
        message = _("This version has begun and stays. Adopt another one from a later month.")
        raise RuleViolation(message, code="has_begun")
    with transaction.atomic():
        audit.record(user=actor.user, action=Action.METHOD_WITHDRAWN, target=method)
        method.delete()
