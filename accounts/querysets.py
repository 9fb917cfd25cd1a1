from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class GrantQuerySet(models.QuerySet[Any]):
    def in_force(self, on: date) -> Self:
        """Keep grants whose half-open interval holds the day."""
        return self.filter(
            Q(valid_from__lte=on), Q(valid_until__isnull=True) | Q(valid_until__gt=on)
        )
