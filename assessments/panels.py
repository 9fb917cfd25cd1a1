"""What the pages of organizations and members show and offer of yearly appraisals."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle, MemberAppraisal
from assessments.reports.appraisals import progress, usual_year
from branches.models import Organization
from branches.registry import Figure, Step
from members.models import Member


def figures(organization: Organization, actor: Actor) -> list[Figure]:
    """Count which branches below have appraised their members last year."""
    if organization.is_branch or not _sees(organization, actor):
        return []
    year = usual_year()
    below = Organization.objects.all().within(organization.path)
    done, branches = progress(branches=below, year=year)
    url = f"{reverse('assessments:appraisal_list')}?year={year}&within={organization.pk}"
    label = _("Members appraised %(year)d: branches") % {"year": year}
    return [Figure(label, f"{done:,}/{branches:,}", _("recorded of those that owe it"), url)]


def steps(organization: Organization, actor: Actor) -> list[Step]:
    """Lead a branch to its appraisal of last year."""
    is_open = organization.is_branch and organization.exists_on(localdate())
    if not is_open or not _sees(organization, actor):
        return []
    url = reverse("assessments:appraisal_detail", args=[usual_year(), organization.pk])
    appraisal = Step(_("Appraisal of members %(year)d") % {"year": usual_year()}, url)
    return [appraisal, *_reviews(organization, actor)]


def _reviews(branch: Organization, actor: Actor) -> list[Step]:
    """Lead to the latest published review in which the branch's secretary was assessed."""
    seen = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW).published()
    review = seen.filter(units__branch=branch).first()
    if review is None:
        return []
    url = f"{reverse('assessments:result_list')}?cycle={review.pk}"
    return [Step(_("Secretaries' review %(year)d") % {"year": review.year}, url)]


def grade_of(member: Member) -> list[Figure]:
    """Show the latest grade."""
    latest = MemberAppraisal.objects.filter(member=member).exclude(grade="").order_by("-year")
    return [
        Figure(
            _("Appraisal of %(year)d") % {"year": row.year},
            row.get_grade_display(),
            _("decided by the branch's meeting"),
            member.get_absolute_url(),
        )
        for row in latest[:1]
    ]


def _sees(organization: Organization, actor: Actor) -> bool:
    return actor.scope(Capability.APPRAISAL_VIEW).covers(organization.path)
