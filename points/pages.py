"""What the pages of the star ratings share: their subjects, or no page at all."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from branches.models import Organization
from common.errors import RuleViolation
from members.models import Member
from points.domain.stars.drafts import require_year

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.http import Request


def require_page_of_year(year: int) -> None:
    """Answer 404 for a year without stars: it has not begun, or lies too far back."""
    try:
        require_year(year=year)
    except RuleViolation as error:
        raise Http404 from error


def branch_of_page(
    request: "Request", *, pk: int, year: int, capability: "Capability"
) -> Organization:
    visible = Organization.objects.visible_to(request.actor, capability).branches()
    branch: Organization = get_object_or_404(visible, pk=pk)
    require_page_of_year(year)
    return branch


def member_of_page(request: "Request", *, pk: int, year: int, capability: "Capability") -> Member:
    visible = Member.objects.visible_to(request.actor, capability, localdate())
    member: Member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    require_page_of_year(year)
    return member
