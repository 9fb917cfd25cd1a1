"""What an account is granted: proposed here, approved by a second person, ended with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import DISTRICT_ROLES, Capability, GrantState
from accounts.domain.grants import approve_grant, end_grant, grant_role, refuse_grant
from accounts.http import Request, requires
from accounts.models import Grant, User
from accounts.reports.sight import deciders
from administration.forms import GrantForm, PlaceSearch, ReasonForm
from branches.models import Organization
from branches.querysets import OrganizationQuerySet
from branches.reports import open_tree, reach_in_words, trail, with_children_flag
from common.errors import RuleViolation


@requires(Capability.ACCOUNT_MANAGE)
def grant_add(request: Request, pk: int) -> HttpResponse:
    """Choose an organization on the tree or by its name, then say which role and how long."""
    accounts = User.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)
    account = get_object_or_404(accounts, pk=pk)
    place = _chosen(request)
    form = GrantForm(request.POST or None, place=place) if place else None
    if request.method == "POST" and form and form.is_valid():
        grant = Grant(user=account, organization=place, **form.cleaned_data)
        try:
            grant_role(grant=grant, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _granted(grant))
            return redirect(account)
    context = {"account": account, "form": form, **_tree(request, place), **_facts(request, place)}
    return render(request, "administration/grant_form.html", context)


@requires(Capability.ACCOUNT_MANAGE)
def grant_places(request: Request, pk: int) -> HttpResponse:
    """One level of the tree to choose from, loaded when it is opened."""
    places = _places(request)
    place = get_object_or_404(places, pk=pk)
    children = with_children_flag(organizations=places.filter(superior=place))
    context = {"children": children, "known": {}}
    return render(request, "administration/_grant_places.html", context)


@requires(Capability.ACCOUNT_MANAGE)
def grant_end(request: Request, pk: int) -> HttpResponse:
    """Say what ending means before it is done, and ask why."""
    grants = Grant.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)
    grant = get_object_or_404(grants.select_related("user", "organization"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_grant(grant=grant, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Ended; it gives nothing any longer."))
            return redirect(grant.user)
    context = {"grant": grant, "form": form, "reach": _reach(grant.organization)}
    return render(request, "administration/grant_end.html", context)


@requires(Capability.GRANT_APPROVE)
def grant_decide(request: Request, pk: int) -> HttpResponse:
    """What somebody proposed, for the second person to approve or refuse."""
    grants = Grant.objects.visible_to(request.actor, Capability.GRANT_APPROVE)
    grant = get_object_or_404(grants.select_related("user", "organization", "proposed_by"), pk=pk)
    refuses = request.POST.get("decision") == "refuse"
    form = ReasonForm(request.POST if refuses else None)
    if request.method == "POST" and (form.is_valid() or not refuses):
        try:
            if refuses:
                refuse_grant(grant=grant, actor=request.actor, **form.cleaned_data)
            else:
                approve_grant(grant=grant, actor=request.actor)
        except RuleViolation as error:
            level = messages.INFO if error.code == "decided_already" else messages.ERROR
            messages.add_message(request, level, " ".join(error.messages))
        else:
            messages.success(request, _("Refused.") if refuses else _("Approved; it is in force."))
        return redirect("accounts:grant_decide", grant.pk)
    context = {
        "grant": grant,
        "form": form,
        "reach": _reach(grant.organization),
        "may_manage": request.actor.can(Capability.ACCOUNT_MANAGE),
        "is_waiting": grant.state == GrantState.WAITING,
        "is_own": grant.proposed_by_id == request.user.pk,
        "deciders": deciders(grant=grant),
    }
    return render(request, "administration/grant_decide.html", context)


def _places(request: Request) -> OrganizationQuerySet:
    return Organization.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)


def _chosen(request: Request) -> Organization | None:
    wanted = request.GET.get("organization", "")
    return get_object_or_404(_places(request), pk=wanted) if wanted.isdecimal() else None


def _tree(request: Request, place: Organization | None) -> dict[str, Any]:
    reach = request.actor.scope(Capability.ACCOUNT_MANAGE)
    roots, search = _places(request).filter(path__in=reach.roots), PlaceSearch(request.GET)
    return {
        "search": search,
        "found": search.found(_places(request)),
        "roots": with_children_flag(organizations=roots),
        "known": open_tree(scope=reach, roots=roots, chosen=place),
    }


def _facts(request: Request, place: Organization | None) -> dict[str, Any]:
    """Return what is to be known of the chosen organization: its place, reach and holders."""
    if place is None:
        return {"place": None}
    held = Grant.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)
    reach = request.actor.scope(Capability.ACCOUNT_MANAGE)
    return {
        "place": place,
        "above": trail(organization=place, scope=reach)[:-1],
        "reach": _reach(place),
        "holders": held.in_force(localdate()).filter(organization=place).select_related("user"),
        "takes_two": place.superior_id is None,
    }


def _reach(place: Organization) -> str:
    return reach_in_words(organization=place, on=localdate())


def _granted(grant: Grant) -> str:
    if grant.role not in DISTRICT_ROLES:
        return _("Granted.")
    names = "、".join(str(user) for user in deciders(grant=grant))
    if not names:
        return _("Proposed. Nobody else can approve it yet; ask the technician of the server.")
    return _("Proposed. It takes effect once one of these approves: %(names)s.") % {"names": names}
