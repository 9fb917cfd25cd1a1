"""Delegates of the small cycle, and what they ask."""

from assessments.domain import questions
from assessments.models import Elector
from tests.conftest import actor_of


def delegate(cycle, number):
    """Return one of the voters of the first group, as a party delegate."""
    elector = cycle.electors.order_by("group", "pk")[number]
    Elector.objects.filter(pk=elector.pk).update(delegate_kind="party_delegate")
    return Elector.objects.select_related("cycle__organization", "user").get(pk=elector.pk)


def ask(elector, text, *, code="U1", by=None):
    unit = elector.cycle.units.get(code=code)
    return questions.ask(elector=elector, unit=unit, text=text, actor=actor_of(by or elector.user))
