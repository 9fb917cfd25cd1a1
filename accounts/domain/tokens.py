"""Tokens of the API: a program reads with one what its owner may see, no more and no longer."""

import secrets
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.sessions import row_key
from accounts.models import ApiToken, AuditEvent, User
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock

PREFIX = "bp_"
"""Scanners of source code know a forgotten token by it."""
LONGEST = timedelta(days=366)
MOST = 5
NOTED_EVERY = timedelta(minutes=1)
READING_NOTED_EVERY = timedelta(hours=1)


def open_tokens(*, user: User) -> QuerySet[ApiToken]:
    """Return those that open something today, the latest first."""
    return user.tokens.open(localdate()).order_by("-pk")


def issue_token(*, name: str, ends_on: date, actor: Actor) -> str:
    """Return a new token of the actor's own; only its hash is kept.

    Raises ``RuleViolation`` if it ends before today or in more than a year, and beyond five.
    """
    today = localdate()
    if not today <= ends_on <= today + LONGEST:
        message = _("A token ends within a year; choose a day from today to %(last)s.")
        raise RuleViolation(message % {"last": today + LONGEST}, code="bad_end")
    key = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic(), advisory_lock(f"tokens {actor.user.pk}"):
        if open_tokens(user=actor.user).count() >= MOST:
            message = _("You have %(most)d tokens already. Revoke one you no longer need.")
            raise RuleViolation(message % {"most": MOST}, code="too_many")
        token = ApiToken.objects.create(
            user=actor.user, name=name, key_hash=row_key(key=key), ends_on=ends_on
        )
        details = {"until": ends_on}
        audit.record(user=actor.user, action=Action.TOKEN_ISSUED, target=token, details=details)
    return key


def use_token(*, key: str) -> ApiToken | None:
    """Return the token if it opens anything today; its first use of a day is recorded."""
    found = ApiToken.objects.open(localdate()).filter(key_hash=row_key(key=key))
    token: ApiToken | None = found.filter(user__is_active=True).select_related("user").first()
    if token is not None:
        _note_use(token)
    return token


def note_reading(*, token: ApiToken, path: str, query: dict[str, str], rows: int | None) -> None:
    """Record that a list is read by a program, as an export would be; each list once an hour."""
    lately = AuditEvent.objects.filter(
        action=Action.TOKEN_READ,
        user=token.user,
        target=path,
        details__token=token.pk,
        at__gt=timezone.now() - READING_NOTED_EVERY,
    )
    if not lately.exists():
        details = {"token": token.pk, "name": token.name, "filter": query, "rows": rows}
        audit.record(user=token.user, action=Action.TOKEN_READ, target=path, details=details)


def revoke_token(*, user: User, token_id: int) -> bool:
    """End one of the person's own tokens at once; say whether there was one to end."""
    with transaction.atomic():
        token = open_tokens(user=user).filter(pk=token_id).first()
        if token is None:
            return False
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.record(user=user, action=Action.TOKEN_REVOKED, target=token)
    return True


def end_tokens(*, user: User) -> int:
    """End all tokens of an account at once; return how many there were."""
    return open_tokens(user=user).update(revoked_at=timezone.now())


def _note_use(token: ApiToken) -> None:
    now, last = timezone.now(), token.last_used_at
    if last is not None and now - last < NOTED_EVERY:
        return
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    if last is None or localtime(last).date() != localdate():
        audit.record(user=token.user, action=Action.TOKEN_USED, target=token)
