"""What every address of the API does: know the actor, ask for the capability, only read."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import BasePermission, IsAuthenticated

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView

    from accounts.choices import Capability
    from accounts.scope import Actor


class HoldsCapability(BasePermission):
    """Let in who holds the capability anywhere, or for the own record, as pages do."""

    def has_permission(self, request: "Request", view: "APIView") -> bool:
        actor, needed = view.actor, view.capability  # type: ignore[attr-defined]
        return bool(actor.can(needed) or actor.sees_own(needed))


@method_decorator(conditional_page, name="dispatch")
class ReadView(GenericAPIView[Any]):
    """Base of all: rows come from ``visible_to`` with the view's ``capability``."""

    capability: ClassVar["Capability"]
    permission_classes = [IsAuthenticated, HoldsCapability]
    http_method_names = ["get", "head", "options"]

    @property
    def actor(self) -> "Actor":
        """Return who acts, by the session or by the token."""
        actor: Actor = self.request.actor  # type: ignore[attr-defined]
        return actor
