"""Undoing a batch: each row it wrote is reversed, kept or refused, and all are named."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.migrations_sql import GUARDED_TABLES
from common.sql import advisory_lock
from jobs.domain.queue import report_progress
from jobs.models import Job
from spreadsheets.choices import BatchState, UndoOutcome
from spreadsheets.domain.batches import table_for
from spreadsheets.domain.writes import standing
from spreadsheets.models import ImportBatch, ImportWrite
from spreadsheets.tables import TableImport

PORTION = 2_000


def undo(*, batch: ImportBatch, actor: Actor, job: Job | None = None) -> dict[str, int]:
    """Reverse what a committed batch wrote; return the number of rows by ``UndoOutcome``.

    A row changed or used since is kept; one from which points were booked is refused. Raises
    ``RuleViolation`` if the batch is not committed or undone already.
    """
    table = table_for(kind=batch.kind, actor=actor)
    with transaction.atomic(), advisory_lock("spreadsheets.commit"):
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state == BatchState.UNDONE:
            raise RuleViolation(_("This batch was undone already."), code="undone_already")
        if batch.state != BatchState.COMMITTED:
            raise RuleViolation(_("Only a written batch can be undone."), code="wrong_state")
        counted, count = Counter[str](), batch.writes.count()
        for writes in _portions(batch, table):
            _reverse(table, batch, writes)
            for outcome in UndoOutcome:
                ids = [write.pk for write in writes if write.undo_outcome == outcome]
                counted[outcome] += ImportWrite.objects.filter(pk__any_of=ids).update(
                    undo_outcome=outcome
                )
            report_progress(job=job, progress=(counted.total(), count))
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
        found = {str(outcome): counted[outcome] for outcome in UndoOutcome}
        details = {"kind": batch.kind, "rows": found}
        audit.record(user=actor.user, action=Action.IMPORT_UNDONE, target=batch, details=details)
    return found


def _portions(batch: ImportBatch, table: TableImport) -> Iterator[list[ImportWrite]]:
    """Yield what the batch wrote in the order of its rows; all at once if they build on others."""
    writes = batch.writes.order_by("number").iterator(chunk_size=PORTION)
    size = None if table.whole_file else PORTION
    while portion := list(islice(writes, size)):
        yield portion


def _reverse(table: TableImport, batch: ImportBatch, writes: list[ImportWrite]) -> None:
    ids = [write.target_id for write in writes]
    held = {row.pk: row for row in table.rows_in_reach(ids).select_for_update(of=("self",))}
    numbers = writes[0].number, writes[-1].number
    same = standing(batch=batch, table=table, numbers=numbers) & held.keys()
    new = {write.target_id for write in writes if write.before is None}
    booked, used = references(table.model, new & same, owned=table.owned)
    booked |= table.booked(same)
    removable = table.removable((new & same) - booked - used)
    old = {write.target_id: write.before for write in writes if write.before is not None}
    changed = [(held[pk], old[pk]) for pk in sorted((old.keys() & same) - booked)]
    restorable = table.restorable(changed, removable)
    table.reverse(restorable, removable)
    reversed_ids = removable | {row.pk for row, _before in restorable}
    for write in writes:
        write.undo_outcome = UndoOutcome.KEPT
        if write.target_id in booked:
            write.undo_outcome = UndoOutcome.REFUSED
        elif write.target_id in reversed_ids:
            write.undo_outcome = UndoOutcome.REVERSED


def references(
    model: type[models.Model], ids: set[int], *, owned: frozenset[str]
) -> tuple[set[int], set[int]]:
    """Return which rows an append-only table refers to, and which any other table does.

    ``owned`` names relations that came with the row itself and go with it.
    """
    booked: set[int] = set()
    used: set[int] = set()
    for relation in model._meta.related_objects:  # noqa: SLF001
        column = relation.field.attname
        other: Any = relation.related_model
        is_table = not other._meta.proxy  # noqa: SLF001  # pghistory's stands for many
        if not ids or not is_table or relation.get_accessor_name() in owned:
            continue
        rows = other._base_manager.filter(  # noqa: SLF001
            **{f"{relation.field.name}__pk__any_of": ids}
        )
        found = set(rows.order_by().values_list(column, flat=True).distinct())
        guarded = other._meta.db_table in GUARDED_TABLES  # noqa: SLF001
        (booked if guarded else used).update(found)
    return booked, used - booked
