"""How a program says who it is: ``Authorization: Bearer`` and a token of a person's."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied

from accounts.domain.gates import gate_of
from accounts.domain.second_factor import is_set_up
from accounts.domain.tokens import use_token
from accounts.scope import Actor

if TYPE_CHECKING:
    from rest_framework.request import Request

    from accounts.models import ApiToken, User

SCHEME = "Bearer"


class TokenAuthentication(BaseAuthentication):
    """The program acts as the token's owner, with the grants of the day."""

    def authenticate(self, request: "Request") -> "tuple[User, ApiToken] | None":
        scheme, _blank, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = use_token(key=key.strip())
        if token is None:
            raise AuthenticationFailed(_("This token is unknown, has ended or was revoked."))
        # The middleware knew of no more than a session: it is told here who acts.
        plain: Any = request._request  # noqa: SLF001  # so named in the docs of the framework
        plain.actor = Actor.of(token.user)
        if gate_of(actor=plain.actor, is_proved=is_set_up(user=token.user)):
            raise PermissionDenied(_("Log in to the portal first: something waits for you there."))
        return token.user, token

    def authenticate_header(self, request: "Request") -> str:
        return SCHEME


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": SCHEME.lower()}
