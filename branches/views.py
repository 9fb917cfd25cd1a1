from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports.sight import watchers
from branches.exports import OrganizationExport
from branches.models import Organization
from branches.registry import figures_of, steps_with
from branches.reports import open_tree, organization_changes, trail, with_children_flag
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
