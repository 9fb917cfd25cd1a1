"""Rows of a previewed file, read and cleaned, kept sealed until they are written.

The commit starts from these and opens no file. Beside them stands, as a hash, what the preview
said of the rows.
"""

import pickle
from collections.abc import Iterator

from django.utils.translation import gettext as _

from common.errors import RuleViolation
from common.sealing import keyed_hash, open_bytes, seal_bytes
from spreadsheets.domain.staging import Chunk, Staging
from spreadsheets.domain.writes import as_json
from spreadsheets.models import ImportBatch, ImportPiece
from spreadsheets.tables import Line

READ_AHEAD = 2
OUTDATED = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, TypeError, ValueError)
"""What it raises to open a piece that another release of the portal kept."""


def pack(*, chunk: Chunk) -> bytes:
    """Return the rows as cleaned, before they are compared with the register."""
    layout = chunk.lines[0].layout if chunk.lines else None
    cleaned = [(line.number, line.values, line.problems, line.refused) for line in chunk.lines]
    return pickle.dumps((layout, cleaned, chunk.ignored), pickle.HIGHEST_PROTOCOL)


def _unpack(packed: bytes) -> Chunk:
    layout, cleaned, ignored = pickle.loads(packed)  # noqa: S301  # sealed, so it is our own
    lines = []
    for number, values, problems, refused in cleaned:
        line = Line(number, [], layout)
        line.values, line.problems, line.refused = values, problems, refused
        lines.append(line)
    return Chunk(lines, ignored)


def keep(*, batch: ImportBatch, packed: bytes, chunk: Chunk) -> None:
    """Keep packed rows, and what became of them when they were resolved."""
    ImportPiece.objects.create(batch=batch, content=seal_bytes(packed), said=_said_of(chunk))


def _said_of(chunk: Chunk) -> str:
    return keyed_hash(as_json([(line.number, line.outcome, line.changes) for line in chunk.lines]))


def resolved_again(*, batch: ImportBatch, staging: Staging) -> Iterator[Chunk]:
    """Yield the rows of a previewed batch, resolved against the register of this moment.

    Raises ``RuleViolation`` as soon as a row comes out otherwise than the preview said.
    """
    for piece in batch.pieces.order_by("pk").iterator(chunk_size=READ_AHEAD):
        try:
            chunk = _unpack(open_bytes(piece.content))
        except OUTDATED as error:
            raise _register_changed() from error
        staging.resolve(chunk)
        if _said_of(chunk) != piece.said:
            raise _register_changed()
        yield chunk
    if staging.outcomes != batch.outcomes:
        raise _register_changed()


def _register_changed() -> RuleViolation:
    message = _("The register changed since the preview. Look at the new preview first.")
    return RuleViolation(message, code="register_changed")
