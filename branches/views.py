import re

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports.changes import MOST
from accounts.reports.sight import watchers
from branches.domain.workdays import clear_day, set_day
from branches.exports import OrganizationExport
from branches.forms import CalendarForm
from branches.models import CalendarDay, Organization
from branches.registry import figures_of, steps_with
from branches.reports import open_tree, organization_changes, trail, with_children_flag
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.ORGANIZATION_VIEW)
def organization_list(request: Request) -> HttpResponseBase:
    """The tree on the left, the list on the right."""
    export = OrganizationExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("superior")
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    roots = visible.filter(path__in=reach.roots)
    chosen = export.form.cleaned_data.get("within")
    context = {
        "form": export.form,
        "roots": with_children_flag(organizations=roots),
        "chosen": chosen,
        "known": open_tree(scope=reach, roots=roots, chosen=chosen),
        "may_import": request.actor.can(Capability.ORGANIZATION_IMPORT),
    }
    template = "branches/organization_list.html"
    return list_page(request, rows, template, context, export=export)


@requires(Capability.ORGANIZATION_VIEW)
def organization_children(request: Request, pk: int) -> HttpResponse:
    """One level of the tree, loaded when it is opened."""
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    parent = get_object_or_404(visible, pk=pk)
    children = with_children_flag(organizations=visible.filter(superior=parent))
    context = {"children": children, "known": {}}
    return render(request, "branches/_organization_children.html", context)


@requires(Capability.ORGANIZATION_VIEW)
def organization_detail(request: Request, pk: int) -> HttpResponse:
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    organization = get_object_or_404(visible.select_related("superior"), pk=pk)
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    election = organization.next_election
    context = {
        "organization": organization,
        "trail": trail(organization=organization, scope=reach)[:-1],
        "inferiors": visible.filter(superior=organization),
        "exists": organization.exists_on(localdate()),
        "figures": figures_of(organization, actor=request.actor),
        "steps": steps_with(organization, actor=request.actor),
        "election_is_overdue": election is not None and election.on < localdate(),
    }
    return render(request, "branches/organization_detail.html", context)


@requires(Capability.ORGANIZATION_VIEW)
def organization_history(request: Request, pk: int) -> HttpResponse:
    """What changed in this record: when, by whom, from what to what, and why."""
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    organization = get_object_or_404(visible, pk=pk)
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    context = {
        "subject": organization,
        "most": MOST,
        "changes": organization_changes(organization=organization),
        "trail": trail(organization=organization, scope=reach)[:-1],
    }
    return render(request, "accounts/history.html", context)


@requires(Capability.ORGANIZATION_VIEW)
def organization_watchers(request: Request, pk: int) -> HttpResponse:
    """Who may see this record, and through which grant."""
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    organization = get_object_or_404(visible, pk=pk)
    found = watchers(path=organization.path, capability=Capability.ORGANIZATION_VIEW)
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    context = {
        "subject": organization,
        "watchers": found,
        "trail": trail(organization=organization, scope=reach)[:-1],
    }
    return render(request, "accounts/watchers.html", context)


@requires(Capability.ORGANIZATION_VIEW)
def calendar_list(request: Request) -> HttpResponse:
    """Holidays and make-up days of a year, by which notices and deadlines are counted."""
    return _calendar_page(request, CalendarForm())


@requires(Capability.RULE_MANAGE)
def calendar_set(request: Request) -> HttpResponse:
    form = CalendarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entered = set_day(actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Entered. Deadlines set from now on count by it."))
            return _to_year_of(entered)
    return _calendar_page(request, form)


@require_POST
@requires(Capability.RULE_MANAGE)
def calendar_clear(request: Request, pk: int) -> HttpResponse:
    visible = CalendarDay.objects.visible_to(request.actor, Capability.RULE_MANAGE)
    entered = get_object_or_404(visible, pk=pk)
    clear_day(entered=entered, actor=request.actor)
    messages.success(request, _("Taken out: the day is like its weekday again."))
    return _to_year_of(entered)


def _calendar_page(request: Request, form: CalendarForm) -> HttpResponse:
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch(r"20\d\d", wanted, re.ASCII) else localdate().year
    days = CalendarDay.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "days": days.of_year(year),
        "form": form,
        "may_manage": request.actor.can(Capability.RULE_MANAGE),
    }
    return render(request, "branches/calendar_list.html", context)


def _to_year_of(entered: CalendarDay) -> HttpResponse:
    return redirect(f"{reverse('branches:calendar_list')}?year={entered.day.year}")
