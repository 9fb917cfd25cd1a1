from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ListState(models.TextChoices):
    """What a branch's list of stars has become."""

    DRAFT = "draft", pgettext_lazy("stars", "Draft")
    PUBLISHED = "published", _("Published for objections")
    IN_FORCE = "in_force", pgettext_lazy("stars", "In force")
    SUPERSEDED = "superseded", _("Superseded")


class Star(models.IntegerChoices):
    FIVE = 5, _("Five stars")
    FOUR = 4, _("Four stars")
    THREE = 3, _("Three stars")
    TWO = 2, _("Two stars")
    ONE = 1, _("One star")
    NONE = 0, _("No star")


class ScorePart(models.TextChoices):
    """What the score is made of."""

    DUTY = "duty", _("Duty fulfilment")
    ATTENDANCE = "attendance", _("Attendance")
    POINTS = "points", _("Volunteer points")
    REVIEWS = "reviews", _("Three reviews")


class StarReason(models.TextChoices):
    """Why a member has this star, or none."""

    SCORE = "score", _("By the score")
    QUOTA = "quota", _("Five stars by the score, beyond the quota")
    TIE = "tie", _("Five stars by the score, tied across the quota")
    EXEMPT = "exempt", _("Exempt")
    VETO = "veto", _("Vetoed")
    NO_POST = "no_post", _("Holds no post")
    NO_DATA = "no_data", _("Nothing on record but service")


RATED = (StarReason.SCORE, StarReason.QUOTA, StarReason.TIE)
"""Reasons that come with a star from none to five; who has another one is not rated at all."""
CROWDED_OUT = (StarReason.QUOTA, StarReason.TIE)
"""Reasons of who had the score for five stars, but no place among them."""


class ReviewKind(models.TextChoices):
    """The three reviews (三评)."""

    SELF = "self", _("Self-review")
    MUTUAL = "mutual", _("Mutual review")
    MASSES = "masses", _("Review by organization and masses")


class ExemptionKind(models.TextChoices):
    AGED = "aged", _("Aged")
    ILL = "ill", _("Ill")
    FLOATING = "floating", _("Floating")


class VetoKind(models.TextChoices):
    DISCIPLINE = "discipline", _("Party discipline")
    CRIME = "crime", _("Crime")
    FALSE_REPORT = "false_report", _("False report")
    DUES = "dues", _("Dues unpaid for 3 months")


class HoldingOrigin(models.TextChoices):
    """How a member came to a post."""

    ASSIGNED = "assigned", _("Assigned")
    CLAIMED = "claimed", _("Claimed")


class Quarter(models.IntegerChoices):
    FIRST = 1, _("1st quarter")
    SECOND = 2, _("2nd quarter")
    THIRD = 3, _("3rd quarter")
    FOURTH = 4, _("4th quarter")


class Verdict(models.TextChoices):
    OPEN = "open", _("To be decided")
    UPHELD = "upheld", _("Upheld")
    REJECTED = "rejected", _("Rejected")
