from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    SERVICE = "service", _("Service points")
    ORGANIZER = "organizer", _("Organizer")
    COMMENDATION = "commendation", _("Commendation")
    BRAVERY = "bravery", _("Bravery")
    NO_SHOW = "no_show", _("No-show")
    FALSE_REPORT = "false_report", _("False report")
    ADJUSTMENT = "adjustment", _("Adjustment")


CAPPED_KINDS = (EntryKind.SERVICE, EntryKind.ORGANIZER, EntryKind.COMMENDATION)
"""Kinds that share the month's cap; the others count beyond it."""
