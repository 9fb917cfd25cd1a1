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
}
CAPABILITIES: dict[str, frozenset[Capability]] = {
    Role.DISTRICT_OFFICER: TOWN_OFFICER
    | {
        Capability.POINTS_SETTLE,
        Capability.POINTS_ENTER,
        Capability.GRANT_APPROVE,
        Capability.REQUIREMENT_MANAGE,
        Capability.SHOWCASE_PUBLISH,
        Capability.AUDIT_CHECK,
        Capability.RULE_MANAGE,
    },
    Role.CADRE_OFFICER: frozenset({Capability.ORGANIZATION_VIEW, Capability.MEMBER_VIEW}),
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
    }
)
"""What everybody may do with the own record."""
