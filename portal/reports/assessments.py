"""What waits for somebody in an assessment: a ballot to cast, and reviews to sign."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Actor
from assessments.models import Elector
from assessments.reports.cycles import ballots_waiting, reviews_waiting
from portal.reports.items import MOST_LISTED, Todo


def assessment_items(*, actor: Actor) -> list[Todo]:
    """Return one item for each ballot the person may cast now, and each review not signed."""
    user = actor.user.pk
    return [*map(_ballot, ballots_waiting(user_id=user)), *_reviews(user)]


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
