from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.domain.tokens import issue_token, open_tokens, revoke_token
from accounts.forms import TokenForm
from accounts.http import Request
from common.errors import RuleViolation


@sensitive_post_parameters()
@login_required
def token_list(request: Request) -> HttpResponse:
    """The person's own tokens; a new one is on the answer and nowhere else."""
    form = TokenForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        name, ends_on = form.cleaned_data["name"], form.cleaned_data["ends_on"]
        try:
            key = issue_token(name=name, ends_on=ends_on, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            context = {"key": key, "name": name, "ends_on": ends_on}
            return render(request, "accounts/token_once.html", context)
    context = {"form": form, "tokens": open_tokens(user=request.user)}
    return render(request, "accounts/token_list.html", context)


@require_POST
@login_required
def token_revoke(request: Request) -> HttpResponse:
    """End one token of one's own."""
    chosen = request.POST.get("token", "")
    if chosen.isdecimal() and revoke_token(user=request.user, token_id=int(chosen)):
        messages.success(request, _("Revoked; no program reads with it any longer."))
    else:
        messages.info(request, _("There was nothing left to revoke."))
    return redirect("accounts:token_list")
