"""Granting a role over an organization, and taking it back.

A role over a whole district takes two: who manages accounts proposes it, another person approves.
"""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import DISTRICT_ROLES, Action, Capability, GrantState, Role, Standing
from accounts.domain import audit
from accounts.models import Grant, User
from accounts.permissions import GRANTED_OVER
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock

LOCK = "accounts.grants"
"""Grants change one at a time."""


def roles_over(*, tier: str | None) -> list[Role]:
    """Return the roles that make sense over an organization of this tier."""
    return [Role(role) for role, fitting in GRANTED_OVER.items() if fitting == tier]


def grant_role(*, grant: Grant, actor: Actor) -> Grant:
    """Keep a new grant; one of a district role waits for a second person.

    Raises ``RuleViolation`` without a reason, out of the actor's reach, for the actor's own
    account, where the role makes no sense, for days gone by, or if it is granted already.
    """
    require_grantable(grant=grant, actor=actor)
    needs_second = grant.role in DISTRICT_ROLES
    grant.state = GrantState.WAITING if needs_second else GrantState.APPROVED
    grant.proposed_by = actor.user
    with transaction.atomic(), advisory_lock(LOCK):
        _refuse_double(grant)
        grant.save(force_insert=True)
        action = Action.GRANT_PROPOSED if needs_second else Action.GRANT_GIVEN
        _note(action, grant, actor.user, grant.reason)
    return grant


def require_grantable(*, grant: Grant, actor: Actor) -> None:
    """Raise ``RuleViolation`` where ``grant_role`` does, but for what is granted already."""
    _require(grant.reason)
    _refuse_out_of_reach(grant, actor)
    _refuse_nonsense(grant)
    _refuse_bad_dates(grant)


def grant_on_server(*, grant: Grant) -> Grant:
    """Keep a grant given on the server itself, in force at once and without a proposer.

    So begins a district, and so goes on one in which nobody is left to approve. Raises
    ``RuleViolation`` where ``grant_role`` does, but for reach.
    """
    _require(grant.reason)
    _refuse_nonsense(grant)
    _refuse_bad_dates(grant)
    with transaction.atomic(), advisory_lock(LOCK):
        _refuse_double(grant)
        grant.save(force_insert=True)
        _note(Action.GRANT_GIVEN, grant, None, grant.reason)
    return grant


def approve_grant(*, grant: Grant, actor: Actor) -> Grant:
    """Put a proposed grant in force, at the earliest from today.

    Raises ``RuleViolation`` if it does not wait any longer or its time is over, for who proposed or
    receives it, and for who may not approve.
    """
    with transaction.atomic(), advisory_lock(LOCK):
        grant = _waiting(grant)
        _refuse_to_decide(grant, actor)
        if grant.proposed_by_id == actor.user.pk:
            message = _("You proposed this yourself; another person has to approve it.")
            raise RuleViolation(message, code="own_proposal")
        today = localdate()
        if grant.valid_until is not None and grant.valid_until <= today:
            message = _("The time it was meant for is over. Refuse it; it can be proposed anew.")
            raise RuleViolation(message, code="time_is_over")
        grant.state, grant.decided_by = GrantState.APPROVED, actor.user
        grant.valid_from = max(grant.valid_from, today)
        grant.save(update_fields=["state", "decided_by", "valid_from"])
        _note(Action.GRANT_APPROVED, grant, actor.user, "")
    return grant


def refuse_grant(*, grant: Grant, actor: Actor, reason: str) -> Grant:
    """Turn a proposed grant down; who proposed it may take it back the same way.

    Raises ``RuleViolation`` without a reason, if it does not wait any longer, for who receives it,
    and for who may not approve.
    """
    _require(reason)
    with transaction.atomic(), advisory_lock(LOCK):
        grant = _waiting(grant)
        _refuse_to_decide(grant, actor)
        grant.state, grant.decided_by = GrantState.REFUSED, actor.user
        grant.closing_reason = reason.strip()[:200]
        grant.save(update_fields=["state", "decided_by", "closing_reason"])
        _note(Action.GRANT_REFUSED, grant, actor.user, reason)
    return grant


def end_grant(*, grant: Grant, actor: Actor, reason: str) -> Grant:
    """End a grant today: it gives nothing from the next request and the next step of a job on.

    Raises ``RuleViolation`` without a reason, out of the actor's reach, if it ended or was never
    approved, and for the district's last account administrator.
    """
    _require(reason)
    with transaction.atomic(), advisory_lock(LOCK):
        grant = _locked(grant)
        if not actor.scope(Capability.ACCOUNT_MANAGE).covers(grant.organization.path):
            raise _out_of_reach()
        if grant.standing not in {Standing.IN_FORCE, Standing.COMING}:
            raise RuleViolation(_("This grant is not in force any longer."), code="not_in_force")
        if grant.role == Role.ACCOUNT_ADMIN and grant.standing == Standing.IN_FORCE:
            require_another_administrator(user=grant.user)
        grant.valid_until = max(localdate(), grant.valid_from)
        grant.closing_reason = reason.strip()[:200]
        grant.save(update_fields=["valid_until", "closing_reason"])
        _note(Action.GRANT_ENDED, grant, actor.user, reason)
    return grant


def require_another_administrator(*, user: User) -> None:
    """Raise ``RuleViolation`` if this user is the one account administrator that is left.

    Whoever asks holds ``LOCK``, lest two administrators remove each other.
    """
    administrators = Grant.objects.in_force(localdate()).filter(
        role=Role.ACCOUNT_ADMIN, user__is_active=True
    )
    if set(administrators.values_list("user", flat=True)) == {user.pk}:
        message = _("This is the last account administrator. Have another one approved first.")
        raise RuleViolation(message, code="last_administrator")


def _refuse_out_of_reach(grant: Grant, actor: Actor) -> None:
    if not actor.scope(Capability.ACCOUNT_MANAGE).covers(grant.organization.path):
        raise _out_of_reach()
    if grant.user_id == actor.user.pk:
        message = _("Nobody grants anything to themselves. Ask another account administrator.")
        raise RuleViolation(message, code="own_account")


def _out_of_reach() -> RuleViolation:
    message = _("This organization is out of your reach.")
    return RuleViolation(message, code="out_of_reach")


def _refuse_nonsense(grant: Grant) -> None:
    if not grant.user.is_active:
        message = _("This account is deactivated. Activate it first.")
        raise RuleViolation(message, code="deactivated")
    if not grant.organization.exists_on(grant.valid_from):
        message = _("This organization does not exist on the day on which the grant would begin.")
        raise RuleViolation(message, code="no_organization")
    fitting, words = GRANTED_OVER.get(grant.role), {"role": Role(grant.role).label}
    if fitting is None:
        message = _("%(role)s is not granted; it comes with the record or inside an assessment.")
        raise RuleViolation(message % words, code="role_is_not_granted")
    if fitting != grant.organization.tier:
        message = _("%(role)s is granted over %(place)s only. Choose another organization.")
        words["place"] = fitting.label
        raise RuleViolation(message % words, code="role_does_not_fit")


def _refuse_bad_dates(grant: Grant) -> None:
    if grant.valid_from < localdate():
        message = _("A grant cannot begin before today.")
        raise RuleViolation(message, code="begins_in_the_past")
    if grant.valid_until is not None and grant.valid_until <= grant.valid_from:
        message = _("A grant must end after the day on which it begins.")
        raise RuleViolation(message, code="ends_too_early")


def _refuse_double(grant: Grant) -> None:
    same = Grant.objects.filter(
        user=grant.user, organization=grant.organization, role=grant.role
    ).overlapping(grant.valid_from, grant.valid_until)
    found = same.first()
    if found is not None:
        message = _("The same is granted already from %(first)s on. End that grant first.")
        if found.state == GrantState.WAITING:
            message = _("The same is proposed already from %(first)s on and waits for approval.")
        raise RuleViolation(message % {"first": found.valid_from}, code="granted_already")


def _refuse_to_decide(grant: Grant, actor: Actor) -> None:
    """Let nobody decide on what they receive themselves, or without the capability."""
    if grant.user_id == actor.user.pk:
        message = _("This would be granted to you; another person has to decide on it.")
        raise RuleViolation(message, code="own_account")
    if not actor.scope(Capability.GRANT_APPROVE).covers(grant.organization.path):
        raise _out_of_reach()


def _locked(grant: Grant) -> Grant:
    found: Grant = (
        Grant.objects.select_for_update(of=("self",))
        .select_related("user", "organization")
        .get(pk=grant.pk)
    )
    return found


def _waiting(grant: Grant) -> Grant:
    found = _locked(grant)
    if found.state != GrantState.WAITING:
        message = _("This was decided already; nothing is left to do.")
        raise RuleViolation(message, code="decided_already")
    return found


def _require(reason: str) -> None:
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")


def _note(action: Action, grant: Grant, user: User | None, reason: str) -> None:
    details: dict[str, Any] = {
        "grant": grant.pk,
        "role": grant.role,
        "organization": grant.organization.name,
        "from": grant.valid_from.isoformat(),
        "until": grant.valid_until.isoformat() if grant.valid_until else None,
    }
    audit.record(
        user=user, action=action, target=grant.user, details=details, reason=reason.strip()
    )
