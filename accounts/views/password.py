from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.domain.passwords import change_password, must_choose
from accounts.forms import PasswordForm
from accounts.http import Request


@sensitive_post_parameters()
@login_required
def password_change(request: Request) -> HttpResponse:
    """Choose the own password; a temporary or outworn one leads here before anything else."""
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            change_password(user=request.user, password=form.cleaned_data["new"])
        except ValidationError as error:
            form.add_error("new", error)
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed; all other sessions have ended."))
            return redirect(settings.LOGIN_REDIRECT_URL)
    is_due = must_choose(user=request.user)
    context = {"form": form, "is_due": is_due, "frame": "gate.html" if is_due else "base.html"}
    return render(request, "accounts/password_change.html", context)
