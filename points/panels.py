"""What the page of an organization offers of its stars, and that of a member of points and star."""

from decimal import Decimal

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from branches.registry import Figure, Step
from members.models import Member
from points.choices import Star
from points.reports.ledger import months_of
from points.reports.stars import (
    claimable_posts,
    evidence,
    latest_year,
    standing_rating,
    usual_year,
)


def steps(organization: Organization, actor: Actor) -> list[Step]:
    """Lead to the branch's stars, or to those of all branches below."""
    if not actor.scope(Capability.STAR_VIEW).covers(organization.path):
        return []
    year = latest_year()
    if year is None:
        return []
    url = f"{reverse('points:star_list')}?year={year}&within={organization.pk}"
    if organization.is_branch:
        url = reverse("points:star_branch", args=[year, organization.pk])
    return [Step(_("See the stars"), url)]


def points_of(member: Member) -> list[Figure]:
    """Show the running year's points and what the cap cut."""
    year = localdate().year
    account = reverse("points:account_detail", args=[member.pk])
    months = [row for row in months_of(member_id=member.pk) if row.month.year == year]
    points = sum((row.effective for row in months), Decimal(0))
    cut = sum((row.raw - row.effective for row in months), Decimal(0))
    note = _("%(cut)s above the monthly cap") % {"cut": cut} if cut else _("what counts so far")
    return [Figure(_("Points of %(year)d") % {"year": year}, str(points), note, account)]


def stars_of(member: Member) -> list[Figure]:
    """Show the latest star and the posts of the running year."""
    return [_star(member), *_posts(member, localdate().year)]


def _star(member: Member) -> Figure:
    year = usual_year(member=member)
    url = reverse("points:star_why", args=[year, member.pk])
    rating = standing_rating(member=member, year=year)
    label = _("Star of %(year)d") % {"year": year}
    if rating is None or rating.star is None:
        return Figure(label, "—", _("not rated, or not yet"), url)
    return Figure(label, str(Star(rating.star).label), rating.star_list.get_state_display(), url)


def _posts(member: Member, year: int) -> list[Figure]:
    """Name the posts of the year, or say that there are some to claim, on the page of the star."""
    posts = [str(holding.post) for holding in evidence(member=member, year=year).holdings]
    url, label = reverse("points:star_why", args=[year, member.pk]), _("Posts of %(year)d")
    if posts:
        return [Figure(label % {"year": year}, str(len(posts)), "、".join(posts), url)]
    open_posts = claimable_posts(member=member).count()
    if not open_posts:
        return []
    note = _("%(count)d posts of the branch can be claimed") % {"count": open_posts}
    return [Figure(label % {"year": year}, "—", note, url)]
