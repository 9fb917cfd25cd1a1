"""Programmes: who is sent where for how long, with their rules as data."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import PostingKind, ProgrammeState, Rank, RankBand, Rounding
from dispatch.querysets import ProgrammeQuerySet

if TYPE_CHECKING:
    from datetime import date

PERCENT = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


@keeps_history()
class Programme(models.Model):
    """A round of postings of one kind.

    ``declared_on`` is the day on which ranks and head-counts are taken, ``term_months`` the length
    of a posting, ``grace_days`` how long two postings may share days at a handover,
    ``notice_days`` the working days of the public notice, ``on_site_percent`` the least share of
    working days to be spent on site, ``least_rank`` the lowest rank of a first secretary on the
    first day. Of a review the host weighs ``host_percent`` and the home unit
    the rest, of the result the mid-term review ``midterm_percent`` and the final one the rest.
    """

    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=21, choices=PostingKind.choices)
    declared_on = models.DateField(_("declared on"))
    starts_on = models.DateField(_("starts on"))
    term_months = models.PositiveSmallIntegerField(
        _("term in months"), default=12, validators=[MinValueValidator(1)]
    )
    rounding = models.CharField(
        _("rounding"), max_length=7, choices=Rounding.choices, default=Rounding.HALF_UP
    )
    grace_days = models.PositiveSmallIntegerField(_("days of handover"), default=0)
    notice_days = models.PositiveSmallIntegerField(
        _("working days of notice"), default=5, validators=[MinValueValidator(5)]
    )
    on_site_percent = models.DecimalField(
        _("share of days on site"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )
    host_percent = models.PositiveSmallIntegerField(
        _("weight of the host in %"), default=60, validators=[MaxValueValidator(100)]
    )
    midterm_percent = models.PositiveSmallIntegerField(
        _("weight of the mid-term review in %"), default=40, validators=[MaxValueValidator(100)]
    )
    least_rank = models.CharField(
        _("least rank of a first secretary"),
        max_length=15,
        choices=Rank.choices,
        default=Rank.SECTION,
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.DRAFT
    )
    counts_at_home = models.BooleanField(
        _("meetings of the temporary branch count at home"), default=True
    )
    temporary_branch = models.OneToOneField(
        "branches.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="programme_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dispatch:programme_detail", args=[self.pk])

    @property
    def year(self) -> int:
        day: date = self.starts_on
        return day.year


@keeps_history()
class ProgrammeRate(models.Model):
    """Which share of a unit's cadres of some ranks a programme takes."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rates")
    band = models.CharField(_("ranks"), max_length=13, choices=RankBand.choices)
    percent = models.DecimalField(
        _("percentage"), max_digits=5, decimal_places=2, validators=PERCENT
    )

    class Meta:
        ordering = ["programme", "band"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "band"], name="band_has_one_rate")
        ]

    def __str__(self) -> str:
        return f"{self.get_band_display()} {self.percent} %"


@keeps_history()
class ProgrammeHost(models.Model):
    """A town that receives people of a programme, and how many."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="hosts")
    town = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    places = models.PositiveSmallIntegerField(_("places"))

    class Meta:
        ordering = ["programme", "town__path"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "town"], name="town_hosts_once")
        ]

    def __str__(self) -> str:
        return f"{self.town} {self.places}"
