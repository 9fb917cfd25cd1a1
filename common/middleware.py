"""What holds for every request: how it may ask, in which language it is answered, its size."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation


class LanguageCookieMiddleware:
    """By cookie only: the browser's own wish is ignored, Chinese is the default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = wanted in dict(settings.LANGUAGES)
        with translation.override(wanted if known and wanted else settings.LANGUAGE_CODE):
            return self.get_response(request)


class MethodMiddleware:
    """Refuse what neither looks nor acts: no page is to answer a ``DELETE`` as if it were asked."""

    known = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in self.known:
            return HttpResponseNotAllowed(self.known)
        return self.get_response(request)


class BodyLimitMiddleware:
    """Refuse a body larger than its page takes, before anything reads it.

    A page that takes files says so with ``takes_body``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        most = getattr(view, "most_bytes", settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if int(request.META.get("CONTENT_LENGTH") or 0) <= most:
            return None
        return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
