"""A cycle after another, voted alike, so that what the first left undone bears on the second."""

from assessments.domain import casting
from assessments.domain.publication import publish
from assessments.models import Cycle, Elector, FollowUp, VoterGroup
from tests.assessments.conftest import counted, filled, opened
from tests.conftest import actor_of


def voted_and_published(cycle, officer, scores=(80, 90, 70)):
    """Take a cycle from set-up to its first version; all vote alike."""
    opened(cycle, officer)
    for elector in cycle.electors.order_by("pk"):
        casting.cast(elector=elector, ballot=filled(cycle, elector, *scores))
    return publish(cycle=counted(cycle, officer), actor=actor_of(officer))


def a_year_later(cycle, officer):
    """Return another cycle with the same units, leaders, groups and voters."""
    following = Cycle.objects.create(
        organization=cycle.organization, title="下一年度考核", year=cycle.year + 1, threshold=3,
        leader_weight=40, made_by=officer,
    )  # fmt: skip
    units = {unit.pk: unit for unit in cycle.units.all()}
    for unit in units.values():
        unit.pk, unit.cycle = None, following
        unit.save()
    for group in cycle.groups.all():
        copy = VoterGroup.objects.create(cycle=following, name=group.name, weight=group.weight)
        for elector in group.electors.all():
            own = units[elector.own_unit_id] if elector.own_unit_id else None
            Elector.objects.create(cycle=following, group=copy, user=elector.user, own_unit=own)
    return following


def undone(unit, due_on, **fields):
    """Return an item of a unit that is due on a day."""
    return FollowUp.objects.create(
        unit=unit, text=f"{due_on}前办结", raised_on=due_on, due_on=due_on, **fields
    )
