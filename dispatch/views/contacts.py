"""Leaders' contacts: the list, who lacks one, and what leaders saw on their visits."""

from django.contrib import messages
from django.db import transaction
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from common.pages import page_or_rows
from dispatch.domain.contacts import (
    amend_visit,
    end_contact,
    may_amend,
    may_record,
    record_visit,
    set_contact,
)
from dispatch.domain.problems import raise_problem
from dispatch.exports import ContactExport, CoverageExport
from dispatch.forms.contacts import (
    AmendForm,
    ContactEndForm,
    ContactForm,
    VisitForm,
)
from dispatch.models import LeaderContact
from spreadsheets.pages import export_links, exported, list_page


@requires(Capability.CONTACT_VIEW)
def contact_list(request: Request) -> HttpResponseBase:
    export = ContactExport(actor=request.actor, query=request.GET)
    rows = export.select().with_target().with_figures()
    context = {
        "form": export.form,
        "today": localdate(),
        "may_set": request.actor.can(Capability.CONTACT_MANAGE),
    }
    return list_page(request, rows, "dispatch/contact_list.html", context, export=export)


@requires(Capability.CONTACT_VIEW)
def contact_coverage(request: Request) -> HttpResponseBase:
    """Both ways as of a day: targets with their leaders, and leaders with their targets."""
    export = CoverageExport(actor=request.actor, query=request.GET)
    if answer := exported(request, export):
        return answer
    context = {
        "form": export.form,
        "day": export.day,
        "shown": export.shown,
        "figures": export.found.figures(),
        "rows": export.wanted,
        "export": export_links(export),
        "may_set": request.actor.can(Capability.CONTACT_MANAGE),
    }
    return page_or_rows(request, "dispatch/contact_coverage.html", context)


@requires(Capability.CONTACT_MANAGE)
def contact_add(request: Request) -> HttpResponse:
    offered = {name: request.GET[name] for name in ("leader", "target") if name in request.GET}
    form = ContactForm(request.POST or None, initial=offered, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_contact(plan=form.plan, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The contact is set. Visits can be recorded now."))
            return redirect(made)
    return render(request, "dispatch/contact_form.html", {"form": form})


@requires(Capability.CONTACT_VIEW)
def contact_detail(request: Request, pk: int) -> HttpResponse:
    """One contact with its visits and problems, and what this person may do with it."""
    contact = _contact(request, pk, Capability.CONTACT_VIEW)
    problems = contact.problems.select_related("owner_town", "owner_unit").overdue_first()
    context = {
        "contact": contact,
        "today": localdate(),
        "visits": [
            (visit, may_amend(visit=visit, actor=request.actor))
            for visit in contact.visits.select_related("recorded_by")
        ],
        "problems": problems,
        "may_record": may_record(contact=contact, actor=request.actor),
        "may_end": request.actor.can(Capability.CONTACT_MANAGE) and not contact.end_reason,
        "end_form": ContactEndForm(),
    }
    return render(request, "dispatch/contact_detail.html", context)


@requires(Capability.CONTACT_RECORD)
def contact_visit(request: Request, pk: int) -> HttpResponse:
    """Record a visit, and a problem seen on it, in one step."""
    contact = _contact(request, pk, Capability.CONTACT_RECORD)
    form = VisitForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                visit = record_visit(contact=contact, **form.visit, actor=request.actor)
                if form.raised:
                    raise_problem(visit=visit, **form.raised, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect(contact)
    return render(request, "dispatch/contact_visit.html", {"contact": contact, "form": form})


@requires(Capability.CONTACT_RECORD)
def contact_visit_edit(request: Request, pk: int, visit: int) -> HttpResponse:
    """Correct a visit; the problems raised with it stay as they are."""
    contact = _contact(request, pk, Capability.CONTACT_RECORD)
    kept = get_object_or_404(contact.visits, pk=visit)
    form = AmendForm(request.POST or None, initial=model_to_dict(kept))
    if request.method == "POST" and form.is_valid():
        try:
            amend_visit(visit=kept, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(contact)
    return render(request, "dispatch/contact_visit_edit.html", {"contact": contact, "form": form})


@require_POST
@requires(Capability.CONTACT_MANAGE)
def contact_end(request: Request, pk: int) -> HttpResponse:
    contact = _contact(request, pk, Capability.CONTACT_MANAGE)
    form = ContactEndForm(request.POST)
    if form.is_valid():
        try:
            end_contact(contact=contact, **form.cleaned_data, actor=request.actor)
            messages.success(request, _("The contact is ended."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect(contact)


def _contact(request: Request, pk: int, capability: Capability) -> LeaderContact:
    visible = LeaderContact.objects.visible_to(request.actor, capability).with_target()
    contact: LeaderContact = get_object_or_404(visible.select_related("leader__member"), pk=pk)
    return contact
