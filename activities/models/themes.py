"""What superiors set for the themed party days of a month, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.querysets import ThemeQuerySet
from branches.choices import Sector


class Theme(models.Model):
    """What the party days of a month are to be about, for one sector or, left empty, for all."""

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, blank=True)
    title = models.CharField(_("theme"), max_length=200)
    guidance = models.TextField(_("guidance"), max_length=1000, blank=True)
    set_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "organization__path", "sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "organization", "sector"], name="theme_is_set_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="theme_holds_for_a_month"),
            models.CheckConstraint(condition=~Q(title=""), name="theme_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.title}"

    @property
    def audience(self) -> str:
        """Whom it is for."""
        return self.get_sector_display() if self.sector else str(_("All sectors"))


class ThemedDay(models.Model):
    """What a themed party day took up of what superiors had set."""

    activity = models.OneToOneField(
        "activities.Activity", models.CASCADE, related_name="themed_day"
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="themed_days")

    def __str__(self) -> str:
        return f"{self.activity} / {self.theme}"
