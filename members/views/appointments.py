"""A branch's committee and the members of its party groups."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from branches.choices import OrganizationKind
from branches.models import Organization
from branches.reports import trail
from common.errors import RuleViolation
from members.domain.appointments import (
    GIVING_KINDS,
    appoint,
    candidates,
    end_appointments,
    posts_of,
    take_out,
)
from members.exports import AppointmentExport
from members.forms import AppointForm, EndForm
from members.reports import groups_of
from spreadsheets.pages import list_page


@requires(Capability.MEMBER_VIEW)
def appointment_list(request: Request) -> HttpResponseBase:
    """Who holds which post of the committees and party groups in reach, on a day."""
    export = AppointmentExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "day": export.form.day,
        "may_import": request.actor.can(Capability.MEMBER_CORRECT),
    }
    rows = export.select().select_related("organization", "member")
    return list_page(request, rows, "members/appointment_list.html", context, export=export)


@requires(Capability.MEMBER_VIEW)
def committee_detail(request: Request, pk: int) -> HttpResponse:
    """Who holds which post of a branch or party group today, who did before, and its groups."""
    organization = _organization(request, pk, Capability.MEMBER_VIEW)
    posts = organization.appointments.select_related("member")
    held = posts.on(localdate()).by_rank()
    eligible = candidates(organization=organization, on=localdate())
    context = {
        "organization": organization,
        "is_group": organization.kind == OrganizationKind.PARTY_GROUP,
        "held": held,
        "eligible": set(eligible.values_list("pk", flat=True)),
        "former": posts.filter(valid_until__lte=localdate()).order_by("-valid_until", "pk"),
        "groups": groups_of(branch=organization, on=localdate()),
        "may_appoint": request.actor.scope(Capability.MEMBER_CORRECT).covers(organization.path),
        "form": EndForm(rows=held),
        "trail": _trail(request, organization),
    }
    return render(request, "members/committee_detail.html", context)


@requires(Capability.MEMBER_CORRECT)
def committee_appoint(request: Request, pk: int) -> HttpResponse:
    organization = _organization(request, pk, Capability.MEMBER_CORRECT)
    form = AppointForm(
        request.POST or None,
        posts=posts_of(organization=organization),
        members=candidates(organization=organization, on=localdate()),
    )
    if request.method == "POST" and form.is_valid():
        try:
            appoint(organization=organization, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Entered. Meetings of that day and later begin with it."))
            return redirect("members:committee_detail", organization.pk)
    context = {
        "organization": organization,
        "form": form,
        "trail": _trail(request, organization),
    }
    return render(request, "members/committee_appoint.html", context)


@require_POST
@requires(Capability.MEMBER_CORRECT)
def committee_end(request: Request, pk: int) -> HttpResponse:
    """End the posts ticked, or take them out as entered by mistake."""
    organization = _organization(request, pk, Capability.MEMBER_CORRECT)
    form = EndForm(request.POST, rows=organization.appointments.all())
    if form.is_valid():
        wanted = form.cleaned_data
        ticked, reason = wanted["appointments"], wanted["reason"]
        try:
            if "take_out" in request.POST:
                take_out(appointments=ticked, reason=reason, actor=request.actor)
                messages.success(request, _("Taken out: it counts as never held."))
            else:
                end_appointments(
                    appointments=ticked, last=wanted["last"], reason=reason, actor=request.actor
                )
                messages.success(request, _("Ended; it stays to be seen."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect("members:committee_detail", organization.pk)


def _organization(request: Request, pk: int, capability: Capability) -> Organization:
    visible = Organization.objects.visible_to(request.actor, capability)
    found: Organization = get_object_or_404(visible.filter(kind__in=GIVING_KINDS), pk=pk)
    return found


def _trail(request: Request, organization: Organization) -> list[Organization]:
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    return trail(organization=organization, scope=reach)
