"""What a themed party day takes up of what superiors set for its month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from activities.choices import ActivityKind
from activities.models import Activity, Method, Theme, ThemedDay
from activities.reports.methods import method_for
from activities.reports.themes import theme_for
from branches.choices import OrganizationKind
from branches.models import Organization


@dataclass(frozen=True)
class Practice:
    """What the branch says it took up; the portal knows theme and method by branch and month."""

    follows_theme: bool = False
    done: tuple[str, ...] = ()


NOTHING_TAKEN_UP = Practice()
DUES = "党费"
"""What an item that collects dues is known by; a temporary branch is offered none."""


@dataclass(frozen=True)
class Offer:
    """What the entry form shows for a branch on a day, with what is ticked."""

    practice: Practice
    theme: Theme | None = None
    method: Method | None = None
    leaves_out: tuple[str, ...] = ()

    @property
    def fixed(self) -> list[str]:
        return self._open(self.method.fixed if self.method else [])

    @property
    def optional(self) -> list[str]:
        return self._open(self.method.optional if self.method else [])

    def _open(self, items: list[str]) -> list[str]:
        return [item for item in items if item not in self.leaves_out]


def offer_for(*, branch: Organization, kind: str, day: date, practice: Practice) -> Offer:
    """Return what is set for the day; only a themed party day takes anything up."""
    if kind != ActivityKind.PARTY_DAY:
        return Offer(practice)
    month = day.replace(day=1)
    theme, method = theme_for(branch=branch, month=month), method_for(month=month)
    is_temporary = branch.kind == OrganizationKind.TEMPORARY_BRANCH
    items = [*method.fixed, *method.optional] if method and is_temporary else []
    return Offer(practice, theme, method, leaves_out=tuple(dues_among(items)))


def dues_among(items: Iterable[str]) -> list[str]:
    """Return the items by which dues are collected."""
    return [item for item in items if DUES in item]


def practice_of(*, activity: Activity) -> Practice:
    """Return what stands on record."""
    kept = ThemedDay.objects.filter(activity=activity).first()
    if kept is None:
        return NOTHING_TAKEN_UP
    return Practice(follows_theme=kept.theme_id is not None, done=tuple(kept.done))


def keep_practice(*, activity: Activity, branch: Organization, practice: Practice) -> None:
    """Note what a themed party day took up; any other activity takes up nothing."""
    day, kind = activity.held_on, activity.kind
    offer = offer_for(branch=branch, kind=kind, day=day, practice=practice)
    theme = offer.theme if practice.follows_theme else None
    method = offer.method if practice.done else None
    offered = [*offer.fixed, *offer.optional] if method else []
    done = [item for item in offered if item in practice.done]
    if theme or done:
        taken_up = {"theme": theme, "method": method, "done": done}
        ThemedDay.objects.update_or_create(activity=activity, defaults=taken_up)
    else:
        ThemedDay.objects.filter(activity=activity).delete()
