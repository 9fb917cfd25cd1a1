from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports import watchers
from members.exports import MemberExport
from members.forms import RevealForm
from members.models import Member
from members.reports import home_trail
from spreadsheets.pages import answer_with_file, list_page


@requires(Capability.MEMBER_VIEW)
def member_list(request: Request) -> HttpResponseBase:
    """The roster of everyone whose home branch of today is in reach.

    Who holds no such reach has one record to see, and is taken there.
    """
    if not request.actor.can(Capability.MEMBER_VIEW):
        own = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate()).first()
        if own is not None:
            return redirect(own)
    export = MemberExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "today": export.today,
        "may_import": request.actor.can(Capability.MEMBER_IMPORT),
    }
    template = "members/member_list.html"
    return list_page(request, export.select(), template, context, export=export)


@requires(Capability.MEMBER_REVEAL)
def member_reveal(request: Request) -> HttpResponseBase:
    """Ask why ID numbers are to be exported in full; the answer is recorded before the file."""
    export = MemberExport(actor=request.actor, query=request.GET, reveal=True)
    form = RevealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return answer_with_file(export, form.cleaned_data["form"], form.cleaned_data["reason"])
    context = {"form": form, "export": export, "count": export.count()}
    return render(request, "members/member_reveal.html", context)


@requires(Capability.MEMBER_VIEW)
def member_detail(request: Request, pk: int) -> HttpResponse:
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    affiliations = member.affiliations.select_related("organization").order_by("valid_from")
    context = {
        "member": member,
        "affiliations": affiliations,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "members/member_detail.html", context)


@requires(Capability.MEMBER_VIEW)
def member_watchers(request: Request, pk: int) -> HttpResponse:
    """Who may see this member, and through which grant."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    home = member.affiliations.home().on(localdate()).select_related("organization").first()
    path = home.organization.path if home else "/"
    context = {
        "subject": member,
        "watchers": watchers(path=path, capability=Capability.MEMBER_VIEW),
        "is_person": True,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "accounts/watchers.html", context)
