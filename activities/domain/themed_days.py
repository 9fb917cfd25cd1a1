"""What a themed party day takes up of what superiors set for its month."""

from dataclasses import dataclass
from datetime import date

from activities.choices import ActivityKind
from activities.models import Activity, Theme, ThemedDay
from activities.reports.themes import theme_for
from branches.models import Organization


@dataclass(frozen=True)
class Practice:
    """What the branch says it took up; the portal knows the theme by branch and month."""

    follows_theme: bool = False


NOTHING_TAKEN_UP = Practice()


@dataclass(frozen=True)
class Offer:
    """What the entry form shows for a branch on a day, with what is ticked."""

    practice: Practice
    theme: Theme | None = None


def offer_for(*, branch: Organization, kind: str, day: date, practice: Practice) -> Offer:
    """Return what is set for the day; only a themed party day takes anything up."""
    if kind != ActivityKind.PARTY_DAY:
        return Offer(practice)
    return Offer(practice, theme_for(branch=branch, month=day.replace(day=1)))


def practice_of(*, activity: Activity) -> Practice:
    """Return what stands on record."""
    return Practice(follows_theme=ThemedDay.objects.filter(activity=activity).exists())


def keep_practice(*, activity: Activity, branch: Organization, practice: Practice) -> None:
    """Note what a themed party day took up; any other activity takes up nothing."""
    day, kind = activity.held_on, activity.kind
    offer = offer_for(branch=branch, kind=kind, day=day, practice=practice)
    if offer.theme is None or not practice.follows_theme:
        ThemedDay.objects.filter(activity=activity).delete()
    else:
        ThemedDay.objects.update_or_create(activity=activity, defaults={"theme": offer.theme})
