"""Reads about the tree."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from branches.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet


def breadcrumb(*, organization: Organization) -> list[Organization]:
    """Return the organizations above, from the root down."""
    return list(Organization.objects.filter(pk__in=organization.ancestor_ids).order_by("path"))


def with_children_flag(*, organizations: "QuerySet[Organization]") -> "QuerySet[Organization]":
    """Mark each organization that has others below it."""
    below = Organization.objects.filter(superior=OuterRef("pk"))
    return organizations.annotate(has_inferiors=Exists(below))
