"""What waits for somebody in an assessment: a ballot, reviews to sign, paper to be keyed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import CycleState
from assessments.domain.paper import what_lacks
from assessments.models import Cycle, Elector
from assessments.reports.cycles import ballots_waiting, reviews_waiting
from portal.reports.items import MOST_LISTED, Todo


def assessment_items(*, actor: Actor) -> list[Todo]:
    """Return one item for each ballot to cast, each review not signed, each cycle with paper."""
    user, items = actor.user.pk, _paper(actor)
    if actor.sees_own(Capability.ASSESSMENT_JOIN):
        items = [*map(_ballot, ballots_waiting(user_id=user)), *_reviews(user), *items]
    return items


def _ballot(elector: Elector) -> Todo:
    what = _("Cast your ballot: %(title)s") % {"title": elector.cycle}
    why = _("Voting is open. Your answers are sealed at once; nobody sees how you voted.")
    url = reverse("assessments:ballot_cast", args=[elector.cycle_id])
    return Todo(what, why, url, _("Open the ballot"))


def _reviews(user_id: int) -> list[Todo]:
    why = _("The responsible leader signs before voting closes.")
    return [
        Todo(
            _("Review a unit: %(unit)s") % {"unit": review.unit},
            why,
            reverse("assessments:review_sign", args=[review.pk]),
            _("Write the review"),
        )
        for review in reviews_waiting(user_id=user_id)[:MOST_LISTED]
    ]


def _paper(actor: Actor) -> list[Todo]:
    """Say of each vote that is over, but not counted, what its paper still lacks."""
    if not actor.can(Capability.ASSESSMENT_MANAGE):
        return []
    managed = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)
    return [
        Todo(
            _("Settle slips and paper: %(title)s") % {"title": cycle},
            " ".join(what_lacks(cycle=cycle)) or _("The ballots can be counted."),
            cycle.get_absolute_url(),
            _("Open the assessment"),
        )
        for cycle in managed.filter(state=CycleState.KEYING)
    ]
