from django.db import models
from django.utils.translation import gettext_lazy as _


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
