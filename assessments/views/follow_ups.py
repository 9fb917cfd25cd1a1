"""Follow-ups: the rectification list, and one item from raised to verified."""

import io
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.http import Request, requires
from accounts.scope import Actor
from activities.domain.attachments import MAX_BYTES
from assessments.choices import FollowUpState
from assessments.domain.follow_ups import (
    content_of,
    may_report,
    may_verify,
    raise_follow_up,
    refuse,
    report,
    verify,
)
from assessments.exports import FollowUpExport
from assessments.forms.follow_ups import RaiseForm, RefuseForm, ReportForm, VerifyForm
from assessments.models import Evidence, FollowUp
from assessments.views.cycles import managed
from assessments.views.steps import take
from common.errors import RuleViolation
from common.pages import takes_body
from spreadsheets.pages import list_page

SLACK = 100_000
"""What a form adds around the largest file, and a file just too large to be told so in words."""


@requires(Capability.ASSESSMENT_VIEW)
def follow_up_list(request: Request) -> HttpResponseBase:
    export = FollowUpExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__cycle", "asker")
    context = {"form": export.form, "today": localdate()}
    return list_page(request, rows, "assessments/follow_up_list.html", context, export=export)


@requires(Capability.ASSESSMENT_MANAGE)
def follow_up_add(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    form = RaiseForm(request.POST or None, cycle=cycle, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            item = raise_follow_up(**form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The item is on the rectification list."))
            return redirect(item)
    return render(request, "assessments/follow_up_form.html", {"cycle": cycle, "form": form})


@requires(Capability.ASSESSMENT_VIEW)
def follow_up_detail(request: Request, pk: int) -> HttpResponse:
    """One item with all that was done, and the next step of this person."""
    item, today = _item(request, pk), localdate()
    is_open, is_reported = item.state == FollowUpState.OPEN, item.state == FollowUpState.REPORTED
    context = {
        "item": item,
        "today": today,
        "is_overdue": item.is_overdue(today),
        "moves": item.moves.select_related("taken_by").prefetch_related("files"),
        "may_report": is_open and may_report(item=item, actor=request.actor),
        "may_verify": is_reported and may_verify(item=item, actor=request.actor, on=today),
        "report_form": ReportForm(),
        "verify_form": VerifyForm(),
        "refuse_form": RefuseForm(auto_id="refuse_%s"),
    }
    return render(request, "assessments/follow_up_detail.html", context)


@takes_body(MAX_BYTES + SLACK)
@require_POST
@requires(Capability.ASSESSMENT_VIEW)
def follow_up_report(request: Request, pk: int) -> HttpResponse:
    """Report as done, with evidence; the rule says who may."""
    item = _item(request, pk)

    def rule(*, text: str, evidence: list[Any], actor: Actor) -> None:
        kept = [(file.name, file.read()) for file in evidence]
        report(item=item, text=text, files=kept, actor=actor)

    return take(request, rule, redirect(item), form=ReportForm(request.POST, request.FILES))


@require_POST
@requires(Capability.ASSESSMENT_VIEW)
def follow_up_verify(request: Request, pk: int) -> HttpResponse:
    item = _item(request, pk)
    return take(request, partial(verify, item=item), redirect(item), form=VerifyForm(request.POST))


@require_POST
@requires(Capability.ASSESSMENT_VIEW)
def follow_up_refuse(request: Request, pk: int) -> HttpResponse:
    item = _item(request, pk)
    return take(request, partial(refuse, item=item), redirect(item), form=RefuseForm(request.POST))


@requires(Capability.ASSESSMENT_VIEW)
def evidence_download(request: Request, pk: int) -> FileResponse:
    """Hand a file out, never to be shown by the browser in the portal's name."""
    visible = Evidence.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    evidence = get_object_or_404(visible, pk=pk)
    audit.record(user=request.user, action=Action.FILE_DOWNLOADED, target=evidence)
    return FileResponse(
        io.BytesIO(content_of(evidence=evidence)),
        as_attachment=True,
        filename=evidence.name,
        content_type="application/octet-stream",
    )


def _item(request: Request, pk: int) -> FollowUp:
    visible = FollowUp.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    related = visible.select_related(
        "unit__cycle__organization", "unit__unit", "asker", "question__asker"
    )
    item: FollowUp = get_object_or_404(related, pk=pk)
    return item
