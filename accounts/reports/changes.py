"""What became of a record: each change with who, when, what was before and after, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, prefetch_related_objects

from accounts.choices import Action
from accounts.models import AuditEvent, User
from common.dates import show

if TYPE_CHECKING:
    from django.db.models import Model

MOST = 200
"""So many changes of a table are shown, the latest ones."""


class Told(NamedTuple):
    """One fact of a row: ``shown`` may be masked, ``value`` tells whether it changed."""

    label: Any
    shown: Any
    value: Any


@dataclass(frozen=True)
class Trace:
    """Rows whose history belongs to a record, and how one state of such a row is told."""

    model: Any
    of: dict[str, Any]
    tell: Callable[[Any], Sequence[Told]]
    related: tuple[str, ...] = ()
    title: Any = ""


@dataclass(frozen=True)
class Change:
    at: datetime
    who: str
    title: Any
    facts: list[tuple[Any, Any, Any]]
    why: list[str]
    is_removal: bool


class _Step(NamedTuple):
    event: Any
    title: Any
    facts: list[tuple[Any, Any, Any]]


def changes(*, traces: Sequence[Trace]) -> list[Change]:
    """Return what happened to the traced rows, the latest first."""
    steps = [step for trace in traces for step in _steps(trace)]
    steps.sort(key=lambda step: step.event.pgh_created_at, reverse=True)
    known = [step.event.pgh_context.metadata for step in steps if step.event.pgh_context]
    people = User.objects.in_bulk({found["user"] for found in known if found["user"]})
    reasons = _reasons(known)
    return [
        Change(
            at=step.event.pgh_created_at,
            who=str(people.get(found.get("user"), "")),
            title=step.title,
            facts=step.facts,
            why=reasons.get(_key(found), []),
            is_removal=step.event.pgh_label == "delete",
        )
        for step in steps
        for found in [step.event.pgh_context.metadata if step.event.pgh_context else {}]
    ]


def _steps(trace: Trace) -> Iterator[_Step]:
    """Go back from the present rows: each old row says what the next one changed."""
    kept = trace.model.pgh_event_model.objects.filter(**trace.of).select_related("pgh_context")
    events = list(kept.order_by("-pgh_id")[:MOST])
    rows = trace.model.objects.in_bulk({event.pgh_obj_id for event in events})
    before = [_row_of(trace.model, event) for event in events]
    prefetch_related_objects([*rows.values(), *before], *trace.related)
    after: dict[int, Model | None] = dict(rows)
    for event, row in zip(events, before, strict=True):
        newer = None if event.pgh_label == "delete" else after.get(row.pk)
        facts = list(_differences(trace.tell(row), trace.tell(newer) if newer else None))
        after[row.pk] = row
        if facts:
            yield _Step(event, trace.title, facts)


def _row_of(model: Any, event: Any) -> Any:
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001
    return model(**{name: getattr(event, name) for name in names if hasattr(event, name)})


def _differences(
    before: Sequence[Told], after: Sequence[Told] | None
) -> Iterator[tuple[Any, Any, Any]]:
    """Pair the facts; of a row that was removed, all that it said."""
    if after is None:
        yield from ((told.label, told.shown, "") for told in before if told.shown)
        return
    for old, new in zip(before, after, strict=True):
        if old.value != new.value:
            yield old.label, old.shown, new.shown


def _key(found: dict[str, Any]) -> tuple[str, int | None]:
    return found.get("request", ""), found.get("job")


def _reasons(known: list[dict[str, Any]]) -> dict[tuple[str, int | None], list[str]]:
    """Return what the audit log says of the same requests and jobs."""
    requests = {found["request"] for found in known if found["request"]}
    jobs = {found["job"] for found in known if found["job"]}
    lines = AuditEvent.objects.filter(Q(request_id__in=requests) | Q(job_id__in=jobs))
    reasons: dict[tuple[str, int | None], list[str]] = {}
    for line in lines.order_by("id").values_list("request_id", "job_id", "action", "reason"):
        request, job, action, reason = line
        words = "：".join(filter(None, [str(dict(Action.choices).get(action, action)), reason]))
        reasons.setdefault((request, job), []).append(words)
    return reasons


def fact(row: Any, name: str, label: Any = "") -> Told:
    """Tell a field as pages write it: a choice by its label, a date by its precision."""
    label = label or row._meta.get_field(name).verbose_name  # noqa: SLF001
    shown: Any = getattr(row, name)
    if hasattr(row, f"get_{name}_display"):
        shown = getattr(row, f"get_{name}_display")()
    elif isinstance(shown, date):
        precision = getattr(row, f"{name.removesuffix('_on')}_precision", "day")
        shown = show(shown, precision)
    return Told(label, shown, str(shown))
