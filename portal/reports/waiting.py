"""What waits for a person."""

from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.models import AuditCheck, Grant, User
from accounts.scope import Actor
from activities.choices import ActivityState
from activities.models import Activity, ServiceRecord
from branches.models import Organization
from jobs.models import Job
from members.models import CorrectionRequest
from points.choices import ListState
from points.models import Objection, StarList
from points.reports.stars import follow_ups_due
from portal.reports.appraisals import appraisal_items
from portal.reports.assessments import assessment_items
from portal.reports.communities import feedback_items
from portal.reports.contacts import contact_items
from portal.reports.duties import duty_items
from portal.reports.follow_ups import follow_up_items
from portal.reports.items import MOST_LISTED, Todo
from portal.reports.nominations import nomination_items
from portal.reports.performance import performance_items
from portal.reports.pools import pool_items
from portal.reports.postings import posting_items
from portal.reports.quotas import quota_items
from portal.reports.unit_reports import report_items
from spreadsheets.choices import BatchState
from spreadsheets.models import ImportBatch


def todo(*, actor: Actor, on: date) -> list[Todo]:
    """Return what waits for this person, overdue first."""
    items = [
        *_audit(actor),
        *_failed_jobs(actor),
        *_beginnings(actor),
        *duty_items(actor=actor, on=on),
        *_held_drafts(actor, on),
        *_reviews(actor),
        *nomination_items(actor=actor),
        *assessment_items(actor=actor),
        *follow_up_items(actor=actor, on=on),
        *report_items(actor=actor, on=on),
        *appraisal_items(actor=actor, on=on),
        *performance_items(actor=actor, on=on),
        *quota_items(actor=actor, on=on),
        *feedback_items(actor=actor, on=on),
        *contact_items(actor=actor, on=on),
        *pool_items(actor=actor, on=on),
        *_returned(actor),
        *_confirmations(actor),
        *_corrections(actor, on),
        *_grants(actor),
        *_lost_factors(actor),
        *_batches(actor),
        *_files(actor),
        *_objections(actor, on),
        *_stars(actor, on),
        *posting_items(actor=actor, on=on),
    ]
    return sorted(items, key=lambda item: item.urgency)


def _audit(actor: Actor) -> list[Todo]:
    """Sound the alarm until a later check finds the audit log whole."""
    last = AuditCheck.objects.visible_to(actor, Capability.AUDIT_CHECK).first()
    if last is None or not last.findings:
        return []
    why = _("Lines may have been changed or removed. Keep database and logs as they are.")
    url = reverse("accounts:audit_check")
    return [Todo(_("The audit log does not hold"), why, url, _("Look at it"), is_overdue=True)]


def _failed_jobs(actor: Actor) -> list[Todo]:
    """Name what the clock or a person started and what did not come to its end."""
    if not actor.can(Capability.SCHEDULE_MANAGE):
        return []
    jobs = Job.objects.visible_to(actor, Capability.SCHEDULE_MANAGE).failed()
    return [_failed(job) for job in jobs.select_related("user")[:MOST_LISTED]]


def _failed(job: Job) -> Todo:
    words = {
        "number": job.pk,
        "when": f"{localtime(job.finished_at):%Y-%m-%d %H:%M}",
        "error": job.failure,
        "title": job.title,
    }
    what = _("Job failed: %(title)s") % words
    why = _("#%(number)d, %(when)s, %(error)s; the worker's log says more.") % words
    url = reverse("jobs:job_retry", args=[job.pk])
    return Todo(what, why, url, _("Do it again"), is_overdue=True, is_step=True)


def _beginnings(actor: Actor) -> list[Todo]:
    """Tell an empty district where to begin."""
    if not actor.can(Capability.ORGANIZATION_IMPORT):
        return []
    visible = Organization.objects.visible_to(actor, Capability.ORGANIZATION_IMPORT)
    if visible.branches().exists():
        return []
    what = _("Import the organizations workbook first")
    why = _("Then the roster, the party days and the service records follow.")
    return [Todo(what, why, reverse("spreadsheets:batch_list"), _("Import workbooks"))]


def _held_drafts(actor: Actor, on: date) -> list[Todo]:
    """Remind of drafts whose day has passed: they count once they are submitted."""
    drafts = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
    held = drafts.filter(state=ActivityState.DRAFT, held_on__lte=on)
    why = _("The day has passed: submit it, or cancel it with a reason.")
    if actor.can(Capability.ACTIVITY_REVIEW):
        count = held.count()
        what = _("%(count)d activities are still drafts") % {"count": count}
        url = reverse("activities:activity_list") + "?state=draft"
        return [Todo(what, why, url, _("Look at them"))] if count else []
    return [
        Todo(
            _("“%(activity)s” is still a draft") % {"activity": activity},
            why,
            activity.get_absolute_url(),
            _("Look at it"),
        )
        for activity in held[:MOST_LISTED]
    ]


def _reviews(actor: Actor) -> list[Todo]:
    reviewable = Activity.objects.visible_to(actor, Capability.ACTIVITY_REVIEW)
    count = reviewable.filter(state=ActivityState.SUBMITTED).count()
    if not count:
        return []
    what = _("%(count)d activities wait for review") % {"count": count}
    url = reverse("activities:activity_list") + "?state=submitted"
    return [Todo(what, _("Submitted by branches; accept or return them."), url, _("Review"))]


def _returned(actor: Actor) -> list[Todo]:
    own = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
    return [
        Todo(
            _("“%(activity)s” was returned") % {"activity": activity},
            activity.reason,
            activity.get_absolute_url(),
            _("Mend"),
            is_overdue=True,
        )
        for activity in own.filter(state=ActivityState.RETURNED)[:MOST_LISTED]
    ]


def _confirmations(actor: Actor) -> list[Todo]:
    count = ServiceRecord.objects.confirmable_by(actor).count()
    if not count:
        return []
    what = _("%(count)d service records wait for confirmation") % {"count": count}
    url = reverse("activities:service_list") + "?state=waiting"
    return [Todo(what, _("Points follow from confirmed hours only."), url, _("Confirm"))]


def _corrections(actor: Actor, on: date) -> list[Todo]:
    asked = CorrectionRequest.objects.visible_to(actor, Capability.MEMBER_CORRECT, on)
    count = asked.open().count()
    if not count:
        return []
    what = _("%(count)d requests for correction wait for a decision") % {"count": count}
    why = _("A member or a branch says that the register is wrong.")
    return [Todo(what, why, reverse("members:correction_list"), _("Decide"))]


def _grants(actor: Actor) -> list[Todo]:
    """Name what others proposed to grant over the district and a second person has to approve."""
    waiting = Grant.objects.visible_to(actor, Capability.GRANT_APPROVE).waiting()
    concerned = Q(user=actor.user) | Q(proposed_by=actor.user)
    return [
        Todo(
            _("%(person)s is to be granted the role %(role)s")
            % {"person": grant.user, "role": grant.get_role_display()},
            _("Proposed by %(person)s: %(reason)s")
            % {"person": grant.proposed_by, "reason": grant.reason},
            reverse("accounts:grant_decide", args=[grant.pk]),
            _("Decide"),
        )
        for grant in waiting.exclude(concerned).select_related("user", "proposed_by")[:MOST_LISTED]
    ]


def _lost_factors(actor: Actor) -> list[Todo]:
    """Name whose second factor is to come off once a second person agrees."""
    visible = User.objects.visible_to(actor, Capability.GRANT_APPROVE).with_lost_factor()
    waiting = visible.exclude(pk=actor.user.pk).exclude(second_factor__reset_asked_by=actor.user)
    return [
        Todo(
            _("The second factor of %(person)s is to come off") % {"person": account},
            _("Asked for by %(person)s: %(reason)s")
            % {
                "person": account.second_factor.reset_asked_by,
                "reason": account.second_factor.reset_reason,
            },
            reverse("accounts:second_factor_decide", args=[account.pk]),
            _("Decide"),
        )
        for account in waiting.select_related("second_factor__reset_asked_by")[:MOST_LISTED]
    ]


def _objections(actor: Actor, on: date) -> list[Todo]:
    waiting = Objection.objects.visible_to(actor, Capability.STAR_DECIDE).open()
    found = waiting.aggregate(count=Count("pk"), first=Min("due_on"))
    if not found["count"]:
        return []
    what = _("%(count)d objections to stars wait for a decision") % {"count": found["count"]}
    why = _("The first is due on %(day)s; until then the branch's stars are held back.")
    url = reverse("points:objection_list")
    return [Todo(what, why % {"day": found["first"]}, url, _("Look at them"), found["first"] < on)]


def _stars(actor: Actor, on: date) -> list[Todo]:
    """Name what stars wait for: publication, force, and what the branch has to do after them."""
    year = on.year - 1
    lists = StarList.objects.visible_to(actor, Capability.STAR_DECIDE)
    own = StarList.objects.filter(actor.scope(Capability.STAR_RATE).as_q("organization__path"))
    page = reverse("points:star_list")
    waiting = [
        (
            lists.to_publish(year).count(),
            _("Drafts of the stars of %(year)d: %(count)d branches"),
            _("Look at them, then publish them for objections."),
            f"{page}?year={year}&state={ListState.DRAFT}",
        ),
        (
            lists.to_enforce(on).count(),
            _("%(count)d branches' notices of stars are over"),
            _("Nobody objects any more: put the stars in force."),
            f"{page}?state={ListState.PUBLISHED}",
        ),
        (
            follow_ups_due(lists=own).count(),
            _("%(count)d stars ask for a talk or another step"),
            _("Record on the member's page what was done."),
            f"{page}?state={ListState.IN_FORCE}",
        ),
    ]
    return [
        Todo(what % {"count": count, "year": year}, why, url, _("Look at them"))
        for count, what, why, url in waiting
        if count
    ]


def _batches(actor: Actor) -> list[Todo]:
    waiting = ImportBatch.objects.visible_to(actor).filter(
        state__in=(BatchState.PREVIEWED, BatchState.SCANNED)
    )
    why = {
        BatchState.PREVIEWED: _("The preview is ready; nothing is written yet."),
        BatchState.SCANNED: _("Some columns were not understood: say what they hold."),
    }
    return [
        Todo(batch.file_name, why[batch.state], batch.get_absolute_url(), _("Look at it"))
        for batch in waiting[:10]
    ]


def _files(actor: Actor) -> list[Todo]:
    """Lead to files made in the background: the page that waited for one may be closed."""
    why = _("It was made for you and is kept for 7 days.")
    return [
        Todo(job.file.name, why, job.get_absolute_url(), _("Fetch it"))
        for job in Job.objects.visible_to(actor).to_fetch()[:MOST_LISTED]
        if job.file.is_within_reach(actor)
    ]
