"""Language by cookie only: the browser's own wish is ignored, Chinese is the default."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageCookieMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = wanted in dict(settings.LANGUAGES)
        with translation.override(wanted if known and wanted else settings.LANGUAGE_CODE):
            return self.get_response(request)
