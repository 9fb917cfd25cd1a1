from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Tier


class OrganizationKind(models.TextChoices):
    COMMITTEE = "committee", _("Party committee")
    WORKING_COMMITTEE = "working_committee", _("Party working committee")
    LEADING_GROUP = "leading_group", _("Leading group")
    GENERAL_BRANCH = "general_branch", _("General branch")
    BRANCH = "branch", _("Party branch")
    JOINT_BRANCH = "joint_branch", _("Joint branch")
    MOBILE_BRANCH = "mobile_branch", _("Branch of mobile members")
    TEMPORARY_BRANCH = "temporary_branch", _("Temporary branch")
    FUNCTIONAL_BRANCH = "functional_branch", _("Functional branch")
    PARTY_GROUP = "party_group", _("Party group")


BRANCH_KINDS = (
    OrganizationKind.BRANCH,
    OrganizationKind.JOINT_BRANCH,
    OrganizationKind.MOBILE_BRANCH,
)
"""Kinds that hold home affiliations and owe the statutory meetings."""

COMMITTEE_KINDS = (
    OrganizationKind.COMMITTEE,
    OrganizationKind.WORKING_COMMITTEE,
    OrganizationKind.LEADING_GROUP,
)
SECONDARY_KINDS = (OrganizationKind.TEMPORARY_BRANCH, OrganizationKind.FUNCTIONAL_BRANCH)
"""Branches whose members keep their home elsewhere."""
TIERS = {
    **dict.fromkeys(COMMITTEE_KINDS, Tier.COMMITTEE),
    **dict.fromkeys(
        (OrganizationKind.GENERAL_BRANCH, *BRANCH_KINDS, *SECONDARY_KINDS), Tier.BRANCH
    ),
}
"""Which roles a kind can be granted for; nobody is granted a party group."""


class Sector(models.TextChoices):
    AGENCY = "agency", _("Agency")
    COMMUNITY = "community", _("Community")
    RURAL = "rural", _("Rural")
    TWO_NEW = "two_new", _("Two-new organizations")
    STATE_ENTERPRISE = "soe", _("State enterprise")
    SCHOOL = "school", _("School")
    PUBLIC_INSTITUTION = "public_institution", _("Public institution")
