"""What waits of scored periods, and which assessments come back soon."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle, Performance, Scorer
from assessments.reports.performance import planned, scores_waiting
from portal.reports.items import SOON, Todo


def performance_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return one item for each sheet a department is to fill, and for each period to prepare."""
    items = []
    if actor.sees_own(Capability.ASSESSMENT_JOIN):
        items += [_scores(one, on) for one in scores_waiting(user_id=actor.user.pk)]
    if actor.can(Capability.ASSESSMENT_MANAGE):
        items += [_next(one, on) for one in planned(actor=actor, on=on)]
    return items


def _scores(scorer: Scorer, on: date) -> Todo:
    left = (scorer.performance.due_on - on).days
    return Todo(
        _("Score the units: %(title)s") % {"title": scorer.performance},
        scorer.returned
        or _("%(unit)s scores its indicators, until %(day)s.")
        % {"unit": scorer.unit, "day": scorer.performance.due_on},
        reverse("assessments:score_sheet", args=[scorer.pk]),
        _("Open the sheet"),
        left < 0,
        left if 0 <= left <= SOON else None,
    )


def _next(one: Cycle | Performance, on: date) -> Todo:
    route = "assessments:cycle_copy" if isinstance(one, Cycle) else "assessments:performance_copy"
    why = _("It is planned for %(day)s; copy the earlier one and change what differs.")
    return Todo(
        _("Prepare the next period of: %(title)s") % {"title": one},
        why % {"day": one.next_on},
        reverse(route, args=[one.pk]),
        _("Copy as next period"),
        bool(one.next_on and one.next_on < on),
    )
