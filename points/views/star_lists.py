"""What becomes of a branch's list: the notice, publication, force, and the certificate."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from points.choices import ListState, Star
from points.domain.stars.objections import record_follow_up
from points.domain.stars.publication import enforce_stars, publish_stars
from points.forms.stars import FollowUpForm
from points.models import Objection, StarList, StarRating
from points.reports.stars import effect_of, together_with


@requires(Capability.STAR_DECIDE)
def star_publish(request: Request, pk: int) -> HttpResponse:
    """Say what publication means before it is done, and which branches go along."""
    visible = StarList.objects.visible_to(request.actor, Capability.STAR_DECIDE)
    star_list = get_object_or_404(visible.select_related("organization", "rule"), pk=pk)
    back = redirect("points:star_branch", star_list.year, star_list.organization_id)
    if request.method == "POST":
        try:
            published = publish_stars(star_list=star_list, actor=request.actor)
            day = {"day": published[0].notice_ends_on}
            messages.success(request, _("Published. The notice runs until %(day)s.") % day)
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
        return back
    if star_list.state != ListState.DRAFT:
        messages.error(request, _("This list is published already."))
        return back
    context = {"list": star_list, "together": together_with(star_list=star_list)}
    return render(request, "points/star_publish.html", context)


@require_POST
@requires(Capability.STAR_DECIDE)
def star_enforce(request: Request, pk: int) -> HttpResponse:
    visible = StarList.objects.visible_to(request.actor, Capability.STAR_DECIDE)
    star_list = get_object_or_404(visible, pk=pk)
    try:
        enforce_stars(star_list=star_list, actor=request.actor)
        messages.success(request, _("In force. The stars are frozen from now on."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("points:star_branch", star_list.year, star_list.organization_id)


@requires(Capability.STAR_VIEW)
def star_notice(request: Request, pk: int) -> HttpResponse:
    """The public notice of a branch, for its wall and for its members."""
    visible = StarList.objects.visible_to(request.actor, Capability.STAR_VIEW)
    lists = visible.exclude(state=ListState.DRAFT)
    star_list = get_object_or_404(lists.select_related("organization__superior", "rule"), pk=pk)
    ratings = star_list.ratings.select_related("member").order_by("member__pinyin", "member_id")
    own = getattr(request.user, "member", None)
    objections = Objection.objects.visible_to(request.actor, Capability.STAR_VIEW)
    mine = objections.filter(member=own, rating__star_list=star_list) if own else []
    context = {
        "list": star_list,
        "branch": star_list.organization,
        "rated": [one for one in ratings if one.is_rated],
        "others": [one for one in ratings if not one.is_rated],
        "objections": mine,
        "may_print": request.actor.can(Capability.STAR_VIEW),
        "may_object": own is not None and star_list.takes_objections_on(localdate()),
    }
    return render(request, "points/star_notice.html", context)


@requires(Capability.STAR_VIEW)
def star_certificate(request: Request, pk: int) -> HttpResponse:
    visible = StarRating.objects.visible_to(request.actor, Capability.STAR_VIEW)
    in_force = visible.filter(star_list__state=ListState.IN_FORCE, star__gte=Star.ONE)
    kept = in_force.select_related("member", "star_list__organization__superior")
    rating = get_object_or_404(kept, pk=pk)
    return render(request, "points/star_certificate.html", {"rating": rating})


@requires(Capability.STAR_RATE)
def star_follow_up(request: Request, pk: int) -> HttpResponse:
    """Note what was done after a star that asks for it, such as a heart-to-heart talk."""
    visible = StarRating.objects.visible_to(request.actor, Capability.STAR_RATE)
    rating = get_object_or_404(visible.select_related("member", "star_list__organization"), pk=pk)
    effect = effect_of(rating=rating)
    if effect is None or not effect.follow_up:
        raise Http404
    form = FollowUpForm(request.POST or None, initial={"done_on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            record_follow_up(rating=rating, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect("points:star_why", rating.star_list.year, rating.member_id)
    context = {"form": form, "rating": rating, "effect": effect}
    return render(request, "points/star_follow_up.html", context)
