"""What a community tells the unit of a checked-in member: each service, and once a year in words.

The record is the home branch's, which confirms it; so the points follow the home.
"""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.domain.service import is_own
from activities.domain.service_book import report_for
from activities.models import (
    CommunityCheckIn,
    CommunityFeedback,
    CommunityService,
    ServiceRecord,
)
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock


def record_in_community(
    *, check_in: CommunityCheckIn, fields: dict[str, Any], actor: Actor
) -> ServiceRecord:
    """Enter a service the community saw; it waits for the home branch whoever enters it.

    Raises ``RuleViolation`` for who may not, for a day on which the member was not checked in, and
    as ``report_for`` does.
    """
    _require_community(check_in, actor, Capability.SERVICE_RECORD)
    day = fields["served_on"]
    if day < check_in.since or (check_in.left_on and day > check_in.left_on):
        last = show(check_in.left_on) if check_in.left_on else _("today")
        message = _("The member was checked in from %(first)s to %(last)s. Check the date.")
        dates = {"first": show(check_in.since), "last": last}
        raise RuleViolation(message % dates, code="not_checked_in")
    with transaction.atomic():
        record = report_for(member=check_in.member, fields=fields, actor=actor)
        CommunityService.objects.create(check_in=check_in, record=record)
    return record


def give_feedback(
    *, check_in: CommunityCheckIn, year: int, grade: str, words: str, actor: Actor
) -> CommunityFeedback:
    """Tell the unit how the member did in a year.

    Raises ``RuleViolation`` for who may not, a year without the member, and a second time.
    """
    _require_community(check_in, actor, Capability.ACTIVITY_RECORD)
    first, last = check_in.since.year, (check_in.left_on or localdate()).year
    if not first <= year <= last:
        message = _("The member was checked in from %(first)d to %(last)d. Choose such a year.")
        raise RuleViolation(message % {"first": first, "last": last}, code="not_checked_in")
    with transaction.atomic(), advisory_lock(f"activities.community.{check_in.member_id}"):
        if check_in.feedback.filter(year=year).exists():
            message = _("The feedback on this year is given already; it stands.")
            raise RuleViolation(message, code="given_already")
        said = CommunityFeedback.objects.create(
            check_in=check_in, year=year, grade=grade, words=words, said_by=actor.user
        )
        audit.record(user=actor.user, action=Action.COMMUNITY_FEEDBACK_GIVEN, target=said)
    return said


def _require_community(check_in: CommunityCheckIn, actor: Actor, capability: Capability) -> None:
    reaches = actor.scope(capability).covers(check_in.community.path)
    if is_own(member=check_in.member, actor=actor) or not reaches:
        message = _("This is for the secretary of the community to do.")
        raise RuleViolation(message, code="out_of_reach")
