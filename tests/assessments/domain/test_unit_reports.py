"""A unit's reports: nothing overwritten unseen, read too early or changed too late."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.models import User
from assessments.domain import report_desk, unit_reports
from assessments.models import UnitReport
from common.errors import RuleViolation
from tests.assessments.reporting import (
    hand_in,
    head_of,
    opened_for_reports,
    review,
    vote,
    written,
)
from tests.conftest import actor_of


def seen_by(user):
    visible = UnitReport.objects.visible_to(actor_of(user), Capability.ASSESSMENT_VIEW)
    return visible.handed_in().count()


@pytest.fixture
def reporting(cycle, officer):
    """The cycle with its units writing."""
    return opened_for_reports(cycle, officer)


@pytest.fixture
def unit(reporting):
    return reporting.units.get(code="U1")


@pytest.fixture
def head(unit):
    return head_of(unit)


@pytest.fixture
def report(unit, head):
    return unit.reports.get(kind="duty")


def test_the_opening_gives_each_unit_three_empty_reports_in_order(reporting):
    for unit in reporting.units.all():
        kinds = list(unit.reports.order_by("pk").values_list("kind", flat=True))
        assert kinds == ["duty", "party_governance", "clean_government"]


def test_what_was_typed_is_kept_and_read_by_nobody_else(report, head, officer):
    saved = unit_reports.save(report=report, written=written(), actor=actor_of(head))
    assert (saved.version, saved.highlights) == (1, "完成任务12项")
    assert seen_by(officer) == 0


def test_a_second_tab_is_told_and_overwrites_nothing(report, head):
    actor = actor_of(head)
    unit_reports.save(report=report, written=written(tab="a"), actor=actor)
    with pytest.raises(RuleViolation, match="单位负责人") as refused:
        unit_reports.save(report=report, written=written(tab="b", problems="另一稿"), actor=actor)
    assert refused.value.code == unit_reports.WRITTEN_ELSEWHERE
    report.refresh_from_db()
    assert report.problems == "基层力量不足"
    unit_reports.save(report=report, written=written(1, "b", problems="另一稿"), actor=actor)
    report.refresh_from_db()
    assert report.problems == "另一稿"


def test_a_saving_whose_answer_was_lost_is_no_second_tab(report, head):
    """The tab does not know that its first text arrived, and sends more on the old version."""
    actor = actor_of(head)
    unit_reports.save(report=report, written=written(0, "a"), actor=actor)
    saved = unit_reports.save(report=report, written=written(0, "a", problems="续"), actor=actor)
    assert (saved.version, saved.problems) == (2, "续")


def test_the_same_text_once_more_changes_nothing(report, head):
    actor = actor_of(head)
    unit_reports.save(report=report, written=written(0, "a"), actor=actor)
    assert unit_reports.save(report=report, written=written(0, "b"), actor=actor).version == 1


def test_a_report_is_handed_in_whole(report, head):
    with pytest.raises(RuleViolation, match="存在问题"):
        unit_reports.submit(report=report, written=written(problems=""), actor=actor_of(head))
    report.refresh_from_db()
    assert report.state == "draft"


def test_only_the_head_and_whom_the_office_named_write(report, unit, head, officer):
    clerk = User.objects.create_user("clerk")
    for stranger in (clerk, officer, unit.leader):
        with pytest.raises(RuleViolation, match="单位负责人"):
            unit_reports.save(report=report, written=written(), actor=actor_of(stranger))
    writer = report_desk.name_writer(unit=unit, username="clerk", actor=actor_of(officer))
    unit_reports.save(report=report, written=written(), actor=actor_of(clerk))
    report_desk.drop_writer(writer=writer, actor=actor_of(officer))
    with pytest.raises(RuleViolation):
        unit_reports.save(report=report, written=written(1), actor=actor_of(clerk))


def test_leader_and_office_read_after_submission_voters_once_voting_is_open(
    report, unit, head, officer, reporting
):
    voter = reporting.electors.filter(own_unit=None).first().user
    other = head_of(reporting.units.get(code="U2"), "other")
    readers = (officer, unit.leader, head, voter, other)
    unit_reports.save(report=report, written=written(), actor=actor_of(head))
    assert [seen_by(user) for user in readers] == [0, 0, 0, 0, 0]
    hand_in(report, head)
    assert [seen_by(user) for user in readers] == [1, 1, 1, 0, 0]
    review(reporting, officer)
    assert [seen_by(user) for user in readers] == [1, 1, 1, 0, 0]
    vote(reporting, officer)
    assert [seen_by(user) for user in readers] == [1, 1, 1, 1, 0]


def test_what_is_returned_is_mended_and_read_again_only_then(report, head, officer):
    hand_in(report, head)
    report.refresh_from_db()
    with pytest.raises(RuleViolation, match="已提交"):
        unit_reports.save(report=report, written=written(1), actor=actor_of(head))
    report_desk.send_back(report=report, reason="请补充数据", actor=actor_of(officer))
    report.refresh_from_db()
    assert (report.state, report.reason, seen_by(officer)) == ("returned", "请补充数据", 0)
    hand_in(report, head)
    assert seen_by(officer) == 1


def test_the_history_keeps_each_version_that_was_handed_in(report, head, officer):
    actor = actor_of(head)
    for problems in ("一稿", "二稿"):
        report.refresh_from_db()
        text = written(report.version, problems=problems)
        report = unit_reports.submit(report=report, written=text, actor=actor)
        report_desk.send_back(report=report, reason="再改", actor=actor_of(officer))
    report.refresh_from_db()
    unit_reports.save(report=report, written=written(report.version), actor=actor)
    kept = apps.get_model("assessments", "UnitReportEvent").objects.filter(state="submitted")
    assert sorted(kept.values_list("problems", flat=True)) == ["一稿", "二稿"]


def test_late_is_what_comes_after_the_day_it_was_due(report, head, reporting):
    reporting.reports_due_on = localdate() - timedelta(days=1)
    reporting.save()
    assert hand_in(report, head).is_late
    reporting.reports_due_on = localdate()
    reporting.save()
    second = report.unit.reports.get(kind="clean_government")
    assert not hand_in(second, head).is_late


def test_in_review_only_what_the_office_returns_is_written(report, head, officer, reporting):
    review(reporting, officer)
    with pytest.raises(RuleViolation):
        hand_in(report, head)
    report.refresh_from_db()
    report_desk.send_back(report=report, reason="准许补交", actor=actor_of(officer))
    assert hand_in(report, head).is_handed_in


def test_voting_locks_all_and_who_handed_nothing_in_is_heard_without(
    report, head, officer, reporting
):
    hand_in(report, head)
    review(reporting, officer)
    assert len(report_desk.findings_of(cycle=reporting.__class__.objects.get())) == 3
    vote(reporting, officer)
    assert set(UnitReport.objects.values_list("state", flat=True)) == {"locked"}
    assert UnitReport.objects.handed_in().count() == 1
    report.refresh_from_db()
    with pytest.raises(RuleViolation, match="已锁定"):
        unit_reports.save(report=report, written=written(1), actor=actor_of(head))
    with pytest.raises(RuleViolation):
        report_desk.send_back(report=report, reason="改", actor=actor_of(officer))


def test_what_the_office_locked_is_neither_returned_nor_changed(report, head, officer, reporting):
    hand_in(report, head)
    actor = actor_of(officer)
    assert report_desk.lock(cycle=reporting, units=reporting.units.all(), actor=actor) == 1
    report.refresh_from_db()
    with pytest.raises(RuleViolation):
        report_desk.send_back(report=report, reason="改", actor=actor)


def test_a_unit_is_reminded_once_a_day_and_not_if_nothing_is_missing(
    report, unit, head, officer, reporting
):
    for one in unit.reports.all():
        hand_in(one, head)
    actor = actor_of(officer)
    units = list(reporting.units.all())
    assert report_desk.nudge(cycle=reporting, units=units, actor=actor) == 2
    assert report_desk.nudge(cycle=reporting, units=units, actor=actor) == 0
