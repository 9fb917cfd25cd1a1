"""What a meeting decided, who came to it from outside, and the papers kept with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.choices import GuestRole
from activities.models.records import Activity
from activities.querysets import AttachmentQuerySet
from common.history import keeps_history


@keeps_history()
class Motion(models.Model):
    """What was put to the vote; ``domain.quorum`` says what became of it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="motions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(_("motion"), max_length=200)
    votes_for = models.PositiveSmallIntegerField(_("for"))
    votes_against = models.PositiveSmallIntegerField(_("against"), default=0)
    votes_abstained = models.PositiveSmallIntegerField(_("abstained"), default=0)
    written = models.PositiveSmallIntegerField(_("in writing"), default=0)
    """How many of the votes are opinions that absent members had filed before the meeting."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="motion_has_its_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


@keeps_history()
class Guest(models.Model):
    """Somebody who took part without being due here: noted, and in no figure of the branch."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="guests")
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    """Known where one member in the recorder's reach alone bears the name."""
    name = models.CharField(_("name"), max_length=50)
    post = models.CharField(_("employer and post"), max_length=100, blank=True)
    role = models.CharField(
        _("quality"), max_length=10, choices=GuestRole.choices, default=GuestRole.CONTACT
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "name"], name="guest_is_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.get_role_display()}"


@keeps_history(but=["content"])
class Attachment(models.Model):
    """A paper or picture kept with an activity, sealed; read only to be handed out."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attachments")
    name = models.CharField(_("file"), max_length=120)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    added_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
