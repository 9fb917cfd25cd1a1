"""The committees of the example's branches: who was elected last, with posts."""

from activities.domain.attendance import Stay
from branches.models import Organization
from members.choices import PartyPost
from members.models import Appointment

POSTS = (
    PartyPost.SECRETARY,
    PartyPost.DEPUTY,
    PartyPost.ORGANIZATION,
    PartyPost.PUBLICITY,
    PartyPost.DISCIPLINE,
)


def elect(
    *, branches: list[Organization], stays: dict[int, list[Stay]]
) -> dict[int, frozenset[int]]:
    """Enter a committee for each branch as of its last election; return its members by branch."""
    made = []
    for branch in branches:
        day = branch.elected_on
        if day is None:
            continue
        eligible = [one for one in stays[branch.pk] if one.is_due_on(day) and one.is_full_on(day)]
        made += [
            Appointment(member_id=stay.member_id, organization=branch, post=post, valid_from=day)
            for stay, post in zip(eligible, POSTS, strict=False)
        ]
    Appointment.objects.bulk_create(made)
    return {
        branch.pk: frozenset(one.member_id for one in made if one.organization_id == branch.pk)
        for branch in branches
    }
