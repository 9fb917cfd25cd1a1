"""The second factor: a code of an authenticator app, or one of the codes printed for its loss."""

import secrets
import time

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit, totp
from accounts.domain.accounts import LETTERS
from accounts.domain.brakes import Brake
from accounts.domain.sessions import end_sessions
from accounts.models import RecoveryCode, SecondFactor, User
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sealing import keyed_hash, open_bytes, seal_bytes
from common.text import squeeze

CODES = Brake("second factor", most=5)
RECOVERY_CODES = 10
RECOVERY_LETTERS = 5
WAITING_SECONDS = 10 * 60
PROVED = "second_factor"
"""The mark of a session that knows of it."""


def is_required(*, actor: Actor) -> bool:
    """Say whether a role asks for it, also one the actor does not act under just now."""
    return any(grant.role in settings.SECOND_FACTOR_ROLES for grant in actor.posts)


def waiting(*, user_id: int, password_mark: str, since: float) -> User | None:
    """Return who gave the right password a moment ago and owes the code."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or time.time() - since > WAITING_SECONDS:
        return None
    return user if user.get_session_auth_hash() == password_mark else None


def unused_codes(*, user: User) -> int:
    """Return how many recovery codes are left."""
    return user.recovery_codes.filter(used_at=None).count()


def is_set_up(*, user: User) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


def set_up(*, user: User, key: bytes, code: str) -> list[str]:
    """Begin to ask for codes of the app with this key; return ten codes for its loss.

    The first code shows that the app has the key. All sessions end. Raises ``RuleViolation`` for a
    wrong code, or if there is a second factor already.
    """
    if is_set_up(user=user):
        raise RuleViolation(_("This account has a second factor already."), code="set_up_already")
    _refuse_guesses(user)
    step = totp.step_of(key=key, code=_plain(code))
    if step is None:
        raise _wrong(user)
    with transaction.atomic():
        end_sessions(user=user)
        SecondFactor.objects.create(user=user, key=seal_bytes(key), last_step=step)
        codes = _new_codes(user)
        audit.record(user=user, action=Action.SECOND_FACTOR_SET_UP, target=user)
    return codes


def prove(*, user: User, code: str) -> None:
    """Take a code of the app or a recovery code, each of them once.

    Raises ``RuleViolation`` for any other, and for every code after too many wrong ones.
    """
    _refuse_guesses(user)
    plain = _plain(code)
    if not (_takes_code(user, plain) or _takes_recovery_code(user, plain)):
        raise _wrong(user)
    CODES.release(str(user.pk))


def renew_recovery_codes(*, user: User, code: str) -> list[str]:
    """Replace the recovery codes, used or not, by ten new ones.

    Raises ``RuleViolation`` as ``prove`` does.
    """
    prove(user=user, code=code)
    with transaction.atomic():
        codes = _new_codes(user)
        audit.record(user=user, action=Action.RECOVERY_CODES_RENEWED, target=user)
    return codes


def turn_off(*, user: User, code: str) -> None:
    """Forget the app; all sessions end. Whose role asks for one sets up another at once.

    Raises ``RuleViolation`` as ``prove`` does.
    """
    prove(user=user, code=code)
    with transaction.atomic():
        end_sessions(user=user)
        forget(user=user)
        audit.record(user=user, action=Action.SECOND_FACTOR_TURNED_OFF, target=user)


def forget(*, user: User) -> None:
    """Remove the app's key and the recovery codes, if there are any."""
    user.recovery_codes.all().delete()
    SecondFactor.objects.filter(user=user).delete()


def _refuse_guesses(user: User) -> None:
    if CODES.holds(str(user.pk)):
        raise RuleViolation(_("Too many tries. Wait 15 minutes."), code="slowed")


def _wrong(user: User) -> RuleViolation:
    CODES.count(str(user.pk))
    audit.record(user=None, action=Action.CODE_FAILED, target=user)
    return RuleViolation(_("This code is wrong or was used already."), code="wrong_code")


def _takes_code(user: User, code: str) -> bool:
    factor = SecondFactor.objects.filter(user=user).first()
    if factor is None:
        return False
    step = totp.step_of(key=open_bytes(factor.key), code=code)
    if step is None:
        return False
    unused = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    # Who has a code of the app has not lost it.
    return bool(unused.update(last_step=step, reset_asked_by=None, reset_reason=""))


def _takes_recovery_code(user: User, code: str) -> bool:
    unused = user.recovery_codes.filter(hash=_hash(code), used_at=None)
    if not unused.update(used_at=timezone.now()):
        return False
    audit.record(user=user, action=Action.RECOVERY_CODE_USED, target=user)
    return True


def _new_codes(user: User) -> list[str]:
    codes = [_new_code() for _number in range(RECOVERY_CODES)]
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, hash=_hash(_plain(code))) for code in codes
    )
    return codes


def _new_code() -> str:
    halves = ("".join(secrets.choice(LETTERS) for _n in range(RECOVERY_LETTERS)) for _h in "ab")
    return "-".join(halves)


def _hash(code: str) -> str:
    return keyed_hash(f"recovery code:{code}")


def _plain(code: str) -> str:
    """Return a code as compared, however it was grouped when typed."""
    return "".join(letter for letter in squeeze(code).lower() if letter.isalnum())
