from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports import watchers
from branches.exports import OrganizationExport
from branches.models import Organization
from branches.reports import breadcrumb, with_children_flag
from spreadsheets.pages import list_page


@requires(Capability.ORGANIZATION_VIEW)
def organization_list(request: Request) -> HttpResponseBase:
    """The tree on the left, the list on the right."""
    export = OrganizationExport(actor=request.actor, query=request.GET)
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    roots = visible.filter(path__in=request.actor.scope(Capability.ORGANIZATION_VIEW).roots)
    context = {
        "form": export.form,
        "roots": with_children_flag(organizations=roots),
        "may_import": request.actor.can(Capability.ORGANIZATION_IMPORT),
    }
    rows = export.select().select_related("superior")
    template = "branches/organization_list.html"
    return list_page(request, rows, template, context, export=export)


@requires(Capability.ORGANIZATION_VIEW)
def organization_children(request: Request, pk: int) -> HttpResponse:
    """One level of the tree, loaded when it is opened."""
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    parent = get_object_or_404(visible, pk=pk)
    children = with_children_flag(organizations=visible.filter(superior=parent))
    return render(request, "branches/_organization_children.html", {"children": children})


@requires(Capability.ORGANIZATION_VIEW)
def organization_detail(request: Request, pk: int) -> HttpResponse:
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    organization = get_object_or_404(visible.select_related("superior"), pk=pk)
    context = {
        "organization": organization,
        "trail": [
            above
            for above in breadcrumb(organization=organization)
            if request.actor.scope(Capability.ORGANIZATION_VIEW).covers(above.path)
        ],
        "inferiors": visible.filter(superior=organization),
        "exists": organization in visible.existing_on(localdate()).filter(pk=pk),
    }
    return render(request, "branches/organization_detail.html", context)


@requires(Capability.ORGANIZATION_VIEW)
def organization_watchers(request: Request, pk: int) -> HttpResponse:
    """Who may see this record, and through which grant."""
    visible = Organization.objects.visible_to(request.actor, Capability.ORGANIZATION_VIEW)
    organization = get_object_or_404(visible, pk=pk)
    found = watchers(path=organization.path, capability=Capability.ORGANIZATION_VIEW)
    context = {"subject": organization, "watchers": found}
    return render(request, "accounts/watchers.html", context)
