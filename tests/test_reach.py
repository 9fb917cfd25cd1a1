"""A rule refuses whoever reaches something else, whatever door they come through.

The pages look things up within reach before a rule is asked. Jobs, commands and imports may not,
so that every rule about somebody else's affairs is asked here by itself.
"""

from datetime import date
from decimal import Decimal
from inspect import signature
from uuid import uuid4

import pytest
from django.apps import apps
from django.http import QueryDict
from django.utils.timezone import localdate, now

from accounts.choices import Capability, Role
from accounts.domain.grants import approve_grant, end_grant, grant_role, refuse_grant
from accounts.models import Grant
from accounts.permissions import CAPABILITIES, OWN_RECORD
from accounts.scope import Scope
from activities.domain.community import check_in, end_check_in
from activities.domain.community_service import give_feedback, record_in_community
from activities.domain.grid import usual_period
from activities.domain.joint import guests_known
from activities.domain.links import end_link, link_unit, may_end
from activities.domain.service_book import (
    change_service,
    record_service,
    restore_service,
    strike_service,
)
from activities.domain.workflow import record_activity
from activities.models import Activity, ActivityPart, Requirement, ServiceRecord
from branches.models import Organization
from common.errors import RuleViolation
from jobs.domain.files import may_open, promise_file
from jobs.models import Job
from members.models import Member
from points.domain.manual import enter_by_hand
from points.domain.stars.drafts import draft_stars
from points.domain.stars.publication import publish_stars
from points.models import ManualFact, StarList
from portal.reports.waiting import todo
from spreadsheets.registry import exports
from tests.actors import Person, everything_at, user_of
from tests.conftest import actor_of, make_member
from tests.world import SECRETS, lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

DAY = date(2018, 6, 2)
SERVICE = {
    "served_on": DAY, "activity_name": "清扫", "hours_reported": Decimal(2), "effect": "good",
}  # fmt: skip
OF_THE_DISTRICT = {"programmes", "programme-summary", "talent-pools", "units", "cadres"}
"""Files about what belongs to no organization."""
OUT_OF_REACH = {"out_of_reach", "no_branch", "not_a_reviewer"}


def waiting(world):
    return ServiceRecord.objects.create(
        member=world["member"], organization=world["branch"], **SERVICE
    )


def struck(world):
    record = waiting(world)
    record.struck_on, record.struck_by, record.striking_reason = DAY, world["user"], "虚报"
    record.is_false_report = True
    record.save()
    return record


def draft(world):
    return StarList.objects.create(
        organization=world["branch"], year=2017, state="draft", rule=world["star_list"].rule,
        members=0, rated=0, as_of=DAY, computed_at=now(),
    )  # fmt: skip


def unit_member(world):
    """A member of the branch of an agency next door."""
    Organization.objects.filter(pk=world["sibling_branch"].pk).update(sector="agency")
    return make_member(world["sibling_branch"], "李四", 2)


def grant_of(world):
    return Grant(
        user=world["outsider"], organization=world["branch"], role=Role.SECRETARY,
        valid_from=localdate(), reason="任命",
    )  # fmt: skip


def fact(world):
    return ManualFact(
        token=uuid4(), member=world["member"], kind="bravery", happened_on=DAY, reason="救人"
    )


DEEDS = {
    "give a grant": lambda w, actor: grant_role(grant=grant_of(w), actor=actor),
    "approve a grant": lambda w, actor: approve_grant(grant=w["proposal"], actor=actor),
    "refuse a grant": lambda w, actor: refuse_grant(grant=w["proposal"], actor=actor, reason="无"),
    "end a grant": lambda w, actor: end_grant(grant=w["grant"], actor=actor, reason="无"),
    "check a member in": lambda w, actor: check_in(
        member=unit_member(w), community=w["branch"], since=DAY, words={}, actor=actor
    ),
    "end a check-in": lambda w, actor: end_check_in(
        check_in=w["check_in"], reason="moved", actor=actor
    ),
    "enter what the community saw": lambda w, actor: record_in_community(
        check_in=w["check_in"], fields=SERVICE, actor=actor
    ),
    "say how a member did": lambda w, actor: give_feedback(
        check_in=w["check_in"], year=2018, grade="good", words="", actor=actor
    ),
    "link a unit": lambda w, actor: link_unit(
        unit=w["branch"], community=w["branch"], since=DAY, actor=actor
    ),
    "end a link": lambda w, actor: end_link(link=w["link"], reason="无", actor=actor),
    "record service": lambda w, actor: record_service(
        members=[w["member"]], fields=SERVICE, actor=actor
    ),
    "strike service that waits": lambda w, actor: strike_service(
        record=waiting(w), reason="无", actor=actor
    ),
    "change confirmed service": lambda w, actor: change_service(
        record=w["record"], fields=SERVICE, actor=actor, reason="无"
    ),
    "strike service": lambda w, actor: strike_service(record=w["record"], reason="无", actor=actor),
    "restore service": lambda w, actor: restore_service(record=struck(w), reason="无", actor=actor),
    "enter points by hand": lambda w, actor: enter_by_hand(fact=fact(w), actor=actor),
    "publish stars": lambda w, actor: publish_stars(star_list=draft(w), actor=actor),
}


FOR_OFFICERS = {
    "link a unit": DEEDS["link a unit"],
    "end a link": DEEDS["end a link"],
    "call service false": lambda w, actor: strike_service(
        record=w["record"], reason="无", actor=actor, is_false_report=True
    ),
    "restore service called false": DEEDS["restore service"],
}


def actor_at(world, *posts):
    return actor_of(user_of(Person(posts), world))


def stranger_to(world):
    return actor_at(world, *everything_at("other_town"))


def secretary_and_officer(world):
    """A secretary here who is an officer of another town."""
    return actor_at(world, (Role.SECRETARY, "branch"), (Role.TOWN_OFFICER, "other_town"))


def refusal(deed, world, actor):
    try:
        deed(world, actor)
    except RuleViolation as error:
        return error.code
    return ""


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_a_rule_refuses_who_reaches_only_something_else(world, deed):
    assert refusal(DEEDS[deed], world, stranger_to(world)) in OUT_OF_REACH


@pytest.mark.parametrize("deed", sorted(DEEDS | FOR_OFFICERS))
def test_a_rule_is_about_nothing_but_reach_to_who_holds_it(world, deed):
    mighty = actor_at(world, *everything_at("district"))
    assert refusal({**DEEDS, **FOR_OFFICERS}[deed], world, mighty) not in OUT_OF_REACH


@pytest.mark.parametrize("deed", sorted(FOR_OFFICERS))
def test_an_office_elsewhere_adds_nothing_to_a_secretary_here(world, deed):
    mixed = secretary_and_officer(world)
    assert refusal(FOR_OFFICERS[deed], world, mixed) in OUT_OF_REACH


def test_a_secretary_who_reviews_elsewhere_submits_and_ends_no_link_here(world):
    mixed = secretary_and_officer(world)
    fields = {"kind": "party_day", "held_on": date(2018, 7, 1), "theme": "主题", "place": "室"}
    made = record_activity(branch=world["branch"], fields=fields, away={}, actor=mixed)
    assert (made.state, may_end(link=world["link"], actor=mixed)) == ("submitted", False)


def test_the_own_service_waits_whatever_one_confirms_elsewhere(world):
    actor = actor_at(world, (Role.TOWN_OFFICER, "other_town"))
    Member.objects.filter(pk=world["member"].pk).update(user=actor.user)
    own = Member.objects.get(pk=world["member"].pk)
    [record] = record_service(members=[own], fields=SERVICE, actor=actor)
    assert record.confirmed_at is None


def test_a_guest_is_taken_for_a_member_only_within_reach(world):
    rows = [{"name": "张三", "role": "guest", "post": ""}]
    assert [
        guests_known(rows=rows, actor=actor)[0].member_id
        for actor in (stranger_to(world), actor_of(world["user"]))
    ] == [None, world["member"].pk]


def test_the_usual_months_are_those_of_activities_in_reach(world):
    Activity.objects.update(held_on=date(2018, 6, 1))
    on = date(2018, 12, 1)
    assert [
        usual_period(actor=actor, on=on)[1]
        for actor in (stranger_to(world), actor_of(world["user"]))
    ] == [on, date(2018, 6, 1)]


def test_a_file_opens_only_for_who_reaches_all_of_it(world):
    job = Job.objects.create(task="-", user=world["officer"])
    made = promise_file(
        job=job, name="表", capability=Capability.MEMBER_VIEW, actor=actor_of(world["officer"])
    )
    assert not may_open(file=made, actor=actor_of(world["user"]))


def test_drafts_tell_of_the_branches_in_scope_alone(world):
    make_member(world["sibling_branch"], "李四", 2)
    made = draft_stars(year=2018, scope=Scope((world["branch"].path,)))
    assert {one.branch.pk for one in made.branches} == {world["branch"].pk}


NOBODYS = ((), ((Role.MEMBER, "branch"),))
ELSEWHERE = (
    ((Role.SECRETARY, "foreign_branch"),),
    ((Role.TOWN_OFFICER, "other_town"),),
    everything_at("other_town"),
)


def let_wait(world):
    """Leave something of ours to be done in every state that the home page tells of."""
    waiting(world)
    draft(world)
    states = Activity.objects.filter(theme__in=("秘密主题", "秘密草稿"))
    states.filter(theme="秘密草稿").update(held_on=DAY)
    fields = {"kind": "committee", "held_on": DAY, "theme": "秘密退回", "place": "室"}
    record_activity(branch=world["branch"], fields=fields, away={}, actor=actor_of(world["user"]))
    Activity.objects.filter(theme="秘密退回").update(state="returned")


@pytest.mark.parametrize("posts", NOBODYS + ELSEWHERE)
def test_nothing_of_ours_waits_for_who_does_not_reach_it(world, posts):
    let_wait(world)
    Requirement.objects.all().delete()  # then nothing is owed by the branches of their own
    assert todo(actor=actor_at(world, *posts), on=localdate()) == []


def test_a_partner_is_not_told_who_of_the_lead_was_away_and_why(world):
    fields = {"kind": "party_day", "held_on": date(2018, 7, 1), "theme": "主题", "place": "室"}
    away = {world["member"].pk: ("leave", "秘密病假")}
    secretary = actor_of(world["user"])
    make_member(world["branch"], "李四", 2)
    made = record_activity(branch=world["branch"], fields=fields, away=away, actor=secretary)
    ActivityPart.objects.create(activity=made, organization=world["foreign_branch"], is_lead=False)
    told = [
        "秘密病假" in str(list(exports()["activities"](actor=actor, query=QueryDict()).rows()))
        for actor in (secretary, actor_of(world["outsider"]))
    ]
    assert told == [True, False]


SCOPED = [
    model
    for model in apps.get_models()
    if hasattr(model._default_manager, "visible_to")
    and "capability" in signature(model._default_manager.visible_to).parameters
]
EVERYBODYS = {"RatingRule", "PointScheme", "CalendarDay"}
BY_CAPABILITY = {"Requirement", "ScoreRule", "Method", "Programme", "PublicNotice"}
"""Belong to no organization: all or none of them are seen."""


def seen(model, actor, capability):
    rows = model._default_manager
    dated = {"on": localdate()} if "on" in signature(rows.visible_to).parameters else {}
    return set(rows.visible_to(actor, capability, **dated).values_list("pk", flat=True))


@pytest.mark.parametrize("model", [model for model in SCOPED if model.__name__ not in EVERYBODYS])
def test_who_is_seen_as_a_member_sees_nothing_more_of_ours_by_an_office_elsewhere(world, model):
    here = actor_at(world, *everything_at("town"))
    officer = actor_at(world, (Role.TOWN_OFFICER, "other_town"))
    auditor = actor_at(world, (Role.AUDITOR, "district"))
    leaks = []
    for actor, open_to in ((officer, OWN_RECORD), (auditor, CAPABILITIES[Role.AUDITOR])):
        Member.objects.filter(pk=world["member"].pk).update(user=actor.user)
        for capability in set(Capability) - open_to:
            is_held = model.__name__ in BY_CAPABILITY and actor.can(capability)
            both = seen(model, actor, capability) & seen(model, here, capability)
            leaks += [capability] if both and not is_held else []
    assert leaks == []


@pytest.mark.parametrize("kind", sorted(exports().keys() - OF_THE_DISTRICT))
def test_a_file_made_for_a_stranger_tells_nothing_of_ours(world, kind):
    ours, branch = world["member"].pk, world["branch"].pk
    query = QueryDict(
        f"member={ours}&organization={branch}&within={branch}&branch={branch}&year=2018"
        "&first=2018-01&last=2018-12&month=2018-06&outcome=all"
    )
    export = exports()[kind](actor=stranger_to(world), query=query)
    told = f"{export.described()}{list(export.rows())}"
    assert [word for word in SECRETS if word in told] == []
