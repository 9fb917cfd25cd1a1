from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports.changes import MOST
from accounts.reports.sight import watchers
from common.errors import RuleViolation
from members.choices import RequestState
from members.domain.register import correct_member
from members.domain.reveal import note_search, reveal_figures
from members.exports import MemberExport
from members.fields import facts_of, sight_of
from members.forms import CorrectionForm, ReasonForm
from members.models import Member
from members.registry import figures_of
from members.reports import home_path, home_trail, member_changes
from spreadsheets.pages import list_page, reveal_page


@requires(Capability.MEMBER_VIEW)
def member_list(request: Request) -> HttpResponseBase:
    """The roster of everyone whose home branch of today is in reach.

    Who holds no such reach has one record to see, and is taken there.
    """
    own = getattr(request.user, "member", None)
    if own is not None and not request.actor.can(Capability.MEMBER_VIEW):
        return redirect(own)
    note_search(text=request.GET.get("q", ""), actor=request.actor)
    export = MemberExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "today": export.today,
        "may_import": request.actor.can(Capability.MEMBER_IMPORT),
        "may_correct": request.actor.can(Capability.MEMBER_CORRECT),
    }
    template = "members/member_list.html"
    return list_page(request, export.select(), template, context, export=export)


@requires(Capability.MEMBER_REVEAL)
def member_reveal(request: Request) -> HttpResponseBase:
    return reveal_page(request, MemberExport(actor=request.actor, query=request.GET, reveal=True))


@requires(Capability.MEMBER_VIEW)
def member_detail(request: Request, pk: int) -> HttpResponse:
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    affiliations = member.affiliations.select_related("organization").order_by("valid_from")
    path = home_path(member=member, on=localdate())
    sight = sight_of(member=member, actor=request.actor, path=path)
    requests = member.correction_requests.concerning(request.actor, path)
    last_request = requests.select_related("decided_by").first()
    context = {
        "member": member,
        "figures": figures_of(member, actor=request.actor, path=path),
        "facts": facts_of(member=member, sight=sight),
        "last_request": last_request,
        "may_correct": request.actor.scope(Capability.MEMBER_CORRECT).covers(path),
        "may_ask": not last_request or last_request.state != RequestState.OPEN,
        "may_reveal": request.actor.scope(Capability.MEMBER_REVEAL).covers(path),
        "may_see_account": Member.objects.visible_to(
            request.actor, Capability.POINTS_VIEW, localdate()
        )
        .filter(pk=pk)
        .exists(),
        "affiliations": affiliations,
        "posts": member.appointments.select_related("organization").order_by("valid_from"),
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "members/member_detail.html", context)


@requires(Capability.MEMBER_CORRECT)
def member_correct(request: Request, pk: int) -> HttpResponse:
    """Correct what the register says, field by field as the policy allows."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_CORRECT, localdate())
    member = get_object_or_404(visible, pk=pk)
    path = home_path(member=member, on=localdate())
    sight = sight_of(member=member, actor=request.actor, path=path)
    offered = sight.writable(CorrectionForm.base_fields)
    form = CorrectionForm(request.POST or None, member=member, offered=offered)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        changes = correct_member(
            member=member, fields=form.facts(), actor=request.actor, reason=reason
        )
        messages.success(
            request, _("Corrected.") if changes else _("Nothing differs; nothing was written.")
        )
        return redirect(member)
    context = {
        "form": form,
        "member": member,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "members/member_correct.html", context)


@requires(Capability.MEMBER_REVEAL)
def member_figures(request: Request, pk: int) -> HttpResponse:
    """Show one person's ID number and mobile in full; the reason is recorded before."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_REVEAL, localdate())
    member = get_object_or_404(visible, pk=pk)
    form = ReasonForm(request.POST or None)
    figures = None
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            figures = reveal_figures(member=member, actor=request.actor, reason=reason)
        except RuleViolation as refusal:
            form.add_error(None, refusal)
    context = {
        "form": form,
        "figures": figures,
        "member": member,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "members/member_figures.html", context)


@requires(Capability.MEMBER_VIEW)
def member_history(request: Request, pk: int) -> HttpResponse:
    """What changed in this record: when, by whom, from what to what, and why."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    path = home_path(member=member, on=localdate())
    sight = sight_of(member=member, actor=request.actor, path=path)
    context = {
        "subject": member,
        "most": MOST,
        "changes": member_changes(member=member, sight=sight),
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "accounts/history.html", context)


@requires(Capability.MEMBER_VIEW)
def member_watchers(request: Request, pk: int) -> HttpResponse:
    """Who may see this member, and through which grant."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    path = home_path(member=member, on=localdate())
    context = {
        "subject": member,
        "watchers": watchers(path=path, capability=Capability.MEMBER_VIEW),
        "is_person": True,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "accounts/watchers.html", context)
