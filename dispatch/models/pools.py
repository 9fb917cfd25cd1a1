"""Talent pools: who is in which team of the red-seedling programme, and why somebody left."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import ExitReason, Phase, PoolResult, PoolSource, Team
from dispatch.models.cadres import Cadre
from dispatch.querysets import PoolEntryQuerySet
from members.models import Member


@keeps_history()
class PoolEntry(models.Model):
    """A person's time in a pool: a cadre, or a member who is none; ``left_on`` is the last day."""

    team = models.CharField(_("team"), max_length=16, choices=Team.choices)
    cadre = models.ForeignKey(Cadre, models.PROTECT, null=True, related_name="pool_entries")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="pool_entries")
    phase = models.CharField(_("phase"), max_length=7, choices=Phase.choices, default=Phase.SELECT)
    entered_on = models.DateField(_("entered on"))
    left_on = models.DateField(_("left on"), null=True)
    exit_reason = models.CharField(
        _("reason of leaving"), max_length=16, choices=ExitReason.choices, blank=True
    )
    exit_note = models.CharField(_("words on the exit"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=17, choices=PoolSource.choices, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    set_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    phase_then: str
    objects = PoolEntryQuerySet.as_manager()

    class Meta:
        ordering = ["team", "-entered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cadre__isnull=True, member__isnull=False)
                | Q(cadre__isnull=False, member__isnull=True),
                name="pool_entry_is_of_a_cadre_or_a_member",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, exit_reason="")
                | Q(left_on__gte=F("entered_on")) & ~Q(exit_reason=""),
                name="who_leaves_a_pool_does_so_later_and_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["team", "cadre"],
                condition=Q(left_on__isnull=True),
                name="cadre_is_once_in_a_pool",
            ),
            models.UniqueConstraint(
                fields=["team", "member"],
                condition=Q(left_on__isnull=True),
                name="member_is_once_in_a_pool",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_team_display()}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:pool_entry_detail", args=[self.pk])

    @property
    def person(self) -> Cadre | Member | None:
        return self.cadre or self.member

    @property
    def phase_label(self) -> str:
        """The phase of the day asked for (``with_phase_on``) in words."""
        return str(Phase(self.phase_then).label)

    @property
    def is_open(self) -> bool:
        return self.left_on is None

    @property
    def next_phase(self) -> Phase | None:
        """The phase that follows; nothing after the last one."""
        later = Phase.values[Phase.values.index(self.phase) + 1 :]
        return Phase(later[0]) if later else None


@keeps_history()
class PhaseMove(models.Model):
    """A step of somebody in a pool from one phase to the next."""

    entry = models.ForeignKey(PoolEntry, models.PROTECT, related_name="moves")
    old_phase = models.CharField(_("from phase"), max_length=7, choices=Phase.choices)
    new_phase = models.CharField(_("to phase"), max_length=7, choices=Phase.choices)
    moved_on = models.DateField(_("date"))
    reason = models.CharField(_("reason"), max_length=200)
    moved_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entry", "moved_on", "id"]

    def __str__(self) -> str:
        return f"{self.entry} {self.get_new_phase_display()}"


@keeps_history()
class PoolReview(models.Model):
    """What was found of somebody in a pool when last looked at."""

    entry = models.ForeignKey(PoolEntry, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField(_("date"))
    result = models.CharField(_("result"), max_length=10, choices=PoolResult.choices)
    text = models.CharField(_("findings"), max_length=500)
    reviewed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-reviewed_on", "-id"]

    def __str__(self) -> str:
        return f"{self.entry} {self.get_result_display()}"
