"""A scored period (1+N绩效考核、三评两会一测): units, an indicator tree, and who scores what."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import ListKind, PerformanceKind, PerformanceState, YearPart
from assessments.querysets import (
    IndicatorScoreQuerySet,
    OfPerformanceQuerySet,
    OfPerformanceUnitQuerySet,
    PerformanceQuerySet,
    PerformanceUnitQuerySet,
    ScorerQuerySet,
)
from common.history import keeps_history
from dispatch.choices import UnitGroup


@keeps_history()
class Performance(models.Model):
    """One period from set-up to publication; opened for scoring, units and tree stay.

    ``next_on`` is when the following period is planned to begin, ``earlier`` what it was copied
    from.
    """

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=PerformanceKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    part = models.CharField(_("period"), max_length=4, choices=YearPart.choices)
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=PerformanceState.choices,
        default=PerformanceState.SET_UP,
    )
    due_on = models.DateField(_("scores due on"))
    next_on = models.DateField(_("next one planned for"), null=True, blank=True)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    published_at = models.DateTimeField(_("published at"), null=True)
    made_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = PerformanceQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["title"], name="performance_title_is_unique")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assessments:performance_detail", args=[self.pk])

    @property
    def is_in_set_up(self) -> bool:
        return self.state == PerformanceState.SET_UP

    @property
    def is_published(self) -> bool:
        return self.state == PerformanceState.PUBLISHED


@keeps_history()
class PerformanceUnit(models.Model):
    """A unit that is scored, as it was called when it was taken in."""

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="units")
    unit = models.ForeignKey("dispatch.Unit", models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("full name"), max_length=120)
    group = models.CharField(_("group"), max_length=12, choices=UnitGroup.choices)
    objects = PerformanceUnitQuerySet.as_manager()

    class Meta:
        ordering = ["performance", "group", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["performance", "unit"], name="unit_is_scored_once_a_period"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def head_id(self) -> int | None:
        return self.unit.head_id


@keeps_history()
class Scorer(models.Model):
    """A department that scores some indicators; what it submitted it changes no more."""

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="scorers")
    unit = models.ForeignKey("dispatch.Unit", models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"), null=True)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    returned = models.CharField(_("returned because"), max_length=200, blank=True)
    objects = ScorerQuerySet.as_manager()

    class Meta:
        ordering = ["performance", "unit__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["performance", "unit"], name="department_scores_once_a_period"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)


@keeps_history()
class Indicator(models.Model):
    """A node of the tree with its full points; a leaf is scored by one department."""

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="indicators")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    code = models.CharField(_("number"), max_length=20)
    name = models.CharField(_("indicator"), max_length=80)
    points = models.DecimalField(
        _("full points"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    scorer = models.ForeignKey(
        Scorer, models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    basis = models.CharField(_("how it is scored"), max_length=300, blank=True)
    objects = OfPerformanceQuerySet.as_manager()

    class Meta:
        ordering = ["performance", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["performance", "code"], name="indicator_number_stands_once"
            ),
            models.CheckConstraint(condition=Q(points__gt=0), name="indicator_has_points"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@keeps_history()
class IndicatorScore(models.Model):
    """What a unit got for a leaf; no score: the leaf does not apply to it, for the reason noted."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="scores")
    unit = models.ForeignKey(PerformanceUnit, models.PROTECT, related_name="scores")
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2, null=True)
    note = models.CharField(_("evidence or reason"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = IndicatorScoreQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "unit"], name="unit_is_scored_once_an_indicator"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0) | (Q(score__isnull=True) & ~Q(note="")),
                name="leaf_that_does_not_apply_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.indicator} {self.score}"


@keeps_history()
class ListDeduction(models.Model):
    """Points a unit loses by the duty list or the negative list, published with the result."""

    unit = models.ForeignKey(PerformanceUnit, models.PROTECT, related_name="deductions")
    kind = models.CharField(_("list"), max_length=8, choices=ListKind.choices)
    on = models.DateField(_("day"))
    points = models.DecimalField(_("points deducted"), max_digits=4, decimal_places=2)
    text = models.CharField(_("what was not done, or done"), max_length=200)
    source = models.CharField(_("source"), max_length=200)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = OfPerformanceUnitQuerySet.as_manager()

    class Meta:
        ordering = ["unit__code", "on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(points__gt=0), name="list_deduction_takes_points")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.points}"
