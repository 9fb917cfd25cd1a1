"""Each request has an id and knows its actor; a session left alone or a day old ends."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import TooOften
from accounts.domain.circumstances import acting, current, new_id, under
from accounts.domain.gates import gate_of
from accounts.domain.second_factor import PROVED
from accounts.domain.sessions import device_of, mask_address
from accounts.scope import Actor

if TYPE_CHECKING:
    from accounts.http import Request

NOTED_EVERY_SECONDS = 60
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
REFUSALS = {403: Action.DENIED, 404: Action.NOT_FOUND, 429: Action.LIMITED}


def note_login(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Begin to count a session's age and its time alone; record who came in."""
    request.session.clear_expired()
    request.session["began"] = request.session["seen"] = int(time.time())
    request.session["device"] = device_of(user_agent=request.META.get("HTTP_USER_AGENT", ""))
    request.session["address"] = mask_address(address=current().address)
    audit.record(user=user, action=Action.LOGGED_IN, target=user)


class RequestIdMiddleware:
    """Gives each request a number of our own: log lines, audit log and error page name it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = request.META.get(settings.CLIENT_ADDRESS_HEADER, "")
        request_id = cast("Request", request).request_id = new_id()
        with under(request_id=request_id, address=address):
            response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response


class SessionLimitMiddleware:
    """End sessions idle for too long or too old in all (OWASP ASVS 5.0, V7.3.1 and V7.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            began, seen = request.session.get("began", 0), request.session.get("seen", 0)
            is_idle = now - seen > settings.SESSION_IDLE_SECONDS
            if is_idle or now - began > settings.SESSION_COOKIE_AGE:
                why = "idle" if is_idle else "old"
                audit.record(
                    user=cast("Request", request).user,
                    action=Action.SESSION_ENDED,
                    target="",
                    details={"why": why},
                )
                logout(request)
            elif now - seen > NOTED_EVERY_SECONDS:
                request.session["seen"] = now
        return self.get_response(request)


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = cast("Request", request)
        chosen = request.session.get("post") if request.user.is_authenticated else None
        known.actor = Actor.of(request.user, post=chosen)
        is_harmless = request.method in SAFE_METHODS or not known.user.is_authenticated
        with under(actor=known.actor) if is_harmless else acting(known.actor):
            response = self.get_response(request)
            if known.user.is_authenticated:
                add_never_cache_headers(response)
                with under(actor=known.actor):  # the API learns only from the token who acts
                    _note_refusal(known, response.status_code)
        return response


def _note_refusal(request: "Request", status: int) -> None:
    """Record a refused page, and a record that was not found.

    Whether such a record is absent or out of reach is not asked: that would take a look past the
    scope, and the time it takes would tell the two apart. A series of them is seen all the same.
    Strangers are not recorded here, since they could flood the log.
    """
    names_a_record = request.resolver_match is not None and bool(request.resolver_match.kwargs)
    if status in REFUSALS and (status != 404 or names_a_record):
        audit.record(
            user=request.user,
            action=REFUSALS[status],
            target=request.path,
            details={"method": request.method},
        )


class BrakeMiddleware:
    """What was done too often is answered with a page that says so, not with an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TooOften):
            return None
        context = {"message": " ".join(error.messages)}
        return render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)


class GateMiddleware:
    """Who must settle something first is led to that page, and nowhere else until it is done."""

    OPEN = frozenset(
        {"accounts:session_logout", "accounts:language_choose", "accounts:text_choose"}
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or route in self.OPEN:
            return None
        actor, is_proved = cast("Request", request).actor, PROVED in request.session
        gate = gate_of(actor=actor, is_proved=is_proved)
        return redirect(gate) if gate not in {"", route} else None
