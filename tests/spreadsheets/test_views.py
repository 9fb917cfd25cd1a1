import io

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from jobs.models import Job
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, workbook

HEADER = ["姓名", "身份证号", "所在党支部"]


def previewed(user, *rows):
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batch


def bad(number):
    return [f"人{number}", id_number(number), "没有的支部"]


def address(name, batch):
    return reverse(f"spreadsheets:batch_{name}", args=[batch.pk])


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_preview_costs_the_same_queries_for_any_number_of_rows(
    client, officer, branch, rows, django_assert_num_queries
):
    batch = previewed(officer, *(bad(number) for number in range(rows)))
    client.force_login(officer)
    with django_assert_num_queries(6):
        assert client.get(batch.get_absolute_url()).status_code == 200


def test_refused_rows_are_shown_first_and_all_on_wish(client, officer, branch):
    batch = previewed(officer, ["李四", id_number(1), branch.code], bad(2))
    client.force_login(officer)
    page = client.get(batch.get_absolute_url())
    assert [row.number for row in page.context["page"]] == [3]
    page = client.get(batch.get_absolute_url() + "?outcome=all")
    assert [row.number for row in page.context["page"]] == [2, 3]
    page = client.get(batch.get_absolute_url() + "?outcome=create")
    assert [row.number for row in page.context["page"]] == [2]
    page = client.get(batch.get_absolute_url() + "?code=unknown_branch")
    assert [row.number for row in page.context["page"]] == [3]


def test_the_marked_file_is_handed_out_and_recorded(client, officer, branch):
    batch = previewed(officer, bad(1))
    client.force_login(officer)
    answer = b"".join(client.get(address("errors", batch)))
    sheet = openpyxl.load_workbook(io.BytesIO(answer)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*HEADER, "问题说明"]
    assert AuditEvent.objects.filter(action="error_workbook_made").count() == 1


def test_a_batch_is_given_up_once(client, officer, branch):
    batch = previewed(officer, ["李四", id_number(1), branch.code])
    client.force_login(officer)
    client.post(address("discard", batch))
    client.post(address("commit", batch))
    assert ImportBatch.objects.get().state == "discarded"
    assert Job.objects.count() == 0


def test_only_a_written_batch_is_undone(client, officer, branch):
    batch = previewed(officer, ["李四", id_number(1), branch.code])
    client.force_login(officer)
    client.post(address("undo", batch))
    assert Job.objects.count() == 0
    batches.commit(batch=batch)
    client.post(address("undo", batch))
    assert Job.objects.get().task == "spreadsheets.tasks.undo_batch"


def test_a_template_of_a_kind_one_may_not_import_is_forbidden(client, secretary):
    client.force_login(secretary)
    url = reverse("spreadsheets:template_download", args=["members"])
    assert client.get(url).status_code == 403
    url = reverse("spreadsheets:template_download", args=["unknown"])
    assert client.get(url).status_code == 404


def test_the_kind_that_follows_is_chosen_beforehand(client, officer, secretary, branch):
    def chosen(user):
        client.force_login(user)
        return client.get(reverse("spreadsheets:batch_list")).context["form"]["kind"].value()

    assert (chosen(officer), chosen(secretary)) == ("organizations", "party-days")
    batches.commit(batch=previewed(officer, ["李四", id_number(1), branch.code]))
    assert chosen(officer) == "party-days"
