"""Nominations for the stars of a month that wait to be shortlisted, or to be picked from."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import NominationState
from activities.models import Nomination
from activities.reports.showcase import waiting
from portal.reports.items import Todo


def nomination_items(*, actor: Actor) -> list[Todo]:
    """Return one item for each month not published: the district picks, the town shortlists."""
    if actor.can(Capability.SHOWCASE_PUBLISH):
        state, needed = NominationState.SHORTLISTED, Capability.SHOWCASE_PUBLISH
        what = _("%(count)d shortlisted activities of %(month)s wait to be picked from")
        why, button = _("Pick the stars of the month and publish them."), _("Pick")
    else:
        state, needed = NominationState.NOMINATED, Capability.NOMINATION_SHORTLIST
        what = _("%(count)d nominations of %(month)s wait for the shortlist")
        why, button = _("Shortlist those worth showing to the district."), _("Look at them")
    found = waiting(nominations=Nomination.objects.visible_to(actor, needed).filter(state=state))
    page = reverse("activities:nomination_list")
    return [
        Todo(
            what % {"count": count, "month": f"{month:%Y-%m}"},
            why,
            f"{page}?month={month:%Y-%m}&state={state}",
            button,
        )
        for month, count in found
    ]
