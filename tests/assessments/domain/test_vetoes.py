from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from assessments.domain import closing, objections, vetoes
from assessments.domain.publication import publish_anew
from assessments.models import AssessedUnit, Counter, Result, ResultObjection, ResultVersion
from assessments.reports.results import differences
from branches.models import CalendarDay
from common.errors import RuleViolation
from points.choices import Verdict
from tests.assessments.years import undone, voted_and_published
from tests.conftest import actor_of


@pytest.fixture
def published(cycle, officer):
    """90 for the second unit, 84 for the first, 78 for the third."""
    return voted_and_published(cycle, officer)


@pytest.fixture
def head(published, secretary):
    unit = published.cycle.units.get(code="U2").unit
    unit.head = secretary
    unit.save()
    return secretary


def refused(code):
    return pytest.raises(RuleViolation, check=lambda error: error.code == code)


def unit_of(version, code="U2"):
    related = AssessedUnit.objects.select_related("cycle__organization", "unit")
    return related.get(cycle=version.cycle, code=code)


def veto(version, officer, code="U2"):
    return vetoes.enter_veto(
        unit=unit_of(version, code), source="区纪委〔2018〕3号", body="区纪委监委",
        decided_on=date(2018, 11, 1), actor=actor_of(officer),
    )  # fmt: skip


def anew(version, officer, reason="据实更正"):
    return publish_anew(cycle=version.cycle, reason=reason, actor=actor_of(officer))


def row(version, code="U2"):
    return Result.objects.get(version=version, unit__code=code)


def test_a_veto_limits_the_grade_and_changes_neither_total_nor_rank(published, officer):
    before = row(published)
    assert (before.total, before.rank, before.grade) == (Decimal("90.00"), 1, "good")
    veto(published, officer)
    after = row(anew(published, officer))
    assert (after.total, after.rank, after.grade) == (before.total, before.rank, "fair")
    assert after.vetoes[0]["source"] == "区纪委〔2018〕3号"


def test_an_old_version_stays_as_it_was_and_the_difference_is_named(client, published, officer):
    veto(published, officer)
    later = anew(published, officer, "纪委通报")
    assert (later.number, later.reason) == (2, "纪委通报")
    assert row(published).grade == "good"
    [difference] = differences(before=published, after=later)
    assert difference.unit == "示例单位2"
    assert [what for what, _old, _new in difference.changes] == ["等次", "一票否决情形"]
    client.force_login(officer)
    assert "纪委通报" in client.get("/assessments/results/").content.decode()
    old = client.get(f"/assessments/versions/{published.pk}/").content.decode()
    new = client.get(f"/assessments/versions/{later.pk}/").content.decode()
    assert ("区纪委〔2018〕3号" in old, "区纪委〔2018〕3号" in new) == (False, True)


def test_a_new_version_must_change_something_and_follow_a_first(published, officer, cycle):
    with refused("no_change"):
        anew(published, officer)
    assert ResultVersion.objects.count() == 1
    type(cycle).objects.update(state="closed")
    with refused("wrong_state"):
        anew(published, officer)


def test_a_lifted_veto_counts_no_more(published, officer):
    entered = veto(published, officer)
    later = anew(published, officer)
    vetoes.lift_veto(veto=entered, reason="撤销", actor=actor_of(officer))
    assert row(later).grade == "fair"
    assert row(anew(later, officer)).grade == "good"


def test_a_veto_is_not_dated_ahead_nor_entered_by_others(published, officer, secretary):
    with refused("out_of_reach"):
        veto(published, secretary)
    with refused("day_ahead"):
        vetoes.enter_veto(
            unit=unit_of(published), source="文件", body="机关",
            decided_on=localdate() + timedelta(days=1), actor=actor_of(officer),
        )  # fmt: skip


def test_a_withdrawn_unit_is_named_with_the_reason_and_neither_ranked_nor_published(
    client, published, officer
):
    vetoes.withdraw_unit(unit=unit_of(published), reason="机构撤并", actor=actor_of(officer))
    later = anew(published, officer)
    rows = dict(later.results.values_list("unit__code", "rank"))
    assert rows == {"U1": 1, "U3": 2}
    client.force_login(officer)
    page = client.get("/assessments/results/").content.decode()
    assert "示例单位2退出考核，不排名、不公布成绩：机构撤并" in page
    assert "示例单位2" not in client.get("/assessments/counters/").content.decode()
    assert Counter.objects.filter(unit__code="U2").exists()


def test_with_all_units_withdrawn_nothing_is_ranked_and_all_are_named(published, officer):
    for code in ("U1", "U2", "U3"):
        vetoes.withdraw_unit(
            unit=unit_of(published, code), reason="机构撤并", actor=actor_of(officer)
        )
    after = anew(published, officer)
    assert (after.results.count(), len(after.withdrawn)) == (0, 3)


def test_during_set_up_nothing_is_withdrawn(cycle, officer):
    unit = cycle.units.select_related("cycle__organization").first()
    with refused("in_set_up"):
        vetoes.withdraw_unit(unit=unit, reason="撤并", actor=actor_of(officer))


def test_a_head_objects_once_a_version_and_the_office_decides(published, officer, head):
    objection = objections.object_to_result(
        unit=unit_of(published), text="漏计一项", actor=actor_of(head)
    )
    with refused("objected_already"):
        objections.object_to_result(unit=unit_of(published), text="再提", actor=actor_of(head))
    decide = {"verdict": Verdict.UPHELD, "text": "属实", "actor": actor_of(officer)}
    objections.decide(objection=objection, **decide)
    with refused("done_already"):
        objections.decide(objection=objection, **decide)
    found = ResultObjection.objects.get()
    assert (found.verdict, found.answer, found.decided_by) == ("upheld", "属实", officer)


def test_nobody_but_the_head_objects_and_the_last_day_counts(published, officer, head):
    with refused("not_the_head"):
        objections.object_to_result(unit=unit_of(published), text="不服", actor=actor_of(officer))
    last = {"objections_until": localdate()}
    ResultVersion.objects.update(**last)
    assert objections.may_object(unit=unit_of(published), actor=actor_of(head))
    ResultVersion.objects.update(objections_until=localdate() - timedelta(days=1))
    assert not objections.may_object(unit=unit_of(published), actor=actor_of(head))
    with refused("too_late"):
        objections.object_to_result(unit=unit_of(published), text="不服", actor=actor_of(head))


def test_objections_run_for_five_working_days(published):
    days = (published.objections_until - published.computed_on).days
    listed = CalendarDay.objects.filter(
        day__range=(published.computed_on, published.objections_until)
    )
    assert days == 7 if not listed.exists() else days >= 5


def test_a_cycle_with_unverified_items_is_closed_only_for_a_reason(published, officer, head):
    cycle, actor = published.cycle, actor_of(officer)
    undone(unit_of(published), localdate())
    closing.begin_rectification(cycle=cycle, actor=actor)
    objection = objections.object_to_result(
        unit=unit_of(published), text="漏计", actor=actor_of(head)
    )
    with refused("objections_open"):
        closing.close(cycle=cycle, reason="到期", actor=actor)
    objections.decide(objection=objection, verdict=Verdict.REJECTED, text="不符", actor=actor)
    with refused("unverified"):
        closing.close(cycle=cycle, actor=actor)
    closing.close(cycle=cycle, reason="并入下年", actor=actor)
    cycle.refresh_from_db()
    assert (cycle.state, cycle.closed_because) == ("closed", "并入下年")


def test_without_open_items_no_reason_is_kept(published, officer):
    cycle, actor = published.cycle, actor_of(officer)
    closing.begin_rectification(cycle=cycle, actor=actor)
    closing.close(cycle=cycle, reason="多余", actor=actor)
    cycle.refresh_from_db()
    assert (cycle.state, cycle.closed_because) == ("closed", "")
