"""A lost second factor, taken off its account; of an office of the whole district by two.

Who manages accounts can set any password in reach, and with it alone would be that person.
"""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import DISTRICT_ROLES, Action, Capability
from accounts.domain import audit
from accounts.domain.accounts import require_reason, require_whole_reach
from accounts.domain.second_factor import forget
from accounts.domain.sessions import end_sessions
from accounts.models import SecondFactor, User
from accounts.scope import Actor
from common.errors import RuleViolation


def takes_two(*, account: User) -> bool:
    """Say whether a second person has to agree: for a district role, present or to come."""
    lasting = account.grants.overlapping(localdate(), None)
    return lasting.filter(role__in=DISTRICT_ROLES).exists()


def report_lost(*, account: User, reason: str, actor: Actor) -> bool:
    """Take a lost second factor off, or ask for it where it takes two; say whether it is off.

    Raises ``RuleViolation`` out of the actor's reach, without a reason, if there is none, and if
    that is asked for already.
    """
    require_reason(reason=reason)
    require_whole_reach(account=account, actor=actor)
    with transaction.atomic():
        factor = _locked(account)
        if not takes_two(account=account):
            _take_off(account, actor.user, reason)
            return True
        if factor.reset_asked_by is not None:
            message = _("This is asked for already; a second person has to decide on it.")
            raise RuleViolation(message, code="asked_already")
        factor.reset_asked_by, factor.reset_reason = actor.user, reason.strip()[:200]
        factor.save(update_fields=["reset_asked_by", "reset_reason"])
        _note(Action.SECOND_FACTOR_RESET_ASKED, account, actor.user, reason)
    return False


def agree_to_reset(*, account: User, actor: Actor) -> None:
    """Take off, as the second person, what another one asked for; the account's sessions end.

    Raises ``RuleViolation`` if nothing is asked for any longer, for who asked and for whose account
    it is, and for who may not decide.
    """
    with transaction.atomic():
        factor = _asked(account, actor)
        if factor.reset_asked_by == actor.user:
            message = _("You asked for this yourself; another person has to agree.")
            raise RuleViolation(message, code="own_proposal")
        _take_off(account, actor.user, factor.reset_reason)


def keep_factor(*, account: User, actor: Actor) -> None:
    """Turn down what was asked for; who asked takes it back the same way.

    Raises ``RuleViolation`` if nothing is asked for any longer, for whose account it is, and for
    who may not decide.
    """
    with transaction.atomic():
        factor = _asked(account, actor)
        factor.reset_asked_by, factor.reset_reason = None, ""
        factor.save(update_fields=["reset_asked_by", "reset_reason"])
        _note(Action.SECOND_FACTOR_KEPT, account, actor.user, "")


def reset_on_server(*, account: User, reason: str) -> None:
    """Take a second factor off on the server itself, where nobody is left to ask or to agree.

    Raises ``RuleViolation`` without a reason, and if there is none.
    """
    require_reason(reason=reason)
    with transaction.atomic():
        _locked(account)
        _take_off(account, None, reason)


def _asked(account: User, actor: Actor) -> SecondFactor:
    require_whole_reach(account=account, actor=actor, capability=Capability.GRANT_APPROVE)
    factor = _locked(account)
    if factor.reset_asked_by is None:
        message = _("Nobody asks for this any longer; nothing is left to do.")
        raise RuleViolation(message, code="decided_already")
    return factor


def _locked(account: User) -> SecondFactor:
    factor = SecondFactor.objects.select_for_update().filter(user=account).first()
    if factor is None:
        raise RuleViolation(_("This account has no second factor."), code="not_set_up")
    return factor


def _take_off(account: User, user: User | None, reason: str) -> None:
    end_sessions(user=account)
    forget(user=account)
    _note(Action.SECOND_FACTOR_RESET, account, user, reason)


def _note(action: Action, account: User, user: User | None, reason: str) -> None:
    audit.record(user=user, action=action, target=account, reason=reason.strip())
