"""Which requirement holds for whom, and since and until when."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from activities.choices import ActivityKind
from activities.models import Requirement
from branches.choices import OrganizationKind

TERMS = (
    "period",
    "per_period",
    "min_full_members",
    "for_each_group",
    "min_days",
    "late_after_day",
    "regulation",
    "article",
)
"""What a version says; two kinds of organization with equal terms are shown as one."""
KIND_ORDER = {kind: place for place, kind in enumerate(ActivityKind)}


@dataclass(frozen=True)
class Version:
    """A requirement as it holds for some kinds of organization alike, until before ``until``."""

    requirement: Requirement
    organization_kinds: tuple[OrganizationKind, ...]
    until: date | None

    @property
    def valid_from(self) -> date | None:
        return self.requirement.valid_from

    def holds_on(self, day: date) -> bool:
        return not self.is_coming(day) and not self.is_past(day)

    def is_coming(self, day: date) -> bool:
        return self.valid_from is not None and self.valid_from > day

    def is_past(self, day: date) -> bool:
        return self.until is not None and self.until <= day


def requirement_versions() -> list[Version]:
    """Return every version, kind by kind and the latest first."""
    merged: dict[tuple[object, ...], Version] = {}
    rows = Requirement.objects.order_by("kind", "organization_kind")
    for _owner, group in groupby(rows, key=lambda row: (row.kind, row.organization_kind)):
        versions = sorted(group, key=lambda row: row.valid_from or date.min)
        ends = [version.valid_from for version in versions[1:]]
        for version, until in zip(versions, [*ends, None], strict=True):
            terms = tuple(getattr(version, name) for name in TERMS)
            key = (version.kind, version.valid_from, until, *terms)
            alike = merged[key].organization_kinds if key in merged else ()
            kinds = (*alike, OrganizationKind(version.organization_kind))
            merged[key] = Version(version, kinds, until)
    return sorted(merged.values(), key=_order)


def _order(version: Version) -> tuple[int, int]:
    place = KIND_ORDER[ActivityKind(version.requirement.kind)]
    return place, -(version.valid_from or date.min).toordinal()


def requirement_on(*, kind: str, organization_kind: str, day: date) -> Requirement | None:
    """Return the version in force on the day."""
    versions = Requirement.objects.filter(kind=kind, organization_kind=organization_kind)
    started = [row for row in versions if row.valid_from is None or row.valid_from <= day]
    return max(started, key=lambda row: row.valid_from or date.min, default=None)


def required_kinds() -> list[ActivityKind]:
    """Return the kinds of activity of which anything was ever required, in their usual order."""
    held = set(Requirement.objects.values_list("kind", flat=True))
    return [kind for kind in ActivityKind if kind in held]
