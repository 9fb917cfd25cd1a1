"""What postings wait for: an end ahead, a log of last month, a review."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from accounts.scope import Actor
from common.dates import show
from dispatch.choices import EndingSide, ReviewSide, ReviewStage
from dispatch.domain.month_logs import month_before
from dispatch.domain.reminders import Ending, endings
from dispatch.domain.reviews import due_on, may_review, opens_on
from dispatch.models import Posting
from dispatch.querysets import PostingQuerySet
from portal.reports.items import MOST_LISTED, SOON, Todo

FORGOTTEN = timedelta(days=365)
"""A review nobody gave within a year of the end is asked for no more."""
WHAT_TO_DO = {
    EndingSide.OFFICE: gettext_lazy("Extend it, or arrange the return; then note it as seen to."),
    EndingSide.HOST: gettext_lazy("Arrange the handover and the final review."),
    EndingSide.HOME: gettext_lazy("Prepare the return and the final review."),
    EndingSide.PERSON: gettext_lazy("Hand over what is under way and finish the last log."),
}


def posting_items(*, actor: Actor, on: date) -> list[Todo]:
    return [
        *_endings(actor, on),
        *_own_logs(actor, on),
        *_host_logs(actor, on),
        *_reviews(actor, on),
    ]


def _endings(actor: Actor, on: date) -> list[Todo]:
    """Remind every side of ends ahead, those of one programme and day together."""
    return [_ending(one) for one in endings(actor=actor, on=on)[:MOST_LISTED]]


def _ending(one: Ending) -> Todo:
    first, count = one.postings[0], len(one.postings)
    words = {"title": one.title, "count": count, "day": show(one.ends_on), "person": first.cadre}
    if one.side == EndingSide.PERSON:
        what = _("Your own posting “%(title)s” ends on %(day)s") % words
    elif count == 1:
        what = _("“%(title)s”: the posting of %(person)s ends on %(day)s") % words
    else:
        what = _("“%(title)s”: the postings of %(count)d people end on %(day)s") % words
    return Todo(
        what,
        str(WHAT_TO_DO[one.side]),
        first.get_absolute_url() if count == 1 else reverse("dispatch:ending_list"),
        _("Look at it") if count == 1 else _("Look at them"),
        days_left=one.days_left if one.days_left <= SOON else None,
    )


def _lacking(postings: PostingQuerySet, on: date) -> PostingQuerySet:
    month = month_before(on=on)
    rows = postings.in_month(month).logged(month, is_logged=False)
    return rows.select_related("cadre__member", "host")


def _own_logs(actor: Actor, on: date) -> list[Todo]:
    if not actor.sees_own(Capability.POSTING_RECORD):
        return []
    month = month_before(on=on)
    own = Posting.objects.filter(cadre__member__user=actor.user)
    return [
        Todo(
            _("The log of %(month)s of your posting is missing") % {"month": f"{month:%Y-%m}"},
            posting.where,
            reverse("dispatch:log_edit", args=[month.year, month.month, posting.pk]),
            _("Write it"),
            is_overdue=True,
        )
        for posting in _lacking(own, on)
    ]


def _host_logs(actor: Actor, on: date) -> list[Todo]:
    """Count for the host what is missing; the cadre office sees it on the list."""
    scope = actor.scope(Capability.POSTING_RECORD)
    if not scope or actor.can(Capability.DISPATCH_MANAGE):
        return []
    month = month_before(on=on)
    hosted = Posting.objects.filter(scope.as_q("host__path"))
    count = _lacking(hosted, on).count()
    if not count:
        return []
    what = _("%(count)d posted people have not written the log of %(month)s")
    why = _("Ask them for it, or write it with them.")
    url = f"{reverse('dispatch:log_list')}?month={month:%Y-%m}&state=missing"
    return [Todo(what % {"count": count, "month": f"{month:%Y-%m}"}, why, url, _("Look at them"))]


def _reviews(actor: Actor, on: date) -> list[Todo]:
    """Name the reviews that are open and not given, to the host and to the head of the unit."""
    if actor.can(Capability.DISPATCH_MANAGE):
        return []
    scope = actor.scope(Capability.POSTING_REVIEW)
    mine = scope.as_q("host__path")
    if actor.sees_own(Capability.POSTING_REVIEW):
        mine |= Q(unit__head=actor.user)
    rows = Posting.objects.filter(mine, is_withdrawn=False, starts_on__lte=on)
    recent = rows.exclude(ends_on__lt=on - FORGOTTEN)
    postings = recent.select_related(
        "cadre__member", "host", "place", "unit__organization"
    ).prefetch_related("reviews")
    items = [item for posting in postings for item in _reviews_of(posting, actor, on)]
    return items[:MOST_LISTED]


def _reviews_of(posting: Posting, actor: Actor, on: date) -> list[Todo]:
    """Return what the actor owes of a posting: the latest stage that is open, side by side."""
    open_stages = [
        stage
        for stage in ReviewStage
        if (opens := opens_on(posting=posting, stage=stage)) is not None and opens <= on
    ]
    given = {(review.stage, review.side) for review in posting.reviews.all()}
    return [
        _review(posting, stage, side, on)
        for stage in open_stages[-1:]
        for side in ReviewSide
        if (stage, side) not in given and may_review(posting=posting, side=side, actor=actor)
    ]


def _review(posting: Posting, stage: ReviewStage, side: ReviewSide, on: date) -> Todo:
    due = due_on(posting=posting, stage=stage)
    left = (due - on).days if due else None
    words = {"stage": stage.label, "side": side.label, "posting": posting}
    return Todo(
        _("%(stage)s (%(side)s) of %(posting)s is to be given") % words,
        posting.where,
        reverse("dispatch:review_edit", args=[stage, side, posting.pk]),
        pgettext("posting", "Review"),
        is_overdue=left is not None and left < 0,
        days_left=left if left is not None and 0 <= left <= SOON else None,
    )
