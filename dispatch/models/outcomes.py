"""What came of postings: promotions, awards, returns; and promotions without any posting."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import OutcomeKind
from dispatch.models.cadres import Cadre
from dispatch.models.postings import Posting
from dispatch.querysets import OutcomeQuerySet


@keeps_history()
class Outcome(models.Model):
    """What happened to a cadre on a day, by whose decision, and which posting led to it if any."""

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="outcomes")
    posting = models.ForeignKey(Posting, models.PROTECT, null=True, related_name="outcomes")
    kind = models.CharField(_("kind"), max_length=9, choices=OutcomeKind.choices)
    happened_on = models.DateField(_("date"))
    text = models.CharField(_("what it is"), max_length=200)
    decided_by = models.CharField(_("decided by"), max_length=100)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["happened_on"], name="outcome_by_day")]

    def __str__(self) -> str:
        return f"{self.cadre} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('dispatch:outcome_list')}?year={self.happened_on:%Y}&q={self.cadre.name}"
