"""What every step of an assessment that is one form does: try, say how it went, go back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.http import Request
from common.errors import RuleViolation


def take(
    request: Request,
    rule: Callable[..., Any],
    back: HttpResponse,
    *,
    form: forms.Form | None = None,
) -> HttpResponse:
    """Take a step with what the form says, if it needs one, and go back with the outcome."""
    if form is not None and not form.is_valid():
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
        return back
    try:
        rule(actor=request.actor, **(form.cleaned_data if form else {}))
        messages.success(request, _("Saved."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return back
