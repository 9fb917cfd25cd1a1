from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    DISTRICT_OFFICER = "district_officer", _("District officer")
    CADRE_OFFICER = "cadre_officer", _("Cadre officer")
    TOWN_OFFICER = "town_officer", _("Town officer")
    SECRETARY = "secretary", _("Branch secretary")
    MEMBER = "member", _("Member")
    ASSESSOR = "assessor", _("Assessor")
    UNIT_HEAD = "unit_head", _("Unit head")
    AUDITOR = "auditor", _("Auditor")
    ACCOUNT_ADMIN = "account_admin", _("Account administrator")


DISTRICT_ROLES = (
    Role.DISTRICT_OFFICER,
    Role.CADRE_OFFICER,
    Role.AUDITOR,
    Role.ACCOUNT_ADMIN,
)
"""Roles over a whole district: one person proposes whom to give them, another approves."""


class Tier(models.TextChoices):
    """How high in the tree an organization stands, as far as roles over it go."""

    DISTRICT = "district", _("the district")
    COMMITTEE = "committee", _("a committee below the district")
    BRANCH = "branch", _("a branch or general branch")


class GrantState(models.TextChoices):
    WAITING = "waiting", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", pgettext_lazy("grant", "Refused")


class Standing(models.TextChoices):
    """What a grant amounts to on a day."""

    WAITING = "waiting", _("Waits for approval")
    REFUSED = "refused", pgettext_lazy("grant", "Refused")
    COMING = "coming", _("Not yet begun")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class Capability(models.TextChoices):
    """What a person may do; whom or what it may be done to is the scope's business."""

    ORGANIZATION_VIEW = "organization_view", _("see organizations")
    ORGANIZATION_IMPORT = "organization_import", _("import organizations")
    MEMBER_VIEW = "member_view", _("see members")
    MEMBER_IMPORT = "member_import", _("import members")
    MEMBER_REVEAL = "member_reveal", _("see ID numbers and mobiles in full")
    ACTIVITY_VIEW = "activity_view", _("see activities")
    ACTIVITY_RECORD = "activity_record", _("record activities")
    ACTIVITY_REVIEW = "activity_review", _("accept activities")
    SERVICE_VIEW = "service_view", _("see service records")
    SERVICE_RECORD = "service_record", _("record service")
    SERVICE_CONFIRM = "service_confirm", _("confirm service records")
    POINTS_VIEW = "points_view", _("see points accounts")
    POINTS_SETTLE = "points_settle", _("settle and close months")
    BACKFILL_DECLARE = "backfill_declare", _("declare a backfill")
    ACCOUNT_MANAGE = "account_manage", _("manage accounts and grants")
    GRANT_APPROVE = "grant_approve", _("approve grants of district roles")
    AUDIT_VIEW = "audit_view", _("read the audit log")
