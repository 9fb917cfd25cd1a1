"""What every objection to a published result keeps, whatever it is a result of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from points.choices import Verdict


class FiledObjection(models.Model):
    """Text and verdict; who inherits adds the unit and the version that is objected to."""

    text = models.TextField(_("objection"), max_length=1000)
    raised_on = models.DateField(_("raised on"))
    raised_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    verdict = models.CharField(
        _("verdict"), max_length=8, choices=Verdict.choices, default=Verdict.OPEN
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    decided_on = models.DateField(_("decided on"), null=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
