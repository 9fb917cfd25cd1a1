from datetime import date

import pytest

from assessments.domain import setup
from assessments.domain.readiness import findings_of
from assessments.domain.vetoes import enter_veto
from assessments.models import ReportWriter
from common.errors import RuleViolation
from tests.assessments.conftest import opened
from tests.conftest import actor_of


def refused(call, **arguments):
    with pytest.raises(RuleViolation) as refusal:
        call(**arguments)
    return refusal.value


def test_a_person_votes_in_one_group(cycle, officer):
    group = cycle.groups.last()
    named = [setup.Named("区直单位0"), setup.Named("nobody"), setup.Named("leader", "U9")]
    error = refused(setup.add_electors, group=group, named=named, actor=actor_of(officer))
    assert len(error.messages) == 3
    assert group.electors.count() == 6


def test_somebody_named_twice_on_one_list_is_refused(cycle, officer):
    named = [setup.Named("leader"), setup.Named("leader")]
    error = refused(
        setup.add_electors, group=cycle.groups.last(), named=named, actor=actor_of(officer)
    )
    assert len(error.messages) == 1
    assert not cycle.electors.filter(user__username="leader").exists()


def test_nothing_changes_after_the_opening(cycle, officer, units):
    actor = actor_of(officer)
    opened(cycle, officer)
    group = cycle.groups.first()
    for call, arguments in (
        (setup.add_units, {"cycle": cycle, "units": units}),
        (setup.remove_unit, {"unit": cycle.units.first()}),
        (setup.name_leader, {"units": cycle.units.all(), "username": "leader"}),
        (setup.save_group, {"cycle": cycle, "group": group, "fields": {"name": "甲"}}),
        (setup.remove_group, {"group": group}),
        (setup.add_electors, {"group": group, "named": []}),
        (setup.remove_elector, {"elector": cycle.electors.first()}),
    ):
        assert refused(call, **arguments, actor=actor).code == "frozen"


def test_a_unit_is_taken_out_with_its_writers_but_not_with_its_vetoes(cycle, officer):
    actor = actor_of(officer)
    first, second = cycle.units.order_by("code")[:2]
    ReportWriter.objects.create(unit=first, user=officer)
    setup.remove_unit(unit=first, actor=actor)
    assert not cycle.units.filter(code="U1").exists()
    enter_veto(unit=second, source="通报", body="区纪委", decided_on=date(2018, 6, 1), actor=actor)
    assert refused(setup.remove_unit, unit=second, actor=actor).code == "recorded"


def test_only_who_runs_assessments_sets_one_up(cycle, town_officer):
    actor = actor_of(town_officer)
    error = refused(setup.remove_unit, unit=cycle.units.first(), actor=actor)
    assert error.code == "out_of_reach"


def test_the_check_list_is_empty_when_all_is_there_but_for_warnings(cycle):
    assert [one.text for one in findings_of(cycle=cycle) if not one.is_warning] == []


@pytest.mark.parametrize("lack", ["weights", "leader", "units", "voters"])
def test_the_check_list_says_what_is_missing(cycle, lack):
    if lack == "weights":
        cycle.groups.update(weight=20)
    elif lack == "leader":
        cycle.units.filter(code="U2").update(leader=None)
    elif lack == "units":
        cycle.electors.update(own_unit=None)
        cycle.units.all().delete()
    else:
        kept = cycle.groups.first().electors.values_list("pk", flat=True)[:2]
        cycle.groups.first().electors.exclude(pk__in=list(kept)).delete()
    assert len([one for one in findings_of(cycle=cycle) if not one.is_warning]) == 1


def test_a_group_too_small_without_those_of_the_own_unit_is_refused(cycle):
    group = cycle.groups.first()
    group.electors.update(own_unit=cycle.units.get(code="U1"))
    texts = [one.text for one in findings_of(cycle=cycle) if not one.is_warning]
    assert len(texts) == 1
    assert group.name in texts[0]
