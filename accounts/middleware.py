"""Each request knows its actor; a session left alone, or as old as a day's work, ends."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from accounts.domain.gates import gate_of
from accounts.scope import Actor

if TYPE_CHECKING:
    from accounts.http import Request

NOTED_EVERY_SECONDS = 60


def note_login(request: HttpRequest, **kwargs: Any) -> None:
    """Begin to count a session's age and its time alone."""
    request.session["began"] = request.session["seen"] = int(time.time())


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
                logout(request)
            elif now - seen > NOTED_EVERY_SECONDS:
                request.session["seen"] = now
        return self.get_response(request)


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("Request", request).actor = Actor.of(request.user)
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


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
        gate = gate_of(user=request.user)
        return redirect(gate) if gate not in {"", route} else None
