"""Finding an organization by what people write in a cell: code, full name or short name."""

from collections import defaultdict

from django.utils.translation import gettext as _

from accounts.scope import Scope
from branches.models import Organization
from common.errors import RuleViolation
from common.text import squeeze


class OrganizationIndex:
    """All organizations by normalized code and names, loaded once for a mass job."""

    def __init__(self) -> None:
        self._by_key: dict[str, set[Organization]] = defaultdict(set)
        for organization in Organization.objects.all():
            self.add(organization)

    def add(self, organization: Organization) -> None:
        for value in (organization.code, organization.name, organization.short_name):
            if value:
                self._by_key[squeeze(value).lower()].add(organization)

    def find(self, text: str) -> list[Organization]:
        """Return every match: none is an error, several are for a person to decide."""
        return list(self._by_key.get(squeeze(text).lower(), ()))


def scope_of_code(*, code: str | None) -> Scope:
    """Return the subtree of the organization with this code or name; without one, the district.

    Raises ``RuleViolation`` if none or several bear it.
    """
    if code is None:
        return Scope(("/",))
    found = Organization.objects.named(code)[:2]
    if len(found) != 1:
        message = _("No organization “%(name)s” is known. Write its code or full name.")
        raise RuleViolation(message % {"name": code}, code="unknown_organization")
    return Scope((found[0].path,))
