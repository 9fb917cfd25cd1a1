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


class ManualKind(models.TextChoices):
    """What a district officer may enter by hand."""

    COMMENDATION_TOWN = "commendation_town", _("Commendation by a town")
    COMMENDATION_DISTRICT = "commendation_district", _("Commendation by the district")
    BRAVERY = "bravery", _("Bravery")
    ADJUSTMENT = "adjustment", _("Adjustment")
