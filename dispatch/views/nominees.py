"""Nominations of units, and the selection from recommendation to who is cleared."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.choices import NomineeState
from dispatch.domain.selection import (
    NOMINATING,
    decide_objection,
    move_nominees,
    nominate,
    object_to_nominee,
    publish_notice,
    take_back,
)
from dispatch.exports import NomineeExport
from dispatch.forms.quotas import NominationForm, ObjectionForm, StepForm, VerdictForm
from dispatch.models import (
    BaseEntry,
    Nominee,
    NomineeObjection,
    Programme,
    PublicNotice,
    Unit,
)
from dispatch.reports.programmes import district
from dispatch.reports.quotas import base_of, owed, owed_of
from spreadsheets.pages import list_page


@requires(Capability.UNIT_NOMINATE)
def unit_nominate(request: Request, pk: int, unit: int) -> HttpResponse:
    """The frozen base of a unit by name, its quotas, and whom it nominates."""
    programmes = Programme.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    programme = get_object_or_404(programmes, pk=pk)
    units = Unit.objects.visible_to(request.actor, Capability.UNIT_NOMINATE)
    own = get_object_or_404(units, pk=unit)
    quotas = own.quotas.filter(programme=programme).select_related("pool", "unit")
    context = {
        "programme": programme,
        "unit": own,
        "owed": owed(quotas=quotas.with_nominated()),
        "entries": base_of(unit=own, programme=programme),
        "takes": programme.state in NOMINATING,
    }
    return render(request, "dispatch/unit_nominate.html", context)


@require_POST
@requires(Capability.UNIT_NOMINATE)
def nominee_add(request: Request, pk: int) -> HttpResponse:
    """Nominate somebody of the frozen base; beyond the quota is said."""
    visible = BaseEntry.objects.visible_to(request.actor, Capability.UNIT_NOMINATE)
    entry = get_object_or_404(visible.select_related("cadre", "quota__unit"), pk=pk)
    form = NominationForm(request.POST)
    try:
        form.is_valid()
        reason = form.cleaned_data.get("reason", "")
        nominate(entry=entry, reason=reason, actor=request.actor)
        _warn_beyond(request, entry)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("dispatch:unit_nominate", entry.quota.programme_id, entry.quota.unit_id)


def _warn_beyond(request: Request, entry: BaseEntry) -> None:
    own = owed_of(quota=entry.quota)
    if own.beyond:
        message = _("%(nominated)d are nominated for %(places)d places: %(beyond)d too many.")
        values = {"nominated": own.nominated, "places": own.places, "beyond": own.beyond}
        messages.info(request, message % values)
    else:
        messages.success(request, _("%(person)s is nominated.") % {"person": entry.cadre})


@require_POST
@requires(Capability.UNIT_NOMINATE)
def nominee_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Nominee.objects.visible_to(request.actor, Capability.UNIT_NOMINATE)
    nominee = get_object_or_404(visible.with_person(), pk=pk)
    try:
        reason = _("Taken back by the unit")
        take_back(nominee=nominee, reason=reason, actor=request.actor)
        messages.success(request, _("Taken back."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    quota = nominee.entry.quota
    return redirect("dispatch:unit_nominate", quota.programme_id, quota.unit_id)


@requires(Capability.DISPATCH_MANAGE)
def nominee_list(request: Request, pk: int) -> HttpResponseBase:
    """All nominees of a programme; ticked ones take a step."""
    programmes = Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    programme = get_object_or_404(programmes, pk=pk)
    step = StepForm(request.POST or None)
    if request.method == "POST" and step.is_valid():
        try:
            return _step(request, programme, step)
        except RuleViolation as error:
            step.add_error(None, error)
    query = request.GET.copy()
    query["programme"] = str(pk)
    export = NomineeExport(actor=request.actor, query=query)
    rows = export.select().with_person().select_related("notice")
    context = {
        "form": export.form,
        "programme": programme,
        "step": step,
        "ticked": request.POST.getlist("nominee"),
        "notices": programme.notices.all(),
        "today": localdate(),
    }
    return list_page(request, rows, "dispatch/nominee_list.html", context, export=export)


def _step(request: Request, programme: Programme, step: StepForm) -> HttpResponse:
    visible = Nominee.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    ids = [one for one in request.POST.getlist("nominee") if one.isdecimal()]
    people = list(visible.filter(programme=programme, pk__in=ids))
    said: dict[str, Any] = {
        "nominees": people,
        "decision": step.decision,
        "actor": request.actor,
    }
    if step.cleaned_data["to"] == NomineeState.ON_NOTICE:
        notice = publish_notice(programme=programme, **said)
        messages.success(request, _("Made known. Print the notice and put it up."))
        return redirect(notice)
    move_nominees(to=step.cleaned_data["to"], **said)
    messages.success(request, _("Recorded for %(count)d people.") % {"count": len(people)})
    return redirect(request.get_full_path())


@requires(Capability.DISPATCH_MANAGE)
def nominee_detail(request: Request, pk: int) -> HttpResponse:
    """One nominee: steps with who decided and why, and objections."""
    nominee = _nominee(request, pk)
    notice = nominee.notice
    runs = nominee.state == NomineeState.ON_NOTICE and notice and notice.runs_on(localdate())
    context = {
        "nominee": nominee,
        "steps": nominee.steps.select_related("recorded_by"),
        "objections": nominee.objections.select_related("decided_by", "recorded_by"),
        "takes_objections": runs,
        "objection_form": ObjectionForm(),
        "verdict_form": VerdictForm(),
    }
    return render(request, "dispatch/nominee_detail.html", context)


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def objection_add(request: Request, pk: int) -> HttpResponse:
    nominee = _nominee(request, pk)
    form = ObjectionForm(request.POST)
    if form.is_valid():
        try:
            object_to_nominee(nominee=nominee, **form.cleaned_data, actor=request.actor)
            messages.success(request, _("Taken down. Decide on it before the nominee is cleared."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _refused(form))
    return redirect("dispatch:nominee_detail", pk)


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def objection_settle(request: Request, pk: int) -> HttpResponse:
    visible = NomineeObjection.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    objection = get_object_or_404(visible, pk=pk)
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            decide_objection(objection=objection, **form.cleaned_data, actor=request.actor)
            messages.success(request, _("Decided."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _refused(form))
    return redirect("dispatch:nominee_detail", objection.nominee_id)


@requires(Capability.DISPATCH_VIEW)
def notice_detail(request: Request, pk: int) -> HttpResponse:
    """The public notice, to be printed and put up: names, units and posts, no numbers."""
    visible = PublicNotice.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    notice = get_object_or_404(visible.select_related("programme"), pk=pk)
    context = {
        "notice": notice,
        "programme": notice.programme,
        "nominees": notice.nominees.with_person().with_post(on=notice.programme.declared_on),
        "district": district(),
    }
    return render(request, "dispatch/notice_detail.html", context)


def _nominee(request: Request, pk: int) -> Nominee:
    visible = Nominee.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    nominee: Nominee = get_object_or_404(
        visible.with_person().select_related("notice", "programme", "posting"), pk=pk
    )
    return nominee


def _refused(form: ObjectionForm | VerdictForm) -> str:
    return " ".join(str(text) for texts in form.errors.values() for text in texts)
