import pytest
from django.apps import apps

from accounts.choices import Capability
from accounts.registry import (
    Access,
    is_seen_whole,
    policy_of,
    register_fields,
    sight_of_list,
    sight_of_row,
)
from accounts.scope import Actor
from members.fields import MEMBER
from members.models import Person
from tests.conftest import make_user

KEYS = {"id", "user"}
"""Say nothing of the person."""


def personal_models():
    """Yield what is a person, or tells something of one: of a member or of a cadre."""
    for model in apps.get_models():
        told_of = {model, *(f.related_model for f in model._meta.concrete_fields)} - {None}
        is_history = hasattr(model, "pgh_tracked_model")
        if any(issubclass(one, Person) for one in told_of) and not is_history:
            yield model._meta.label


@pytest.mark.parametrize("label", sorted(personal_models()))
def test_every_model_about_a_person_has_a_policy(label):
    assert policy_of(label) or is_seen_whole(label)


@pytest.mark.parametrize("label", [label for label in personal_models() if policy_of(label)])
def test_a_policy_names_every_field(label):
    plain = {f.name for f in apps.get_model(label)._meta.concrete_fields if not f.is_relation}
    assert plain - KEYS == set(policy_of(label))


def test_a_policy_with_a_word_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        register_fields("tests.Thing", "field secretary\nname perhaps")


def test_a_row_is_seen_by_the_most_that_a_grant_over_it_opens(branch, town, sibling_branch):
    user = make_user("both", branch, "secretary")
    user.grants.create(organization=town, role="town_officer", valid_from="2018-01-01")
    actor = Actor.of(user)
    here = sight_of_row(actor=actor, model=MEMBER, path=branch.path)
    beside = sight_of_row(actor=actor, model=MEMBER, path=sibling_branch.path)
    assert (here.access("mobile"), beside.access("mobile")) == (Access.WRITE, Access.MASKED)


def test_a_list_is_seen_by_the_least(branch, district):
    user = make_user("both", branch, "secretary")
    user.grants.create(organization=district, role="cadre_officer", valid_from="2018-01-01")
    sight = sight_of_list(actor=Actor.of(user), model=MEMBER, capability=Capability.MEMBER_VIEW)
    assert sight.access("mobile") is Access.NONE
    assert sight.access("name") is Access.READ


def test_whoever_holds_no_grant_sees_the_own_fields_only(db, branch):
    actor = Actor.of(make_user("member", branch, "member"))
    assert sight_of_row(actor=actor, model=MEMBER, path=branch.path).access("name") is Access.NONE
    own = sight_of_row(actor=actor, model=MEMBER, path=branch.path, is_own=True)
    assert (own.access("name"), own.access("id_tail")) == (Access.READ, Access.MASKED)
