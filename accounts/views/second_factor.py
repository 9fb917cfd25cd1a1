import base64

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.domain import second_factor, totp
from accounts.domain.second_factor import PROVED
from accounts.forms import CodeForm, SecondFactorForm
from accounts.http import Request
from common.errors import RuleViolation
from common.qr import qr_code
from common.sealing import open_bytes, seal_bytes

NEW_KEY, WAITING, NEXT = "new_key", "waiting", "next"
"""What a session keeps: a key not yet in use (sealed), who owes a code, and where they go then."""


@sensitive_post_parameters()
def second_factor_prove(request: Request) -> HttpResponse:
    """The second step of the log-in: only then is the person logged in."""
    user = second_factor.waiting(**request.session[WAITING]) if WAITING in request.session else None
    if user is None:
        return redirect("accounts:session_login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.prove(user=user, code=form.cleaned_data["code"])
        except RuleViolation as error:
            form.add_error("code", error)
        else:
            del request.session[WAITING]
            login(request, user)
            request.session[PROVED] = True
            return redirect(request.session.pop(NEXT, settings.LOGIN_REDIRECT_URL))
    return render(request, "accounts/second_factor_prove.html", {"form": form})


@sensitive_post_parameters()
@login_required
def second_factor_manage(request: Request) -> HttpResponse:
    """Set up a second factor, or see that there is one and do something about it."""
    if second_factor.is_set_up(user=request.user):
        unused = second_factor.unused_codes(user=request.user)
        context = {"unused": unused, "is_required": second_factor.is_required(actor=request.actor)}
        return render(request, "accounts/second_factor_manage.html", context)
    key, form = _new_key(request), SecondFactorForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.set_up(user=request.user, key=key, code=form.cleaned_data["code"])
        except RuleViolation as error:
            form.add_error("code", error)
        else:
            del request.session[NEW_KEY]
            request.session[PROVED] = True
            request.session.cycle_key()
            return _codes_once(request, codes)
    return _ask_to_set_up(request, key, form)


@require_POST
@login_required
def second_factor_renew(request: Request) -> HttpResponse:
    """Print ten new recovery codes; the old ones open nothing any longer."""
    try:
        code = request.POST.get("code", "")
        codes = second_factor.renew_recovery_codes(user=request.user, code=code)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
        return redirect("accounts:second_factor_manage")
    return _codes_once(request, codes)


@require_POST
@login_required
def second_factor_remove(request: Request) -> HttpResponse:
    """Forget the app, for good or for another one."""
    try:
        second_factor.turn_off(user=request.user, code=request.POST.get("code", ""))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    else:
        request.session.pop(PROVED, None)
        request.session.cycle_key()
        messages.success(request, _("The app is forgotten; all other sessions have ended."))
    return redirect("accounts:second_factor_manage")


def _new_key(request: Request) -> bytes:
    """Return the key on offer, the same until it is taken: the app may have scanned it already."""
    if NEW_KEY not in request.session:
        request.session[NEW_KEY] = base64.b64encode(seal_bytes(totp.new_key())).decode()
    return open_bytes(base64.b64decode(request.session[NEW_KEY]))


def _ask_to_set_up(request: Request, key: bytes, form: SecondFactorForm) -> HttpResponse:
    username = request.user.username
    address = totp.address(key=key, issuer=_("Branch portal"), username=username)
    is_due = second_factor.is_required(actor=request.actor)
    context = {
        "form": form,
        "qr": qr_code(address),
        "letters": totp.in_letters(key=key),
        "is_due": is_due,
        "frame": "gate.html" if is_due else "base.html",
    }
    return render(request, "accounts/second_factor_set_up.html", context)


def _codes_once(request: Request, codes: list[str]) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": codes})
