"""The audit log: append-only, each line sealed with the hash of the one before."""

import base64
import hashlib
import hmac
import json
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accounts.choices import Action
from accounts.domain.circumstances import current
from accounts.models import AuditEvent, AuditHead
from common.text import mask_long_numbers

if TYPE_CHECKING:
    from accounts.models import Grant, User

VERSION = 2
LONGEST = 500
SEALED_FIELDS = (
    "version", "previous_hash", "user_id", "role", "organization_id", "address", "request_id",
    "job_id", "action", "target", "object_type", "object_id", "changes", "reason", "details",
)  # fmt: skip


def seal(*, event: AuditEvent) -> str:
    """Return the SHA-256 over the line's content and the hash before it, as its version says."""
    content = _first_content(event) if event.version == 1 else _content(event)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _content(event: AuditEvent) -> list[Any]:
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return [at, *(getattr(event, name) for name in SEALED_FIELDS)]


def _first_content(event: AuditEvent) -> list[Any]:
    """What the first lines ever written were sealed over."""
    at = event.at.astimezone(timezone.get_default_timezone())
    return [
        event.previous_hash,
        at.isoformat(timespec="microseconds"),
        event.user_id,
        event.action,
        event.target,
        event.details,
    ]


def record(
    *,
    user: "User | None",
    action: Action,
    target: Model | str,
    details: dict[str, Any] | None = None,
    changes: dict[str, tuple[Any, Any]] | None = None,
    reason: str = "",
) -> AuditEvent:
    """Append one line; role, request, job and address come from the circumstances.

    Until the transaction ends nobody else can append, so call it last. ``changes`` maps fields to
    values before and after. Long digits are masked here; the caller passes no other figures.
    """
    now, grant = current(), _grant(user, target)
    row = target if isinstance(target, Model) else None
    event = AuditEvent(
        version=VERSION,
        at=timezone.now(),
        user=user,
        role=grant.role if grant else "",
        organization_id=grant.organization_id if grant else None,
        address=_plain(now.address)[:45],
        request_id=now.request_id,
        job_id=now.job_id,
        action=action.value,
        target=_plain(str(target))[:200],
        object_type=row._meta.label_lower if row else "",  # noqa: SLF001
        object_id=row.pk if row else None,
        changes=_plain(changes or {}),
        reason=_plain(reason),
        details=_plain(details or {}),
    )
    with transaction.atomic():
        head = AuditHead.objects.select_for_update().get()
        event.previous_hash = head.hash
        event.hash = seal(event=event)
        event.save(force_insert=True)
        _move(head, event)
    return event


def _move(head: AuditHead, event: AuditEvent) -> None:
    head.lines, head.hash = head.lines + 1, event.hash
    head.mac = mac(head=str(head))
    head.save(update_fields=["lines", "hash", "mac"])


def mac(*, head: str) -> str:
    """Return the keyed hash of a head; whoever holds the database alone cannot make one."""
    return hmac.digest(_key(settings.AUDIT_KEY), head.encode(), "sha256").hex()


@cache
def _key(encoded: str) -> bytes:
    return base64.b64decode(encoded)


def _grant(user: "User | None", target: Model | str) -> "Grant | None":
    """Return the grant acted under: of several that would do, the widest over the target."""
    now = current()
    if now.actor is None or now.actor.user != user:
        return None
    return now.actor.grant_for(now.capability, getattr(target, "path", ""))


def _plain(value: Any) -> Any:
    """Return a value as JSON gives it back, long digits masked and no NUL in it."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, int | float):
        return value
    return mask_long_numbers(str(value).replace("\x00", ""))[:LONGEST]
