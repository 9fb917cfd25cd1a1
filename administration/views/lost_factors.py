"""A second factor reported lost: a second person agrees to take it off, or does not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.domain.lost_factors import agree_to_reset, keep_factor
from accounts.http import Request, requires
from accounts.models import User
from accounts.reports.sight import deciders_on_lost
from common.errors import RuleViolation

TAKEN_OFF = _("Taken off; the password alone opens the account now.")
KEPT = _("The second factor stays.")


@requires(Capability.GRANT_APPROVE)
def second_factor_decide(request: Request, pk: int) -> HttpResponse:
    """Who asked for it and why, for the second person; who asked takes it back here."""
    visible = User.objects.visible_to(request.actor, Capability.GRANT_APPROVE)
    account: User = get_object_or_404(
        visible.select_related("second_factor__reset_asked_by"), pk=pk
    )
    if request.method == "POST":
        agrees = request.POST.get("decision") == "agree"
        try:
            (agree_to_reset if agrees else keep_factor)(account=account, actor=request.actor)
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, TAKEN_OFF if agrees else KEPT)
        return redirect("accounts:second_factor_decide", account.pk)
    factor = account.lost_factor
    context = {
        "account": account,
        "factor": factor,
        "deciders": deciders_on_lost(factor=factor) if factor else [],
        "may_manage": request.actor.can(Capability.ACCOUNT_MANAGE),
    }
    return render(request, "administration/second_factor_decide.html", context)
