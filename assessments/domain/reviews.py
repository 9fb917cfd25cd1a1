"""The responsible leader's review of a unit: written, scored and signed before voting closes."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import REVIEW_STATES
from assessments.models import LeaderReview
from common.errors import RuleViolation


def sign(*, review: LeaderReview, text: str, score: Decimal, actor: Actor) -> None:
    """Sign a review with its score; until voting closes it can be signed anew.

    Raises ``RuleViolation`` for anybody but the responsible leader, outside review and voting, and
    for a score between the cycle's steps.
    """
    cycle = review.unit.cycle
    if review.unit.leader_id != actor.user.pk:
        message = _("A unit is reviewed by the leader responsible for it.")
        raise RuleViolation(message, code="not_the_leader")
    _require_open(cycle.state)
    if score % cycle.step:
        message = _("Scores go in steps of %(step)s.")
        raise RuleViolation(message % {"step": cycle.step.normalize()}, code="bad_score")
    with transaction.atomic():
        review.text, review.score, review.waived = text, score, ""
        review.signed_by, review.signed_at = actor.user, timezone.now()
        review.save()
        audit.record(user=actor.user, action=Action.REVIEW_SIGNED, target=review)


def waive(*, review: LeaderReview, reason: str, actor: Actor) -> None:
    """Have a unit counted without a review. Raises ``RuleViolation`` once it is signed."""
    if not actor.scope(Capability.ASSESSMENT_MANAGE).covers(review.unit.cycle.organization.path):
        message = _("Assessments are run by the district's officers.")
        raise RuleViolation(message, code="out_of_reach")
    _require_open(review.unit.cycle.state)
    if review.signed_at:
        message = _("The review is signed and counts.")
        raise RuleViolation(message, code="signed")
    with transaction.atomic():
        review.waived = reason
        review.save(update_fields=["waived"])
        audit.record(user=actor.user, action=Action.REVIEW_WAIVED, target=review, reason=reason)


def _require_open(state: str) -> None:
    if state not in REVIEW_STATES:
        message = _("Reviews are signed after the reports and before voting closes.")
        raise RuleViolation(message, code="closed")
