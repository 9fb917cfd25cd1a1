"""From a party day nominated by its branch to the stars of a month shown to the district.

A step back is possible until the month is published; from then on nothing changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import COUNTING_STATES, ActivityKind, NominationState
from activities.models import Activity, Nomination, StarMonth
from activities.reports.methods import method_for
from activities.reports.showcase import star_month
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock

NEXT_STATES = {
    NominationState.NOMINATED: {NominationState.SHORTLISTED},
    NominationState.SHORTLISTED: {NominationState.NOMINATED, NominationState.PICKED},
    NominationState.PICKED: {NominationState.SHORTLISTED},
}


def may_be_nominated(*, activity: Activity) -> bool:
    return activity.kind == ActivityKind.PARTY_DAY and activity.state in COUNTING_STATES


def nominate(*, activity: Activity, reason: str, summary: str, actor: Actor) -> Nomination:
    """Put a party day forward for the stars of its month.

    Raises ``RuleViolation`` unless it is a themed party day that counts, once the deadline or the
    publication has passed, and if the branch has put one forward for the month already.
    """
    if not may_be_nominated(activity=activity):
        message = _("Only a themed party day that was submitted can be nominated. Submit it first.")
        raise RuleViolation(message, code="does_not_count")
    month = activity.held_on.replace(day=1)
    branch = activity.parts.select_related("organization").get(is_lead=True).organization
    with _open_month(month) as stars:
        _require_in_time(stars.nominate_by)
        if Nomination.objects.filter(month=month, organization=branch).exists():
            message = _(
                "The branch has nominated an activity of this month already. Withdraw that"
                " nomination first."
            )
            raise RuleViolation(message, code="nominated_already")
        nomination = Nomination.objects.create(
            activity=activity,
            organization=branch,
            month=month,
            reason=reason,
            summary=summary,
            nominated_by=actor.user,
        )
        audit.record(user=actor.user, action=Action.NOMINATED, target=nomination, reason=reason)
    return nomination


def withdraw_nomination(*, nomination: Nomination, actor: Actor) -> None:
    """Take a nomination back, however far it has come. Raises ``RuleViolation`` once published."""
    with _open_month(nomination.month):
        audit.record(user=actor.user, action=Action.NOMINATION_WITHDRAWN, target=nomination)
        nomination.delete()


def capability_for(*, nomination: Nomination, to: str) -> Capability:
    """Return what the step needs over the branch: whoever picks also takes back what was picked."""
    picks = NominationState.PICKED in {nomination.state, to}
    return Capability.SHOWCASE_PUBLISH if picks else Capability.NOMINATION_SHORTLIST


def move_nomination(*, nomination: Nomination, to: str, actor: Actor) -> None:
    """Shortlist, pick, or take one step back.

    Raises ``RuleViolation`` where the step may not follow, once deadline or publication has
    passed, if the activity no longer counts, and if all places of the month are taken.
    """
    with _open_month(nomination.month) as stars:
        nomination = Nomination.objects.select_related("activity").get(pk=nomination.pk)
        before = NominationState(nomination.state)
        if to not in NEXT_STATES[before]:
            raise RuleViolation(_("This step is not possible now."), code="wrong_state")
        if (before, to) == (NominationState.NOMINATED, NominationState.SHORTLISTED):
            _require_in_time(stars.shortlist_by)
            _require_counting(nomination)
        if to == NominationState.PICKED:
            _require_counting(nomination)
            _require_place(nomination.month)
        nomination.state = to
        nomination.save(update_fields=["state"])
        audit.record(
            user=actor.user,
            action=Action.NOMINATION_MOVED,
            target=nomination,
            changes={"state": (before, to)},
        )


def set_deadlines(
    *, month: date, nominate_by: date | None, shortlist_by: date | None, actor: Actor
) -> None:
    """Say until when branches nominate and towns shortlist; no date is no deadline.

    Raises ``RuleViolation`` once published, and if the second date lies before the first.
    """
    if nominate_by and shortlist_by and shortlist_by < nominate_by:
        message = _("Shortlists end before nominations do. Choose a later day for the shortlists.")
        raise RuleViolation(message, code="wrong_order")
    with _open_month(month) as stars:
        stars.nominate_by, stars.shortlist_by = nominate_by, shortlist_by
        stars.save()
        details = {"nominate_by": nominate_by, "shortlist_by": shortlist_by}
        audit.record(
            user=actor.user, action=Action.STAR_DEADLINES_SET, target=stars, details=details
        )


def publish_month(*, month: date, actor: Actor) -> None:
    """Show the activities picked for a month to the whole district; this is final.

    Raises ``RuleViolation`` if none is picked, or one of them no longer counts.
    """
    with _open_month(month) as stars:
        picked = Nomination.objects.filter(month=month, state=NominationState.PICKED)
        chosen = list(picked.select_related("activity", "organization"))
        if not chosen:
            message = _("Nothing is picked yet. Pick at least one activity first.")
            raise RuleViolation(message, code="nothing_picked")
        for nomination in chosen:
            _require_counting(nomination)
        stars.published_by, stars.published_at = actor.user, timezone.now()
        stars.save()
        audit.record(
            user=actor.user,
            action=Action.ACTIVITIES_PUBLISHED,
            target=stars,
            details={"rows": len(chosen)},
        )


@contextmanager
def _open_month(month: date) -> Iterator[StarMonth]:
    """Let one step in the month happen at a time. Raises ``RuleViolation`` once published."""
    with transaction.atomic(), advisory_lock(f"activities.stars.{month:%Y-%m}"):
        stars = star_month(month=month)
        if stars.is_published:
            message = _("The activities of this month are published; nothing changes any more.")
            raise RuleViolation(message, code="published")
        yield stars


def _require_in_time(deadline: date | None) -> None:
    if deadline is not None and localdate() > deadline:
        message = _("The deadline was %(day)s. Ask the district to put it off.")
        raise RuleViolation(message % {"day": show(deadline)}, code="too_late")


def _require_counting(nomination: Nomination) -> None:
    activity = nomination.activity
    is_of_month = activity.held_on.replace(day=1) == nomination.month
    if not (is_of_month and may_be_nominated(activity=activity)):
        message = _(
            "The activity of %(branch)s was returned, cancelled or moved to another month since."
            " Take it back, or let the branch mend it."
        )
        raise RuleViolation(message % {"branch": nomination.organization}, code="does_not_count")


def _require_place(month: date) -> None:
    places = method_for(month=month).stars
    if Nomination.objects.filter(month=month, state=NominationState.PICKED).count() >= places:
        message = _("All %(count)d places of the month are taken. Take one back first.")
        raise RuleViolation(message % {"count": places}, code="no_place_left")
