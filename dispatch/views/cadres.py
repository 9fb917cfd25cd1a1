"""Cadres: the roster, a person's record, and posts by date."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.registry import Sight
from accounts.reports.changes import MOST
from common.errors import RuleViolation
from dispatch.domain.posts import add_post, correct_post
from dispatch.domain.roster import correct_cadre, enter_cadre
from dispatch.exports import CadreExport
from dispatch.fields import facts_of, sight_of
from dispatch.forms.cadres import PostForm
from dispatch.forms.roster import CadreForm, CorrectionForm
from dispatch.models import Cadre, CadrePost, Posting
from dispatch.reports.cadres import cadre_changes
from spreadsheets.pages import list_page


@requires(Capability.CADRE_VIEW)
def cadre_list(request: Request) -> HttpResponseBase:
    export = CadreExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "may_manage": request.actor.can(Capability.CADRE_MANAGE),
        "today": export.today,
    }
    rows = export.select()
    return list_page(request, rows, "dispatch/cadre_list.html", context, export=export)


@requires(Capability.CADRE_VIEW)
def cadre_detail(request: Request, pk: int) -> HttpResponse:
    """One person: facts, posts by date, appraisals and postings."""
    today = localdate()
    visible = Cadre.objects.visible_to(request.actor, Capability.CADRE_VIEW)
    cadre = get_object_or_404(visible.with_post(on=today).with_standing(on=today), pk=pk)
    sight = sight_of(cadre=cadre, actor=request.actor)
    postings = Posting.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    managed = Cadre.objects.visible_to(request.actor, Capability.CADRE_MANAGE)
    context = {
        "cadre": cadre,
        "facts": facts_of(cadre=cadre, sight=sight),
        "posts": cadre.posts.select_related("unit").order_by("-valid_from"),
        "appraisals": cadre.appraisals.all(),
        "postings": postings.filter(cadre=cadre).select_related("host", "place"),
        "may_manage": managed.filter(pk=pk).exists(),
    }
    return render(request, "dispatch/cadre_detail.html", context)


@requires(Capability.CADRE_MANAGE)
def cadre_add(request: Request) -> HttpResponse:
    """Enter a person with the post held."""
    form = CadreForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_cadre(
                number=form.cleaned_data["id_number"],
                fields=form.facts,
                post=form.post,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Entered."))
            return redirect(made)
    return render(request, "dispatch/cadre_form.html", {"form": form})


@requires(Capability.CADRE_MANAGE)
def cadre_correct(request: Request, pk: int) -> HttpResponse:
    """Correct what the roster says, field by field as the policy allows."""
    cadre, sight = _cadre(request, pk, Capability.CADRE_MANAGE)
    offered = sight.writable(CorrectionForm.base_fields)
    form = CorrectionForm(request.POST or None, cadre=cadre, offered=offered)
    if request.method == "POST" and form.is_valid():
        changes = correct_cadre(
            cadre=cadre,
            fields=form.facts,
            grades=form.cleaned_data["grades"],
            reason=form.cleaned_data["reason"],
            actor=request.actor,
        )
        messages.success(
            request, _("Corrected.") if changes else _("Nothing differs; nothing was written.")
        )
        return redirect(cadre)
    return render(request, "dispatch/cadre_form.html", {"form": form, "cadre": cadre})


@requires(Capability.CADRE_VIEW)
def cadre_history(request: Request, pk: int) -> HttpResponse:
    """What changed in this record: when, by whom, from what to what, and why."""
    cadre, sight = _cadre(request, pk, Capability.CADRE_VIEW)
    context = {
        "subject": cadre,
        "most": MOST,
        "changes": cadre_changes(cadre=cadre, sight=sight),
        "trail": [],
    }
    return render(request, "accounts/history.html", context)


def _cadre(request: Request, pk: int, capability: Capability) -> tuple[Cadre, Sight]:
    visible = Cadre.objects.visible_to(request.actor, capability)
    rows = visible.with_post(on=localdate()).select_related("member", "post__unit__organization")
    cadre = get_object_or_404(rows, pk=pk)
    return cadre, sight_of(cadre=cadre, actor=request.actor)


@requires(Capability.CADRE_MANAGE)
def cadre_post_add(request: Request, pk: int) -> HttpResponse:
    """Give a cadre another unit, rank or post from a day on."""
    visible = Cadre.objects.visible_to(request.actor, Capability.CADRE_MANAGE)
    cadre = get_object_or_404(visible.with_post(on=localdate()), pk=pk)
    form = PostForm(request.POST or None, actor=request.actor, post=None)
    if request.method == "POST" and form.is_valid():
        try:
            add_post(cadre=cadre, entry=form.entry, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. The post before ends the day before."))
            return redirect(cadre)
    return render(request, "dispatch/cadre_post_form.html", {"form": form, "cadre": cadre})


@requires(Capability.CADRE_MANAGE)
def cadre_post_correct(request: Request, pk: int) -> HttpResponse:
    """Set right what a post says."""
    visible = CadrePost.objects.visible_to(request.actor, Capability.CADRE_MANAGE)
    post = get_object_or_404(visible.select_related("cadre", "unit"), pk=pk)
    form = PostForm(request.POST or None, actor=request.actor, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            correct_post(post=post, entry=form.entry, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Corrected."))
            return redirect(post.cadre)
    context = {"form": form, "cadre": post.cadre, "post": post}
    return render(request, "dispatch/cadre_post_form.html", context)
