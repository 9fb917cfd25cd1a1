"""Who votes: groups, the people in them, and whether somebody has taken part."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import DelegateKind, GroupKind, VotingMode
from assessments.models.cycles import AssessedUnit, Cycle
from assessments.querysets import OfCycleQuerySet
from common.history import keeps_history


@keeps_history()
class VoterGroup(models.Model):
    """A group of voters with one weight, which votes in one way."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=40)
    kind = models.CharField(
        _("kind"), max_length=9, choices=GroupKind.choices, default=GroupKind.OTHERS
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    mode = models.CharField(
        _("votes"), max_length=8, choices=VotingMode.choices, default=VotingMode.ACCOUNTS
    )
    sheets = models.PositiveSmallIntegerField(_("number of slips or sheets"), null=True, blank=True)
    objects = OfCycleQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "name"], name="voter_group_is_named_once")
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class Elector(models.Model):
    """A person who votes in one group, with the own unit, which is left out of the ballot."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="electors")
    group = models.ForeignKey(VoterGroup, models.PROTECT, related_name="electors")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    own_unit = models.ForeignKey(
        AssessedUnit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegate_kind = models.CharField(
        _("kind of delegate"), max_length=14, choices=DelegateKind.choices, blank=True
    )
    objects = OfCycleQuerySet.as_manager()

    class Meta:
        ordering = ["group", "user__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "user"], name="elector_is_in_one_group")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.group}"


class Participation(models.Model):
    """Whether an elector has taken part: no time, no history, rewritten whole after counting."""

    elector = models.OneToOneField(
        Elector, models.PROTECT, primary_key=True, related_name="participation"
    )
    is_done = models.BooleanField(default=False)
    is_on_paper = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.elector_id} {self.is_done}"
