"""The row is the truth and Redis only rings: workers are killed and Redis is emptied."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from config.celery import app
from jobs.choices import JobState
from jobs.domain import queue
from jobs.models import Job
from members.models import Member
from points.domain.settlement import accounts_of, settle_month
from points.models import MonthlyPoints, PointEntry
from spreadsheets.choices import BatchState
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, make_member, workbook
from tests.points.facts import serve
from tests.workers import running_worker, start_worker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
JUNE = date(2018, 6, 1)
MONTH = "SELECT pg_advisory_xact_lock(hashtextextended('points.month.2018-06-01', 0))"
AUDIT_HEAD = "SELECT id FROM accounts_audithead FOR UPDATE"


@contextmanager
def held_elsewhere(statement):
    """Hold a lock from a second connection, so that a worker stops at it."""
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(statement)
        yield
    finally:
        other.close()


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]


def is_over(job):
    return wait_until(lambda: Job.objects.filter(pk=job.pk, state=JobState.DONE).exists())


def fall_silent(job):
    """Date the heartbeat back, as if the lease had run out."""
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=5))


def previewed_batch(user, branch):
    header = ["姓名", "身份证号", "入党时间", "所在党支部"]
    rows = [[f"新人{n}", id_number(n), "2005.7.1", branch.code] for n in range(30, 60)]
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(header, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    batches.begin_commit(batch=batch)
    return batch


def test_a_job_runs_in_a_real_worker(branch):
    serve(make_member(branch, "张三", 1), branch, JUNE, 3)
    with running_worker():
        is_over(queue.enqueue("points.tasks.settle", month="2018-06-01"))
    assert MonthlyPoints.objects.get().effective == 3


def test_what_somebody_waits_for_goes_before_what_nobody_does(officer):
    app.control.purge()
    month = {"month": "2018-06-01"}
    later = [queue.enqueue("points.tasks.settle", **month) for _ in range(3)]
    first = queue.enqueue("points.tasks.settle", user=officer, **month)
    worker = start_worker()
    try:
        for job in (*later, first):
            is_over(job)
    finally:
        worker.kill()
        worker.wait()
    assert Job.objects.order_by("started_at").first() == first


def test_a_settlement_killed_half_way_gives_the_same_accounts(branch):
    for serial in range(20):
        serve(make_member(branch, f"党员{serial}", serial), branch, JUNE, 3)
    with held_elsewhere(MONTH), running_worker() as worker:
        job = queue.enqueue("points.tasks.settle", month="2018-06-01")
        wait_until(waits_for_a_lock)
        worker.kill()
        worker.wait()
    assert PointEntry.objects.count() == 0
    fall_silent(job)
    with running_worker():
        assert queue.sweep() == 1
        is_over(job)
    accounts = accounts_of(month=JUNE)
    settle_month(month=JUNE)
    assert (len(accounts), accounts) == (20, accounts_of(month=JUNE))
    assert Job.objects.get(pk=job.pk).attempts == 2


def test_an_import_killed_while_writing_is_written_once(officer, branch):
    batch = previewed_batch(officer, branch)
    with held_elsewhere(AUDIT_HEAD), running_worker() as worker:
        job = queue.enqueue("spreadsheets.tasks.commit_batch", user=officer, batch_id=batch.pk)
        wait_until(waits_for_a_lock)
        worker.kill()
        worker.wait()
    wait_until(lambda: not waits_for_a_lock())
    assert Member.objects.count() == 0
    fall_silent(job)
    with running_worker():
        queue.sweep()
        is_over(job)
        queue.ring(job_id=job.pk)
    assert Member.objects.count() == 30
    assert ImportBatch.objects.get().state == BatchState.COMMITTED


def test_an_emptied_redis_loses_no_job(branch):
    serve(make_member(branch, "张三", 1), branch, JUNE, 3)
    job = queue.enqueue("points.tasks.settle", month="2018-06-01")
    with app.connection_for_write() as redis:
        redis.default_channel.client.flushall()
    with running_worker():
        assert queue.sweep() == 1
        is_over(job)
    assert MonthlyPoints.objects.count() == 1


def test_a_second_delivery_of_a_job_does_nothing(branch):
    serve(make_member(branch, "张三", 1), branch, JUNE, 3)
    job = queue.enqueue("points.tasks.settle", month="2018-06-01")
    queue.run(job_id=job.pk)
    queue.run(job_id=job.pk)
    assert Job.objects.get(pk=job.pk).attempts == 1


def test_a_failed_job_keeps_its_reason_and_ends():
    job = queue.enqueue("points.tasks.settle", month="no month")
    with pytest.raises(ValueError, match="no month"):
        queue.run(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (
        JobState.FAILED, "ValueError: Invalid isoformat string: 'no month'",
    )  # fmt: skip


def test_a_job_lost_three_times_is_given_up():
    job = queue.enqueue("points.tasks.settle", month="2018-06-01")
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=3)
    fall_silent(job)
    assert queue.sweep() == 0
    assert Job.objects.get(pk=job.pk).state == JobState.FAILED


def test_a_preview_killed_half_way_starts_anew_and_counts_every_row_once(officer, branch):
    batch = previewed_batch(officer, branch)
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.UPLOADED)
    job = queue.enqueue("spreadsheets.tasks.preview_batch", user=officer, batch_id=batch.pk)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=1)
    fall_silent(job)
    with running_worker():
        queue.sweep()
        is_over(job)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == (BatchState.PREVIEWED, 30)


def test_a_job_that_is_cancelled_stops_at_its_next_report():
    job = queue.enqueue("points.tasks.settle", month="2018-06-01")
    queue.cancel(job=job)
    queue.run(job_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.CANCELLED, 0)
    running = Job(pk=job.pk, cancel_requested=True)
    with pytest.raises(queue.JobCancelledError):
        queue.report_progress(job=running, progress=(1, 2))
