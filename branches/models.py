"""Organizations in their chain of command, and the calendar they work by."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import Tier
from branches.choices import BRANCH_KINDS, TIERS, OrganizationKind, Sector
from branches.querysets import CalendarQuerySet, OrganizationQuerySet
from common.dates import FuzzyDate, Precision, last_day
from common.history import keeps_history


@keeps_history(but=["path"])  # follows from the superior
class Organization(models.Model):
    """A committee, branch or group. ``path`` is the ids from the root, as ``/1/105/``."""

    code = models.CharField(_("code"), max_length=30, null=True, blank=True)  # noqa: DJ001  # unique if given
    name = models.CharField(_("full name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganizationKind.choices)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, blank=True)
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="inferiors"
    )
    path = models.CharField(max_length=255, db_collation="C")
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_precision = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(_("term in years"), null=True, blank=True)
    elected_on = models.DateField(_("elected on"), null=True, blank=True)
    elected_precision = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    division_code = models.CharField(_("division code"), max_length=12, blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="organization_code_is_unique"),
            models.UniqueConstraint(fields=["name"], name="organization_name_is_unique"),
            models.UniqueConstraint(fields=["path"], name="organization_path_is_unique"),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True)
                | Q(founded_on__isnull=True)
                | Q(dissolved_on__gte=F("founded_on")),
                name="organization_is_dissolved_after_its_founding",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("branches:organization_detail", args=[self.pk])

    @property
    def is_branch(self) -> bool:
        return self.kind in BRANCH_KINDS

    @property
    def tier(self) -> Tier | None:
        """Which roles can be granted over it; the root is the district, whatever its kind."""
        if self.superior_id is None:
            return Tier.DISTRICT
        return TIERS.get(OrganizationKind(self.kind))

    def exists_on(self, day: date) -> bool:
        """Say whether it was founded by the day and not dissolved before it; both ends count."""
        return (self.founded_on is None or self.founded_on <= day) and (
            self.dissolved_on is None or self.dissolved_on >= day
        )

    @property
    def next_election(self) -> FuzzyDate | None:
        """When the committee's term ends, as exactly as its last election is known."""
        if self.elected_on is None or not self.term_years:
            return None
        year = self.elected_on.year + self.term_years
        day = min(self.elected_on.day, last_day(date(year, self.elected_on.month, 1)).day)
        return FuzzyDate(self.elected_on.replace(year=year, day=day), self.elected_precision)

    @property
    def ancestor_ids(self) -> list[int]:
        return [int(part) for part in self.path.strip("/").split("/")[:-1]]


class CalendarDay(models.Model):
    """A day unlike its weekday: a public holiday, or a day of the weekend on which is worked."""

    day = models.DateField(_("date"))
    is_working = models.BooleanField(_("a working day"), default=False)
    name = models.CharField(_("occasion"), max_length=30, blank=True)
    objects = CalendarQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day"], name="calendar_names_a_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
