"""The versions of the points scheme, each beside the one it followed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from points.choices import VALUES
from points.models import PointScheme
from points.querysets import SchemeQuerySet


@dataclass(frozen=True)
class Value:
    """One value of a version; ``before`` only where the version changed it."""

    label: str
    now: Decimal
    before: Decimal | None


@dataclass(frozen=True)
class Version:
    """A version with the last day it holds, if it has one."""

    scheme: PointScheme
    until: date | None
    values: list[Value]


def versions(*, rows: SchemeQuerySet) -> list[Version]:
    """Return all versions, the newest first; one that was superseded holds for no day."""
    standing = list(rows.standing().newest_first())
    starts: dict[int, Any] = dict(zip([one.pk for one in standing[1:]], standing, strict=False))
    earlier = dict(zip([one.pk for one in standing], standing[1:], strict=False))
    found = []
    for scheme in rows.newest_first().select_related("adopted_by"):
        following = starts.get(scheme.pk)
        until = following.valid_from - timedelta(days=1) if following else None
        found.append(Version(scheme, until, _values(scheme, earlier.get(scheme.pk))))
    return found


def _values(scheme: PointScheme, before: PointScheme | None) -> list[Value]:
    found, meta = [], cast("Any", scheme)._meta  # noqa: SLF001
    for name in VALUES:
        now, old = getattr(scheme, name), getattr(before, name, None)
        label = meta.get_field(name).verbose_name
        found.append(Value(label, now, None if old == now else old))
    return found
