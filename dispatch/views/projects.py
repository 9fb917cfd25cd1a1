"""Key projects of the district, with their leaders and chief service officers."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.contacts import save_project
from dispatch.exports import ProjectExport
from dispatch.forms.contacts import ProjectForm
from dispatch.models import KeyProject
from spreadsheets.pages import list_page


@requires(Capability.CONTACT_VIEW)
def project_list(request: Request) -> HttpResponseBase:
    export = ProjectExport(actor=request.actor, query=request.GET)
    rows = export.select().with_people(localdate())
    context = {"form": export.form, "may_set": request.actor.can(Capability.CONTACT_MANAGE)}
    return list_page(request, rows, "dispatch/project_list.html", context, export=export)


@requires(Capability.CONTACT_MANAGE)
def project_add(request: Request) -> HttpResponse:
    return _edit(request, KeyProject())


@requires(Capability.CONTACT_MANAGE)
def project_edit(request: Request, pk: int) -> HttpResponse:
    visible = KeyProject.objects.visible_to(request.actor, Capability.CONTACT_MANAGE)
    return _edit(request, get_object_or_404(visible, pk=pk))


def _edit(request: Request, project: KeyProject) -> HttpResponse:
    form = ProjectForm(request.POST or None, actor=request.actor, initial=model_to_dict(project))
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(project, name, value)
        try:
            save_project(project=project, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("dispatch:project_list")
    return render(request, "dispatch/project_form.html", {"form": form, "project": project})
