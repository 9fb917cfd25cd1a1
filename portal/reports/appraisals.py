"""What waits of the yearly appraisal of members: branches that have not recorded the last year."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.reports.appraisals import missing, year_due
from branches.models import Organization
from portal.reports.items import SOON, Todo

DUE_MONTH, DUE_DAY = 3, 31
LAST_MONTH = 6
"""After it a year that was not appraised is a gap in the list, no longer something to do."""


def appraisal_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return one item for a single branch, one for all of a town or district."""
    if not actor.can(Capability.APPRAISAL_RECORD) or on.month > LAST_MONTH:
        return []
    visible = Organization.objects.visible_to(actor, Capability.APPRAISAL_RECORD)
    lacking = list(missing(branches=visible, on=on).values_list("pk", flat=True))
    if not lacking:
        return []
    year = year_due(on=on)
    left = (date(on.year, DUE_MONTH, DUE_DAY) - on).days
    url = f"{reverse('assessments:appraisal_list')}?year={year}&show=missing"
    what = _("%(count)d branches have not recorded the appraisal of %(year)d") % {
        "count": len(lacking),
        "year": year,
    }
    if len(lacking) == 1:
        url = reverse("assessments:appraisal_record", args=[year, lacking[0]])
        what = _("Appraise the members: %(year)d") % {"year": year}
    why = _("After the branch's meeting the decision on each member is recorded, by 31 March.")
    return [Todo(what, why, url, _("Record it"), left < 0, left if 0 <= left <= SOON else None)]
