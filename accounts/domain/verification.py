"""Proving the audit log: nothing edited, taken out, swapped, put in or cut off."""

import hmac
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from accounts.domain.audit import mac, seal
from accounts.models import AuditCheck, AuditEvent, AuditHead

CHUNK = 2_000
MOST_FINDINGS = 100
logger = logging.getLogger(__name__)


class Finding(NamedTuple):
    """What does not fit; ``line`` is the line's id where it can be said."""

    code: str
    line: int | None
    message: str


@dataclass
class Verdict:
    """The end of the log as found, to be kept elsewhere, and what does not fit."""

    lines: int = 0
    hash: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def head(self) -> str:
        return f"{self.lines}:{self.hash}"

    def find(self, code: str, message: str, line: int | None = None) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(code, line, message))


def verify(*, kept: str = "") -> Verdict:
    """Read the whole log, however long, line by line.

    ``kept`` is a head noted earlier as ``LINES:HASH`` and kept away from this database: without it
    a log set back to an earlier state as a whole, its head included, cannot be told.
    """
    verdict = Verdict()
    before = AuditHead.objects.first()
    expected = dict([_parsed(kept)]) if kept else {}
    if before is not None:
        expected.setdefault(before.lines, before.hash)
    _require_marks(verdict, expected)
    _compare_ends(verdict, before, AuditHead.objects.first())
    return verdict


def _parsed(head: str) -> tuple[int, str]:
    lines, _colon, seal_of_last = head.partition(":")
    return int(lines), seal_of_last


def _require_marks(verdict: Verdict, expected: dict[int, str]) -> None:
    """Walk the chain; at each expected number of lines the hash must be the one expected."""
    for event in _chain(verdict):
        mark = expected.get(verdict.lines)
        if mark is not None and mark != event.hash:
            message = _("After %(count)d lines the log does not end as it once did.")
            verdict.find("other_past", message % {"count": verdict.lines}, event.pk)
    for count in sorted(expected):
        if count > verdict.lines:
            message = _("The log once had %(count)d lines; %(found)d are left.")
            verdict.find("cut_off", message % {"count": count, "found": verdict.lines})


def _chain(verdict: Verdict) -> Iterator[AuditEvent]:
    for event in AuditEvent.objects.order_by("id").iterator(chunk_size=CHUNK):
        if event.previous_hash != verdict.hash:
            message = _("It does not follow the line before: one was taken out or put in.")
            verdict.find("broken_link", message, event.pk)
        if seal(event=event) != event.hash:
            verdict.find("edited", _("The line was edited: its seal does not fit."), event.pk)
        verdict.lines, verdict.hash = verdict.lines + 1, event.hash
        yield event


def _compare_ends(verdict: Verdict, before: AuditHead | None, after: AuditHead | None) -> None:
    """Compare with the sealed head; lines may have come while the log was read."""
    if before is None or after is None:
        verdict.find("no_head", _("The sealed head of the log is missing."))
        return
    if not hmac.compare_digest(after.mac, mac(head=str(after))):
        message = _("The head was not sealed with this portal's key.")
        verdict.find("forged_head", message)
    if verdict.lines > after.lines:
        message = _("%(count)d lines were written past the log's own door.")
        verdict.find("put_in", message % {"count": verdict.lines - after.lines})


def check() -> AuditCheck:
    """Verify the log and keep the result; its head goes to the system's log as well."""
    verdict = verify()
    found = [finding._asdict() for finding in verdict.findings]
    if found:
        logger.error("The audit log does not hold: %s findings, head %s", len(found), verdict.head)
    else:
        logger.info("The audit log holds, head %s", verdict.head)
    return AuditCheck.objects.create(head=verdict.head, findings=found)
