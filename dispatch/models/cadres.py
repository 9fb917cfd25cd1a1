"""Cadres: people with a rank, a unit and a post by date, members of the party or not."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.dates import Precision
from common.history import keeps_history
from dispatch.choices import Grade, Rank
from dispatch.models.units import Dated, Unit
from dispatch.querysets import CadrePostQuerySet, CadreQuerySet
from members.models import Member, Person


@keeps_history(but=["pinyin", "initials"], quietly=["id_cipher"])  # sealed anew it says the same
class Cadre(Person):
    """A person the cadre office keeps; ``member`` is the same person in the register, if in it."""

    native_place = models.CharField(_("native place"), max_length=40, blank=True)
    working_since = models.DateField(_("working since"), null=True, blank=True)
    working_precision = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    fulltime_degree = models.CharField(_("full-time degree"), max_length=100, blank=True)
    parttime_degree = models.CharField(_("part-time degree"), max_length=100, blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    member = models.OneToOneField(
        Member, models.PROTECT, null=True, blank=True, related_name="cadre"
    )
    objects = CadreQuerySet.as_manager()

    class Meta:
        ordering = ["pinyin", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id_index"], name="cadre_id_number_is_unique")
        ]
        indexes = [models.Index(fields=["pinyin", "id"], name="cadre_by_pinyin")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dispatch:cadre_detail", args=[self.pk])


@keeps_history()
class CadrePost(Dated):
    """Unit, rank and post of a cadre for a time.

    An exclusion constraint in the database allows one at a time.
    """

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cadre_posts")
    rank = models.CharField(_("rank"), max_length=15, choices=Rank.choices)
    ranked_on = models.DateField(_("in this rank since"), null=True, blank=True)
    ranked_precision = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    since_precision = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    """How exactly ``valid_from`` is known; a month counts from its first day."""
    title = models.CharField(_("post"), max_length=100, blank=True)
    objects = CadrePostQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["cadre", "valid_from"]

    def __str__(self) -> str:
        return f"{self.cadre} {self.title}"


@keeps_history()
class YearAppraisal(models.Model):
    """The grade of a cadre's yearly appraisal (公务员考核规定)."""

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="appraisals")
    year = models.PositiveSmallIntegerField(_("year"))
    grade = models.CharField(_("grade"), max_length=20, choices=Grade.choices)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["cadre", "year"], name="cadre_has_one_grade_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.get_grade_display()}"
