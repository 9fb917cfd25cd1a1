"""History: the old row of every change and removal, kept by triggers, so bulk SQL is seen too.

Inserts are not kept: the first state of a row is the old row of its first change, and an import of
a whole register pays nothing.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar
from uuid import uuid4

import pghistory
from django.db import connection
from django.db.models import Model

Kept = TypeVar("Kept", bound=type[Model])


def keeps_history(
    *, only: Sequence[str] = (), but: Sequence[str] = (), quietly: Sequence[str] = ()
) -> Callable[[Kept], Kept]:
    """Keep a model's old rows in a table beside it: ``only`` these fields, or all ``but`` these.

    A change of the fields kept ``quietly`` alone is no change.
    """

    def keep(model: Kept) -> Kept:
        track = pghistory.track(
            pghistory.UpdateEvent(row=pghistory.Old, condition=_any_change_but(quietly)),
            pghistory.DeleteEvent(),
            fields=list(only) or None,
            exclude=list(but),
            model_name=f"{model.__name__}Event",
            obj_field=pghistory.ObjForeignKey(related_name="+"),
            context_field=pghistory.ContextForeignKey(db_index=False, related_name="+"),
            level=pghistory.Statement,
        )
        kept: Kept = track(model)
        return kept

    return keep


def _any_change_but(fields: Sequence[str]) -> pghistory.AnyChange:
    return pghistory.AnyChange(exclude=list(fields))


@contextmanager
def told_to_history(**known: object) -> Iterator[None]:
    """Let the triggers note who changes rows in this block, and in which request or job.

    Told once to the session. pghistory's own ``context`` repeats it before every statement, which
    composed SQL does not survive. What was told is never changed, so that the rows the triggers
    make of it can be guarded.
    """
    _tell(str(uuid4()), json.dumps(known))
    try:
        yield
    finally:
        _tell("", "")


def _tell(context_id: str, metadata: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %(id)s, false),"
            " set_config('pghistory.context_metadata', %(metadata)s, false)",
            {"id": context_id, "metadata": metadata},
        )
