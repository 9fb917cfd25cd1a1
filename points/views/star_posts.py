"""Posts with duties and rewards, and who holds them."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from branches.models import Organization
from common.errors import RuleViolation
from common.text import tidy
from points.choices import HoldingOrigin
from points.domain.stars.posts import claim_post, give_post, save_post, withdraw_holding
from points.forms.stars import GiveForm, PostForm
from points.models import DutyPost, PostHolding
from points.pages import branch_of_page
from points.reports.stars import full_members, posts_of


@requires(Capability.STAR_RATE)
def post_list(request: Request, year: int, pk: int) -> HttpResponse:
    """The branch's catalogue and who holds what in the year; a post is given on the same page."""
    branch = branch_of_page(request, pk=pk, year=year, capability=Capability.STAR_RATE)
    members = full_members(branch=branch, year=localdate().year).order_by("pinyin", "pk")
    form = GiveForm(request.POST or None, branch=branch, members=members)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        origin = HoldingOrigin.ASSIGNED
        try:
            give_post(
                post=wanted["post"],
                member=wanted["member"],
                year=year,
                actor=request.actor,
                origin=origin,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Given. Marks can be recorded from now on."))
            return redirect("points:post_list", year, branch.pk)
    context = {
        "branch": branch,
        "year": year,
        "years": [year - 1, year, year + 1] if year < localdate().year else [year - 1, year],
        "posts": posts_of(branch=branch, year=year),
        "form": form,
    }
    return render(request, "points/post_list.html", context)


@requires(Capability.STAR_RATE)
def post_add(request: Request, pk: int) -> HttpResponse:
    visible = Organization.objects.visible_to(request.actor, Capability.STAR_RATE)
    branch = get_object_or_404(visible.branches(), pk=pk)
    return _post_page(request, DutyPost(organization=branch))


@requires(Capability.STAR_RATE)
def post_edit(request: Request, pk: int) -> HttpResponse:
    visible = DutyPost.objects.visible_to(request.actor, Capability.STAR_RATE)
    return _post_page(request, get_object_or_404(visible.select_related("organization"), pk=pk))


def _post_page(request: Request, post: DutyPost) -> HttpResponse:
    form = PostForm(request.POST or None, initial=model_to_dict(post) if post.pk else {})
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(post, name, value)
        try:
            save_post(post=post, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("points:post_list", localdate().year, post.organization_id)
    context = {"form": form, "post": post, "branch": post.organization, "year": localdate().year}
    return render(request, "points/post_form.html", context)


@require_POST
@requires(Capability.STAR_VIEW)
def post_claim(request: Request, pk: int) -> HttpResponse:
    """Take a post of the own branch for the running year, whose page then shows it."""
    visible = DutyPost.objects.visible_to(request.actor, Capability.STAR_VIEW)
    post = get_object_or_404(visible.select_related("organization"), pk=pk)
    try:
        claim_post(post=post, year=localdate().year, actor=request.actor)
        messages.success(request, _("The post is yours for this year. Thank you."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    own = getattr(request.user, "member", None)
    if own is None:
        return redirect("points:star_list")
    return redirect("points:star_why", localdate().year, own.pk)


@require_POST
@requires(Capability.STAR_RATE)
def holding_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = PostHolding.objects.visible_to(request.actor, Capability.STAR_RATE)
    holding = get_object_or_404(visible.select_related("post__organization", "member"), pk=pk)
    reason = tidy(request.POST.get("reason", ""))
    try:
        withdraw_holding(holding=holding, reason=reason, actor=request.actor)
        messages.success(request, _("Taken back: it counts as never held."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("points:post_list", holding.year, holding.post.organization_id)
