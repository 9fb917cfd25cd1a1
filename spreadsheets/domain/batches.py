"""A batch from upload to commit: the commit writes the rows the preview read."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.collector import without_collector
from common.errors import RuleViolation
from common.sealing import open_bytes, seal_bytes
from common.sql import advisory_lock, copy_rows
from common.text import mask_long_numbers
from jobs.domain.queue import cancel, report_progress
from jobs.models import Job
from spreadsheets.choices import WRITTEN, BatchState, Outcome
from spreadsheets.domain import pieces
from spreadsheets.domain.mapping import reading_of, remember, remembered
from spreadsheets.domain.staging import Chunk, FileStaging, Staging, staging_of
from spreadsheets.domain.stamps import template_notice
from spreadsheets.domain.summary import grouped
from spreadsheets.domain.writes import Writes, as_json
from spreadsheets.models import ImportBatch
from spreadsheets.problems import ColumnsUnclearError, FileRefusedError
from spreadsheets.registry import kinds
from spreadsheets.tables import TableImport

CHUNK = 2_000


def table_for(*, kind: str, actor: Actor) -> TableImport:
    """Return the kind's table for a person who may import it.

    Raises ``RuleViolation`` for an unknown kind or a person without the capability.
    """
    if kind not in kinds():
        message = _("Unknown kind “%(kind)s”. Known kinds: %(known)s.")
        known = ", ".join(kinds())
        raise RuleViolation(message % {"kind": kind, "known": known}, code="unknown_kind")
    table = kinds()[kind]
    if not actor.can(table.capability):
        raise RuleViolation(_("This account may not import this kind."), code="not_allowed")
    return table(actor=actor)


def open_batch(
    *, kind: str, file_name: str, content: bytes, actor: Actor, options: dict[str, Any]
) -> ImportBatch:
    """Keep an uploaded file as a batch. ``options``: ``mapping``, ``all_or_nothing``."""
    table_for(kind=kind, actor=actor)
    return ImportBatch.objects.create(
        kind=kind,
        file_name=file_name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=seal_bytes(content),
        user=actor.user,
        mapping=options.get("mapping", {}),
        all_or_nothing=options.get("all_or_nothing", False),
    )


@without_collector()
def preview(*, batch: ImportBatch, job: Job | None = None) -> FileStaging | None:
    """Stage the batch and keep every row's outcome; a refused file ends it with the reason.

    Rows are kept chunk by chunk and count only once the state says so; a second run starts anew.
    """
    _forget(batch)
    batch.reading = {}
    try:
        table = table_for(kind=batch.kind, actor=Actor.of(batch.user))
        content, place = open_bytes(batch.content), batch.place
        with staging_of(table=table, content=content, wishes=batch.mapping, place=place) as staging:
            found = staging.understanding
            batch.reading = reading_of(table=table, found=found, wishes=batch.mapping)
            if notice := template_notice(stamp=staging.stamp, table=type(table)):
                batch.reading["notice"] = notice
            for chunk in staging.chunks():
                packed = pieces.pack(chunk=chunk)
                staging.resolve(chunk)
                pieces.keep(batch=batch, packed=packed, chunk=chunk)
                _keep(batch, chunk)
                report_progress(job=job, progress=staging.progress)
    except ColumnsUnclearError as error:
        batch.reading = reading_of(table=table, found=error.found, wishes=batch.mapping)
        _end_preview(batch, BatchState.SCANNED, str(error))
        return None
    except (FileRefusedError, RuleViolation) as error:
        words = " ".join(getattr(error, "messages", [str(error)]))
        _end_preview(batch, BatchState.REFUSED, words)
        return None
    batch.outcomes = staging.outcomes
    batch.header_row = staging.understanding.header_row
    batch.problem_count = len(staging.problems)
    batch.problem_groups = [
        {**group._asdict(), "rows": group.rows[:ROWS_NAMED], "count": len(group.rows)}
        for group in grouped(staging.problems)
    ]
    batch.organizations = dict(staging.places.most_common(PLACES_SHOWN))
    _end_preview(batch, BatchState.PREVIEWED)
    return staging


def _forget(batch: ImportBatch) -> None:
    """Drop what a preview kept."""
    batch.rows.all().delete()
    batch.pieces.all().delete()


def _end_preview(batch: ImportBatch, state: str, refusal: str = "") -> None:
    if state == BatchState.REFUSED:
        _forget(batch)
    batch.state, batch.refusal = state, refusal[:500]
    batch.save(update_fields=["state", "refusal", "reading", *PREVIEW_FIELDS])


PREVIEW_FIELDS = ("outcomes", "header_row", "problem_count", "problem_groups", "organizations")
PLACES_SHOWN = 300
ROWS_NAMED = 5


ROW_TABLE = "spreadsheets_importrow"
ROW_COLUMNS = ("batch_id", "number", "label", "outcome", "problems", "changes")


def _keep(batch: ImportBatch, chunk: Chunk) -> None:
    """Write a chunk's rows as they are shown: without unmasked personal figures."""
    rows: list[tuple[Any, ...]] = [
        (
            batch.pk,
            line.number,
            mask_long_numbers(line.label)[:120],
            line.outcome,
            as_json([problem.as_dict() for problem in line.problems]) if line.problems else "[]",
            as_json(masked(line.changes)) if line.changes else "{}",
        )
        for line in chunk.lines
    ]
    rows += [(batch.pk, number, why, Outcome.IGNORED, "[]", "{}") for number, why in chunk.ignored]
    copy_rows(ROW_TABLE, ROW_COLUMNS, iter(rows))


def masked(changes: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: [mask_long_numbers(value) for value in pair] for name, pair in changes.items()}


@without_collector()
def commit(*, batch: ImportBatch, job: Job | None = None) -> Staging:
    """Write exactly what the preview said, in one transaction.

    Raises ``RuleViolation``, with nothing written, if the batch is not previewed, if the register
    changed so that any row would come out differently, or if "all or nothing" meets a refused row.
    """
    with transaction.atomic(), advisory_lock("spreadsheets.commit"):
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state not in {BatchState.PREVIEWED, BatchState.COMMITTING}:
            raise RuleViolation(_("This batch cannot be committed now."), code="wrong_state")
        table = table_for(kind=batch.kind, actor=Actor.of(batch.user))
        writes, staging = Writes(batch=batch, table=table), Staging(table)
        for chunk in pieces.resolved_again(batch=batch, staging=staging):
            lines = [line for line in chunk.lines if line.outcome in WRITTEN]
            table.write(lines)
            writes.note(lines)
            report_progress(job=job, progress=(staging.row_count, batch.row_count))
        table.finish()
        writes.keep()
        if batch.all_or_nothing and staging.has_refused:
            message = _("Some rows are refused and “all or nothing” was chosen; nothing written.")
            raise RuleViolation(message, code="all_or_nothing")
        remember(batch=batch)
        batch.pieces.all().delete()
        batch.state = BatchState.COMMITTED
        batch.committed_at, batch.handout = timezone.now(), table.handout
        batch.save(update_fields=["state", "committed_at", "handout"])
        details = {"kind": batch.kind, "outcomes": staging.outcomes}
        audit.record(user=batch.user, action=Action.IMPORT_COMMITTED, target=batch, details=details)
    return staging


def name_columns(*, batch: ImportBatch, wishes: Mapping[str, str], place: list[int]) -> bool:
    """Take the user's word for the columns; the batch waits to be read anew.

    Say no once it is being written.
    """
    return _await_reading(batch, mapping=dict(wishes), place=place)


def name_kind(*, batch: ImportBatch, kind: str) -> bool:
    """Take the user's word for the kind, as ``name_columns`` does for the columns."""
    known = remembered(user=batch.user, kind=kind)
    return _await_reading(batch, kind=kind, mapping=known, place=[])


def _await_reading(batch: ImportBatch, **said: Any) -> bool:
    waiting = ImportBatch.objects.filter(
        pk=batch.pk, state__in=(BatchState.SCANNED, BatchState.PREVIEWED)
    )
    return bool(waiting.update(state=BatchState.UPLOADED, refusal="", outcomes={}, **said))


def begin_commit(*, batch: ImportBatch) -> bool:
    """Mark a previewed batch as committing; a second click finds nothing to do."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.PREVIEWED)
    return bool(waiting.update(state=BatchState.COMMITTING, refusal=""))


def discard(*, batch: ImportBatch) -> None:
    """Give up a batch before it is written. Raises ``RuleViolation`` once it is being written."""
    open_states = (BatchState.UPLOADED, BatchState.SCANNED, BatchState.PREVIEWED)
    found = ImportBatch.objects.filter(pk=batch.pk, state__in=open_states)
    if not found.update(state=BatchState.DISCARDED):
        raise RuleViolation(_("This batch can no longer be given up."), code="wrong_state")
    batch.pieces.all().delete()
    if batch.job is not None:
        cancel(job=batch.job)
