"""The stamp of a template: which kind it was made for, and which version of its columns."""

import re

from django.utils.translation import gettext as _

from spreadsheets.registry import kinds
from spreadsheets.tables import TableImport

FORM = re.compile(r"template ([a-z-]{1,30}) (\d{1,6})")


def stamp_of(*, table: type[TableImport]) -> str:
    return f"template {table.kind} {table.version}"


def stamped_version(*, stamp: str) -> tuple[str, int] | None:
    """Return kind and version of the template a file was made from; nothing for other files."""
    found = FORM.fullmatch(stamp)
    return (found[1], int(found[2])) if found else None


def template_notice(*, stamp: str, table: type[TableImport]) -> str:
    """Say what is unusual about the template a file was made from. It is taken all the same."""
    kind, version = stamped_version(stamp=stamp) or (table.kind, table.version)
    if kind != table.kind:
        known = kinds().get(kind)
        message = _("This file was made from the template for another kind: %(kind)s.")
        return message % {"kind": known.title if known else kind}
    if version < table.version:
        return _("This file was made from an older template. It is taken; next time use the new.")
    if version > table.version:
        return _("This file was made from a newer template. It is taken; check the columns.")
    return ""
