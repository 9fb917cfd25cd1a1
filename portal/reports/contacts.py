"""Problems of leaders' contacts: for who has to settle them, and for who verifies them."""

from datetime import date, timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.choices import ProblemState
from dispatch.models import ContactProblem
from dispatch.querysets import ProblemQuerySet
from portal.reports.items import MOST_LISTED, SOON, Todo


def contact_items(*, actor: Actor, on: date) -> list[Todo]:
    """Return what is overdue, what is due within a week, and what waits to be verified."""
    page = reverse("dispatch:problem_list")
    if actor.can(Capability.CONTACT_MANAGE):
        visible = ContactProblem.objects.visible_to(actor, Capability.CONTACT_MANAGE)
        return [*_overdue(visible, on, page), *_settled(visible, page)]
    owned = ContactProblem.objects.owned_by(actor, Capability.CONTACT_RECORD)
    return [*_overdue(owned, on, page), *_soon(owned, on, page)]


def _overdue(problems: ProblemQuerySet, on: date, page: str) -> list[Todo]:
    late = problems.overdue(on)
    count = late.count()
    if not count:
        return []
    what = _("%(count)d problems of leaders' contacts are overdue") % {"count": count}
    why = _("The first was due on %(day)s. Settle it, then report what was done.")
    first = late.aggregate(first=Min("due_on"))["first"]
    words = why % {"day": first}
    return [Todo(what, words, f"{page}?state=overdue", _("Look at them"), is_overdue=True)]


def _soon(problems: ProblemQuerySet, on: date, page: str) -> list[Todo]:
    """Name each that is due within a week."""
    near = problems.open().filter(due_on__gte=on, due_on__lte=on + timedelta(days=SOON))
    return [
        Todo(
            _("Problem to settle: %(text)s") % {"text": problem.text[:40]},
            _("%(leader)s raised it at %(target)s; due on %(day)s.")
            % {
                "leader": problem.contact.leader,
                "target": problem.contact.target,
                "day": problem.due_on,
            },
            problem.get_absolute_url(),
            _("Look at it"),
            days_left=(problem.due_on - on).days,
        )
        for problem in near.with_owner().order_by("due_on")[:MOST_LISTED]
    ]


def _settled(problems: ProblemQuerySet, page: str) -> list[Todo]:
    count = problems.filter(state=ProblemState.CLOSED).count()
    if not count:
        return []
    what = _("%(count)d problems of leaders' contacts are reported as settled") % {"count": count}
    why = _("Verify on the spot whether they are.")
    return [Todo(what, why, f"{page}?state=closed", _("Verify"))]
