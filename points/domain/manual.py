"""What a district officer enters by hand: commendation, bravery and adjustments."""

from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.errors import RuleViolation
from points.choices import ManualKind
from points.domain.calendar import touched
from points.domain.corrections import refuse_own_account
from points.domain.settlement import settle_facts
from points.domain.stars.drafts import redraft_of
from points.models import ManualFact

MOST_ADJUSTED = Decimal(1000)


def enter_by_hand(*, fact: ManualFact, actor: Actor) -> ManualFact:
    """Keep a fact with its entry; the same form sent twice enters it once.

    It belongs to the member's home branch of its day. Raises ``RuleViolation`` without a reason,
    for a day ahead or without a branch in reach, for the actor's own account, and for an
    adjustment beyond its limits.
    """
    _refuse_nonsense(fact)
    refuse_own_account(user_id=fact.member.user_id, actor=actor)
    fact.organization = _branch_of(fact, actor)
    fact.reason = fact.reason.strip()[:200]
    fields = {
        name: getattr(fact, name)
        for name in ("member", "organization", "kind", "happened_on", "points", "reason")
    }
    with transaction.atomic():
        made, is_new = ManualFact.objects.get_or_create(
            token=fact.token, defaults={**fields, "entered_by": actor.user}
        )
        if is_new:
            month = made.happened_on.replace(day=1)
            settle_facts(month=month, members=[made.member_id])
            redraft_of(members=[made.member_id], months=touched(month=month))
            audit.record(
                user=actor.user, action=Action.POINTS_ENTERED, target=made, reason=made.reason
            )
    entered: ManualFact = made
    return entered


def _branch_of(fact: ManualFact, actor: Actor) -> Organization:
    homes = fact.member.affiliations.home().on(fact.happened_on).select_related("organization")
    home = homes.first()
    reach = actor.scope(Capability.POINTS_ENTER)
    if home is None or not reach.covers(home.organization.path):
        message = _("The member had no branch in your reach on this day. Choose another day.")
        raise RuleViolation(message, code="no_branch")
    organization: Organization = home.organization
    return organization


def _refuse_nonsense(fact: ManualFact) -> None:
    if not fact.reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    if fact.happened_on > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if fact.kind != ManualKind.ADJUSTMENT:
        if fact.points is not None:
            message = _("What this is worth is said by the scheme: leave the points empty.")
            raise RuleViolation(message, code="points_not_asked")
        return
    if fact.points is None or fact.points == 0:
        message = _("Say by how many points, more or fewer than none.")
        raise RuleViolation(message, code="no_points")
    if abs(fact.points) > MOST_ADJUSTED:
        message = _("An adjustment lies between −1 000 and 1 000 points.")
        raise RuleViolation(message, code="too_many_points")
    if fact.points != round(fact.points, 2):
        message = _("Points have at most two decimals.")
        raise RuleViolation(message, code="too_many_decimals")
