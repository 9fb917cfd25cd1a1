"""Stars of a year: by branch, of one branch, and why a member has this one."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.scope import Scope
from branches.reports import trail
from jobs.domain.queue import enqueue
from members.reports import home_trail
from points.choices import ScorePart
from points.domain.stars.drafts import draft_stars
from points.domain.stars.explanation import explain
from points.exports import StarListExport, StarRatingExport
from points.models import Objection, StarList, StarRating
from points.pages import branch_of_page, member_of_page, require_page_of_year
from points.reports.stars import (
    claimable_posts,
    effect_of,
    evidence,
    exceptions_of,
    standing_rating,
    usual_year,
    with_counts,
    years_of,
)
from spreadsheets.pages import export_links, exported, list_page

if TYPE_CHECKING:
    from django.db.models import QuerySet


@requires(Capability.STAR_VIEW)
def star_list(request: Request) -> HttpResponseBase:
    """The list of a year of every branch in reach; who holds no office is shown the own star."""
    own = getattr(request.user, "member", None)
    if own is not None and not request.actor.can(Capability.STAR_VIEW):
        return redirect("points:star_why", usual_year(member=own), own.pk)
    export = StarListExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "year": export.form.chosen_year,
        "may_draft": request.actor.can(Capability.STAR_RATE),
        "may_decide": request.actor.can(Capability.STAR_DECIDE),
    }
    in_reach = request.actor.scope(Capability.STAR_VIEW).as_q("organization__path")
    rows = export.select().filter(in_reach).select_related("organization")
    return list_page(request, rows, "points/star_list.html", context, export=export)


@require_POST
@requires(Capability.STAR_RATE)
def star_draft(request: Request, year: int) -> HttpResponse:
    """Draft the year for everything in reach, as jobs: a district takes its time."""
    require_page_of_year(year)
    for root in request.actor.scope(Capability.STAR_RATE).roots:
        enqueue("points.tasks.draft", user=request.user, year=year, path=root)
    messages.success(request, _("The drafts are being computed; they appear here in a moment."))
    return redirect("points:star_list")


@require_POST
@requires(Capability.STAR_RATE)
def star_redraft(request: Request, year: int, pk: int) -> HttpResponse:
    branch = branch_of_page(request, pk=pk, year=year, capability=Capability.STAR_RATE)
    draft_stars(year=year, scope=Scope((branch.path,)))
    messages.success(request, _("Computed anew. If nothing changed, no draft stands beside."))
    return redirect("points:star_branch", year, branch.pk)


@requires(Capability.STAR_VIEW)
def star_branch(request: Request, year: int, pk: int) -> HttpResponseBase:
    """One branch's list by name, with the parts of each score; older lists stay to be seen."""
    branch = branch_of_page(request, pk=pk, year=year, capability=Capability.STAR_VIEW)
    query = request.GET.copy()
    query["year"], query["within"] = str(year), str(branch.pk)
    export = StarRatingExport(actor=request.actor, query=query)
    if (answer := exported(request, export)) is not None:
        return answer
    lists = _lists_of(request).filter(organization=branch, year=year).order_by("-id")
    chosen = _chosen(request, lists)
    ratings = chosen.ratings.select_related("member").order_by("member__pinyin") if chosen else []
    for rating in ratings:
        rating.star_list = chosen
    reach = request.actor.scope(Capability.ORGANIZATION_VIEW)
    context = {
        "branch": branch,
        "year": year,
        "trail": trail(organization=branch, scope=reach),
        "lists": lists,
        "chosen": chosen,
        "rows": explain(ratings=ratings),
        "parts": ScorePart.choices,
        "objections": _objections_to(request, chosen),
        "may_rate": request.actor.scope(Capability.STAR_RATE).covers(branch.path),
        "may_decide": request.actor.scope(Capability.STAR_DECIDE).covers(branch.path),
        "is_over": year < localdate().year,
        "today": localdate(),
        "export": export_links(export),
    }
    return render(request, "points/star_branch.html", context)


def _lists_of(request: Request) -> "QuerySet[StarList]":
    visible = StarList.objects.visible_to(request.actor, Capability.STAR_VIEW)
    return with_counts(lists=visible).select_related("organization", "rule", "published_by")


def _chosen(request: Request, lists: "QuerySet[StarList]") -> StarList | None:
    """Return the list asked for, else the newest."""
    wanted = request.GET.get("list", "")
    return lists.filter(pk=wanted).first() if wanted.isdecimal() else lists.first()


def _objections_to(request: Request, chosen: StarList | None) -> "QuerySet[Objection]":
    visible = Objection.objects.visible_to(request.actor, Capability.STAR_VIEW)
    found = visible.filter(rating__star_list=chosen)
    return found.select_related("rating__member", "member")


@requires(Capability.STAR_VIEW)
def star_why(request: Request, year: int, pk: int) -> HttpResponse:
    """Entries, arithmetic, thresholds, quota and rule of one star; also the member's own page."""
    member = member_of_page(request, pk=pk, year=year, capability=Capability.STAR_VIEW)
    wanted = request.GET.get("list", "")
    rating = standing_rating(member=member, year=year)
    if wanted.isdecimal():
        ratings = StarRating.objects.visible_to(request.actor, Capability.STAR_VIEW)
        kept = ratings.select_related("star_list__organization", "star_list__rule")
        rating = get_object_or_404(kept, star_list=wanted, star_list__year=year, member=member)
    way = home_trail(member=member, actor=request.actor, on=localdate())
    home = way[-1].path if way else ""
    is_own = member.user_id == request.user.pk
    [why] = explain(ratings=[rating]) if rating else [None]
    context = {
        "member": member,
        "year": year,
        "years": years_of(member=member),
        "trail": way,
        "rating": rating,
        "why": why,
        "effect": effect_of(rating=rating) if rating else None,
        "evidence": evidence(member=member, year=year),
        "exceptions": exceptions_of(member=member, year=year),
        "claimable": claimable_posts(member=member) if is_own and year == localdate().year else [],
        "is_own": is_own,
        "may_rate": request.actor.scope(Capability.STAR_RATE).covers(home),
        "may_decide": request.actor.scope(Capability.STAR_DECIDE).covers(home),
        "computed_at": now(),
    }
    return render(request, "points/star_why.html", context)
