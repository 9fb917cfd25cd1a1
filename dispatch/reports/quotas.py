"""Quotas of a programme side by side: by band of ranks, and what units still owe."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dispatch.choices import ProgrammeState, RankBand
from dispatch.models import BaseEntry, Programme, Quota, Unit
from dispatch.querysets import QuotaQuerySet

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class BandTotal:
    """A band of ranks over all units: the exact share beside the sums."""

    label: str
    base: int
    exact: Decimal
    computed: int
    places: int
    nominated: int


@dataclass(frozen=True)
class Owed:
    """What one unit, or several together, are to nominate; ``quotas`` are those in reach."""

    quotas: tuple[Quota, ...]
    places: int
    nominated: int

    @property
    def lacking(self) -> int:
        return max(0, self.places - self.nominated)

    @property
    def beyond(self) -> int:
        return max(0, self.nominated - self.places)


def band_totals(*, quotas: Sequence[Any]) -> list[BandTotal]:
    """Add quotas ``with_nominated`` up; a group of units counts once."""
    found = []
    for band in RankBand:
        rows = [one for one in quotas if one.band == band]
        if rows:
            pools = {one.pool.pk: one.pool.places for one in rows if one.pool is not None}
            found.append(
                BandTotal(
                    label=str(band.label),
                    base=sum(one.base for one in rows),
                    exact=sum((one.exact for one in rows), Decimal(0)),
                    computed=sum(one.computed for one in rows),
                    places=sum(one.places for one in rows) + sum(pools.values()),
                    nominated=sum(one.nominated for one in rows),
                )
            )
    return found


def owed(*, quotas: Iterable[Any]) -> list[Owed]:
    """Put quotas ``with_nominated`` together with what was nominated, groups of units as one."""
    alone: list[Owed] = []
    pooled: dict[int, list[Quota]] = defaultdict(list)
    for quota in quotas:
        if quota.pool_id is None:
            alone.append(Owed((quota,), quota.places, quota.nominated))
        else:
            pooled[quota.pool_id].append(quota)
    return [*alone, *_of_pools(pooled)]


def owed_of(*, quota: Quota) -> Owed:
    rows = Quota.objects.filter(pk=quota.pk).select_related("pool")
    [own] = owed(quotas=rows.with_nominated())
    return own


def base_of(*, unit: Unit, programme: Programme) -> "QuerySet[BaseEntry]":
    """Return the unit's frozen base by name, with who of it is nominated."""
    names = BaseEntry.objects.filter(quota__programme=programme, quota__unit=unit)
    return names.select_related("cadre", "quota", "nominee")


def _of_pools(pooled: dict[int, list[Quota]]) -> Iterable[Owed]:
    nominated: dict[int, int] = defaultdict(int)
    rows: Any = Quota.objects.filter(pool__in=pooled).with_nominated()
    for one in rows:
        nominated[one.pool_id] += one.nominated
    for pool, quotas in pooled.items():
        assert quotas[0].pool is not None  # noqa: S101  # that is why it stands here
        yield Owed(tuple(quotas), quotas[0].pool.places, nominated[pool])


def still_owed(*, quotas: QuotaQuerySet) -> list[Owed]:
    """Return what is lacking in programmes that take nominations for the first time."""
    running = quotas.filter(programme__state=ProgrammeState.NOMINATING)
    rows = running.select_related("programme", "unit", "pool").with_nominated()
    return [one for one in owed(quotas=rows) if one.lacking]
