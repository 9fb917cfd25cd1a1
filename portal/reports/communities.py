"""What communities still owe the units of their members: feedback on the year."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.models import CommunityCheckIn
from activities.reports.community import feedback_due
from portal.reports.items import SOON, Todo


def feedback_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return one item for all members of whom the community has said nothing, from December on."""
    due = feedback_due(on=on)
    if due is None or not actor.can(Capability.ACTIVITY_RECORD):
        return []
    year, deadline = due
    ours = CommunityCheckIn.objects.for_feedback_by(actor, Capability.ACTIVITY_RECORD)
    lacking = list(ours.lacking_feedback(year).values_list("pk", "member__name"))
    if not lacking:
        return []
    left = (deadline - on).days
    url = f"{reverse('activities:feedback_list')}?year={year}&state=lacking"
    what = _("%(count)d members checked in wait for feedback on %(year)d") % {
        "count": len(lacking),
        "year": year,
    }
    if len(lacking) == 1:
        [(pk, name)] = lacking
        url = f"{reverse('activities:community_feedback', args=[pk])}?year={year}"
        what = _("Feedback on %(name)s for %(year)d") % {"name": name, "year": year}
    why = _("The community tells the unit by 31 December how the member did.")
    return [Todo(what, why, url, _("Give it"), left < 0, left if 0 <= left <= SOON else None)]
