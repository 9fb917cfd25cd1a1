"""Checks of what stands beside the database: keys, reading of workbooks, Redis, worker, audit."""

import io
import zipfile
from datetime import timedelta

import redis
from cryptography.exceptions import InvalidTag
from django.core.checks import run_checks
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.audit import mac
from accounts.models import AuditCheck, AuditHead
from common.checks import keys_are_complete
from jobs.models import Pulse
from members.domain import identity
from members.models import Member
from portal.domain.checkup import Level, is_for_real
from portal.domain.readiness import ring_bell
from spreadsheets.domain.reading import read
from spreadsheets.problems import FileRefusedError

WORKER_SILENT = timedelta(minutes=3)
CHECK_OVERDUE = timedelta(hours=26)


def settings_are_safe() -> tuple[Level, str]:
    """What Django itself warns of before a deployment; of the example that is no news."""
    found = run_checks(include_deployment_checks=is_for_real())
    if found:
        return Level.FAIL, " ".join(str(message.msg) for message in found)
    return Level.OK, _("The settings pass the system check.")


def keys_fit() -> tuple[Level, str]:
    """All three are there, and they are those the data was sealed with."""
    for error in keys_are_complete():
        return Level.FAIL, str(error.msg)
    sealed = Member.objects.exclude(id_cipher=None).order_by("id").first()
    if sealed is not None:
        try:
            number = identity.reveal(cipher=bytes(sealed.id_cipher))
        except InvalidTag:
            return Level.FAIL, _("ID_CIPHER_KEY is not the key the ID numbers were sealed with.")
        if identity.blind_index(number=number) != sealed.id_index:
            return Level.FAIL, _("ID_INDEX_KEY is not the key the register is searched with.")
    head = AuditHead.objects.first()
    if head is None or head.mac != mac(head=str(head)):
        return Level.FAIL, _("AUDIT_KEY is not the key the audit log's head was sealed with.")
    return Level.OK, _("The keys are there and open what is sealed.")


def workbooks_are_read_safely() -> tuple[Level, str]:
    """A harmless file is read by the parser's process; one with a document type is refused."""
    try:
        [_sheet] = read(content=b"a,b\n1,2\n")
    except FileRefusedError as refusal:
        return Level.FAIL, _("The parser's process does not work: %(why)s") % {"why": refusal}
    try:
        read(content=_with_document_type())
    except FileRefusedError:
        words = _("Workbooks are read in a process of their own; hostile ones are refused.")
        return Level.OK, words
    return Level.FAIL, _("A workbook with a document type was not refused.")


def _with_document_type() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "a">]><workbook/>')
    return buffer.getvalue()


def redis_answers() -> tuple[Level, str]:
    try:
        ring_bell()
    except redis.RedisError as error:
        words = _("Redis does not answer; jobs wait: %(why)s")
        return Level.FAIL, words % {"why": error}
    return Level.OK, _("Redis answers.")


def worker_is_alive() -> tuple[Level, str]:
    """The sweep that beat rings for every half minute leaves a trace when a worker has run it."""
    pulse = Pulse.objects.first()
    if pulse is None:
        return Level.WARN, _("No worker has answered yet.")
    silent = timezone.now() - pulse.at
    if silent > WORKER_SILENT:
        words = _("Worker or scheduler fell silent %(minutes)d minutes ago.")
        return Level.FAIL, words % {"minutes": silent.total_seconds() // 60}
    words = _("A worker answered %(seconds)d seconds ago.")
    return Level.OK, words % {"seconds": silent.total_seconds()}


def audit_log_was_proved() -> tuple[Level, str]:
    last = AuditCheck.objects.first()
    if last is None:
        return Level.WARN, _("The audit log has not been checked yet.")
    if last.findings:
        return Level.FAIL, _("The audit log does not hold.")
    if timezone.now() - last.at > CHECK_OVERDUE:
        return Level.WARN, _("The nightly check of the audit log is overdue.")
    return Level.OK, _("The audit log held at its last check.")
