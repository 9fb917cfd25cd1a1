"""The accounts: who may log in, and what an administrator does about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.domain.accounts import (
    create_account,
    deactivate_account,
    reactivate_account,
    rename_account,
    reset_password,
    revoke_tokens,
)
from accounts.domain.lost_factors import report_lost, takes_two
from accounts.domain.tokens import open_tokens
from accounts.http import Request, requires
from accounts.models import Grant, User
from administration.exports import UserExport
from administration.forms import AccountForm, ReasonForm
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.ACCOUNT_MANAGE)
def user_list(request: Request) -> HttpResponseBase:
    export = UserExport(actor=request.actor, query=request.GET)
    template = "administration/user_list.html"
    return list_page(request, export.select(), template, {"form": export.form}, export=export)


@requires(Capability.ACCOUNT_MANAGE)
def user_detail(request: Request, pk: int) -> HttpResponse:
    """An account with its grants as dated posts, the latest first."""
    user = _account(request, pk)
    grants = Grant.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE).filter(user=user)
    context = {
        "account": user,
        "grants": grants.select_related("organization").order_by("-valid_from", "-pk"),
        "tokens": open_tokens(user=user).count(),
        "may_grant": user.is_active and user != request.user,
    }
    return render(request, "administration/user_detail.html", context)


@requires(Capability.ACCOUNT_MANAGE)
def user_add(request: Request) -> HttpResponse:
    """Open an account; the temporary password is on the answer and nowhere else."""
    form = AccountForm(request.POST or None)
    made = _carry_out(request, form, create_account)
    if made:
        return _password_once(request, *made)
    return render(request, "administration/user_form.html", {"form": form})


@requires(Capability.ACCOUNT_MANAGE)
def user_edit(request: Request, pk: int) -> HttpResponse:
    account = _account(request, pk)
    initial = {"username": account.username, "name": account.name}
    form = AccountForm(request.POST or None, initial=initial)
    if _carry_out(request, form, partial(rename_account, account=account)):
        messages.success(request, _("Changed."))
        return redirect(account)
    context = {"form": form, "account": _account(request, pk)}
    return render(request, "administration/user_form.html", context)


@requires(Capability.ACCOUNT_MANAGE)
def user_reset(request: Request, pk: int) -> HttpResponse:
    account, form = _account(request, pk), ReasonForm(request.POST or None)
    password = _carry_out(request, form, partial(reset_password, account=account))
    if password:
        return _password_once(request, account, password)
    words = {
        "title": _("Reset the password"),
        "text": _("The person gets a temporary password from you; sessions and tokens end now."),
        "button": _("Reset and show the temporary password"),
    }
    return _ask_why(request, account, form, words)


@requires(Capability.ACCOUNT_MANAGE)
def user_second_factor(request: Request, pk: int) -> HttpResponse:
    """Take a lost second factor off an account, or have a second person agree to that first."""
    account, form = _account(request, pk), ReasonForm(request.POST or None)
    needs_second = takes_two(account=account)
    if _carry_out(request, form, partial(report_lost, account=account)):
        if needs_second:
            return redirect("accounts:second_factor_decide", account.pk)
        messages.success(request, _("Taken off; the password alone opens the account now."))
        return redirect(account)
    words = {
        "title": _("Take the second factor off"),
        "text": _("For a lost telephone. Make sure that it is the person who asks you."),
        "button": _("Take off"),
    }
    if needs_second:
        words["text"] += _("A second person has to agree, since a role over the district is held.")
        words["button"] = _("Ask for it")
    return _ask_why(request, account, form, words)


@requires(Capability.ACCOUNT_MANAGE)
def user_deactivate(request: Request, pk: int) -> HttpResponse:
    account, form = _account(request, pk), ReasonForm(request.POST or None)
    if _carry_out(request, form, partial(deactivate_account, account=account)):
        messages.success(request, _("Deactivated; nobody gets in by this account any longer."))
        return redirect(account)
    words = {
        "title": _("Deactivate the account"),
        "text": _("Nobody gets in by it from now on; all its sessions end. What was done stays."),
        "button": _("Deactivate"),
    }
    return _ask_why(request, account, form, words)


@requires(Capability.ACCOUNT_MANAGE)
def user_reactivate(request: Request, pk: int) -> HttpResponse:
    account, form = _account(request, pk), ReasonForm(request.POST or None)
    if _carry_out(request, form, partial(reactivate_account, account=account)):
        messages.success(request, _("Active again, with the password and the grants it had."))
        return redirect(account)
    words = {
        "title": _("Activate the account"),
        "text": _("It opens again with the password it had, and the grants still in force."),
        "button": _("Activate"),
    }
    return _ask_why(request, account, form, words)


@requires(Capability.ACCOUNT_MANAGE)
def user_revoke(request: Request, pk: int) -> HttpResponse:
    account, form = _account(request, pk), ReasonForm(request.POST or None)
    if _carry_out(request, form, partial(revoke_tokens, account=account)):
        messages.success(request, _("Revoked; no program reads in this person's name any longer."))
        return redirect(account)
    words = {
        "title": _("Revoke the tokens"),
        "text": _("Programs that read in this person's name get nothing from now on."),
        "button": _("Revoke all"),
    }
    return _ask_why(request, account, form, words)


def _account(request: Request, pk: int) -> User:
    visible = User.objects.visible_to(request.actor, Capability.ACCOUNT_MANAGE)
    account: User = get_object_or_404(visible, pk=pk)
    return account


def _carry_out(request: Request, form: forms.Form, rule: Callable[..., Any]) -> Any:
    """Do what was asked for; what the rule refuses stands on the form.

    Returns what the rule does, or that it is done; nothing if it is not.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return rule(actor=request.actor, **form.cleaned_data) or True
    except RuleViolation as error:
        form.add_error(None, error)
        return None


def _password_once(request: Request, account: User, password: str) -> HttpResponse:
    days = settings.TEMPORARY_PASSWORD_DAYS
    context = {"account": account, "password": password, "days": days}
    return render(request, "administration/password_once.html", context)


def _ask_why(
    request: Request, account: User, form: ReasonForm, words: dict[str, str]
) -> HttpResponse:
    context = {"account": account, "form": form, "words": words}
    return render(request, "administration/user_reason.html", context)
