"""What is overdue, and reminding branches of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.scope import Scope
from activities.domain.overdue import Overdue, nudge
from activities.exports import OverdueExport
from branches.models import Organization
from common.pages import page_or_rows, query_without
from spreadsheets.pages import export_links, exported

ROWS = 100


@requires(Capability.ACTIVITY_VIEW)
def compliance_overdue(request: Request) -> HttpResponseBase:
    """Branches with something missing past the deadline, each with what and since when."""
    export = OverdueExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    reviews = request.actor.scope(Capability.ACTIVITY_REVIEW)
    page = Paginator(export.shown, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": export.form,
        "page": page,
        "rows": [(row, reviews.covers(row.branch.path)) for row in page],
        "missing": sum(len(row.duties) for row in export.shown),
        "may_nudge": bool(reviews),
        "export": export_links(export),
        "query": query_without(request, "page"),
        "computed_at": now(),
    }
    return page_or_rows(request, "activities/compliance_overdue.html", context)


@requires(Capability.ACTIVITY_REVIEW)
def overdue_nudge(request: Request) -> HttpResponse:
    """Remind the branches ticked, or after a page that says how many, all the filter keeps."""
    export = OverdueExport(actor=request.actor, query=request.GET)
    reviews = request.actor.scope(Capability.ACTIVITY_REVIEW)
    rows = [row for row in export.shown if reviews.covers(row.branch.path)]
    if request.method == "POST":
        ticked = set(request.POST.getlist("branch"))
        if "all" not in request.POST:
            rows = [row for row in rows if str(row.branch.pk) in ticked]
        _nudge(request, rows)
        return redirect(f"{reverse('activities:compliance_overdue')}?{request.GET.urlencode()}")
    fresh = [row for row in rows if not row.was_nudged_today]
    context = {"rows": fresh, "form": export.form, "query": request.GET.urlencode()}
    return render(request, "activities/overdue_nudge.html", context)


@require_POST
@requires(Capability.ACTIVITY_REVIEW)
def branch_nudge(request: Request, pk: int) -> HttpResponse:
    """Remind one branch of everything it lacks in the year."""
    visible = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_REVIEW)
    branch = get_object_or_404(visible.branches(), pk=pk)
    export = OverdueExport(actor=request.actor, query=request.GET)
    _nudge(request, export.within(Scope((branch.path,)), branch_ids=[branch.pk]))
    if "list" in request.POST:
        return redirect(f"{reverse('activities:compliance_overdue')}?{request.GET.urlencode()}")
    return redirect("activities:compliance_branch", branch.pk)


def _nudge(request: Request, rows: list[Overdue]) -> None:
    reminded = nudge(rows=rows, actor=request.actor)
    if reminded:
        message = _("%(count)d branches are reminded; their secretaries see it on the home page.")
        messages.success(request, message % {"count": len(reminded)})
    elif rows:
        messages.info(request, _("This was done today already; once a day is enough."))
    else:
        messages.info(request, _("Nothing is overdue here, or no branch was ticked."))
