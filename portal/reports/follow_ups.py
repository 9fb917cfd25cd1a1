"""What waits for somebody after an assessment: items to put right or verify, and objections."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import FollowUpState
from assessments.models import FollowUp, PerformanceObjection, ResultObjection
from portal.reports.items import MOST_LISTED, SOON, Todo


def follow_up_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return what the person, as head, asker or office, has to do after an assessment."""
    return [*_to_put_right(actor, on), *_to_verify(actor, on), *_objections(actor)]


def _to_put_right(actor: Actor, on: date) -> list[Todo]:
    if not actor.sees_own(Capability.ASSESSMENT_VIEW):
        return []
    own = FollowUp.objects.of_head(actor.user).filter(state=FollowUpState.OPEN)
    return [
        Todo(
            _("To be put right: %(text)s") % {"text": item},
            _("Due on %(day)s. Report it as done with what shows it.") % {"day": item.due_on},
            item.get_absolute_url(),
            _("Report as done"),
            is_overdue=item.is_overdue(on),
            days_left=_days_left(item.due_on, on),
        )
        for item in own.overdue_first()[:MOST_LISTED]
    ]


def _to_verify(actor: Actor, on: date) -> list[Todo]:
    waiting = FollowUp.objects.for_verifier(actor, Capability.ASSESSMENT_MANAGE, on)
    return [
        Todo(
            _("Verify: %(text)s") % {"text": item},
            _("%(unit)s reported it as done.") % {"unit": item.unit},
            item.get_absolute_url(),
            pgettext("follow-up", "Verify"),
            days_left=_days_left(item.verify_by, on) if item.asker_id == actor.user.pk else None,
        )
        for item in waiting.select_related("unit").order_by("verify_by")[:MOST_LISTED]
    ]


def _days_left(due_on: date | None, on: date) -> int | None:
    """Return the days left once a week or less remains."""
    left = (due_on - on).days if due_on else -1
    return left if 0 <= left <= SOON else None


def _objections(actor: Actor) -> list[Todo]:
    if not actor.can(Capability.ASSESSMENT_MANAGE):
        return []
    periods = PerformanceObjection.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE).open()
    open_ones = ResultObjection.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE).open()
    found = [
        (one, reverse("assessments:decision_list", args=[one.unit.cycle_id]))
        for one in open_ones.select_related("unit")[:MOST_LISTED]
    ]
    found += [
        (one, one.about.get_absolute_url())
        for one in periods.select_related("unit__performance")[:MOST_LISTED]
    ]
    what = _("%(unit)s objects to its result")
    return [Todo(what % {"unit": one.unit}, one.text, url, _("Decide")) for one, url in found]
