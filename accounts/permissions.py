"""Who may do what: the one table from role to capabilities (docs/architecture.md)."""

from accounts.choices import Capability, Role

SECRETARY = frozenset(
    {
        Capability.ORGANIZATION_VIEW,
        Capability.MEMBER_VIEW,
        Capability.ACTIVITY_VIEW,
        Capability.ACTIVITY_RECORD,
        Capability.SERVICE_VIEW,
        Capability.SERVICE_RECORD,
        Capability.SERVICE_CONFIRM,
        Capability.POINTS_VIEW,
    }
)
TOWN_OFFICER = SECRETARY | {
    Capability.ORGANIZATION_IMPORT,
    Capability.MEMBER_IMPORT,
    Capability.MEMBER_REVEAL,
    Capability.ACTIVITY_REVIEW,
    Capability.BACKFILL_DECLARE,
}
CAPABILITIES: dict[str, frozenset[Capability]] = {
    Role.DISTRICT_OFFICER: TOWN_OFFICER | {Capability.POINTS_SETTLE},
    Role.TOWN_OFFICER: TOWN_OFFICER,
    Role.SECRETARY: SECRETARY,
    # A member's own record is reached through the person, not through an organization.
    Role.MEMBER: frozenset(),
}
OWN_RECORD = frozenset(
    {
        Capability.MEMBER_VIEW,
        Capability.POINTS_VIEW,
        Capability.SERVICE_VIEW,
    }
)
"""What everybody may see of the own record."""
