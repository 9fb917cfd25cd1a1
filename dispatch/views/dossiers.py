"""The dossier of a cadre or member (红苗档案): one timeline, filled by the portal itself."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from dispatch.models import CadrePost
from dispatch.reports.dossiers import cadres_with_dossier, dossier, members_with_dossier


@requires(Capability.DISPATCH_VIEW)
def dossier_cadre(request: Request, pk: int) -> HttpResponse:
    found = cadres_with_dossier(actor=request.actor).select_related("member")
    cadre = get_object_or_404(found, pk=pk)
    is_own = cadre.member is not None and cadre.member.user_id == request.user.pk
    posts = CadrePost.objects.visible_to(request.actor, Capability.CADRE_VIEW).on(localdate())
    context = {
        "person": cadre,
        "post": posts.filter(cadre=cadre).select_related("unit").first(),
        "is_own": is_own,
        "years": dossier(cadre=cadre, member=cadre.member, actor=request.actor),
        "may_record": request.actor.can(Capability.DISPATCH_MANAGE),
        "may_pool": request.actor.can(Capability.POOL_MANAGE),
    }
    return render(request, "dispatch/dossier.html", context)


@requires(Capability.DISPATCH_VIEW)
def dossier_member(request: Request, pk: int) -> HttpResponse:
    """The same of a member; of one who is a cadre it is the cadre's."""
    found = members_with_dossier(actor=request.actor).select_related("cadre")
    member = get_object_or_404(found, pk=pk)
    cadre = getattr(member, "cadre", None)
    if cadre is not None and cadres_with_dossier(actor=request.actor).filter(pk=cadre.pk).exists():
        return redirect("dispatch:dossier_cadre", cadre.pk)
    context = {
        "person": member,
        "is_own": member.user_id == request.user.pk,
        "years": dossier(cadre=None, member=member, actor=request.actor),
        "may_pool": request.actor.can(Capability.POOL_MANAGE),
    }
    return render(request, "dispatch/dossier.html", context)
