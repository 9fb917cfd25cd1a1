"""What the regulations ask of organizations, as dated data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.choices import ActivityKind
from common.history import keeps_history


@keeps_history()
class Requirement(models.Model):
    """A statutory duty as dated data; an empty start holds for any past month."""

    kind = models.CharField(max_length=20, choices=ActivityKind.choices)
    period = models.CharField(
        max_length=7,
        choices=[("month", _("Month")), ("quarter", _("Quarter")), ("year", _("Year"))],
    )
    per_period = models.PositiveSmallIntegerField(default=1)
    min_days = models.PositiveSmallIntegerField(default=15)
    late_after_day = models.PositiveSmallIntegerField(default=5)
    source = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} / {self.period}"
