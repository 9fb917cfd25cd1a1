"""A rule refuses whoever reaches something else, whatever door they come through.

The pages look things up within reach before a rule is asked. Jobs, commands and imports may not,
so that every rule about somebody else's affairs is asked here by itself.
"""

from datetime import date
from inspect import signature

import pytest
from django.apps import apps
from django.http import QueryDict
from django.utils.timezone import localdate, now

from accounts.choices import Capability, Role
from accounts.permissions import CAPABILITIES, OWN_RECORD
from accounts.scope import Scope
from activities.domain.grid import usual_period
from activities.domain.joint import guests_known
from activities.domain.links import may_end
from activities.domain.service_book import (
    record_service,
)
from activities.domain.workflow import record_activity
from activities.models import Activity, ActivityPart, ServiceRecord
from activities.reports.attendance import attendance_lists
from common.errors import RuleViolation
from dispatch.models import Cadre
from jobs.domain.files import promise_file
from jobs.models import Job
from members.models import Member
from members.reports import register_count
from points.domain.settlement import accounts_of, late_months, settle_month, settlement_of
from points.domain.stars.drafts import draft_stars
from points.models import ClosedMonth, MonthlyPoints
from spreadsheets.registry import exports
from tests.actors import Person, everything_at, let_take_part, user_of
from tests.conftest import actor_of, id_number, make_member
from tests.deeds import (
    DEEDS,
    FOR_HEADS,
    FOR_LEADERS,
    FOR_OFFICERS,
    FOR_THEMSELVES,
    MAY,
    OF_PERSONS,
    SERVICE,
)
from tests.world import SECRETS, lasting_world
from tests.world.assessments import let_be_over

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

OUT_OF_REACH = {"out_of_reach", "no_branch", "not_a_reviewer", "not_yours", "list_changed"}


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
        return getattr(error, "code", "several")
    return ""


@pytest.mark.parametrize("deed", sorted(DEEDS | OF_PERSONS))
def test_a_rule_refuses_who_reaches_only_something_else(world, deed):
    assert refusal((DEEDS | OF_PERSONS)[deed], world, stranger_to(world)) in OUT_OF_REACH


@pytest.mark.parametrize("deed", sorted(DEEDS | FOR_OFFICERS))
def test_a_rule_is_about_nothing_but_reach_to_who_holds_it(world, deed):
    mighty = actor_at(world, *everything_at("district"))
    assert refusal((DEEDS | FOR_OFFICERS)[deed], world, mighty) not in OUT_OF_REACH


@pytest.mark.parametrize("deed", sorted(MAY))
def test_only_who_reaches_it_may(world, deed):
    mighty = actor_at(world, *everything_at("district"))
    assert [MAY[deed](world, actor) for actor in (stranger_to(world), mighty)] == [False, True]


@pytest.mark.parametrize("deed", sorted(FOR_HEADS | FOR_LEADERS | FOR_THEMSELVES))
def test_who_audits_does_nothing_as_head_or_leader_or_about_themselves(world, deed):
    auditor = actor_at(world, (Role.AUDITOR, "district"))
    let_take_part(world, auditor.user)
    if deed in FOR_HEADS:  # who is posted reviews the own posting never
        Cadre.objects.update(member=None)
    taking_part = {key: type(row).objects.get(pk=row.pk) for key, row in world.items()}
    assert not MAY[deed](taking_part, auditor)


OF_THEIR_OWN = 2
"""Organizations of the other town: itself and its branch."""


def test_figures_of_a_scope_count_nothing_beside_it(world):
    june, elsewhere = date(2018, 6, 1), Scope((world["other_town"].path,))
    settle_month(month=june)
    register = register_count(scope=elsewhere, on=localdate())
    counted = (
        register.organizations - OF_THEIR_OWN,
        register.members,
        settlement_of(month=june, scope=elsewhere).members,
        accounts_of(month=june, scope=elsewhere),
        late_months(scope=elsewhere),
    )
    assert counted == (0, 0, 0, {}, [])


def test_a_month_settled_for_a_scope_is_settled_for_nobody_beside_it(world):
    july, elsewhere = date(2018, 7, 1), Scope((world["other_town"].path,))
    ServiceRecord.objects.create(
        member=world["member"], organization=world["branch"], **SERVICE | {"served_on": july},
        hours_confirmed=2, confirmed_at=now(),
    )  # fmt: skip
    settle_month(month=july, scope=elsewhere)
    assert not MonthlyPoints.objects.filter(month=july).exists()


def test_what_was_confirmed_late_is_late_where_it_was_recorded(world):
    june = date(2018, 6, 1)
    ClosedMonth.objects.create(month=june, closed_by=world["officer"])
    late = [late_months(scope=Scope((world[place].path,))) for place in ("town", "other_town")]
    assert late == [[june], []]


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
    assert not made.is_within_reach(actor_of(world["user"]))


def test_drafts_tell_of_the_branches_in_scope_alone(world):
    make_member(world["sibling_branch"], "李四", 2)
    made = draft_stars(year=2018, scope=Scope((world["branch"].path,)))
    assert {one.branch.pk for one in made.branches} == {world["branch"].pk}


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
def test_who_takes_part_here_sees_nothing_more_of_ours_by_an_office_elsewhere(world, model):
    let_be_over(world)
    here = actor_at(world, *everything_at("town"))
    officer = actor_at(world, (Role.TOWN_OFFICER, "other_town"))
    auditor = actor_at(world, (Role.AUDITOR, "district"))
    leaks = []
    for actor, open_to in ((officer, OWN_RECORD), (auditor, CAPABILITIES[Role.AUDITOR])):
        let_take_part(world, actor.user)
        for capability in set(Capability) - open_to:
            is_held = model.__name__ in BY_CAPABILITY and actor.can(capability)
            found = set() if is_held else seen(model, actor, capability)
            leaks += [capability] if found and found & seen(model, here, capability) else []
    assert leaks == []


@pytest.mark.parametrize("kind", sorted(exports()))
def test_a_file_made_for_a_stranger_tells_nothing_of_ours(world, kind):
    let_be_over(world)
    ours, branch = world["member"].pk, world["branch"].pk
    query = QueryDict(
        f"member={ours}&organization={branch}&within={branch}&branch={branch}&year=2018"
        "&first=2018-01&last=2018-12&month=2018-06&outcome=all&history=U01"
        f"&cycle={world['cycle'].pk}&period={world['performance'].pk}"
        f"&programme={world['programme'].pk}"
    )
    export = exports()[kind](actor=stranger_to(world), query=query)
    told = f"{export.described()}{list(export.rows())}"
    assert [word for word in SECRETS if word in told] == []


@pytest.mark.parametrize("kind", ["members", "service-records"])
def test_numbers_stand_in_full_where_one_reveals_them_alone(world, kind):
    told = [
        id_number(1)
        in str(list(exports()[kind](actor=actor, query=QueryDict(), reveal=True).rows()))
        for actor in (secretary_and_officer(world), actor_at(world, *everything_at("town")))
    ]
    assert told == [False, True]


def test_only_the_own_branch_reads_why_its_people_were_away(world):
    fields = {"kind": "party_day", "held_on": date(2018, 7, 1), "theme": "主题", "place": "室"}
    away = {world["member"].pk: ("leave", "秘密病假")}
    secretary = actor_of(world["user"])
    make_member(world["branch"], "李四", 2)
    made = record_activity(branch=world["branch"], fields=fields, away=away, actor=secretary)
    told = [
        [row.reason for row in attendance_lists(activity=made, reach=reach)[0].leave]
        for reach in (Scope((world["other_town"].path,)), Scope((world["town"].path,)))
    ]
    assert told == [[""], ["秘密病假"]]
