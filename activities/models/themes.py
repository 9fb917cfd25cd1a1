"""What superiors set for the themed party days of a month, and what became of it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.querysets import RequirementQuerySet, ThemeQuerySet
from branches.choices import Sector

LONGEST_ITEM = 60


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


def _items(label: Any) -> "ArrayField[Any, Any]":
    return ArrayField(models.CharField(max_length=LONGEST_ITEM), verbose_name=label, blank=True)


class Method(models.Model):
    """A version of how party days are held (3+X+6+10), in the district's own words.

    No regulation says what the parts are. The version that started last before a month ends holds
    for it; ``stars`` is how many activities a month are chosen to be shown.
    """

    valid_from = models.DateField(_("from"), null=True, blank=True)
    fixed = _items(_("Fixed items"))
    optional = _items(_("Optional items"))
    requirements = _items(_("Requirements"))
    stars = models.PositiveSmallIntegerField(_("Stars a month"), default=10)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    adopted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = [F("valid_from").desc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"], nulls_distinct=False, name="method_starts_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_from__day=1),
                name="method_starts_on_the_first_of_a_month",
            ),
            models.CheckConstraint(condition=Q(stars__gte=1), name="method_chooses_somebody"),
        ]

    def __str__(self) -> str:
        return f"{len(self.fixed)}+X+{len(self.requirements)}+{self.stars}"


class ThemedDay(models.Model):
    """What a themed party day took up of what superiors had set; ``done`` are items in words."""

    activity = models.OneToOneField(
        "activities.Activity", models.CASCADE, related_name="themed_day"
    )
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, related_name="themed_days")
    method = models.ForeignKey(Method, models.PROTECT, null=True, related_name="themed_days")
    done = ArrayField(models.CharField(max_length=LONGEST_ITEM), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(theme__isnull=False) | Q(method__isnull=False),
                name="themed_day_took_something_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} / {self.theme or self.method}"

    @property
    def fixed(self) -> list[tuple[str, bool]]:
        """Each fixed item with whether it was done."""
        return [(item, item in self.done) for item in self.method.fixed] if self.method else []

    @property
    def optional(self) -> list[str]:
        """The optional items that were done."""
        return [item for item in self.method.optional if item in self.done] if self.method else []
