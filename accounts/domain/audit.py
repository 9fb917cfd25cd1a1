"""The audit log: append-only, each line sealed with the hash of the one before."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from accounts.models import AuditEvent
from common.sql import advisory_lock

if TYPE_CHECKING:
    from accounts.models import User


def seal(*, event: AuditEvent) -> str:
    """Return the SHA-256 over the line's content and the hash before it."""
    content = [
        event.previous_hash,
        event.at.isoformat(timespec="microseconds"),
        event.user_id,
        event.action,
        event.target,
        event.details,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def record(
    *, user: "User | None", action: str, target: str, details: dict[str, Any] | None = None
) -> AuditEvent:
    """Append one line. ``details`` must hold no unmasked personal figure."""
    with transaction.atomic(), advisory_lock("audit"):
        last = AuditEvent.objects.order_by("-id").values_list("hash", flat=True).first()
        event = AuditEvent(
            at=timezone.now().astimezone(timezone.get_default_timezone()),
            user=user,
            action=action,
            target=target[:200],
            details=details or {},
            previous_hash=last or "",
        )
        event.hash = seal(event=event)
        event.save(force_insert=True)
    return event


def broken_links() -> list[int]:
    """Return the ids of lines whose seal or predecessor does not fit."""
    broken, previous = [], ""
    zone = timezone.get_default_timezone()
    for event in AuditEvent.objects.order_by("id").iterator():
        event.at = event.at.astimezone(zone)
        if event.previous_hash != previous or seal(event=event) != event.hash:
            broken.append(event.pk)
        previous = event.hash
    return broken
