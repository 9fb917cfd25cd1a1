"""An export is one small declaration: the columns of a list, over the rows its page shows.

Headings are those of the import where the kind has one, so that an exported file can come back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from common.dates import Precision, show
from common.text import mask_long_numbers
from spreadsheets.tables import TableImport

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

Cell = str | int | Decimal | None
CHUNK = 5_000


@dataclass(frozen=True)
class ExportColumn:
    """A column: its heading, the fields a cell is made of, and how."""

    label: Any
    fields: tuple[str, ...]
    show: Callable[..., Cell] | None = None
    width: int = 14
    is_text: bool = False
    """Digits that are no number: spreadsheets must not shorten them."""


class TableExport:
    """Base of every list's export. Subclasses declare ``columns`` and ``select``.

    ``reveal`` shows ID numbers and mobiles in full; whoever asks for it records why first.
    """

    kind: ClassVar[str]
    title: ClassVar[Any]
    capability: ClassVar[Capability]
    reveal_capability: ClassVar[Capability | None] = None
    reveal_route: ClassVar[str] = ""
    list_route: ClassVar[str] = ""
    """The list's own page, to which the page that asks for a reason leads back."""
    method: ClassVar[Any] = ""
    """How the figures are counted (口径)."""
    form: forms.BaseForm

    def __init__(self, *, actor: Actor, query: "QueryDict", reveal: bool = False) -> None:
        self.actor = actor
        self.query = query
        self.reveal = reveal
        self.today = localdate()
        self.form = self.make_form()
        self.form.is_valid()  # values that are not offered are ignored, as on the page

    @property
    def needed(self) -> Capability:
        """What the person must hold over every row of the file."""
        return (self.reveal_capability or self.capability) if self.reveal else self.capability

    def make_form(self) -> forms.BaseForm:
        """Return the list page's own filter form."""
        raise NotImplementedError

    def select(self) -> "QuerySet[Any]":
        """Return the rows in reach that the filter keeps, in the page's order."""
        raise NotImplementedError

    def columns(self) -> Sequence[ExportColumn]:
        raise NotImplementedError

    def count(self) -> int:
        return self.select().order_by().count()

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells of each row; the database sends them in chunks."""
        columns = self.columns()
        names = list(dict.fromkeys(name for column in columns for name in column.fields))
        makers = [_maker(column, names) for column in columns]
        for row in self.select().values_list(*names).iterator(chunk_size=CHUNK):
            yield [make(row) for make in makers]

    def described(self) -> list[tuple[str, str]]:
        """Return the filter in words: each field that was filled in, and what it says."""
        wanted = self.form.cleaned_data
        return [
            (str(field.label), _shown(field, wanted[name]))
            for name, field in self.form.fields.items()
            if wanted.get(name) not in {None, ""}
        ]

    @property
    def filter_text(self) -> str:
        """Return the filter as one line without unmasked personal figures."""
        parts = "；".join(f"{label}：{value}" for label, value in self.described())
        return mask_long_numbers(parts)

    def file_name(self, form: str) -> str:
        return f"{self.title}-{self.today}.{form}"

    def notes(self, count: int) -> list[tuple[str, str]]:
        """Return what a reader of the file must know to trust its figures."""
        user = self.actor.user
        roles = [
            f"{grant.organization} · {grant.get_role_display()}" for grant in self.actor.grants
        ]
        lines = [
            (_("Table"), str(self.title)),
            (_("Exported by"), f"{user.name} ({user.username})" if user.name else user.username),
            (_("Organization and role"), "；".join(roles)),
            (_("Filter"), self.filter_text or _("No filter: everything in reach")),
            (_("As of"), f"{localtime():%Y-%m-%d %H:%M}"),
            (_("Number of rows"), str(count)),
        ]
        if self.reveal_capability is not None:
            shown = _("shown in full; the reason is recorded") if self.reveal else _("masked")
            lines.append((_("ID numbers and mobiles"), shown))
        if self.method:
            lines.append((_("How it is counted"), str(self.method)))
        return lines


def heading(table: type[TableImport], name: str) -> str:
    """Return the header under which the import knows this column."""
    return table.columns()[name].synonyms[0]


def words(spellings: Mapping[Any, str], labels: Any = ()) -> Callable[[str], str]:
    """Return how a stored value is written: as the import reads it, else by its label."""
    written = {str(value): str(label) for value, label in labels}
    written |= {str(value): text.split("|")[0] for value, text in spellings.items()}
    return lambda value: written.get(value, value)


@lru_cache(maxsize=50_000)  # a roster holds few different days, each many times
def day(on: date | None, precision: str = Precision.DAY) -> str:
    """Write a date by its precision, and nothing where none is known."""
    return show(on, precision) if on else ""


def yes_no(value: bool) -> str:  # noqa: FBT001  # a cell
    return "是" if value else "否"


def _maker(column: ExportColumn, names: list[str]) -> Callable[[tuple[Any, ...]], Cell]:
    """Return what makes a column's cell of a row of values."""
    places = [names.index(name) for name in column.fields]
    get, make = itemgetter(*places), column.show
    if make is None:
        return get
    if len(places) == 1:
        at = places[0]
        return lambda row: make(row[at])
    return lambda row: make(*get(row))


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(value, value))
    return f"{value:%Y-%m}" if isinstance(value, date) else str(value)
