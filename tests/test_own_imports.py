"""What somebody uploads or asks for stays with that person, and within that person's office."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.choices import Role
from common.errors import RuleViolation
from jobs.models import Job
from spreadsheets import pages
from spreadsheets.domain.batches import open_batch, preview, table_for
from spreadsheets.forms import UploadForm
from spreadsheets.models import ImportBatch
from spreadsheets.registry import kinds
from spreadsheets.workbooks.making import make_errors
from tests.actors import PEOPLE, Person, user_of
from tests.asking import ask, browser_of
from tests.conftest import actor_of, workbook
from tests.test_intruder_workbooks import ROSTER
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)


def may_import(kind, actor):
    try:
        return bool(table_for(kind=kind, actor=actor))
    except RuleViolation:
        return False


@pytest.mark.parametrize("who", PEOPLE)
def test_each_is_offered_the_kinds_of_workbook_that_each_may_import(world, who):
    actor = actor_of(user_of(PEOPLE[who], world))
    offered = [kind for kind, _title in UploadForm(actor=actor).fields["kind"].choices]
    assert offered == [kind for kind in kinds() if may_import(kind, actor)]


def test_what_is_proposed_to_be_imported_next_is_offered(client, world):
    client.force_login(world["account_admin"])
    form = client.get(reverse("spreadsheets:batch_list")).context["form"]
    assert [form.initial["kind"]] == [kind for kind, _title in form.fields["kind"].choices]


@pytest.mark.parametrize(("who", "other"), [("user", ""), ("town_officer", "members")])
def test_a_file_of_a_kind_one_may_not_import_is_not_proposed_to_be_read_as_that(world, who, other):
    batch = open_batch(
        kind="party-days", file_name="表.xlsx", content=workbook(ROSTER), options={},
        actor=actor_of(world[who]),
    )  # fmt: skip
    preview(batch=batch)
    assert batch.reading["other_kind"] == other


def test_who_lost_the_office_undoes_no_import(world):
    ImportBatch.objects.filter(pk=world["batch"].pk).update(user=world["account_admin"])
    url = reverse("spreadsheets:batch_undo", args=[world["batch"].pk])
    assert ask(browser_of(world["account_admin"]), "post", url).status_code == 403


def test_the_command_undoes_nobody_elses_import(world):
    with pytest.raises(CommandError, match=str(world["batch"].pk)):
        call_command("undo_import", world["batch"].pk, username="officer")


def test_a_job_marks_the_file_of_its_own_user_alone(world):
    job = Job.objects.create(task="-", user=world["officer"])
    with pytest.raises(ImportBatch.DoesNotExist):
        make_errors(job=job, batch_id=world["batch"].pk)


def test_two_people_who_ask_for_the_same_list_wait_for_two_files(world, monkeypatch):
    monkeypatch.setattr(pages, "DIRECT_ROWS", 0)
    posts = (Role.SECRETARY, "branch"), (Role.SECRETARY, "sibling_branch")
    browsers = [browser_of(user_of(Person(posts), world)) for _ in range(2)]
    url = f"{reverse('members:member_list')}?export=csv"
    jobs = [browser.get(url).url for browser in browsers]
    assert [browser.get(job).status_code for browser, job in zip(browsers, jobs, strict=True)] == [
        200, 200,
    ]  # fmt: skip
