"""Choosing a password, and when the one in use has had its time."""

import re
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator, validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import Brake
from accounts.domain.sessions import end_sessions
from accounts.models import User
from common.errors import RuleViolation

OWN = Brake("own password", most=5)
KINDS_OF_CHARACTERS = ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
FEWEST_KINDS = 3
FEWEST_DIFFERENT = 5


class LengthValidator(MinimumLengthValidator):
    """Django's own, whose refusal lacks a Chinese text."""

    def get_error_message(self) -> str:
        message = _("Too short: at least %(least)d characters are needed.")
        return message % {"least": self.min_length}


class VarietyValidator:
    """Refuses ``aaaaaaaaaaaa`` and ``121212121212``, which are long and no secret."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(set(password)) < FEWEST_DIFFERENT:
            raise ValidationError(self.get_help_text(), code="password_too_uniform")

    def get_help_text(self) -> str:
        return _("At least %(least)d different characters.") % {"least": FEWEST_DIFFERENT}


class CompositionValidator:
    """Asks for three of four kinds of characters, as GB/T 22239-2019 (8.1.4.1 a) is understood.

    Only in the settings ``config.settings.dengbao``: length does more for a password.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        kinds = sum(bool(re.search(kind, password)) for kind in KINDS_OF_CHARACTERS)
        if kinds < FEWEST_KINDS:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("Use three of these: small letters, capital letters, digits, other signs.")


def confirm_password(*, user: User, password: str) -> None:
    """Make sure that the person at the screen is the one who logged in.

    Raises ``RuleViolation`` for a wrong password, and for any after too many wrong ones.
    """
    subject = str(user.pk)
    if OWN.holds(subject):
        raise RuleViolation(_("Too many tries. Wait 15 minutes."), code="slowed")
    if not user.check_password(password):
        OWN.count(subject)
        raise RuleViolation(_("This is not your present password."), code="wrong_password")
    OWN.release(subject)


def change_password(*, user: User, password: str) -> None:
    """Give the account a password of the person's own choice; all its sessions end with it.

    Raises ``ValidationError`` for a weak one, ``RuleViolation`` for the one in use.
    """
    if user.check_password(password):
        raise RuleViolation(_("This is your present password. Choose another."), code="same")
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password = False
    with transaction.atomic():
        end_sessions(user=user)
        user.save(update_fields=["password", "password_changed_at", "must_change_password"])
        audit.record(user=user, action=Action.PASSWORD_CHANGED, target=user)


def must_choose(*, user: User) -> bool:
    """Say whether the person must choose a password now: it is temporary, or too old."""
    return user.must_change_password or _is_older(user, settings.PASSWORD_MAX_AGE_DAYS)


def has_lapsed(*, user: User) -> bool:
    """Say whether a temporary password was left unused for too long."""
    return user.must_change_password and _is_older(user, settings.TEMPORARY_PASSWORD_DAYS)


def _is_older(user: User, days: int | None) -> bool:
    if days is None:
        return False
    return timezone.now() - user.password_changed_at > timedelta(days=days)
