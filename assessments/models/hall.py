"""Slips and paper in a hall: neither knows whose it is, and both are gone once they are counted.

Like the box itself they carry no time and keep no history.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.electors import VoterGroup
from assessments.querysets import OfGroupQuerySet


class Slip(models.Model):
    """A printed code that opens one ballot; of the code itself only a keyed hash is kept."""

    mac = models.CharField(max_length=64, primary_key=True)
    group = models.ForeignKey(VoterGroup, models.PROTECT, related_name="slips")
    number = models.PositiveSmallIntegerField(_("number"))
    is_used = models.BooleanField(default=False)
    is_void = models.BooleanField(default=False)

    class Meta:
        ordering = ["mac"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="slip_number_stands_once"),
            models.CheckConstraint(
                condition=~models.Q(is_used=True, is_void=True), name="used_slip_is_not_void"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.number}"


class PaperCount(models.Model):
    """How many sheets of paper a group was handed, and how many came back."""

    group = models.OneToOneField(
        VoterGroup, models.PROTECT, primary_key=True, related_name="paper_count"
    )
    issued = models.PositiveSmallIntegerField(_("issued"))
    returned = models.PositiveSmallIntegerField(_("returned"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(returned__lte=models.F("issued")),
                name="no_more_paper_returns_than_was_issued",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.returned}/{self.issued}"


class Keying(models.Model):
    """One clerk's pass through the paper of a group; the other pass is another clerk's."""

    group = models.ForeignKey(VoterGroup, models.PROTECT, related_name="keyings")
    number = models.PositiveSmallIntegerField()
    clerk = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = OfGroupQuerySet.as_manager()

    class Meta:
        ordering = ["group", "number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="paper_is_keyed_twice"),
            models.UniqueConstraint(fields=["group", "clerk"], name="clerk_keys_a_group_once"),
            models.CheckConstraint(
                condition=models.Q(number__in=[1, 2]), name="keying_is_the_first_or_second"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.number}"


class PaperSheet(models.Model):
    """A sheet as one clerk read it, under the number written on it when it was first keyed.

    ``content`` is sealed under the portal's own key, lest dumps and logs hold what is on it.
    """

    keying = models.ForeignKey(Keying, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.BinaryField()

    class Meta:
        ordering = ["keying", "number"]
        constraints = [
            models.UniqueConstraint(fields=["keying", "number"], name="sheet_is_keyed_once_a_pass")
        ]

    def __str__(self) -> str:
        return f"{self.keying_id} {self.number}"
