"""Leaders, what they are in contact with, and contacts between the two."""

from datetime import date

from dispatch.domain.contacts import ContactPlan, set_contact
from tests.conftest import actor_of

MAY = date(2018, 5, 1)


def keep_contact(leader, target, user, *, starts_on=MAY, **fields):
    plan = ContactPlan(leader, target, starts_on, **fields)
    return set_contact(plan=plan, actor=actor_of(user))
