"""What postings wait for: an end ahead, a log of last month, a review."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from accounts.scope import Actor
from common.dates import show
from dispatch.choices import EndingSide
from dispatch.domain.month_logs import month_before
from dispatch.domain.owed_reviews import Owed, owed_reviews
from dispatch.domain.reminders import Ending, endings
from dispatch.models import Posting
from dispatch.querysets import PostingQuerySet
from portal.reports.items import MOST_LISTED, SOON, Todo

FEW = 3
"""Reviews named one by one; more stand on their list."""
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
    """Name the reviews to give, a few one by one; the cadre office sees all on their list."""
    if actor.can(Capability.DISPATCH_MANAGE):
        return []
    owed = owed_reviews(actor=actor, on=on)
    if len(owed) <= FEW:
        return [_review(one) for one in owed]
    first, count = owed[0], len(owed)
    what = _("%(count)d reviews of posted people are to be given") % {"count": count}
    why = _("The first is due on %(day)s.") % {"day": show(first.due_on)} if first.due_on else ""
    return [_line(what, why, reverse("dispatch:review_list"), _("Look at them"), first)]


def _review(owed: Owed) -> Todo:
    words = {"stage": owed.stage.label, "side": owed.side.label, "posting": owed.posting}
    what = _("%(stage)s (%(side)s) of %(posting)s is to be given") % words
    url = reverse("dispatch:review_edit", args=[owed.stage, owed.side, owed.posting.pk])
    return _line(what, owed.posting.where, url, pgettext("posting", "Review"), owed)


def _line(what: str, why: str, url: str, button: str, owed: Owed) -> Todo:
    left = owed.days_left
    is_overdue = left is not None and left < 0
    is_soon = left is not None and 0 <= left <= SOON
    return Todo(what, why, url, button, is_overdue, left if is_soon else None)
