"""Files that jobs make: theirs who asked, while they still reach what is inside, for a week."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from common.errors import RuleViolation
from jobs.choices import JobState
from jobs.domain import files, queue
from jobs.models import Job, JobFile, JobFilePart
from spreadsheets import pages
from tests.conftest import make_member
from tests.spreadsheets.exported import body_of, column
from tests.workers import running_worker, wait_until


@pytest.fixture
def job(client, secretary, branch, monkeypatch):
    """A secretary's long list, asked for and made."""
    monkeypatch.setattr(pages, "DIRECT_ROWS", 1)
    for serial in range(1, 4):
        make_member(branch, f"党员{serial}", serial)
    client.force_login(secretary)
    client.get(reverse("members:member_list"), {"export": "xlsx"})
    job = Job.objects.get()
    queue.run(job_id=job.pk)
    return Job.objects.get()


def address(job):
    return reverse("jobs:job_download", args=[job.pk])


def test_a_finished_job_leads_to_its_file(client, job):
    assert (job.state, job.progress_done, job.progress_total) == (JobState.DONE, 3, 3)
    assert address(job) in client.get(job.get_absolute_url()).content.decode()
    response = client.get(address(job))
    assert f"-{timezone.localdate()}.xlsx" in response["Content-Disposition"]
    assert column(body_of(response), "姓名") == ["党员1", "党员2", "党员3"]
    assert AuditEvent.objects.latest("id").action == "file_downloaded"


def test_who_closed_the_page_is_led_to_the_file_until_it_is_fetched(client, job, officer):
    offer = f'href="{job.get_absolute_url()}"'
    assert offer in client.get("/").content.decode()
    client.force_login(officer)
    assert offer not in client.get("/").content.decode()
    client.force_login(job.user)
    body_of(client.get(address(job)))
    assert offer not in client.get("/").content.decode()


def test_nobody_is_led_to_a_file_that_is_not_made_or_no_longer_theirs(client, job, secretary):
    offer = f'href="{job.get_absolute_url()}"'
    Job.objects.update(state=JobState.RUNNING)
    assert offer not in client.get("/").content.decode()
    Job.objects.update(state=JobState.DONE)
    secretary.grants.update(valid_until=date(2018, 2, 1))
    assert offer not in client.get("/", follow=True).content.decode()


def test_the_file_is_kept_sealed_and_in_pieces(client, job, monkeypatch):
    assert not bytes(JobFilePart.objects.get().content).startswith(b"PK")
    monkeypatch.setattr(files, "PIECE_BYTES", 1000)
    queue_again = Job.objects.filter(pk=job.pk)
    queue_again.update(state=JobState.QUEUED)
    queue.run(job_id=job.pk)
    assert JobFilePart.objects.count() > 3
    assert len(column(body_of(client.get(address(job))), "姓名")) == 3


def test_nobody_else_finds_the_job(client, job, officer):
    client.force_login(officer)
    assert client.get(job.get_absolute_url()).status_code == 404
    assert client.get(address(job)).status_code == 404


def test_who_lost_the_reach_gets_no_file(client, job, secretary):
    secretary.grants.update(valid_until=date(2018, 2, 1))
    assert client.get(address(job)).status_code == 404
    assert address(job) not in client.get(job.get_absolute_url()).content.decode()


def test_a_job_makes_nothing_for_who_lost_the_reach(job, secretary):
    secretary.grants.update(valid_until=date(2018, 2, 1))
    Job.objects.update(state=JobState.QUEUED)
    with pytest.raises(RuleViolation):
        queue.run(job_id=job.pk)
    assert Job.objects.get().state == JobState.FAILED


def test_the_page_shows_progress_while_the_job_runs(client, job):
    now = timezone.now()
    Job.objects.update(
        state=JobState.RUNNING, progress_done=1000, progress_total=4000,
        started_at=now - timedelta(seconds=5), heartbeat_at=now,
    )  # fmt: skip
    page = client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert 'value="1000"' in page
    assert "15" in page
    assert "<html" not in page
    assert client.get(address(job)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_makes_the_file(client, secretary, branch, monkeypatch):
    monkeypatch.setattr(pages, "DIRECT_ROWS", 0)
    make_member(branch, "张三", 1)
    client.force_login(secretary)
    with running_worker():
        page = client.get(reverse("members:member_list"), {"export": "csv"}).url
        wait_until(lambda: Job.objects.filter(state=JobState.DONE).exists())
    assert "张三" in body_of(client.get(f"{page}download/")).decode()


def test_files_go_after_a_week(client, job):
    assert files.remove_old() == 0
    JobFile.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert files.remove_old() == 1
    assert client.get(address(job)).status_code == 404
    assert client.get(job.get_absolute_url()).status_code == 200
