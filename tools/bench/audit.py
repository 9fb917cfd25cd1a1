"""Writing lines of the audit log, and proving a long log; its limit: reading the same lines."""

import time
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.verification import CHUNK, verify
from accounts.models import AuditEvent, AuditHead, User


def write_lines(*, lines: int) -> dict[str, Any]:
    """Record one line after the other, each in a transaction of its own."""
    user = User.objects.create_user("recorder")
    start = time.perf_counter()
    for number in range(lines):
        audit.record(user=user, action=Action.EXPORTED, target="members", details={"rows": number})
    return {"seconds": (time.perf_counter() - start) / lines}


def prove_log(*, lines: int) -> dict[str, Any]:
    """Prove a log of so many lines, which is written here past its door."""
    _write_log(lines)
    start = time.perf_counter()
    for event in AuditEvent.objects.order_by("id").iterator(chunk_size=CHUNK):
        event.hash  # noqa: B018  # read and nothing more
    middle = time.perf_counter()
    verdict = verify()
    end = time.perf_counter()
    if verdict.findings or verdict.lines != lines:
        raise RuntimeError(f"{verdict.findings[:3]}: not what is to be measured.")
    return {"limit": middle - start, "seconds": end - middle}


def _write_log(lines: int) -> None:
    previous, now = "", timezone.now()
    for first in range(0, lines, CHUNK):
        events = []
        for number in range(first, min(first + CHUNK, lines)):
            event = AuditEvent(
                version=audit.VERSION,
                at=now,
                action=Action.EXPORTED.value,
                target=f"members {number}",
                details={"rows": number, "format": "xlsx"},
                previous_hash=previous,
            )
            event.hash = previous = audit.seal(event=event)
            events.append(event)
        AuditEvent.objects.bulk_create(events)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_audithead DISABLE TRIGGER USER")
    AuditHead.objects.update(lines=lines, hash=previous, mac=audit.mac(head=f"{lines}:{previous}"))
