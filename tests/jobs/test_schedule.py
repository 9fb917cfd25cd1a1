"""Jobs of the clock: rows that beat reads, moved on a page, each run a job with its outcome."""

import json
from datetime import time, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django_celery_beat.schedulers import DatabaseScheduler

from accounts.models import AuditEvent
from common.errors import RuleViolation
from config.celery import app
from jobs.choices import JobState
from jobs.domain import queue
from jobs.domain.schedule import Rhythm, reschedule
from jobs.models import Job, Pulse, Routine
from jobs.registry import routines
from portal.reports import todo
from tests.conftest import actor_of, make_user

AUDIT, STARS = "accounts.tasks.check_audit_log", "points.tasks.draft_recent_stars"
SETTLE, HOMES = "points.tasks.settle_open_months", "activities.tasks.end_outlived_check_ins"
PAGE = "/jobs/schedule/"
pytestmark = pytest.mark.django_db


def failed(task=STARS, *, days=0, user=None):
    error = "ValueError: 张三 has no star"
    at = timezone.now() - timedelta(days=days)
    return Job.objects.create(
        task=task, user=user, state=JobState.FAILED, error=error, finished_at=at
    )


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)][-1]


def waiting(user):
    items = todo(actor=actor_of(user), on=timezone.localdate())
    return [item for item in items if item.is_step]


def change(client, name, **fields):
    routine = Routine.objects.get(name=name)
    url = reverse("jobs:schedule_edit", args=[routine.pk])
    return client.post(url, {"is_on": "on", **fields})


def test_every_job_of_the_clock_has_a_row_and_a_function_to_run():
    rows = {routine.name: json.loads(routine.kwargs) for routine in Routine.objects.known()}
    assert rows == {name: {"task": name} for name in routines()}
    assert all(callable(import_string(name)) for name in routines())


def test_the_schedule_begins_as_it_was_in_the_settings():
    rhythms = {routine.name: routine.rhythm for routine in Routine.objects.known()}
    assert rhythms == {
        AUDIT: "每日 01:30",
        STARS: "每日 02:30",
        SETTLE: "每 6 小时",
        HOMES: "每日 00:30",
    }


@pytest.mark.django_db(transaction=True)  # beat closes connections as it goes
def test_beat_reads_the_rows_and_takes_over_what_is_changed(account_admin):
    scheduler = DatabaseScheduler(app=app)
    entry = scheduler.schedule[SETTLE]
    assert (entry.task, entry.kwargs) == ("jobs.tasks.start", {"task": SETTLE})
    assert "jobs.tasks.sweep" in scheduler.schedule
    routine = Routine.objects.get(name=SETTLE)
    reschedule(routine=routine, rhythm=Rhythm(hours=2), actor=actor_of(account_admin))
    assert scheduler.schedule[SETTLE].schedule.run_every == timedelta(hours=2)


@pytest.mark.django_db(transaction=True)  # beat closes connections as it goes
def test_a_restart_of_beat_keeps_what_the_administrator_set(account_admin):
    routine = Routine.objects.get(name=SETTLE)
    reschedule(routine=routine, rhythm=Rhythm(at=time(23, 5)), actor=actor_of(account_admin))
    DatabaseScheduler(app=app).setup_schedule()
    assert Routine.objects.get(name=SETTLE).at == time(23, 5)


def test_what_the_clock_starts_is_a_job_with_an_outcome():
    queue.start(task=AUDIT)
    job = Job.objects.get()
    queue.run(job_id=job.pk)
    job.refresh_from_db()
    assert (job.task, job.state) == (AUDIT, JobState.DONE)


def test_the_clock_starts_nothing_that_still_waits_or_works():
    queue.start(task=AUDIT)
    queue.start(task=AUDIT)
    Job.objects.update(state=JobState.RUNNING)
    queue.start(task=AUDIT)
    assert Job.objects.count() == 1


def test_the_administrator_sees_when_each_job_runs_and_how_it_went(client, account_admin):
    Pulse.objects.create(pk=1, at=timezone.now())
    failed()
    Job.objects.create(task=AUDIT, state=JobState.DONE)
    client.force_login(account_admin)
    response = client.get(PAGE)
    last = {line.routine.name: line.last and line.last.state for line in response.context["lines"]}
    assert last == {AUDIT: "done", STARS: "failed", SETTLE: None, HOMES: None}
    page = response.content.decode()
    assert all(words in page for words in ("审计日志校验", "每日 01:30", "每 6 小时", "未运行过"))
    assert ("ValueError" in page, "张三" in page) == (True, False)


@pytest.mark.parametrize("runs", [1, 30])
def test_the_page_costs_the_same_whatever_has_run(
    client, account_admin, runs, django_assert_max_num_queries
):
    for _run in range(runs):
        failed(user=account_admin)
        failed("spreadsheets.tasks.undo_batch", user=account_admin)
    client.force_login(account_admin)
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_the_administrator_moves_a_job_and_the_audit_log_says_so(client, account_admin):
    client.force_login(account_admin)
    response = change(client, STARS, at="03:15")
    assert (response.status_code, said(response)) == (302, "星级试算：每日 03:15")
    change(client, STARS, hours="12")
    routine = Routine.objects.get(name=STARS)
    assert (routine.at, routine.hours, routine.enabled) == (None, 12, True)
    events = AuditEvent.objects.filter(action="schedule_changed").order_by("id")
    assert [event.changes for event in events] == [
        {"rhythm": ["每日 02:30", "每日 03:15"]},
        {"rhythm": ["每日 03:15", "每 12 小时"]},
    ]


def test_a_job_may_be_switched_off_but_not_the_check_of_the_audit_log(client, account_admin):
    client.force_login(account_admin)
    change(client, STARS, at="02:30", is_on="")
    assert not Routine.objects.get(name=STARS).enabled
    assert "已停用" in client.get(PAGE).content.decode()
    refused = change(client, AUDIT, at="01:30", is_on="").content.decode()
    assert "可调整时间，但不得停用" in refused
    assert Routine.objects.get(name=AUDIT).enabled


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "请填写每日时间或间隔小时"), ({"at": "01:00", "hours": "6"}, "只能选填一项")],
)
def test_a_job_runs_at_a_time_or_every_few_hours(client, account_admin, fields, words):
    client.force_login(account_admin)
    assert words in change(client, STARS, **fields).content.decode()
    assert "errorlist" in change(client, STARS, hours="25").content.decode()
    assert Routine.objects.get(name=STARS).at == time(2, 30)


def test_a_failed_run_stands_in_the_list_of_the_administrator_alone(
    account_admin, officer, town_officer
):
    job = failed()
    [item] = waiting(account_admin)
    assert (item.what, item.button) == ("后台任务失败：星级试算", "重新执行")
    assert item.url == reverse("jobs:job_retry", args=[job.pk])
    assert "ValueError" in item.why
    assert "张三" not in item.why
    assert waiting(officer) == waiting(town_officer) == []


def test_a_later_run_that_came_to_its_end_takes_the_failed_one_off(account_admin):
    failed()
    Job.objects.create(task=STARS, state=JobState.DONE)
    assert waiting(account_admin) == []


def test_what_failed_for_a_person_stands_there_for_a_week(account_admin, secretary):
    failed("spreadsheets.tasks.commit_batch", days=8, user=secretary)
    failed("spreadsheets.tasks.commit_batch", days=6, user=secretary)
    [item] = waiting(account_admin)
    assert item.what == f"后台任务失败：后台任务（{secretary}）"


def test_one_click_does_a_failed_job_again_and_the_audit_log_says_so(
    client, account_admin, django_capture_on_commit_callbacks
):
    job = failed(AUDIT)
    client.force_login(account_admin)
    assert "重新执行" in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True) as rung:
        client.post(reverse("jobs:job_retry", args=[job.pk]))
    assert len(rung) == 1
    job.refresh_from_db()
    assert (job.state, job.error, job.attempts) == (JobState.QUEUED, "", 0)
    queue.run(job_id=job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    event = AuditEvent.objects.get(action="job_retried")
    assert (event.user, event.target) == (account_admin, f"{AUDIT} #{job.pk}")
    assert event.details == {"why": "ValueError"}
    assert client.post(reverse("jobs:job_retry", args=[job.pk])).status_code == 404


def test_a_job_is_not_queued_twice_by_two_clicks(account_admin):
    job = failed()
    queue.retry(job=job, actor=actor_of(account_admin))
    with pytest.raises(RuleViolation):
        queue.retry(job=job, actor=actor_of(account_admin))
    assert AuditEvent.objects.filter(action="job_retried").count() == 1


def test_an_administrator_of_a_town_alone_sees_no_schedule(client, town):
    client.force_login(make_user("local", town, "account_admin"))
    response = client.get(PAGE)
    assert list(response.context["lines"]) == list(response.context["failed"]) == []
