"""The box of a cycle, and what came out of it: counters and comments, never a ballot.

The sealed ballots themselves are rows without a model (``assessments/sql/``): nothing but casting
and counting may touch them. Nothing here carries a time per voter or keeps a history.
"""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import BoxState, MemberGrade
from assessments.models.cycles import AssessedUnit, Cycle
from assessments.models.electors import VoterGroup
from assessments.querysets import CounterQuerySet


class BallotBox(models.Model):
    """A cycle's public key, proved by ``mac``, and how far its ballots have come."""

    cycle = models.OneToOneField(Cycle, models.PROTECT, primary_key=True, related_name="box")
    state = models.CharField(
        _("state"), max_length=12, choices=BoxState.choices, default=BoxState.WAITING
    )
    public_key = models.BinaryField(null=True)
    mac = models.BinaryField(null=True)
    form = models.CharField(max_length=64, blank=True)
    """SHA-256 of the frozen sheet: a ballot of another form opens with no key."""
    counted = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.cycle} {self.get_state_display()}"


class Counter(models.Model):
    """What one group's ballots said of one unit, added up; ``total`` is the exact sum."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="counters")
    group = models.ForeignKey(VoterGroup, models.PROTECT, related_name="counters")
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    own = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    """Valid scores left after trimming; the sum is theirs."""
    total = models.DecimalField(max_digits=12, decimal_places=3)
    grades = models.JSONField(default=dict)
    objects = CounterQuerySet.as_manager()

    class Meta:
        ordering = ["unit__code", "group"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "group"], name="unit_is_counted_once_a_group"),
            models.CheckConstraint(
                condition=models.Q(
                    returned=models.F("valid")
                    + models.F("invalid")
                    + models.F("abstained")
                    + models.F("own")
                ),
                name="returned_ballots_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.group} {self.valid}"

    @property
    def is_shown(self) -> bool:
        return min(self.counted, self.valid) >= self.unit.cycle.threshold

    @property
    def of_member(self) -> tuple[int, ...] | None:
        """Return how many ticked each grade of a member's year, or nothing where too few did."""
        if not self.is_shown:
            return None
        return tuple(self.grades.get(grade, 0) for grade in MemberGrade.values)

    @property
    def is_few(self) -> bool:
        """Say whether there are scores, but too few to be shown or counted exactly."""
        return self.valid > 0 and not self.is_shown


class BallotComment(models.Model):
    """A remark on a ballot; its group is kept only where enough voted for it to be shown."""

    key = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="comments")
    group = models.ForeignKey(VoterGroup, models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.text
