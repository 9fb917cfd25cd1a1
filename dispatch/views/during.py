"""During a posting: monthly logs, reviews, reminders seen to, and the summary sheet."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from common.pages import PAGE_SIZE, page_of, page_or_rows, query_without
from dispatch.choices import ReviewSide, ReviewStage
from dispatch.domain.month_logs import may_log, write_log
from dispatch.domain.owed_reviews import owed_reviews
from dispatch.domain.reviews import may_review, review_posting
from dispatch.domain.summaries import summaries, summary_of
from dispatch.exports import LogExport, SummaryExport
from dispatch.forms.during import LogForm, ReviewForm
from dispatch.models import Posting, Programme
from spreadsheets.pages import export_links, exported


@requires(Capability.DISPATCH_VIEW)
def log_list(request: Request) -> HttpResponseBase:
    """Who has written the log of a month, and how the days on site compare."""
    export = LogExport(actor=request.actor, query=request.GET)
    if answer := exported(request, export):
        return answer
    page = page_of(request, export.select())
    month = export.form.shown_month
    on_page = export.select().filter(pk__in=[posting.pk for posting in page])
    context = {
        "form": export.form,
        "month": month,
        "page": page,
        "query": query_without(request, "page"),
        "rows": [
            (summary.posting, one)
            for summary in summaries(postings=on_page, on=localdate())
            for one in summary.months
            if one.month == month
        ],
        "export": export_links(export),
    }
    return page_or_rows(request, "dispatch/log_list.html", context)


@requires(Capability.POSTING_RECORD)
def log_edit(request: Request, year: int, month: int, pk: int) -> HttpResponse:
    """Write the log of a month, or correct it."""
    posting = _posting(request, pk, Capability.POSTING_RECORD)
    if not may_log(posting=posting, actor=request.actor):
        raise PermissionDenied
    first = _month(year, month)
    log = posting.logs.filter(month=first).first()
    known = {name: getattr(log, name) for name in LogForm.base_fields} if log else {}
    form = LogForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            fields: Any = form.cleaned_data
            write_log(posting=posting, month=first, fields=fields, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The log is kept."))
            return redirect(posting)
    summary = summary_of(posting=posting, on=localdate())
    context = {
        "posting": posting,
        "month": first,
        "form": form,
        "counted": next((one.on_site for one in summary.months if one.month == first), None),
    }
    return render(request, "dispatch/log_form.html", context)


@requires(Capability.POSTING_REVIEW)
def review_list(request: Request) -> HttpResponse:
    """Which reviews wait for this person, the most urgent first."""
    owed = owed_reviews(actor=request.actor, on=localdate())
    page = Paginator(owed, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "dispatch/review_list.html", {"page": page})


@requires(Capability.POSTING_REVIEW)
def review_edit(request: Request, stage: str, side: str, pk: int) -> HttpResponse:
    """Give a side's mark and opinion on a stage, or correct them."""
    posting = _posting(request, pk, Capability.POSTING_REVIEW)
    if stage not in ReviewStage.values or side not in ReviewSide.values:
        raise Http404
    if not may_review(posting=posting, side=side, actor=request.actor):
        raise PermissionDenied
    review = posting.reviews.filter(stage=stage, side=side).first()
    known = {"mark": review.mark, "words": review.words} if review else {}
    form = ReviewForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        rule = partial(review_posting, posting=posting, stage=stage, side=side)
        try:
            rule(opinion=form.opinion, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The review is kept."))
            return redirect(posting)
    heading = f"{ReviewStage(stage).label} · {ReviewSide(side).label}"
    context = {"posting": posting, "form": form, "heading": heading, "button": _("Keep the review")}
    return render(request, "dispatch/posting_step.html", context)


@requires(Capability.DISPATCH_VIEW)
def programme_summary(request: Request, pk: int) -> HttpResponseBase:
    """The summary sheet of a programme: on the page, as a file, and to be printed."""
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    programme = get_object_or_404(visible, pk=pk)
    query = request.GET.copy()
    query["programme"] = str(pk)
    export = SummaryExport(actor=request.actor, query=query)
    if answer := exported(request, export):
        return answer
    context = {
        "programme": programme,
        "rows": export.shown,
        "today": localdate(),
        "export": export_links(export),
        "method": export.method,
    }
    return render(request, "dispatch/programme_summary.html", context)


def _month(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError as error:
        raise Http404 from error


def _posting(request: Request, pk: int, capability: Capability) -> Posting:
    visible = Posting.objects.visible_to(request.actor, capability)
    rows = visible.select_related(
        "cadre__member", "programme", "unit__organization", "host", "place"
    )
    posting: Posting = get_object_or_404(rows, pk=pk)
    return posting
