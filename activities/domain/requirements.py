"""Changing what is required: a new version from a day on, never a change of what has passed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import PERIOD_MONTHS, ActivityKind, Period
from activities.models import Exemption, Requirement
from activities.reports.requirements import TERMS, requirement_on
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock


def adopt_requirement(
    *,
    kind: str,
    organization_kinds: list[str],
    start: date,
    terms: dict[str, Any],
    reason: str,
    actor: Actor,
) -> None:
    """Let a version hold from a month on for some kinds of organization; earlier ones stand.

    Raises ``RuleViolation`` if the month has passed, does not begin a period of the version or of
    the one before it, has a version already, or would change nothing.
    """
    with transaction.atomic(), advisory_lock("activities.requirements"):
        for organization_kind in organization_kinds:
            before = requirement_on(kind=kind, organization_kind=organization_kind, day=start)
            _require_start(start, terms["period"], before)
            if before is not None and all(getattr(before, name) == terms[name] for name in TERMS):
                message = _("This is what holds already. Change something, or leave it as it is.")
                raise RuleViolation(message, code="unchanged")
            Requirement.objects.create(
                kind=kind,
                organization_kind=organization_kind,
                valid_from=start,
                reason=reason,
                adopted_by=actor.user,
                adopted_at=timezone.now(),
                **terms,
            )
        audit.record(
            user=actor.user,
            action=Action.REQUIREMENT_ADOPTED,
            target=f"{ActivityKind(kind).label} {start:%Y-%m}",
            details={"organization_kinds": organization_kinds, **terms},
            reason=reason,
        )


def _require_start(start: date, period: str, before: Requirement | None) -> None:
    if start < localdate().replace(day=1):
        message = _("A version starts this month at the earliest: what has passed stays as it was.")
        raise RuleViolation(message, code="starts_in_the_past")
    if before is not None and before.valid_from == start:
        message = _("A version from this month is adopted already. Withdraw it first.")
        raise RuleViolation(message, code="adopted_already")
    spans = {period, before.period} if before is not None else {period}
    longest = max(PERIOD_MONTHS[Period(span)] for span in spans)
    if (start.month - 1) % longest:
        message = _(
            "Choose the first month of a quarter, or January for a year: each period has one rule."
        )
        raise RuleViolation(message, code="starts_within_a_period")


def withdraw_requirement(*, requirement: Requirement, actor: Actor) -> None:
    """Take back a version that has not begun. Raises ``RuleViolation`` once it has."""
    start = requirement.valid_from
    if start is None or start <= localdate():
        message = _("This version has begun and stays. Adopt another one from a later month.")
        raise RuleViolation(message, code="has_begun")
    with transaction.atomic(), advisory_lock("activities.requirements"):
        terms = {name: getattr(requirement, name) for name in TERMS}
        alike = Requirement.objects.filter(kind=requirement.kind, valid_from=start, **terms)
        kinds = sorted(alike.values_list("organization_kind", flat=True))
        alike.delete()
        audit.record(
            user=actor.user,
            action=Action.REQUIREMENT_WITHDRAWN,
            target=f"{requirement.get_kind_display()} {start:%Y-%m}",
            details={"organization_kinds": kinds, **terms},
        )


def grant_exemption(
    *,
    branch: Organization,
    kind: str,
    months: tuple[date, date],
    reason: str,
    actor: Actor,
) -> Exemption:
    """Take a duty, or with an empty ``kind`` every duty, from a branch for some months.

    Raises ``RuleViolation`` if the months are in the wrong order, or the branch has the same
    exemption for one of them already.
    """
    first, last = months
    if first > last:
        raise RuleViolation(_("The first month lies after the last one."), code="wrong_order")
    standing = Exemption.objects.standing().filter(organization=branch, kind__in={"", kind})
    with transaction.atomic(), advisory_lock("activities.exemptions"):
        if standing.filter(first_month__lte=last, last_month__gte=first).exists():
            message = _("The branch is exempt in one of these months already.")
            raise RuleViolation(message, code="exempt_already")
        exemption = Exemption.objects.create(
            organization=branch,
            kind=kind,
            first_month=first,
            last_month=last,
            reason=reason,
            granted_by=actor.user,
        )
        _record(exemption, Action.EXEMPTION_GRANTED, reason, actor)
    return exemption


def withdraw_exemption(*, exemption: Exemption, reason: str, actor: Actor) -> None:
    """Let the duty stand again for all months. Raises ``RuleViolation`` without a reason."""
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    with transaction.atomic():
        exemption = Exemption.objects.select_for_update().get(pk=exemption.pk)
        if exemption.withdrawn_at is not None:
            message = _("This was withdrawn already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        exemption.withdrawn_by = actor.user
        exemption.withdrawn_at = timezone.now()
        exemption.withdrawal_reason = reason[:200]
        exemption.save()
        _record(exemption, Action.EXEMPTION_WITHDRAWN, reason, actor)


def _record(exemption: Exemption, action: Action, reason: str, actor: Actor) -> None:
    audit.record(user=actor.user, action=action, target=exemption, reason=reason)
