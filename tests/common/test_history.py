import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.domain.circumstances import acting
from accounts.models import User
from activities.domain.workflow import record_activity
from branches.domain.tree import move_organization
from jobs.domain import queue
from jobs.models import Job
from members.models import Member
from tests.conftest import actor_of, make_member


def history(name):
    return apps.get_model(f"{name}Event").objects.order_by("pgh_id")


def test_the_old_row_of_a_change_is_kept_and_an_unchanged_row_is_not(branch):
    for serial in (1, 2):
        make_member(branch, f"人{serial}", serial, party_post="" if serial == 1 else "书记")
    assert not history("members.Member").exists()
    Member.objects.update(party_post="书记")
    [kept] = history("members.Member")
    assert (kept.name, kept.party_post, kept.pgh_label) == ("人1", "", "update")


def test_bulk_sql_is_seen_too(branch):
    for serial in range(3):
        make_member(branch, f"人{serial}", serial)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_member SET mobile = '1990000' || id")
        cursor.execute("DELETE FROM members_affiliation")
    assert [row.mobile for row in history("members.Member")] == ["", "", ""]
    assert [row.pgh_label for row in history("members.Affiliation")] == ["delete"] * 3


def test_an_id_number_stays_sealed_and_sealing_it_anew_is_no_change(member):
    sealed = bytes(member.id_cipher)
    Member.objects.update(id_cipher=b"sealed under another key")
    assert not history("members.Member").exists()
    Member.objects.update(id_cipher=sealed, id_index="other")
    assert bytes(history("members.Member").get().id_cipher) == b"sealed under another key"


def test_what_follows_from_other_columns_is_not_kept(branch, other_town, officer):
    move_organization(organization=branch.superior, superior=other_town)
    [kept] = history("branches.Organization")
    assert kept.id == branch.superior_id
    assert not hasattr(kept, "path")


def test_a_log_in_and_a_password_leave_no_history(client, officer):
    client.post("/accounts/login/", {"username": "officer", "password": "a-long-password"})
    officer.set_password("another-long-password")
    officer.save()
    assert not history("accounts.User").exists()
    User.objects.update(is_active=False)
    kept = history("accounts.User").get()
    assert (kept.is_active, hasattr(kept, "password")) == (True, False)


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_what_is_kept_never_changes(member, statement):
    Member.objects.update(mobile="1")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format("members_memberevent"))
    assert history("members.Member").count() == 1


def test_a_page_says_who_changed_a_row_and_in_which_request(
    client, town_officer, secretary, branch, member
):
    fields = {"kind": "party_day", "held_on": "2018-06-01"}
    activity = record_activity(
        branch=branch,
        fields=fields | {"held_on": member.joined_on},
        away={},
        actor=actor_of(secretary),
    )
    client.force_login(town_officer)
    url = reverse("activities:activity_change", args=[activity.pk])
    answer = client.post(url, {"to": "accepted"})
    kept = history("activities.Activity").get()
    assert kept.state == "submitted"
    assert kept.pgh_context.metadata == {
        "user": town_officer.pk, "request": answer.headers["X-Request-ID"], "job": None,
    }  # fmt: skip


def test_a_job_says_who_asked_for_it_and_what_follows_it_says_nothing(member, officer, monkeypatch):
    def rename(*, job, name):
        Member.objects.update(name=name)

    monkeypatch.setattr(queue, "import_string", lambda _task: rename)
    job = Job.objects.create(task="-", user=officer, parameters={"name": "李四"})
    queue.run(job_id=job.pk)
    Member.objects.update(name="王五")
    asked, nobody = history("members.Member")
    assert asked.pgh_context.metadata == {"user": officer.pk, "request": "", "job": job.pk}
    assert nobody.pgh_context is None


def test_a_command_gives_its_changes_a_number_of_their_own(member, officer):
    with acting(actor_of(officer)):
        Member.objects.update(name="李四")
    assert len(history("members.Member").get().pgh_context.metadata["request"]) == 16
