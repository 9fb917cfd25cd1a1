"""Accounts from their creation to their deactivation; none is ever deleted.

Nobody does any of this to the own account: for that there are the own pages.
"""

import re
import secrets
from unicodedata import normalize

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit, grants
from accounts.domain.sessions import end_sessions
from accounts.domain.tokens import end_tokens
from accounts.models import User
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock

LOCK = "accounts.names"
USERNAME = re.compile(r"[\w.@-]{3,50}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on paper; twelve of them are 59 bits."""


def temporary_password() -> str:
    """Return a password that can be read out and typed, as ``k7mp-x3qd-9fht``."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _part in range(3))


def create_account(*, username: str, name: str, actor: Actor) -> tuple[User, str]:
    """Open an account; return it with its temporary password, which is kept nowhere.

    Raises ``RuleViolation`` for a user name that is taken or cannot be one.
    """
    password = temporary_password()
    with transaction.atomic(), advisory_lock(LOCK):
        account = User(username=free_username(text=username), name=name.strip())
        _give_temporary(account, password)
        account.save(force_insert=True)
        audit.record(user=actor.user, action=Action.ACCOUNT_CREATED, target=account)
    return account, password


def rename_account(*, account: User, username: str, name: str, actor: Actor) -> None:
    """Change the user name, the person's name or both.

    Raises ``RuleViolation`` as ``create_account`` does, and out of the actor's reach.
    """
    before = {"username": account.username, "name": account.name}
    require_whole_reach(account=account, actor=actor)
    with transaction.atomic(), advisory_lock(LOCK):
        account.username = free_username(text=username, besides=account)
        account.name = name.strip()
        account.save(update_fields=["username", "name"])
        changes = {field: (old, getattr(account, field)) for field, old in before.items()}
        audit.record(
            user=actor.user, action=Action.ACCOUNT_RENAMED, target=account, changes=changes
        )


def reset_password(*, account: User, reason: str, actor: Actor) -> str:
    """Replace a forgotten password by a temporary one and return that.

    All sessions and tokens of the account end.

    Raises ``RuleViolation`` out of the actor's reach, and for a deactivated account.
    """
    require_reason(reason=reason)
    require_whole_reach(account=account, actor=actor)
    if not account.is_active:
        message = _("This account is deactivated. Activate it first.")
        raise RuleViolation(message, code="deactivated")
    password = temporary_password()
    _give_temporary(account, password)
    with transaction.atomic():
        end_sessions(user=account)
        end_tokens(user=account)
        account.save(update_fields=["password", "password_changed_at", "must_change_password"])
        _note(Action.PASSWORD_RESET, account, actor, reason)
    return password


def deactivate_account(*, account: User, reason: str, actor: Actor) -> None:
    """Let nobody in by this account any longer; all its sessions and tokens end at once.

    Raises ``RuleViolation`` out of the actor's reach, and for the last account administrator.
    """
    require_reason(reason=reason)
    require_whole_reach(account=account, actor=actor)
    with transaction.atomic(), advisory_lock(grants.LOCK):
        grants.require_another_administrator(user=account)
        end_sessions(user=account)
        end_tokens(user=account)
        account.is_active = False
        account.save(update_fields=["is_active"])
        _note(Action.ACCOUNT_DEACTIVATED, account, actor, reason)


def reactivate_account(*, account: User, reason: str, actor: Actor) -> None:
    """Open a deactivated account again, with the password it had.

    Raises ``RuleViolation`` out of the actor's reach.
    """
    require_reason(reason=reason)
    require_whole_reach(account=account, actor=actor)
    with transaction.atomic():
        account.is_active = True
        account.save(update_fields=["is_active"])
        _note(Action.ACCOUNT_REACTIVATED, account, actor, reason)


def revoke_tokens(*, account: User, reason: str, actor: Actor) -> int:
    """End all tokens of an account at once; return how many there were.

    Raises ``RuleViolation`` out of the actor's reach.
    """
    require_reason(reason=reason)
    require_whole_reach(account=account, actor=actor)
    with transaction.atomic():
        ended = end_tokens(user=account)
        _note(Action.TOKENS_REVOKED, account, actor, reason)
    return ended


def free_username(*, text: str, besides: User | None = None) -> str:
    """Return the text as a user name.

    Raises ``RuleViolation`` if it cannot be one, or if another account is called so but for case.
    """
    username = username_of(text=text)
    same = User.objects.filter(username__iexact=username)
    if same.exclude(pk=besides.pk if besides else None).exists():
        message = _("The user name “%(username)s” is taken. Choose another.")
        raise RuleViolation(message % {"username": username}, code="username_taken")
    return username


def username_of(*, text: str) -> str:
    """Return the text in one width and without blanks around it.

    Raises ``RuleViolation`` if it cannot be a user name.
    """
    username = normalize("NFKC", text).strip()
    if not USERNAME.fullmatch(username):
        message = _("A user name has 3 to 50 letters, digits, dots, hyphens or underlines.")
        raise RuleViolation(message, code="bad_username")
    return username


def _give_temporary(account: User, password: str) -> None:
    account.password, account.password_changed_at = make_password(password), timezone.now()
    account.must_change_password = True


def require_whole_reach(
    *, account: User, actor: Actor, capability: Capability = Capability.ACCOUNT_MANAGE
) -> None:
    """Refuse the own account, and one that reaches further than the actor.

    Whoever sets a password can log in with it, so that all of its grants must be in reach.
    """
    if account.pk == actor.user.pk:
        message = _("This is your own account. Ask another account administrator.")
        raise RuleViolation(message, code="own_account")
    reach = actor.scope(capability)
    lasting = account.grants.overlapping(localdate(), None)
    if not all(map(reach.covers, lasting.values_list("organization__path", flat=True))):
        message = _("This account also reaches beyond your organizations. Ask the district.")
        raise RuleViolation(message, code="out_of_reach")


def require_reason(*, reason: str) -> None:
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")


def _note(action: Action, account: User, actor: Actor, reason: str) -> None:
    audit.record(user=actor.user, action=action, target=account, reason=reason.strip())
