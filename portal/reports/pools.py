"""Who in the talent pools was not looked at for a year."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.models import PoolEntry
from portal.reports.items import Todo


def pool_items(*, actor: Actor, on: date) -> list[Todo]:
    if not actor.can(Capability.POOL_MANAGE):
        return []
    entries = PoolEntry.objects.visible_to(actor, Capability.POOL_MANAGE)
    count = entries.to_review(on).count()
    if not count:
        return []
    what = _("%(count)d people in the talent pools were not reviewed for a year")
    url = reverse("dispatch:pool_list") + "?state=review"
    why = _("Look at each, and keep who goes on, who needs support and who should leave.")
    return [Todo(what % {"count": count}, why, url, _("Review"))]
