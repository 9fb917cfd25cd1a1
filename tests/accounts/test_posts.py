"""A person with several posts acts under one of them or under all."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Grant
from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.domain.files import pieces
from jobs.domain.queue import enqueue, run
from jobs.models import Job
from spreadsheets import pages
from spreadsheets.domain.batches import open_batch
from tests.conftest import make_member, make_user, workbook

CHOOSE = "/accounts/post/"


@pytest.fixture
def person(town, foreign_branch):
    """Commissioner of one town and secretary of a branch in another."""
    user = make_user("person", town, Role.TOWN_OFFICER)
    Grant.objects.create(user=user, organization=foreign_branch, role=Role.SECRETARY)
    return user


@pytest.fixture
def people(branch, foreign_branch):
    return [make_member(branch, "本镇人", 1), make_member(foreign_branch, "外镇人", 2)]


def listed(client):
    page = client.get(reverse("members:member_list")).content.decode()
    return [name for name in ("本镇人", "外镇人") if f"<strong>{name}</strong>" in page]


def post_of(user, role):
    return user.grants.get(role=role).pk


def test_one_post_is_chosen_in_the_header_and_shows_its_rows_alone(client, person, people):
    client.force_login(person)
    assert listed(client) == ["本镇人", "外镇人"]
    assert client.post(CHOOSE, {"post": post_of(person, Role.SECRETARY)}).url == "/"
    assert listed(client) == ["外镇人"]
    assert client.get(people[0].get_absolute_url()).status_code == 404
    header = client.get("/").content.decode().split("</summary>")[0]
    assert "示例2街道示例1社区党支部 · 支部书记" in " ".join(header.split())
    client.post(CHOOSE, {"post": ""})
    assert listed(client) == ["本镇人", "外镇人"]


def test_a_post_one_does_not_hold_is_not_taken(client, person, people, officer, secretary):
    client.force_login(secretary)
    client.post(CHOOSE, {"post": post_of(officer, Role.DISTRICT_OFFICER)})
    assert listed(client) == ["本镇人"]


def test_a_post_that_ended_meanwhile_leaves_the_others(client, person, people):
    client.force_login(person)
    client.post(CHOOSE, {"post": post_of(person, Role.SECRETARY)})
    ended = {"valid_from": "2018-01-01", "valid_until": "2018-02-01"}
    person.grants.filter(role=Role.SECRETARY).update(**ended)
    assert listed(client) == ["本镇人"]


def test_the_own_record_stays_under_any_post(client, person, people, branch):
    own = make_member(branch, "本人", 3)
    own.user = person
    own.save()
    client.force_login(person)
    client.post(CHOOSE, {"post": post_of(person, Role.SECRETARY)})
    page = client.get(own.get_absolute_url())
    assert page.status_code == 200
    assert f'<a href="{own.get_absolute_url()}" aria-current="page">我的</a>' in " ".join(
        page.content.decode().split()
    )


def test_who_holds_one_post_is_offered_no_choice(client, secretary):
    client.force_login(secretary)
    page = client.get("/").content.decode()
    assert "支部书记" in page
    assert CHOOSE not in page


def test_a_choice_needs_a_session_and_a_post_request(client, person):
    assert client.post(CHOOSE).status_code == 302
    client.force_login(person)
    assert client.get(CHOOSE).status_code == 405


def test_a_job_runs_with_every_grant_in_force(person, branch, foreign_branch, people):
    header = ["党支部", "日期", "主题"]
    days = [[place.code, "2018-06-01", "学习"] for place in (branch, foreign_branch)]
    batch = open_batch(
        kind="party-days",
        file_name="主题党日.xlsx",
        content=workbook(header, *days),
        actor=Actor.of(person, post=post_of(person, Role.SECRETARY)),
        options={},
    )
    job = enqueue("spreadsheets.tasks.preview_batch", user=person, batch_id=batch.pk)
    run(job_id=job.pk)
    batch.refresh_from_db()
    assert batch.outcomes["create"] + batch.outcomes["warning"] == 2


def long_export(client, person, monkeypatch):
    monkeypatch.setattr(pages, "DIRECT_ROWS", 0)
    client.force_login(person)
    client.post(CHOOSE, {"post": post_of(person, Role.SECRETARY)})
    client.get(reverse("members:member_list"), {"export": "csv"})
    return Job.objects.get()


def test_a_long_export_holds_what_its_page_showed(client, person, people, monkeypatch):
    job = long_export(client, person, monkeypatch)
    run(job_id=job.pk)
    text = b"".join(pieces(file=job.file)).decode()
    assert [name for name in ("本镇人", "外镇人") if name in text] == ["外镇人"]


def test_a_long_export_stops_when_its_post_has_ended(client, person, people, monkeypatch):
    job = long_export(client, person, monkeypatch)
    person.grants.filter(role=Role.SECRETARY).delete()
    Grant.objects.create(
        user=person, organization=people[0].affiliations.get().organization.superior.superior,
        role=Role.DISTRICT_OFFICER,
    )  # fmt: skip
    with pytest.raises(RuleViolation):
        run(job_id=job.pk)
