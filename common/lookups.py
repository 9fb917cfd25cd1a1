"""Lookups the mass jobs need beyond Django's own."""

from typing import Any

from django.db.models import Field, Lookup

from common.sql import literal


@Field.register_lookup
class AnyOf(Lookup):
    """``field = ANY(array)``: one parameter however many values, where ``IN`` takes one each."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*parameters, literal(list(self.rhs)))
