"""What an organization may record of a day, and who was due: one rule for forms and workbooks."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from activities.choices import ActivityKind
from activities.domain.attendance import Stay, stays_by_branch
from branches.choices import OrganizationKind
from branches.models import Organization
from common.errors import RuleViolation


def home_of(*, branch: Organization) -> int:
    """Return the branch that holds the members: of a party group it is the one above."""
    is_group = branch.kind == OrganizationKind.PARTY_GROUP
    return (branch.superior_id if is_group else None) or branch.pk


def members_due(*, branch: Organization, day: date) -> list[Stay]:
    """Return who had joined and was held by the branch, or a group's branch, on the day."""
    return [stay for stay in _stays(branch) if stay.is_due_on(day)]


def _stays(branch: Organization) -> list[Stay]:
    home = home_of(branch=branch)
    return stays_by_branch(branch_ids={home})[home]


def require_occasion(*, branch: Organization, kind: str, day: date) -> list[Stay]:
    """Return who was due. Raises ``RuleViolation`` where ``occasion_among`` does."""
    groups = Organization.objects.filter(superior=branch, kind=OrganizationKind.PARTY_GROUP)
    return occasion_among(branch=branch, kind=kind, day=day, groups=groups, stays=_stays(branch))


def occasion_among(
    *,
    branch: Organization,
    kind: str,
    day: date,
    groups: Iterable[Organization],
    stays: Iterable[Stay],
) -> list[Stay]:
    """Return who was due, of the branch's own ``groups`` and the ``stays`` in its home.

    Raises ``RuleViolation`` for a kind of meeting that the organization does not hold, a day on
    which it did not exist, and one on which nobody was due.
    """
    if branch.kind == OrganizationKind.PARTY_GROUP:
        if kind != ActivityKind.GROUP_MEETING:
            message = _("A party group records its own meetings alone. Choose the branch.")
            raise RuleViolation(message, code="is_group")
    elif kind == ActivityKind.GROUP_MEETING and any(group.exists_on(day) for group in groups):
        message = _("Choose the party group that met; each records its own meeting.")
        raise RuleViolation(message, code="has_groups")
    if not branch.exists_on(day):
        raise RuleViolation(_("The branch did not exist on this day."), code="no_branch_yet")
    held = list(stays)
    due = [stay for stay in held if stay.is_due_on(day)]
    if not held:
        message = _("The register holds no member of this branch. Enter its roster first.")
        raise RuleViolation(message, code="no_members")
    if not due:
        message = _("No member was due on this day. Check the date and the roster.")
        raise RuleViolation(message, code="nobody_due")
    return due
