from datetime import date
from functools import partial

import pytest

from activities.models import Activity, Attendance, ServiceRecord
from branches.models import Organization
from common.errors import RuleViolation
from jobs.choices import JobState
from jobs.domain import queue
from jobs.domain.queue import JobCancelledError
from jobs.models import Job
from members.models import Affiliation, Member
from points.domain.closing import close_month
from points.domain.corrections import reverse_by_hand
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints, PointEntry
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, make_member, workbook
from tests.threads import at_once

ROSTER = ["姓名", "性别", "身份证号", "学历", "入党时间", "所在党支部"]
SERVICE = ["姓名", "所在党支部", "服务日期", "活动名称", "时长(小时)"]
TREE = ["党组织代码", "党组织全称", "党组织简称", "类别", "隶属上级"]


def written(user, kind, *rows):
    batch = batches.open_batch(
        kind=kind, file_name="表.xlsx", content=workbook(*rows), actor=actor_of(user), options={}
    )
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    return batch


def undone(user, batch):
    found = undo(batch=batch, actor=actor_of(user))
    return found["reversed"], found["kept"], found["refused"]


def person(number, name="李四", education="本科"):
    return [name, "男", id_number(number), education, "2005-07-01", "T01001"]


def test_new_members_go_again_with_their_affiliations(officer, branch):
    batch = written(officer, "members", ROSTER, person(1), person(2))
    assert undone(officer, batch) == (2, 0, 0)
    assert (Member.objects.count(), Affiliation.objects.count()) == (0, 0)


def test_rows_go_portion_by_portion_and_progress_is_told_after_each(officer, branch, monkeypatch):
    monkeypatch.setattr("spreadsheets.domain.undo.PORTION", 2)
    batch = written(officer, "members", ROSTER, *map(person, range(5)))
    job = Watched()
    assert undo(batch=batch, actor=actor_of(officer), job=job)["reversed"] == 5
    assert job.seen == [2, 4, 5]
    assert not Member.objects.exists()


class Watched:
    """Stands for a job and remembers how far it was said to be."""

    cancel_requested = False

    def __init__(self):
        self.seen = []

    def __setattr__(self, name, value):
        if name == "progress_done":
            self.seen.append(value)
        super().__setattr__(name, value)


def test_an_undo_that_is_cancelled_undoes_nothing(officer, branch, monkeypatch):
    monkeypatch.setattr("spreadsheets.domain.undo.PORTION", 2)
    batch = written(officer, "members", ROSTER, *map(person, range(5)))
    job = Job()
    job.cancel_requested = True
    with pytest.raises(JobCancelledError):
        undo(batch=batch, actor=actor_of(officer), job=job)
    batch.refresh_from_db()
    assert (batch.state, Member.objects.count()) == ("committed", 5)


def test_a_changed_member_gets_the_old_values_back(officer, branch):
    make_member(branch, "张三", 1, education="20")
    batch = written(officer, "members", ROSTER, person(1, name="张三丰", education="大专"))
    assert Member.objects.values_list("name", "pinyin").get() == ("张三丰", "zhangsanfeng")
    assert undone(officer, batch) == (1, 0, 0)
    assert Member.objects.values_list("name", "pinyin", "education").get() == (
        "张三",
        "zhangsan",
        "20",
    )


def test_who_was_changed_or_used_since_is_kept(officer, branch):
    batch = written(officer, "members", ROSTER, person(1), person(2), person(3))
    changed, used, _plain = Member.objects.order_by("pk")
    Member.objects.filter(pk=changed.pk).update(mobile="13900000000")
    Member.objects.filter(pk=changed.pk).update(education="30")
    ServiceRecord.objects.create(
        member=used,
        organization=branch,
        served_on=date(2018, 6, 1),
        activity_name="值班",
        hours_reported=1,
    )
    assert undone(officer, batch) == (1, 2, 0)
    assert set(Member.objects.values_list("pk", flat=True)) == {changed.pk, used.pk}
    kept = batch.writes.filter(undo_outcome="kept").values_list("number", flat=True)
    assert list(kept) == [2, 3]


def test_service_goes_again_with_its_points_unless_the_month_is_closed(officer, branch, member):
    june = ["张三", "T01001", "2018-06-01", "值班", 3]
    july = ["张三", "T01001", "2018-07-01", "值班", 2]
    batch = written(officer, "service-records", SERVICE, june, july)
    close_month(month=date(2018, 6, 1), user=officer)
    settle_month(month=date(2018, 7, 1))
    assert undone(officer, batch) == (1, 0, 1)
    assert [record.served_on.month for record in ServiceRecord.objects.all()] == [6]
    booked = PointEntry.objects.order_by("pk").values_list("points", "reason")
    assert list(booked) == [(3, ""), (2, ""), (-2, "导入已撤销")]
    assert verify_ledger().problems == []


def test_service_whose_points_were_reversed_by_hand_is_refused(officer, branch, member):
    june = ["张三", "T01001", "2018-06-01", "值班", 3]
    batch = written(officer, "service-records", SERVICE, june)
    settle_month(month=date(2018, 6, 1))
    entry = PointEntry.objects.get()
    reverse_by_hand(entry=entry, reason="未到场", actor=actor_of(officer))
    assert undone(officer, batch) == (0, 0, 1)


def test_a_confirmed_record_changed_by_a_file_is_given_back_with_its_points(
    officer, branch, member
):
    june = ["张三", "T01001", "2018-06-01", "值班", 3]
    written(officer, "service-records", SERVICE, june)
    settle_month(month=date(2018, 6, 1))
    batch = written(officer, "service-records", SERVICE, [*june[:4], 5])
    assert undone(officer, batch) == (1, 0, 0)
    assert MonthlyPoints.objects.get().effective == 3
    assert verify_ledger().problems == []


def test_party_days_go_again_with_their_attendance(officer, branch, member):
    row = ["T01001", "2018-06-01", "学习"]
    batch = written(officer, "party-days", ["党支部", "日期", "主题"], row)
    assert Attendance.objects.count() == 1
    assert undone(officer, batch) == (1, 0, 0)
    assert (Activity.objects.count(), Attendance.objects.count()) == (0, 0)


def test_new_organizations_go_the_lowest_first_and_stay_above_what_stays(officer, district):
    tree = (
        ["T09", "中共九街道工作委员会", "九街道", "党工委", "示例区委"],
        ["T09001", "中共九街道一支部委员会", "一支部", "党支部", "九街道"],
        ["T09002", "中共九街道二支部委员会", "二支部", "党支部", "九街道"],
    )
    batch = written(officer, "organizations", TREE, *tree)
    make_member(Organization.objects.get(code="T09002"), "张三", 1)
    assert undone(officer, batch) == (1, 2, 0)
    codes = Organization.objects.exclude(pk=district.pk).values_list("code", flat=True)
    assert sorted(codes) == ["T09", "T09002"]


def test_a_moved_organization_goes_back_under_its_old_superior(officer, branch, other_town):
    row = [branch.code, branch.name, branch.short_name, "党支部", other_town.code]
    batch = written(officer, "organizations", TREE, row)
    assert undone(officer, batch) == (1, 0, 0)
    after = Organization.objects.get(pk=branch.pk)
    assert (after.superior_id, after.path) == (branch.superior_id, branch.path)


def test_an_import_is_undone_once_and_stays_visible(officer, branch):
    batch = written(officer, "members", ROSTER, person(1))
    undone(officer, batch)
    with pytest.raises(RuleViolation) as error:
        undone(officer, batch)
    assert error.value.code == "undone_already"
    assert ImportBatch.objects.get().state == "undone"


def test_what_was_not_written_cannot_be_undone(officer, branch):
    batch = batches.open_batch(
        kind="members",
        file_name="表.xlsx",
        content=workbook(ROSTER, person(1)),
        actor=actor_of(officer),
        options={},
    )
    with pytest.raises(RuleViolation) as error:
        undo(batch=batch, actor=actor_of(officer))
    assert error.value.code == "wrong_state"


def test_after_an_undo_the_same_file_creates_the_rows_again(officer, branch):
    undone(officer, written(officer, "members", ROSTER, person(1)))
    again = written(officer, "members", ROSTER, person(1))
    again.refresh_from_db()
    assert (again.outcomes["create"], Member.objects.count()) == (1, 1)


def test_who_lost_the_reach_since_changes_nothing(town_officer, branch):
    batch = written(town_officer, "members", ROSTER, person(1))
    town_officer.grants.all().delete()
    with pytest.raises(RuleViolation) as error:
        undone(town_officer, batch)
    assert error.value.code == "not_allowed"
    assert Member.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_undo_once_and_no_job_fails(officer, branch):
    batch = written(officer, "members", ROSTER, person(1))
    task = "spreadsheets.tasks.undo_batch"
    jobs = [
        Job.objects.create(task=task, user=officer, parameters={"batch_id": batch.pk})
        for _click in range(3)
    ]
    at_once(partial(queue.run, job_id=job.pk) for job in jobs)
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
    assert not Member.objects.exists()
