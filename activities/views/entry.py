"""An activity from the entry form to its acceptance."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import (
    NOT_LISTED,
    OPEN_STATES,
    PARTIAL_KINDS,
    RECORDING_KINDS,
    ActivityKind,
    ActivityState,
    AttendanceState,
    VoteStanding,
)
from activities.domain.agenda import agenda_of
from activities.domain.attachments import ADDING_STATES
from activities.domain.attendance import Away, Stay, absences, host_away
from activities.domain.joint import takes_lists
from activities.domain.meetings import DECLARED, on_record, uncounted_on_record, votes_on_record
from activities.domain.nominations import may_be_nominated
from activities.domain.occasions import members_due
from activities.domain.themed_days import Offer
from activities.domain.workflow import (
    amend_activity,
    capability_for,
    change_state,
    record_activity,
)
from activities.forms.attachments import AttachmentForm
from activities.forms.entry import (
    ActivityForm,
    list_begins,
    made_for,
    read_away,
    read_uncounted,
    ticks,
)
from activities.forms.themes import read_practice
from activities.models import Activity
from activities.reports.attendance import attendance_lists, usual_members
from activities.reports.themes import theme_for
from activities.views.themes import offered
from branches.models import Organization
from common.errors import RuleViolation
from common.pages import wants_partial
from common.text import tidy

RECORDED: dict[str, Any] = {
    ActivityState.DRAFT: gettext_lazy("Kept as a draft. Submit it once the activity was held."),
    ActivityState.SUBMITTED: gettext_lazy("Recorded and submitted. Thank you."),
    ActivityState.ACCEPTED: gettext_lazy("Recorded and accepted."),
}
CHANGED: dict[str, Any] = {
    ActivityState.SUBMITTED: gettext_lazy("Submitted for review."),
    ActivityState.RETURNED: gettext_lazy("Returned to the branch."),
    ActivityState.ACCEPTED: gettext_lazy("Accepted."),
    ActivityState.CANCELLED: gettext_lazy("The activity was cancelled."),
}

PARTLY: dict[bool, list[Any]] = {
    True: [(NOT_LISTED, pgettext_lazy("attendance", "Not due"))],
    False: [],
}
"""What can be said of a member at a meeting of some, beside the states of attendance."""


@requires(Capability.ACTIVITY_RECORD)
def activity_add(request: Request) -> HttpResponse:
    """One minute on a phone: everybody is present until tapped otherwise."""
    form = ActivityForm(request.POST or None, actor=request.actor, initial=_known(request))
    away = read_away(request.POST or request.GET)
    if "refresh" in request.POST:
        return _form_page(request, form.as_typed(), away)
    if request.method == "POST" and form.is_valid():
        branch = form.cleaned_data["organization"]
        try:
            _require_list(request, form, away)
            made = record_activity(
                branch=branch,
                fields=form.entered,
                away=away,
                actor=request.actor,
                practice=read_practice(request.POST),
                said=form.particulars(lead=branch),
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, RECORDED[made.state])
            return redirect(made)
    return _form_page(request, form, away)


@requires(Capability.ACTIVITY_RECORD)
def activity_edit(request: Request, pk: int) -> HttpResponse:
    """Mend a draft or a returned activity; the attendance stands as it was entered."""
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    activity = get_object_or_404(visible, pk=pk)
    branch = activity.parts.select_related("organization").get(is_lead=True).organization
    if not request.actor.scope(Capability.ACTIVITY_RECORD).covers(branch.path):
        raise PermissionDenied  # a partner's secretary: the record is the lead's
    known = model_to_dict(activity) | {"organization": branch, **on_record(activity=activity)}
    form = ActivityForm(request.POST or None, actor=request.actor, initial=known, branch=branch)
    away = read_away(request.POST) if form.is_bound else absences(rows=activity.attendances.all())
    if activity.state not in OPEN_STATES:
        messages.error(request, _("Only a draft or a returned activity can be changed."))
        return redirect(activity)
    if "refresh" in request.POST:
        return _form_page(request, form.as_typed(), away, activity=activity)
    if request.method == "POST" and form.is_valid():
        try:
            _require_list(request, form, away)
            amend_activity(
                activity=activity,
                fields=form.entered,
                away=away,
                actor=request.actor,
                practice=read_practice(request.POST),
                said=form.particulars(lead=branch),
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            if "submit" in request.POST:
                return _take_step(request, activity, ActivityState.SUBMITTED)
            messages.success(request, _("Saved. Submit it when it is complete."))
            return redirect(activity)
    return _form_page(request, form, away, activity=activity)


def _form_page(
    request: Request, form: ActivityForm, away: Away, activity: Activity | None = None
) -> HttpResponse:
    """Show the form, or to htmx the attendance list of the chosen branch and day alone."""
    branch, day = _chosen(form)
    due = members_due(branch=branch, day=day) if branch else []
    kind = form["kind"].value() or ActivityKind.PARTY_DAY
    if branch:
        is_renewed = _is_of_another_list(request, kind, branch)
        usual = _usual(branch, day, kind, due, activity) if is_renewed else set(away)
        away = list_begins(kind=kind, away=away, due=due, usual=usual)
    reviews = request.actor.scope(Capability.ACTIVITY_REVIEW)
    context = {
        "form": form,
        "activity": activity,
        "branch": branch,
        "ticks": ticks(due=due, day=day, away=away, uncounted=_uncounted(request, activity)),
        "states": [*PARTLY[kind in PARTIAL_KINDS], *AttendanceState.choices],
        "is_of_some": kind in PARTIAL_KINDS,
        "listed_for": made_for(kind=kind, organization=branch) if branch else "",
        "standings": [("", VoteStanding.ENTITLED.label), *((s, s.label) for s in DECLARED)],
        "asks_reasons": form.is_bound and form.has_error(NON_FIELD_ERRORS, "leave_without_reason"),
        "is_ahead": day > localdate(),
        "may_review": branch is not None and reviews.covers(branch.path),
        "recorded": _recorded_already(request, form),
        "offer": _offer(request, form, activity),
    }
    is_partial = wants_partial(request)
    context["swaps_button"] = is_partial and "amend" not in request.GET
    name = "_attendance" if is_partial else "activity_form"
    response = render(request, f"activities/{name}.html", context)
    response.headers["Vary"] = "HX-Request"
    return response


def _is_of_another_list(request: Request, kind: str, branch: Organization) -> bool:
    sent = (request.POST or request.GET).get("listed_for", "")
    return sent != made_for(kind=kind, organization=branch)


def _usual(
    branch: Organization, day: date, kind: str, due: list[Stay], activity: Activity | None
) -> set[int]:
    """Return who is due at a meeting of some: as recorded, else as entered or last time."""
    if kind not in PARTIAL_KINDS:
        return set()
    if activity is not None and activity.kind == kind:
        return set(activity.attendances.values_list("member_id", flat=True))
    ids = {stay.member_id for stay in due}
    return usual_members(organization=branch, kind=kind, day=day, due=ids)


def _require_list(request: Request, form: ActivityForm, away: Away) -> None:
    """Raise ``RuleViolation`` for a list that was made for another kind of meeting or branch."""
    kind, branch = form.cleaned_data["kind"], form.cleaned_data["organization"]
    is_of_some = kind in PARTIAL_KINDS or any(said[0] == NOT_LISTED for said in away.values())
    is_sent = "listed_for" in request.POST
    if is_sent and is_of_some and _is_of_another_list(request, kind, branch):
        message = _("The list below was renewed for this kind of meeting. Check it and go on.")
        raise RuleViolation(message, code="another_list")


def _offer(request: Request, form: ActivityForm, activity: Activity | None) -> Offer | None:
    branch, day = _chosen(form)
    if branch is None:
        return None
    kind = form["kind"].value()
    return offered(request, organization=branch, kind=kind, held_on=day, activity=activity)


def _uncounted(request: Request, activity: Activity | None) -> dict[int, str]:
    if activity is not None and request.method != "POST":
        return uncounted_on_record(activity=activity)
    return read_uncounted(request.POST or request.GET)


def _recorded_already(request: Request, form: ActivityForm) -> Activity | None:
    """Return the activity that stands in the way of this one."""
    refused = form.non_field_errors().as_data() if form.is_bound else []
    standing = [(error.params or {}).get("activity") for error in refused]
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    return visible.filter(pk__in=[pk for pk in standing if pk]).first() if standing else None


def _known(request: Request) -> dict[str, Any]:
    """Fill in what is known: the branch, the day, the place and host of the last time."""
    reach = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    own = reach.filter(kind__in=RECORDING_KINDS)
    wanted = request.GET.get("organization", "")
    branch = own.filter(pk=wanted).first() if wanted.isdecimal() else own.first()
    known: dict[str, Any] = {"organization": branch, "held_on": _day(request.GET.get("held_on"))}
    if request.GET.get("kind") in ActivityKind.values:
        known["kind"] = request.GET["kind"]
    if branch is not None:
        visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
        last = visible.filter(parts__organization=branch).first()
        if last is not None:
            known |= {"place": last.place, "host_text": last.host_text}
        if known.get("kind", ActivityKind.PARTY_DAY) == ActivityKind.PARTY_DAY:
            theme = theme_for(branch=branch, month=known["held_on"].replace(day=1))
            known |= {"theme": theme.title} if theme else {}
    return known


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return localdate()


def _chosen(form: ActivityForm) -> tuple[Organization | None, date]:
    """Return the branch and day whose members are listed: as sent, else as filled in."""
    if not form.is_bound:
        return form.initial["organization"], form.initial["held_on"]
    sent = getattr(form, "cleaned_data", {})
    branch = sent.get("organization") or form.initial["organization"]
    return branch, sent.get("held_on") or form.initial["held_on"]


@requires(Capability.ACTIVITY_VIEW)
def activity_detail(request: Request, pk: int) -> HttpResponse:
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    activity = get_object_or_404(
        visible.select_related("themed_day__theme", "themed_day__method", "nomination"), pk=pk
    )
    parts = list(activity.parts.select_related("organization"))
    lead = next(part.organization for part in parts if part.is_lead)
    kept = attendance_lists(activity=activity, reach=request.actor.scope(Capability.ACTIVITY_VIEW))
    reach = request.actor.scope(Capability.ACTIVITY_RECORD)
    context = {
        "activity": activity,
        "agenda": agenda_of(text=activity.agenda),
        "parts": parts,
        "partners": [
            (part, reach.covers(part.organization.path)) for part in parts if not part.is_lead
        ],
        "takes_lists": takes_lists(activity=activity),
        "kept": kept,
        "host_away": host_away(activity=activity, listed=kept[0].rows),
        "votes": votes_on_record(activity=activity, listed=kept[0].rows),
        "guests": list(activity.guests.all()),
        "attachments": list(activity.attachments.defer("content")),
        "attachment_form": AttachmentForm(),
        "takes_files": activity.state in ADDING_STATES,
        "is_open": activity.state in OPEN_STATES,
        "may_be_nominated": may_be_nominated(activity=activity),
        "may_record": request.actor.scope(Capability.ACTIVITY_RECORD).covers(lead.path),
        "may_review": request.actor.scope(Capability.ACTIVITY_REVIEW).covers(lead.path),
        "may_return": _may(request, activity, lead, ActivityState.RETURNED),
        "may_cancel": _may(request, activity, lead, ActivityState.CANCELLED),
    }
    return render(request, "activities/activity_detail.html", context)


def _may(request: Request, activity: Activity, lead: Organization, to: str) -> bool:
    needed = capability_for(activity=activity, to=to)
    return needed is not None and request.actor.scope(needed).covers(lead.path)


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def activity_change(request: Request, pk: int) -> HttpResponse:
    """Submit, accept, return or cancel; the step's own capability is needed over the lead.

    A step that is none from here is no offence: somebody else, or another tab, was quicker.
    """
    to = request.POST.get("to", "")
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    activity = get_object_or_404(visible, pk=pk)
    lead = activity.parts.select_related("organization").get(is_lead=True).organization
    needed = capability_for(activity=activity, to=to)
    if needed is not None and not request.actor.scope(needed).covers(lead.path):
        raise PermissionDenied
    return _take_step(request, activity, to)


def _take_step(request: Request, activity: Activity, to: str) -> HttpResponse:
    reason = tidy(request.POST.get("reason", ""))
    try:
        changed = change_state(activity=activity, to=to, actor=request.actor, reason=reason)
        messages.success(request, CHANGED[changed.state])
    except RuleViolation as error:
        level = messages.INFO if error.code == "done_already" else messages.ERROR
        messages.add_message(request, level, " ".join(error.messages))
    return redirect(activity)
