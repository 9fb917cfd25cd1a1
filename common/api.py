"""What the API of every app writes alike: dates of any precision, words, and pages of a list."""

from typing import Any

from django.db.models import Choices
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.serializers import CharField, ChoiceField

from common.dates import show


class FuzzyDateField(CharField):
    """A date as exactly as it is known: ``2018-06-25``, ``2018-06`` or ``2018`` (ISO 8601).

    Named ``…_on``, like the field that holds it; ``…_precision`` stands beside that.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(source="*", read_only=True, allow_null=True, **options)

    def to_representation(self, row: Any) -> Any:
        name = str(self.field_name)
        on = getattr(row, name)
        return show(on, getattr(row, name.replace("_on", "_precision"))) if on else None


class MonthField(CharField):
    """A month as ``2018-06``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, month: Any) -> str:
        return f"{month:%Y-%m}"


class BlankableField(ChoiceField):
    """One of a fixed list of words, or an empty text where nothing is known."""

    def __init__(self, choices: type[Choices], **options: Any) -> None:
        super().__init__(choices.choices, read_only=True, allow_blank=True, **options)


class Pages(LimitOffsetPagination):
    """``limit`` rows from ``offset`` on; more than the maximum are never sent at once."""

    default_limit = 50
    max_limit = 200
