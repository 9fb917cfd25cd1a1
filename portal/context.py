"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest

from portal.menu import bar, menu


def frame(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None or not actor.user.is_authenticated:
        return {"actor": actor}
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "actor": actor,
        "menu": menu(actor=actor, route=route),
        "bar": bar(actor=actor, route=route),
    }
