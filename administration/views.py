from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.models import Grant, User
from administration.exports import UserExport
from spreadsheets.pages import list_page


@requires(Capability.ACCOUNT_MANAGE)
def user_list(request: Request) -> HttpResponseBase:
    export = UserExport(actor=request.actor, query=request.GET)
    template = "administration/user_list.html"
    return list_page(request, export.select(), template, {"form": export.form}, export=export)


@requires(Capability.ACCOUNT_MANAGE)
def user_detail(request: Request, pk: int) -> HttpResponse:
    """An account with its grants as dated posts, the latest first."""
    visible = User.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)
    user = get_object_or_404(visible, pk=pk)
    grants = Grant.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE).filter(user=user)
    context = {
        "account": user,
        "grants": grants.select_related("organization").order_by("-valid_from", "-pk"),
        "today": localdate(),
    }
    return render(request, "administration/user_detail.html", context)
