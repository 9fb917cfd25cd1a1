import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.second_factor import is_set_up
from accounts.domain.sessions import close_sessions, open_sessions, row_key
from accounts.forms import LoginForm
from accounts.http import Request
from accounts.views.second_factor import NEXT, WAITING

TEXT_COOKIE_AGE = 365 * 24 * 3600


class Login(auth_views.LoginView):
    authentication_form = LoginForm
    template_name = "accounts/session_login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        """Let in whom the password suffices for; the others owe a code first."""
        user = form.get_user()
        if not is_set_up(user=user):
            return super().form_valid(form)
        self.request.session[WAITING] = {
            "user_id": user.pk,
            "password_mark": user.get_session_auth_hash(),
            "since": time.time(),
        }
        self.request.session[NEXT] = self.get_success_url()
        return redirect("accounts:second_factor_prove")


class Logout(auth_views.LogoutView):
    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            audit.record(user=request.user, action=Action.LOGGED_OUT, target=request.user)
        return super().post(request, *args, **kwargs)


@login_required
def session_list(request: Request) -> HttpResponse:
    """Where the person is logged in; what is not known there can be ended."""
    context = {
        "sessions": open_sessions(user=request.user),
        "own_key": row_key(key=str(request.session.session_key)),
    }
    return render(request, "accounts/session_list.html", context)


@require_POST
@login_required
def session_close(request: Request) -> HttpResponse:
    """End one other session, or all of them."""
    own, only = str(request.session.session_key), request.POST.get("session", "")
    if close_sessions(user=request.user, keep=own, only=only):
        messages.success(request, _("Logged out there."))
    else:
        messages.info(request, _("There was nothing left to log out."))
    return redirect("accounts:session_list")


@require_POST
def language(request: Request) -> HttpResponse:
    """Remember the language in a cookie and go back."""
    response = _back(request)
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


@require_POST
def text(request: Request) -> HttpResponse:
    """Remember the size of the text in a cookie and go back."""
    response = _back(request)
    wanted = request.POST.get("text", "")
    if wanted in {"large", "usual"}:
        _remember(response, "text", wanted, max_age=TEXT_COOKIE_AGE)
    return response


@require_POST
@login_required
def post(request: Request) -> HttpResponse:
    """Act under one of several posts until another is chosen, or under all; go to what is due."""
    held = {str(grant.pk): grant.pk for grant in request.actor.posts}
    request.session["post"] = held.get(request.POST.get("post", ""))
    return redirect("portal:home")


def _remember(response: HttpResponse, name: str, value: str, *, max_age: int | None = None) -> None:
    is_secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        name, value, max_age=max_age, samesite="Lax", httponly=True, secure=is_secure
    )


def _back(request: Request) -> HttpResponse:
    target, here = request.POST.get("next", ""), {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts=here, require_https=request.is_secure()
    )
    return redirect(target if is_ours else "/")
