"""Reads about the tree."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.reports.changes import Change, Told, Trace, changes, fact
from accounts.scope import Scope
from branches.choices import BRANCH_KINDS, COMMITTEE_KINDS, SECONDARY_KINDS, OrganizationKind
from branches.models import Organization
from common.text import telling_names
from spreadsheets.choices import MAX_PICKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from django.db.models import QuerySet

    from accounts.choices import Capability
    from accounts.scope import Actor
    from branches.querysets import OrganizationQuerySet


def breadcrumb(*, organization: Organization) -> list[Organization]:
    """Return the organizations above, from the root down."""
    return list(Organization.objects.filter(pk__in=organization.ancestor_ids).order_by("path"))


def trail(*, organization: Organization, scope: Scope) -> list[Organization]:
    """Return those organizations above that are in reach, and the organization itself."""
    above = [*breadcrumb(organization=organization), organization]
    return [step for step in above if scope.covers(step.path)]


def open_tree(
    *, scope: Scope, roots: "QuerySet[Organization]", chosen: Organization | None
) -> dict[int, list[Organization]]:
    """Return what stands below the roots and on the way to the chosen node, by superior.

    So much of the tree is open without a script; further levels are loaded as they are opened.
    """
    opened = {root.pk for root in roots}
    if chosen is not None:
        opened |= {*chosen.ancestor_ids, chosen.pk}
    below = Organization.objects.filter(scope.as_q(), superior_id__in=opened)
    known: dict[int, list[Organization]] = {}
    for node in with_children_flag(organizations=below):
        known.setdefault(node.superior_id or 0, []).append(node)
    return known


COVERED: tuple[tuple[Any, tuple[OrganizationKind, ...]], ...] = (
    (gettext_lazy("%(count)s committees"), COMMITTEE_KINDS),
    (gettext_lazy("%(count)s general branches"), (OrganizationKind.GENERAL_BRANCH,)),
    (gettext_lazy("%(count)s branches"), (*BRANCH_KINDS, *SECONDARY_KINDS)),
    (gettext_lazy("%(count)s party groups"), (OrganizationKind.PARTY_GROUP,)),
)


def reach_in_words(*, organization: Organization, on: "date") -> str:
    """Say how many organizations of the day an organization holds, itself included."""
    found = Organization.objects.within(organization.path).existing_on(on).order_by()
    counts = Counter(dict(found.values_list("kind").annotate(count=Count("pk"))))
    totals = [(words, sum(counts[kind] for kind in kinds)) for words, kinds in COVERED]
    return "、".join(str(words) % {"count": f"{count:,}"} for words, count in totals if count)


def names_to_pick(*, organizations: "OrganizationQuerySet") -> list[str]:
    """Return the full names to choose from today, or none if they are too many to look through.

    Where another one is called so for short, the code stands instead: a name must mean one.
    """
    found = list(organizations.existing_on(localdate()).order_by("path")[: MAX_PICKS + 1])
    if len(found) > MAX_PICKS:
        return []
    return telling_names([one.name, one.code, one.short_name] for one in found)


def organizations_to_pick(
    *, kinds: "Iterable[str]" = OrganizationKind.values
) -> "Callable[..., list[str]]":
    """Return what offers the organizations of these kinds to whoever has them in reach."""

    def offer(*, actor: "Actor", capability: "Capability") -> list[str]:
        visible = Organization.objects.visible_to(actor, capability)
        return names_to_pick(organizations=visible.filter(kind__in=kinds))

    return offer


def with_children_flag(*, organizations: "QuerySet[Organization]") -> "QuerySet[Organization]":
    """Mark each organization that has others below it."""
    below = Organization.objects.filter(superior=OuterRef("pk"))
    return organizations.annotate(has_inferiors=Exists(below))


TOLD = (
    "name", "short_name", "code", "kind", "sector", "founded_on", "dissolved_on", "elected_on",
    "term_years", "division_code", "remark",
)  # fmt: skip


def organization_changes(*, organization: Organization) -> list[Change]:
    """Return what happened to the organization's row, the latest first."""
    return changes(traces=[Trace(Organization, {"pgh_obj": organization.pk}, _told, ("superior",))])


def _told(row: Organization) -> list[Told]:
    superior = Told(_("Superior"), str(row.superior or ""), row.superior_id)
    return [superior, *(fact(row, name) for name in TOLD)]
