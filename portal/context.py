"""What every page's frame shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.choices import Capability
from portal.menu import bar, has_office, menu


def frame(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None or not actor.user.is_authenticated:
        return {"actor": actor, "version": settings.VERSION}
    route = request.resolver_match.view_name if request.resolver_match else ""
    entries = menu(actor=actor, route=route, path=request.path)
    return {
        "actor": actor,
        "version": settings.VERSION,
        "has_office": has_office(actor),
        "may_search": actor.can(Capability.MEMBER_VIEW),
        "menu": entries,
        "bar": bar(actor=actor, entries=entries),
    }
