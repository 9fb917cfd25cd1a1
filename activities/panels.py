"""What the page of an organization, and that of a member, shows of party days and meetings."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor, Scope, subtree
from activities.choices import ActivityKind
from activities.domain.community import home_of, serves_in_a_unit, was_community
from activities.domain.duties import duties
from activities.domain.grid import tally
from activities.models import CommunityCheckIn
from activities.reports.attended import attendance_of_year
from activities.reports.community import check_ins_of, feedback_on
from branches.choices import Sector
from branches.models import Organization
from branches.registry import Figure, Step
from common.dates import show
from members.models import Member


def figures(organization: Organization, actor: Actor) -> list[Figure]:
    """Count the party days of the running year, held against due."""
    if not actor.scope(Capability.ACTIVITY_VIEW).covers(organization.path):
        return []
    last = localdate().replace(day=1)
    first = last.replace(month=1)
    scope = Scope((organization.path,))
    kinds = [ActivityKind.PARTY_DAY.value]
    counted = tally(duties(scope=scope, kinds=kinds, first=first, last=last))
    period = f"first={first:%Y-%m}&last={last:%Y-%m}"
    return [
        Figure(
            _("Party days of %(year)d held/due") % {"year": first.year},
            f"{counted.held:,}/{counted.due:,}",
            _("without the running month"),
            f"{reverse('activities:activity_grid')}?{period}&within={organization.pk}",
        )
    ]


def residents(organization: Organization, actor: Actor) -> list[Figure]:
    """Count who is checked in with the community beside the home."""
    is_ours = actor.scope(Capability.MEMBER_VIEW).covers(organization.path)
    if not (is_ours and organization.sector == Sector.COMMUNITY):
        return []
    with_us = subtree(organization.path, "community__path")
    count = CommunityCheckIn.objects.open().filter(with_us).count()
    url = f"{reverse('activities:community_list')}?within={organization.pk}&state=open"
    note = _("members of units who live here; they count at home")
    return [Figure(_("Checked-in members"), f"{count:,}", note, url)]


def steps(organization: Organization, actor: Actor) -> list[Step]:
    if not (organization.is_branch and organization.exists_on(localdate())):
        return []
    offered = []
    if actor.scope(Capability.ACTIVITY_RECORD).covers(organization.path):
        url = f"{reverse('activities:activity_add')}?organization={organization.pk}"
        offered.append(Step(_("Record an activity"), url, is_usual=True))
        if organization.sector == Sector.COMMUNITY:
            url = reverse("activities:community_posts", args=[organization.pk])
            offered.append(Step(_("Posts for checked-in members"), url))
    if actor.scope(Capability.EXEMPTION_GRANT).covers(organization.path):
        url = reverse("activities:exemption_add", args=[organization.pk])
        offered.append(Step(_("Exempt from a requirement"), url))
    return offered


def moves(organization: Organization, actor: Actor) -> list[Step]:
    """Offer to move who is checked in, also with a community that was dissolved."""
    is_ours = actor.scope(Capability.ACTIVITY_REVIEW).covers(organization.path)
    open_ones = CommunityCheckIn.objects.open().filter(community=organization)
    if not (is_ours and was_community(organization=organization) and open_ones.exists()):
        return []
    url = reverse("activities:community_move", args=[organization.pk])
    return [Step(_("Move check-ins"), url)]


def attended(member: Member) -> list[Figure]:
    """Count what the member attended this year, of what was listed by name."""
    year = localdate().year
    counted = attendance_of_year(member=member, year=year)
    url = f"{reverse('activities:attendance_list', args=[member.pk])}?year={year}"
    note = _("%(leave)d on leave, %(absent)d absent") % counted
    return [
        Figure(
            _("Activities of %(year)d attended") % {"year": year},
            f"{counted['present']}/{counted['listed']}",
            note,
            url,
        )
    ]


def checked_in(member: Member) -> list[Figure]:
    """Say with which community a member of a unit is checked in, and what it last said."""
    latest = check_ins_of(member=member).first()
    home = home_of(member=member, on=localdate())
    if latest is None and not serves_in_a_unit(member=member, home=home):
        return []
    is_open = latest is not None and latest.is_open
    url = reverse("activities:community_register", args=[member.pk])
    shown = [
        Figure(
            _("Community check-in"),
            _("Checked in") if is_open else _("Not yet"),
            f"{latest.community} {show(latest.since)}" if latest and is_open else "",
            url,
        )
    ]
    said = feedback_on(member=member).first()
    if said is not None:
        label = _("Community's feedback on %(year)d") % {"year": said.year}
        note = f"{said.check_in.community}：{said.words}"
        shown.append(
            Figure(label, said.get_grade_display(), note, said.check_in.get_absolute_url())
        )
    return shown
