"""A batch from upload to commit: preview and commit run the same reading of the same file."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sealing import open_bytes, seal_bytes
from common.sql import advisory_lock
from jobs.domain.queue import report_progress
from jobs.models import Job
from spreadsheets.choices import REFUSED, WRITTEN, BatchState, Outcome
from spreadsheets.domain.reading import read
from spreadsheets.domain.understanding import Understanding, understand
from spreadsheets.models import ImportBatch, ImportRow
from spreadsheets.problems import FileRefusedError, Problem
from spreadsheets.registry import kinds
from spreadsheets.tables import TableImport

CHUNK = 2_000


@dataclass
class Staging:
    """A file read against the register of this moment; nothing of it is written yet."""

    table: TableImport
    understanding: Understanding

    @property
    def outcomes(self) -> dict[str, int]:
        counted = Counter(line.outcome for line in self.understanding.lines)
        counted[Outcome.IGNORED] += len(self.understanding.ignored)
        return {str(outcome): counted[outcome] for outcome in Outcome}

    @property
    def problems(self) -> list[Problem]:
        return [problem for line in self.understanding.lines for problem in line.problems]

    @property
    def row_outcomes(self) -> dict[int, str]:
        return {line.number: str(line.outcome) for line in self.understanding.lines}

    @property
    def has_refused(self) -> bool:
        return any(line.outcome in REFUSED for line in self.understanding.lines)


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
    return table(actor=actor, is_backfill=actor.can(Capability.BACKFILL_DECLARE))


def stage(*, table: TableImport, content: bytes, wishes: Mapping[str, str]) -> Staging:
    """Read a file as rows with outcomes. Raises ``FileRefusedError``."""
    understanding = understand(sheets=read(content=content), columns=table.columns(), wishes=wishes)
    table.clean_lines(understanding.lines)
    table.resolve(understanding.lines)
    return Staging(table, understanding)


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


def preview(*, batch: ImportBatch, job: Job | None = None) -> Staging | None:
    """Stage the batch and keep every row's outcome; a refused file ends it with the reason."""
    actor = Actor.of(batch.user)
    try:
        table = table_for(kind=batch.kind, actor=actor)
        content = open_bytes(batch.content)
        staging = stage(table=table, content=content, wishes=batch.mapping)
    except (FileRefusedError, RuleViolation) as error:
        batch.state = BatchState.REFUSED
        batch.refusal = " ".join(getattr(error, "messages", [str(error)]))[:500]
        batch.save(update_fields=["state", "refusal"])
        return None
    with transaction.atomic():
        batch.rows.all().delete()
        rows = _rows_of(batch, staging)
        for start in range(0, len(rows), CHUNK):
            ImportRow.objects.bulk_create(rows[start : start + CHUNK])
        batch.state = BatchState.PREVIEWED
        batch.outcomes = staging.outcomes
        batch.header_row = staging.understanding.header_row
        batch.problem_count = len(staging.problems)
        batch.save()
    report_progress(job=job, done=len(rows), total=len(rows))
    return staging


def _rows_of(batch: ImportBatch, staging: Staging) -> list[ImportRow]:
    rows = [
        ImportRow(
            batch=batch,
            number=line.number,
            label=line.label[:120],
            outcome=line.outcome,
            problems=[problem.as_dict() for problem in line.problems],
            changes=line.changes,
        )
        for line in staging.understanding.lines
    ]
    rows += [
        ImportRow(batch=batch, number=number, label=why, outcome=Outcome.IGNORED)
        for number, why in staging.understanding.ignored
    ]
    return rows


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
        content = open_bytes(batch.content)
        staging = stage(table=table, content=content, wishes=batch.mapping)
        shown = batch.rows.exclude(outcome=Outcome.IGNORED).values_list("number", "outcome")
        if dict(shown) != staging.row_outcomes:
            message = _("The register changed since the preview. Look at the new preview first.")
            raise RuleViolation(message, code="register_changed")
        if batch.all_or_nothing and staging.has_refused:
            message = _("Some rows are refused and “all or nothing” was chosen; nothing written.")
            raise RuleViolation(message, code="all_or_nothing")
        lines = [line for line in staging.understanding.lines if line.outcome in WRITTEN]
        table.write(lines)
        batch.state = BatchState.COMMITTED
        batch.committed_at = timezone.now()
        batch.save(update_fields=["state", "committed_at"])
        details = {"batch": batch.pk, "kind": batch.kind, "outcomes": staging.outcomes}
        audit.record(
            user=batch.user, action="import_committed", target=batch.file_name, details=details
        )
    report_progress(job=job, done=len(lines), total=len(lines))
    return staging


def begin_commit(*, batch: ImportBatch) -> bool:
    """Mark a previewed batch as committing; a second click finds nothing to do."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.PREVIEWED)
    return bool(waiting.update(state=BatchState.COMMITTING, refusal=""))
