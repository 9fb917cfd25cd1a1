"""Who looks at the world of the tests of access, and from where."""

from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from django.db import transaction

from accounts.choices import Role
from accounts.models import Grant, User
from accounts.permissions import CAPABILITIES, OWN_RECORD
from assessments.models import AssessedUnit, Elector, FollowUp, Question, ReportWriter
from dispatch.models import Cadre, LeaderContact, Unit
from members.models import Member

REACHING = {"district", "town", "branch"}
"""Where a grant reaches what ``one_of_each`` holds."""


class Person(NamedTuple):
    posts: tuple[tuple[Role, str], ...] = ()
    is_member: bool = False
    """Whether the member of the world is this person."""

    @property
    def held(self):
        """What the person may do somewhere."""
        return {c for role, _ in self.posts for c in CAPABILITIES[role]}

    @property
    def held_here(self):
        """What the person may do with what the world holds."""
        return {c for role, at in self.posts if at in REACHING for c in CAPABILITIES[role]}

    @property
    def own(self):
        """What the person may do with the own record, if there is one."""
        audits = any(role == Role.AUDITOR for role, _ in self.posts)
        return set() if audits else set(OWN_RECORD)


def everything_at(place):
    """Return posts that hold every capability but the auditor's."""
    return (Role.DISTRICT_OFFICER, place), (Role.ACCOUNT_ADMIN, place)


PEOPLE = {
    "everything elsewhere": Person(everything_at("other_town")),
    "auditor": Person(((Role.AUDITOR, "district"),)),
    "member by grant": Person(((Role.MEMBER, "branch"),)),
    "the member": Person(is_member=True),
    "secretary here, town officer elsewhere": Person(
        ((Role.SECRETARY, "branch"), (Role.TOWN_OFFICER, "other_town"))
    ),
    "cadre officer here, town officer elsewhere": Person(
        ((Role.CADRE_OFFICER, "district"), (Role.TOWN_OFFICER, "other_town"))
    ),
    "the member, town officer elsewhere": Person(
        ((Role.TOWN_OFFICER, "other_town"),), is_member=True
    ),
    "the member, auditor, town officer elsewhere": Person(
        ((Role.AUDITOR, "district"), (Role.TOWN_OFFICER, "other_town")), is_member=True
    ),
    "secretary next door": Person(((Role.SECRETARY, "sibling_branch"),)),
    "account administrator": Person(((Role.ACCOUNT_ADMIN, "district"),)),
    "cadre officer": Person(((Role.CADRE_OFFICER, "district"),)),
    "secretary": Person(((Role.SECRETARY, "branch"),)),
    "town officer": Person(((Role.TOWN_OFFICER, "town"),)),
    "district officer": Person(((Role.DISTRICT_OFFICER, "district"),)),
    "assessor": Person(((Role.ASSESSOR, "district"),)),
    "unit head": Person(((Role.UNIT_HEAD, "branch"),)),
}
"""Who may do more elsewhere than here, which a page must not mix up; and each role at a place.

Those whom a missing guard lets in come first, so that a hole is found by the first questions.
"""


def user_of(person, world):
    """Return a user who holds a person's posts."""
    user = User.objects.create_user(f"visitor {User.objects.count()}", "a-long-password")
    for role, place in person.posts:
        Grant.objects.create(
            user=user, organization=world[place], role=role, valid_from=date(2018, 1, 1)
        )
    return user


@contextmanager
def at_the_desk(person, user, world):
    """Let a user be the person, and take back afterwards whatever was done meanwhile."""
    with transaction.atomic():
        if person.is_member:
            Member.objects.filter(pk=world["member"].pk).update(user=user)
        yield
        transaction.set_rollback(True)


def let_take_part(world, user):
    """Let somebody be the member, who heads the unit, is posted, votes, asks, leads and writes."""
    Member.objects.filter(pk=world["member"].pk).update(user=user)
    Cadre.objects.filter(pk=world["cadre"].pk).update(member=world["member"])
    LeaderContact.objects.filter(pk=world["contact"].pk).update(leader=world["cadre"])
    Unit.objects.filter(pk=world["unit"].pk).update(head=user)
    AssessedUnit.objects.filter(pk=world["assessed_unit"].pk).update(leader=user)
    Elector.objects.filter(pk=world["elector"].pk).update(user=user)
    ReportWriter.objects.filter(pk=world["writer"].pk).update(user=user)
    Question.objects.filter(pk=world["question"].pk).update(asker=user)
    FollowUp.objects.filter(pk=world["follow_up"].pk).update(asker=user)
