"""Who may do what: the one table from role to capabilities (docs/architecture.md)."""

from accounts.choices import DISTRICT_ROLES, Capability, Role, Tier

SECRETARY = frozenset(
    {
        Capability.ORGANIZATION_VIEW,
        Capability.MEMBER_VIEW,
        Capability.MEMBER_CORRECT,
        Capability.ACTIVITY_VIEW,
        Capability.ACTIVITY_RECORD,
        Capability.SERVICE_VIEW,
        Capability.SERVICE_RECORD,
        Capability.WORKBOOK_IMPORT,
        Capability.SERVICE_CONFIRM,
        Capability.POINTS_VIEW,
        Capability.STAR_VIEW,
        Capability.STAR_RATE,
        Capability.APPRAISAL_VIEW,
        Capability.APPRAISAL_RECORD,
    }
)
CADRE_OFFICER = frozenset(
    {
        Capability.CADRE_VIEW,
        Capability.CADRE_MANAGE,
        Capability.DISPATCH_VIEW,
        Capability.DISPATCH_MANAGE,
        Capability.UNIT_NOMINATE,
        Capability.POSTING_RECORD,
        Capability.POSTING_REVIEW,
        Capability.POOL_VIEW,
        Capability.POOL_MANAGE,
        Capability.CONTACT_VIEW,
        Capability.CONTACT_RECORD,
        Capability.CONTACT_MANAGE,
        Capability.ASSESSMENT_VIEW,
        Capability.ASSESSMENT_MANAGE,
    }
)
TOWN_OFFICER = SECRETARY | {
    Capability.ORGANIZATION_IMPORT,
    Capability.MEMBER_IMPORT,
    Capability.MEMBER_REVEAL,
    Capability.ACTIVITY_REVIEW,
    Capability.SERVICE_REVIEW,
    Capability.EXEMPTION_GRANT,
    Capability.THEME_SET,
    Capability.NOMINATION_SHORTLIST,
    Capability.BACKFILL_DECLARE,
    Capability.STAR_DECIDE,
    Capability.DISPATCH_VIEW,
    Capability.POSTING_RECORD,
    Capability.POSTING_REVIEW,
    Capability.POOL_VIEW,
    Capability.CONTACT_VIEW,
    Capability.CONTACT_RECORD,
}
CAPABILITIES: dict[str, frozenset[Capability]] = {
    Role.DISTRICT_OFFICER: TOWN_OFFICER
    | CADRE_OFFICER
    | {
        Capability.POINTS_SETTLE,
        Capability.POINTS_ENTER,
        Capability.GRANT_APPROVE,
        Capability.REQUIREMENT_MANAGE,
        Capability.SHOWCASE_PUBLISH,
        Capability.AUDIT_CHECK,
        Capability.RULE_MANAGE,
    },
    Role.CADRE_OFFICER: CADRE_OFFICER
    | {Capability.ORGANIZATION_VIEW, Capability.MEMBER_VIEW, Capability.WORKBOOK_IMPORT},
    Role.TOWN_OFFICER: TOWN_OFFICER,
    Role.SECRETARY: SECRETARY,
    # A member's own record is reached through the person, not through an organization.
    Role.MEMBER: frozenset(),
    # Both act inside an open assessment only, where they are named one by one.
    Role.ASSESSOR: frozenset(),
    Role.UNIT_HEAD: frozenset(),
    # Three administrators, none of whom can do the others' work (GB/T 22239-2019, 8.1.5).
    Role.AUDITOR: frozenset({Capability.AUDIT_VIEW, Capability.AUDIT_CHECK}),
    Role.ACCOUNT_ADMIN: frozenset(
        {
            Capability.WORKBOOK_IMPORT,
            Capability.ACCOUNT_MANAGE,
            Capability.GRANT_APPROVE,
            Capability.SCHEDULE_MANAGE,
        }
    ),
}
GRANTED_OVER: dict[str, Tier] = {
    **dict.fromkeys(DISTRICT_ROLES, Tier.DISTRICT),
    Role.TOWN_OFFICER: Tier.COMMITTEE,
    Role.SECRETARY: Tier.BRANCH,
}
"""Where each role makes sense; a role that is not here comes by itself or inside an assessment."""
OWN_RECORD = frozenset(
    {
        Capability.MEMBER_VIEW,
        Capability.POINTS_VIEW,
        Capability.SERVICE_VIEW,
        Capability.SERVICE_REPORT,
        Capability.STAR_VIEW,
        Capability.DISPATCH_VIEW,
        Capability.POSTING_RECORD,
        Capability.CONTACT_VIEW,
        Capability.CONTACT_RECORD,
        Capability.ASSESSMENT_VIEW,
        Capability.ASSESSMENT_JOIN,
        Capability.APPRAISAL_VIEW,
        # of the units one heads
        Capability.UNIT_NOMINATE,
        Capability.POSTING_REVIEW,
    }
)
"""What everybody may do with the own record, or with a unit of which they are the head."""
