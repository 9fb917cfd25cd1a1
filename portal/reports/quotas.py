"""What units still have to nominate, and what of the selection waits for the cadre office."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.choices import NomineeState, ObjectionState
from dispatch.models import Nominee, NomineeObjection, Quota
from dispatch.reports.quotas import Owed, still_owed
from portal.reports.items import Todo


def quota_items(*, actor: Actor, on: date) -> list[Todo]:
    if actor.can(Capability.DISPATCH_MANAGE):
        return [*_objections(actor), *_over(actor, on)]
    quotas = Quota.objects.visible_to(actor, Capability.UNIT_NOMINATE)
    return [_owed(one) for one in still_owed(quotas=quotas)]


def _owed(one: Owed) -> Todo:
    quota = one.quotas[0]
    what = _("“%(programme)s”: %(unit)s is to nominate %(count)d more (%(ranks)s)") % {
        "programme": quota.programme,
        "unit": quota.unit,
        "count": one.lacking,
        "ranks": quota.get_band_display(),
    }
    why = _("%(nominated)d of %(places)d are nominated so far.") % {
        "nominated": one.nominated,
        "places": one.places,
    }
    url = reverse("dispatch:unit_nominate", args=[quota.programme_id, quota.unit_id])
    return Todo(what, why, url, _("Nominate"))


def _objections(actor: Actor) -> list[Todo]:
    visible = NomineeObjection.objects.visible_to(actor, Capability.DISPATCH_MANAGE)
    found = visible.filter(state=ObjectionState.OPEN).select_related("nominee__entry__cadre")
    return [
        Todo(
            _("An objection to %(person)s waits for a decision") % {"person": one.nominee},
            _("Until then the nominee is not cleared."),
            reverse("dispatch:nominee_detail", args=[one.nominee_id]),
            pgettext("objection", "Decide"),
        )
        for one in found
    ]


def _over(actor: Actor, on: date) -> list[Todo]:
    """Name programmes whose notice has run and whose people are neither cleared nor dropped."""
    visible = Nominee.objects.visible_to(actor, Capability.DISPATCH_MANAGE)
    waiting = visible.filter(state=NomineeState.ON_NOTICE, notice__ends_on__lt=on)
    found = waiting.order_by().values_list("programme", "programme__name").distinct()
    return [
        Todo(
            _("The notice of “%(programme)s” is over") % {"programme": name},
            _("Clear the people on it, or drop them with a reason."),
            f"{reverse('dispatch:nominee_list', args=[pk])}?state={NomineeState.ON_NOTICE}",
            _("Clear"),
        )
        for pk, name in found
    ]
