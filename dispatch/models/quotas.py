"""Quotas: how many each unit is to send, from a base of names frozen when they are set."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import Rank, RankBand
from dispatch.models.cadres import Cadre
from dispatch.models.programmes import PERCENT, Programme
from dispatch.models.units import Unit
from dispatch.querysets import BaseEntryQuerySet, QuotaQuerySet

WHOLE = 100


@keeps_history()
class QuotaPool(models.Model):
    """Small units that send somebody together; ``places`` is computed from their common base."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="pools")
    band = models.CharField(_("ranks"), max_length=13, choices=RankBand.choices)
    places = models.PositiveSmallIntegerField(_("places"))
    reason = models.CharField(_("reason"), max_length=200)
    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["programme", "band", "id"]

    def __str__(self) -> str:
        return f"{self.get_band_display()} {self.places}"


@keeps_history()
class Quota(models.Model):
    """What one unit owes of a band of ranks: the base, the rule's result, and what was changed."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="quotas")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="quotas")
    band = models.CharField(_("ranks"), max_length=13, choices=RankBand.choices)
    percent = models.DecimalField(
        _("percentage"), max_digits=5, decimal_places=2, validators=PERCENT
    )
    base = models.PositiveSmallIntegerField(_("base"))
    computed = models.PositiveSmallIntegerField(_("by the rule"))
    changed_to = models.PositiveSmallIntegerField(_("changed to"), null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    changed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    pool = models.ForeignKey(QuotaPool, models.PROTECT, null=True, related_name="quotas")
    objects = QuotaQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "unit__code", "band"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "unit", "band"], name="unit_has_one_quota_of_a_band"
            ),
            models.CheckConstraint(
                condition=Q(changed_to__isnull=True, reason="")
                | Q(changed_to__isnull=False, pool__isnull=True) & ~Q(reason=""),
                name="changed_quota_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_band_display()}"

    @property
    def exact(self) -> Decimal:
        return self.base * self.percent / WHOLE

    @property
    def places(self) -> int:
        """What the unit owes by itself; nothing where it sends together with others."""
        if self.pool_id is not None:
            return 0
        return self.computed if self.changed_to is None else self.changed_to


@keeps_history()
class BaseEntry(models.Model):
    """A cadre in the frozen base of a quota, with the rank of the declared day."""

    quota = models.ForeignKey(Quota, models.PROTECT, related_name="names")
    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="base_entries")
    rank = models.CharField(_("rank"), max_length=15, choices=Rank.choices)
    objects = BaseEntryQuerySet.as_manager()

    class Meta:
        ordering = ["quota", "cadre__pinyin", "cadre"]
        constraints = [
            models.UniqueConstraint(fields=["quota", "cadre"], name="base_names_a_cadre_once")
        ]

    def __str__(self) -> str:
        return f"{self.cadre} {self.get_rank_display()}"
