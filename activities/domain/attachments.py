"""Papers and pictures kept with an activity: few, small, of known types, and never required."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import Brake
from accounts.scope import Actor
from activities.choices import OPEN_STATES, ActivityState
from activities.models import Activity, Attachment
from common.errors import RuleViolation
from common.pictures import BrokenPictureError, bare
from common.sealing import open_bytes, seal_bytes
from common.text import holds_id_number, tidy
from spreadsheets.domain.scan import BROKEN_ARCHIVE

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MOST = 5
UPLOADS = Brake("attachment", most=60, window=timedelta(hours=1))
ADDING_STATES = (*OPEN_STATES, ActivityState.SUBMITTED)
"""Until somebody has accepted the record; taking out needs it back from the superior."""
MARKS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
PICTURES = ("jpg", "png")
MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
MACROS = "vbaProject.bin"
CONTENT_TYPES = "[Content_Types].xml"
UNFIT_FOR_NAMES = re.compile(r'[<>:"/\\|?*]')
LONGEST_STEM = 100


def add_attachment(*, activity: Activity, name: str, content: bytes, actor: Actor) -> Attachment:
    """Keep a file with the activity, sealed.

    Raises ``RuleViolation`` once the activity was accepted or cancelled, for one file too many, and
    as ``fit_file`` does.
    """
    kept_name, content = fit_file(name=name, content=content)
    UPLOADS.spend(str(actor.user.pk))
    with transaction.atomic():
        activity = Activity.objects.select_for_update().get(pk=activity.pk)
        if activity.state not in ADDING_STATES:
            message = _("Files are added until the activity is accepted. Have it returned first.")
            raise RuleViolation(message, code="wrong_state")
        if activity.attachments.count() >= MOST:
            message = _("An activity keeps %(most)d files at most. Take one out first.")
            raise RuleViolation(message % {"most": MOST}, code="too_many_files")
        added = Attachment.objects.create(
            activity=activity,
            name=kept_name,
            size=len(content),
            content=seal_bytes(content),
            added_by=actor.user,
        )
        audit.record(
            user=actor.user,
            action=Action.ATTACHMENT_ADDED,
            target=activity,
            changes={"file": (None, kept_name)},
        )
    return added


def remove_attachment(*, attachment: Attachment, actor: Actor) -> None:
    """Take a file out. Raises ``RuleViolation`` unless the activity is a draft or was returned."""
    with transaction.atomic():
        activity = Activity.objects.select_for_update().get(pk=attachment.activity_id)
        if activity.state not in OPEN_STATES:
            message = _("Files are taken out of a draft or a returned activity only.")
            raise RuleViolation(message, code="wrong_state")
        attachment.delete()
        audit.record(
            user=actor.user,
            action=Action.ATTACHMENT_REMOVED,
            target=activity,
            changes={"file": (attachment.name, None)},
        )


def content_of(*, attachment: Attachment) -> bytes:
    return open_bytes(attachment.content)


def fit_file(*, name: str, content: bytes) -> tuple[str, bytes]:
    """Return a file as it is kept: its name with the ending of its true type, and its content.

    Pictures lose where, when and with what they were taken. Raises ``RuleViolation`` for a file
    that is too large, of no known type or a damaged picture.
    """
    found = _type_of(content)
    kept_name = _kept_name(name, found)
    try:
        return kept_name, bare(content) if found in PICTURES else content
    except BrokenPictureError as error:
        message = _("The picture is damaged. Save it anew and try again.")
        raise RuleViolation(message, code="broken_picture") from error


def _type_of(content: bytes) -> str:
    """Return the type by what the file holds; its name says nothing."""
    if len(content) > MAX_BYTES:
        raise RuleViolation(_("The file is larger than 10 MB. Make it smaller."), code="too_large")
    for mark, found in MARKS.items():
        if content.startswith(mark):
            return found
    if content.startswith(b"PK"):
        return _office_type(content)
    raise _unknown()


def _office_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except BROKEN_ARCHIVE as error:
        raise _unknown() from error
    if any(PurePath(name).name == MACROS for name in names):
        message = _("The file holds macros. Save it as an ordinary .docx or .xlsx file.")
        raise RuleViolation(message, code="macros")
    for part, found in MAIN_PARTS.items():
        if {part, CONTENT_TYPES} <= names:
            return found
    raise _unknown()


def _unknown() -> RuleViolation:
    message = _("Only PDF, JPG, PNG, Word (.docx) and Excel (.xlsx) files are kept.")
    return RuleViolation(message, code="unknown_type")


def _kept_name(name: str, true_type: str) -> str:
    """Return the name with the ending of its true type."""
    stem = PurePath(UNFIT_FOR_NAMES.sub("", tidy(name))).stem[:LONGEST_STEM].strip(". ")
    if holds_id_number(stem):
        message = _("The name of the file holds an ID number. Rename it.")
        raise RuleViolation(message, code="id_in_text")
    return f"{stem or _('Attachment')}.{true_type}"
