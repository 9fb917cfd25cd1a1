"""Opening the temporary branch of a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.temporary_branches import open_branch
from dispatch.forms.temporary_branches import BranchForm
from dispatch.models import Programme


@requires(Capability.DISPATCH_MANAGE)
def branch_open(request: Request, pk: int) -> HttpResponse:
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    programme = get_object_or_404(visible.select_related("temporary_branch"), pk=pk)
    known = {
        "name": _("Temporary party branch of %(programme)s") % {"programme": programme},
        "founded_on": programme.starts_on,
    }
    form = BranchForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            branch = open_branch(programme=programme, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _("Opened. Now have its secretary given the role over %(branch)s.")
                % {"branch": branch},
            )
            return redirect(programme)
    context = {"programme": programme, "form": form}
    return render(request, "dispatch/branch_open.html", context)
