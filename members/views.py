from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.reports import watchers
from common.pages import table_page
from members.forms import MemberFilter
from members.models import Member


@requires(Capability.MEMBER_VIEW)
def member_list(request: Request) -> HttpResponse:
    """The roster of everyone whose home branch of today is in reach."""
    today = localdate()
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, today)
    form = MemberFilter(request.GET, actor=request.actor)
    rows = form.narrow(visible, today).with_home(today)
    return table_page(request, rows, "members/member_list.html", {"form": form, "today": today})


@requires(Capability.MEMBER_VIEW)
def member_detail(request: Request, pk: int) -> HttpResponse:
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    affiliations = member.affiliations.select_related("organization").order_by("valid_from")
    context = {"member": member, "affiliations": affiliations}
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
    }
    return render(request, "accounts/watchers.html", context)
