"""The typed request and the one door of every page."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.choices import Capability
from accounts.domain.circumstances import under

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.scope import Actor


class Request(HttpRequest):
    """A request whose user has been resolved to an actor by ``ActorMiddleware``."""

    request_id: str
    actor: "Actor"
    user: "User"


View = Callable[..., HttpResponseBase]


def requires(capability: Capability) -> Callable[[View], View]:
    """Let in who holds the capability anywhere (or for the own record); else log in, or 403."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not (request.actor.can(capability) or request.actor.sees_own(capability)):
                raise PermissionDenied
            with under(capability=capability):
                return view(request, *args, **kwargs)

        guarded.required_capability = capability  # type: ignore[attr-defined]
        return guarded

    return decorate
