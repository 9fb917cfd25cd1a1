"""The tree: ids first, so that every path is complete the moment a row exists."""

from typing import Any

from django.db import connection, transaction

from branches.choices import OrganizationKind
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock, reserve_ids

TABLE = "branches_organization"


def create_organizations(*, organizations: list[Organization]) -> list[Organization]:
    """Create rows whose superior either exists or stands earlier in the list."""
    for organization, pk in zip(organizations, reserve_ids(TABLE, len(organizations)), strict=True):
        organization.pk = pk
        above = organization.superior
        organization.superior = above  # takes the id the superior has just been given
        organization.path = f"{above.path if above else '/'}{pk}/"
    return Organization.objects.bulk_create(organizations)


def create_organization(*, superior: Organization | None, name: str, **fields: Any) -> Organization:
    [made] = create_organizations(
        organizations=[Organization(superior=superior, name=name, **fields)]
    )
    return made


def move_organization(*, organization: Organization, superior: Organization) -> None:
    """Hang a node and all below it under another superior, in one statement.

    Raises ``RuleViolation`` if the new superior lies below the node itself.
    """
    with transaction.atomic(), advisory_lock("branches.tree"), connection.cursor() as cursor:
        if superior.path.startswith(organization.path):
            raise RuleViolation("An organization cannot stand below itself.", code="tree_circle")
        Organization.objects.filter(pk=organization.pk).update(superior=superior)
        new = f"{superior.path}{organization.pk}/"
        cursor.execute(
            "UPDATE branches_organization SET path = %(new)s || substr(path, %(skip)s)"
            " WHERE path >= %(low)s AND path < %(high)s",
            {
                "new": new,
                "skip": len(organization.path) + 1,
                "low": organization.path,
                "high": organization.path[:-1] + "0",
            },
        )
    organization.refresh_from_db()


def found_district(*, name: str) -> Organization:
    """Create the root 中共NAME委员会 of an empty district.

    Raises ``RuleViolation`` if a root exists already.
    """
    with transaction.atomic(), advisory_lock("branches.tree"):
        if Organization.objects.filter(superior=None).exists():
            raise RuleViolation("This installation holds a district already.", code="root_exists")
        return create_organization(
            superior=None,
            name=f"中共{name}委员会",
            short_name=f"{name}委",
            kind=OrganizationKind.COMMITTEE,
        )


def remove_organizations(*, ids: set[int]) -> None:
    """Take organizations out again that were entered by mistake, the lowest first."""
    with transaction.atomic():
        for organization in Organization.objects.filter(pk__in=ids).order_by("-path"):
            organization.delete()
