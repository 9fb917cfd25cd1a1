"""Input shapes of the account pages."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.domain import login, passwords
from accounts.domain.circumstances import current
from common.forms import PlainForm

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_PASSWORD = 128


class PasswordField(forms.CharField):
    """A password as typed, blanks included."""

    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=LONGEST_PASSWORD, widget=widget, **options)


class LoginForm(AuthenticationForm):
    """Answers the same for a wrong password, an unknown name and a deactivated account."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _("User name or password is wrong (case matters)."),
        "slowed": _("Too many tries. Wait 15 minutes, or ask the district office."),
        "lapsed": _(
            "The temporary password has lapsed. Ask the account administrator for another."
        ),
    }

    def clean(self) -> dict[str, Any]:
        who = {"username": self.cleaned_data.get("username") or "", "address": current().address}
        if login.is_slowed(**who):
            login.note_slowed(**who)
            raise ValidationError(self.error_messages["slowed"], code="slowed")
        try:
            cleaned = super().clean()
        except ValidationError:
            login.note_failure(**who)
            raise
        login.forget_failures(username=who["username"])
        return cleaned

    def confirm_login_allowed(self, user: "User") -> None:
        """Reached with the right password only: a stranger learns nothing from the answer."""
        super().confirm_login_allowed(user)
        if passwords.has_lapsed(user=user):
            raise ValidationError(self.error_messages["lapsed"], code="lapsed")


class CodeField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        typed = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=typed), **options)


class CodeForm(PlainForm):
    code = CodeField(
        label=_("Verification code"),
        help_text=_("Six digits from your authenticator app, or one of your recovery codes."),
    )


class OwnPasswordForm(PlainForm):
    """Asks for the present password, so that nobody acts from a browser left open."""

    present = PasswordField(label=_("Present password"), autocomplete="current-password")

    def __init__(self, *args: Any, user: "User", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        passwords.confirm_password(user=self.user, password=present)
        return present


class TokenForm(OwnPasswordForm):
    """What a token of the API is for, and until when."""

    name = forms.CharField(
        label=_("Used for"),
        max_length=50,
        help_text=_("The program that reads with it, for example: the district's data board."),
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Within a year. Then issue another."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    field_order = ["name", "ends_on", "present"]


class SecondFactorForm(OwnPasswordForm):
    code = CodeField(label=_("Code that the app shows"))


class PasswordForm(OwnPasswordForm):
    """A new password of the person's own choice, after the present one."""

    new = PasswordField(label=_("New password"), autocomplete="new-password")
    again = PasswordField(label=_("New password once more"), autocomplete="new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        advice = _(
            "At least %(least)d characters: three or four words that do not belong together are"
            " easy to keep. No name of a place, an organization or a person."
        )
        self.fields["new"].help_text = advice % {"least": settings.PASSWORD_MIN_LENGTH}

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise ValidationError(_("This is not the same as the new password."), code="differs")
        return again
