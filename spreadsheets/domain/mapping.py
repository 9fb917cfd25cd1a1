"""What the user sees and changes of how columns were understood, and what is remembered of it."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from common.text import header_key, mask_long_numbers, squeeze
from spreadsheets.choices import Confidence
from spreadsheets.domain.reading import as_text, is_filled
from spreadsheets.domain.understanding import Understanding, match
from spreadsheets.models import HeaderChoice, ImportBatch
from spreadsheets.registry import kinds
from spreadsheets.tables import Column, TableImport

SAMPLES = 3
LIKE = 0.6
"""Headers at least this alike are offered as a guess; a guess is never taken by itself."""


def remembered(*, user: User, kind: str) -> dict[str, str]:
    """Return the headers this user once named by hand, with their fields."""
    choices = HeaderChoice.objects.filter(user=user, kind=kind)
    return dict(choices.values_list("header", "field"))


def remember(*, batch: ImportBatch) -> None:
    """Keep the wishes of a batch that was committed: they proved right."""
    choices = [
        HeaderChoice(user=batch.user, kind=batch.kind, header=header[:200], field=field)
        for header, field in batch.mapping.items()
    ]
    HeaderChoice.objects.bulk_create(
        choices,
        update_conflicts=True,
        unique_fields=["user", "kind", "header"],
        update_fields=["field"],
    )


def reading_of(
    *, table: TableImport, found: Understanding, wishes: Mapping[str, str]
) -> dict[str, Any]:
    """Return how a file was read, for show: each column with its field, confidence and samples."""
    fields = {position: name for name, position in found.positions.items()}
    columns = [
        {
            "header": header,
            "field": fields.get(position, ""),
            "confidence": _confidence(header, fields.get(position), wishes),
            "guess": "" if position in fields else _guess(header, found, table.columns()),
            "samples": _samples(found, position),
        }
        for position, header in enumerate(found.header)
        if header and position != found.serial
    ]
    other = _other_kind(table, found)
    message = _("The headers are those of “%(kind)s”.")
    return {
        "sheet": found.sheet,
        "sheet_number": found.head.number,
        "sheets": [[head.number, head.name] for head in found.heads],
        "unread": found.unread,
        "header_row": found.header_row,
        "columns": columns,
        "notice": message % {"kind": kinds()[other].title} if other else "",
        "other_kind": other,
    }


def _other_kind(table: TableImport, found: Understanding) -> str:
    """Return the kind of which the headers rather are: the choice above was overlooked."""
    header = found.head.cells[found.header_row - 1]
    known = {table.kind: len(found.positions)}
    for kind, other in kinds().items():
        columns = other.columns()
        fits = match(header, columns, {})
        is_another = kind != table.kind and table.actor.can(other.capability)
        if is_another and all(n in fits for n, c in columns.items() if c.required):
            known[kind] = len(fits)
    best = max(known, key=lambda kind: known[kind])
    return "" if best == table.kind else best


def _confidence(header: str, field: str | None, wishes: Mapping[str, str]) -> str:
    if header in wishes:
        return Confidence.CHOSEN
    return Confidence.EXACT if field else Confidence.NONE


def _guess(header: str, found: Understanding, columns: Mapping[str, Column]) -> str:
    """Return the free field whose known headers are most like this one, if any is like it."""
    likeness = {
        name: max(_alike(header_key(header), header_key(word)) for word in column.synonyms)
        for name, column in columns.items()
        if name not in found.positions
    }
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if best and likeness[best] >= LIKE else ""


def _alike(one: str, other: str) -> float:
    if min(len(one), len(other)) > 1 and (one in other or other in one):
        return 0.9
    return SequenceMatcher(None, one, other).ratio()


def _samples(found: Understanding, position: int) -> list[str]:
    below = found.head.cells[found.header_row :]
    cells = [row[position] for row in below if position < len(row) and is_filled(row[position])]
    return [mask_long_numbers(as_text(cell))[:30] for cell in cells if squeeze(cell)][:SAMPLES]
