"""How branches keep the meetings they owe: grids, one branch, scores."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, now

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.branch_year import branch_year
from activities.domain.grid import complete, totals
from activities.domain.overdue import usual_span
from activities.exports import GridExport, ScoreExport, TownExport
from activities.forms.compliance import BranchYearFilter
from activities.models import Exemption
from branches.models import Organization
from branches.reports import trail
from common.pages import page_of, page_or_rows, query_without
from spreadsheets.pages import export_links, exported

if TYPE_CHECKING:
    from django.core.paginator import Page

ROWS = 100


@requires(Capability.ACTIVITY_VIEW)
def activity_grid(request: Request) -> HttpResponseBase:
    """Branch by period: every cell leads to its activities or to the entry form."""
    export = GridExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    page = _page(request, export.shown)
    context = {
        "form": export.form,
        "duty": export.form.duty,
        "duty_name": export.duty_name,
        "terms": export.terms,
        "page": page,
        "rows": [(row, [row.cell(month) for month in export.terms]) for row in page],
        "totals": totals(export.grid),
        "branches_complete": complete(export.grid),
        "export": export_links(export),
        "computed_at": now(),
        "query": query_without(request, "page"),
        "unfiltered": query_without(request, "page", "show"),
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
    }
    return page_or_rows(request, "activities/activity_grid.html", context)


@requires(Capability.ACTIVITY_VIEW)
def compliance_towns(request: Request) -> HttpResponseBase:
    """What stands right below an organization, by period; every cell leads to its branches."""
    export = TownExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    page = _page(request, export.shown)
    context = {
        "form": export.form,
        "duty": export.form.cleaned_data.get("kind", ""),
        "duty_name": export.duty_name,
        "terms": export.terms,
        "first": export.months[0],
        "last": export.months[-1],
        "page": page,
        "rows": [(row, [(month, row.months.get(month)) for month in export.terms]) for row in page],
        "totals": export.totals,
        "export": export_links(export),
        "computed_at": now(),
        "query": query_without(request, "page"),
    }
    return page_or_rows(request, "activities/compliance_towns.html", context)


@requires(Capability.ACTIVITY_VIEW)
def compliance_branch(request: Request, pk: int) -> HttpResponse:
    """One branch in a year: every duty with its source, every score with what was lost."""
    visible = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    branch = get_object_or_404(visible.branches(), pk=pk)
    month = BranchYearFilter(request.GET).chosen(usual=usual_span(on=localdate())[1])
    year = branch_year(branch=branch, month=month, on=localdate())
    reach = request.actor.scope(Capability.ACTIVITY_VIEW)
    exemptions = Exemption.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    context = {
        "branch": branch,
        "trail": trail(organization=branch, scope=reach),
        "year": year,
        "months": range(1, 13),
        "scores": year.scored.by_number if year.scored else {},
        "exemptions": exemptions.standing().filter(
            organization=branch, first_month__year__lte=month.year, last_month__year__gte=month.year
        ),
        "is_newest": month.year >= localdate().year,
        "may_record": request.actor.scope(Capability.ACTIVITY_RECORD).covers(branch.path),
        "may_nudge": request.actor.scope(Capability.ACTIVITY_REVIEW).covers(branch.path),
        "may_exempt": request.actor.scope(Capability.EXEMPTION_GRANT).covers(branch.path),
        "computed_at": now(),
    }
    return render(request, "activities/compliance_branch.html", context)


@requires(Capability.ACTIVITY_VIEW)
def score_list(request: Request) -> HttpResponseBase:
    """The year's scores; only those of the page are reckoned unless all must be compared."""
    export = ScoreExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    year = export.year
    if export.form.cleaned_data.get("order"):
        page = _page(request, export.shown)
        scores = list(page)
    else:
        page = page_of(request, export.branches().order_by("path"))
        scores = export.scores(branch_ids=[branch.pk for branch in page])
    context = {
        "form": export.form,
        "year": year,
        "months": range(1, 13),
        "page": page,
        "scores": scores,
        "export": export_links(export),
        "computed_at": now(),
        "query": query_without(request, "page"),
    }
    return page_or_rows(request, "activities/score_list.html", context)


def _page(request: Request, rows: list[Any]) -> "Page[Any]":
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))
