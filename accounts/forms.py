"""Input shapes of the account pages."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.domain import login


class LoginForm(AuthenticationForm):
    """Answers the same for a wrong password, an unknown name and a deactivated account."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _("User name or password is wrong (case matters)."),
        "slowed": _("Too many tries. Wait 15 minutes, or ask the district office."),
    }

    def clean(self) -> dict[str, Any]:
        who = {"username": self.cleaned_data.get("username") or "", "address": self._address()}
        if login.is_slowed(**who):
            raise ValidationError(self.error_messages["slowed"], code="slowed")
        try:
            cleaned = super().clean()
        except ValidationError:
            login.note_failure(**who)
            raise
        login.forget_failures(username=who["username"])
        return cleaned

    def _address(self) -> str:
        header = settings.CLIENT_ADDRESS_HEADER
        return str(self.request.META.get(header, "")) if self.request else ""
