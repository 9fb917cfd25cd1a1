"""Units of the district, and the villages and communities they send people to."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import PlaceKind, UnitGroup
from dispatch.querysets import PlaceQuerySet, UnitQuerySet


class Dated(models.Model):
    """Something that is there from a day (empty: always) until before a day."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="%(class)s_ends_after_it_starts",
            )
        ]

    def holds(self, day: date) -> bool:
        """Say whether it is there on the day (``DatedQuerySet.on``)."""
        has_begun = self.valid_from is None or self.valid_from <= day
        return has_begun and (self.valid_until is None or self.valid_until > day)


@keeps_history()
class Unit(Dated):
    """An agency, town or enterprise that keeps cadres and is assessed.

    ``organization`` is its party organization, or the nearest above where it has none: who reaches
    that organization reaches the unit.
    """

    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("full name"), max_length=120)
    group = models.CharField(_("group"), max_length=12, choices=UnitGroup.choices)
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    head = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="headed_units"
    )
    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="unit_code_is_unique"),
            models.UniqueConstraint(fields=["name"], name="unit_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dispatch:unit_detail", args=[self.pk])


@keeps_history()
class Place(Dated):
    """A village or community: it has one first secretary at a time, whoever its branches are."""

    code = models.CharField(_("division code"), max_length=12)
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=9, choices=PlaceKind.choices)
    town = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    organization = models.ForeignKey(
        "branches.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    objects = PlaceQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="place_code_is_unique"),
            models.UniqueConstraint(fields=["town", "name"], name="place_name_is_unique_in_a_town"),
        ]

    def __str__(self) -> str:
        return self.name
