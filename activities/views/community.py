"""In-service members in the community they live in: check-ins, and the posts they claim."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.community import (
    check_in,
    claim_post,
    end_check_in,
    end_claim,
    home_of,
    is_run_by,
    may_end,
    move_check_ins,
    runs_posts,
    save_post,
    serves_in_a_unit,
)
from activities.exports import CheckInExport
from activities.forms.community import (
    CheckInForm,
    ClaimForm,
    CommunityPostForm,
    LeaveForm,
    MoveForm,
)
from activities.models import CommunityCheckIn, CommunityPost, PostClaim
from activities.reports.community import check_ins_of, posts_of
from branches.choices import Sector
from branches.models import Organization
from common.errors import RuleViolation
from common.text import tidy
from members.models import Member
from spreadsheets.pages import list_page


@requires(Capability.MEMBER_VIEW)
def community_list(request: Request) -> HttpResponseBase:
    """Who is checked in with communities in reach, or comes from there, and the own check-ins."""
    export = CheckInExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("member", "community")
    own = getattr(request.user, "member", None)
    context = {
        "form": export.form,
        "may_see_links": request.actor.can(Capability.ACTIVITY_VIEW),
        "own": own if request.actor.sees_own(Capability.MEMBER_VIEW) else None,
    }
    return list_page(request, rows, "activities/community_list.html", context, export=export)


@requires(Capability.MEMBER_VIEW)
def community_register(request: Request, pk: int) -> HttpResponse:
    """A member's check-ins, and the form for a new one."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    home = home_of(member=member, on=localdate())
    form = CheckInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        words = {name: wanted[name] for name in ("skills", "wish")}
        try:
            made = check_in(
                member=member,
                community=wanted["community"],
                since=wanted["since"],
                words=words,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Checked in. The home branch stays the same."))
            return redirect(made)
    rows = list(check_ins_of(member=member))
    context = {
        "member": member,
        "home": home,
        "check_ins": rows,
        "form": form,
        "is_free": not any(row.is_open for row in rows),
        "is_of_a_unit": serves_in_a_unit(member=member, home=home),
    }
    return render(request, "activities/community_register.html", context)


@requires(Capability.MEMBER_VIEW)
def community_detail(request: Request, pk: int) -> HttpResponse:
    """One check-in, the posts held, and what this person may do with it."""
    row = _check_in(request, pk)
    held = row.claims.open().values("post")
    context = {
        "check_in": row,
        "services": row.services.select_related("record"),
        "feedback": row.feedback.select_related("said_by"),
        "is_ours": is_run_by(check_in=row, actor=request.actor),
        "claims": row.claims.select_related("post"),
        "posts": posts_of(community=row.community).offered().exclude(pk__in=held),
        "may_end": row.is_open and may_end(check_in=row, actor=request.actor),
        "runs_posts": row.is_open and runs_posts(check_in=row, actor=request.actor),
        "form": LeaveForm(),
    }
    return render(request, "activities/community_detail.html", context)


@require_POST
@requires(Capability.MEMBER_VIEW)
def community_end(request: Request, pk: int) -> HttpResponse:
    row, form = _check_in(request, pk), LeaveForm(request.POST)
    rule = partial(end_check_in, check_in=row)
    return _answer(request, row, form, rule, _("The check-in has ended; it stays to be seen."))


@require_POST
@requires(Capability.MEMBER_VIEW)
def community_claim(request: Request, pk: int) -> HttpResponse:
    """Take a post of the community, or be given one by it."""
    row = _check_in(request, pk)
    form = ClaimForm(request.POST, community=row.community)
    rule = partial(claim_post, check_in=row)
    return _answer(request, row, form, rule, _("The post is taken. Thank you."))


@require_POST
@requires(Capability.MEMBER_VIEW)
def community_claim_end(request: Request, pk: int) -> HttpResponse:
    visible = PostClaim.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    rows = visible.select_related("check_in__member", "check_in__community")
    claim = get_object_or_404(rows, pk=pk)
    try:
        reason = tidy(request.POST.get("reason", ""))
        end_claim(claim=claim, reason=reason, actor=request.actor)
        messages.success(request, _("The post is given back."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(claim.check_in)


@requires(Capability.ACTIVITY_REVIEW)
def community_move(request: Request, pk: int) -> HttpResponse:
    """Move a community's members to another one, as when it is merged into that."""
    visible = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_REVIEW)
    left = get_object_or_404(visible.filter(sector=Sector.COMMUNITY), pk=pk)
    today = localdate()
    ours = CommunityCheckIn.objects.visible_to(request.actor, Capability.ACTIVITY_REVIEW, today)
    rows = ours.open().filter(community=left).with_unit(today).select_related("member")
    form = MoveForm(request.POST or None, rows=rows.order_by("member__pinyin", "pk"))
    if request.method == "POST" and form.is_valid():
        try:
            moved = move_check_ins(actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            said = _("Moved: %(count)d. The former check-ins stay to be seen.")
            messages.success(request, said % {"count": len(moved)})
            chosen = form.cleaned_data["community"]
            return redirect(f"{reverse('activities:community_list')}?within={chosen.pk}&state=open")
    context = {"community": left, "form": form, "is_empty": not rows}
    return render(request, "activities/community_move.html", context)


@requires(Capability.ACTIVITY_RECORD)
def community_posts(request: Request, pk: int) -> HttpResponse:
    """The community's catalogue of posts and who holds them; a post is added on the same page."""
    visible = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    community = get_object_or_404(visible.filter(sector=Sector.COMMUNITY), pk=pk)
    form = CommunityPostForm(request.POST or None)
    if _saved(request, form, CommunityPost(community=community)):
        return redirect("activities:community_posts", community.pk)
    context = {"community": community, "posts": posts_of(community=community), "form": form}
    return render(request, "activities/community_posts.html", context)


@requires(Capability.ACTIVITY_RECORD)
def community_post_edit(request: Request, pk: int) -> HttpResponse:
    visible = CommunityPost.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    post = get_object_or_404(visible.select_related("community"), pk=pk)
    community = post.community
    form = CommunityPostForm(request.POST or None, initial=model_to_dict(post))
    if _saved(request, form, post):
        return redirect("activities:community_posts", community.pk)
    context = {"community": community, "post": post, "form": form}
    return render(request, "activities/community_post_form.html", context)


def _saved(request: Request, form: CommunityPostForm, post: CommunityPost) -> bool:
    """Keep the post if it was sent; what the rule refuses stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    for name, value in form.cleaned_data.items():
        setattr(post, name, value)
    try:
        save_post(post=post, actor=request.actor)
    except RuleViolation as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Saved."))
    return True


def _answer(
    request: Request,
    row: CommunityCheckIn,
    form: forms.Form,
    rule: Callable[..., Any],
    done: str,
) -> HttpResponse:
    """Do what was asked for and show the check-in again, with what was refused in words."""
    if form.is_valid():
        try:
            rule(actor=request.actor, **form.cleaned_data)
            messages.success(request, done)
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect(row)


def _check_in(request: Request, pk: int) -> CommunityCheckIn:
    today = localdate()
    visible = CommunityCheckIn.objects.visible_to(request.actor, Capability.MEMBER_VIEW, today)
    rows = visible.with_unit(today).select_related("member", "community", "ended_by")
    row: CommunityCheckIn = get_object_or_404(rows, pk=pk)
    return row
