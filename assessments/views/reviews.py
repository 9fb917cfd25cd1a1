"""The responsible leader's review of a unit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.reviews import sign, waive
from assessments.forms.setup import ReasonForm, ReviewForm
from assessments.models import LeaderReview
from common.errors import RuleViolation


@requires(Capability.ASSESSMENT_JOIN)
def review_sign(request: Request, pk: int) -> HttpResponse:
    """Write and sign; the score is seen by nobody else before the results are published."""
    review = _review(request, pk, Capability.ASSESSMENT_JOIN)
    known = {"text": review.text, "score": review.score}
    form = ReviewForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            sign(review=review, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Signed. It is shown when the results are published."))
            return redirect(review.unit.cycle)
    reports = review.unit.reports.handed_in()
    context = {"form": form, "review": review, "has_reported": reports.exists()}
    return render(request, "assessments/review_sign.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def review_waive(request: Request, pk: int) -> HttpResponse:
    review = _review(request, pk, Capability.ASSESSMENT_MANAGE)
    form = ReasonForm(request.POST)
    try:
        if form.is_valid():
            waive(review=review, reason=form.cleaned_data["reason"], actor=request.actor)
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("Say why the unit is counted without a review."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(review.unit.cycle)


def _review(request: Request, pk: int, capability: Capability) -> LeaderReview:
    visible = LeaderReview.objects.visible_to(request.actor, capability)
    related = visible.select_related("unit__cycle__organization")
    review: LeaderReview = get_object_or_404(related, pk=pk)
    return review
