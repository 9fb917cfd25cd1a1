"""What the cells of a row may call towns, places and whatever else bears a name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from common.text import squeeze
from dispatch.models import Place
from dispatch.reports.programmes import towns

Found = dict[str, list[Any]]


def by_text(named_rows: Iterable[tuple[Any, Iterable[str | None]]]) -> Found:
    found: Found = defaultdict(list)
    for row, texts in named_rows:
        for key in {squeeze(text).lower() for text in texts if text}:
            found[key].append(row)
    return found


def towns_by_name() -> Found:
    return by_text((town, [town.code, town.name, town.short_name]) for town in towns())


def places_by_name() -> Found:
    """Return places by name and code, and by each behind the town's id."""
    return by_text(
        (place, (*words, *(f"{place.town_id}/{word}" for word in words)))
        for place in Place.objects.select_related("town")
        for words in [(place.name, place.code)]
    )
