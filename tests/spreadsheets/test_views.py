import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent
from jobs.choices import JobState
from jobs.models import Job
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, workbook
from tests.spreadsheets.files import sheets

HEADER = ["姓名", "身份证号", "所在党支部"]


def previewed(user, *rows):
    return batch_of(user, HEADER, *rows)


def batch_of(user, *rows, kind="members"):
    batch = batches.open_batch(
        kind=kind,
        file_name="花名册.xlsx",
        content=workbook(*rows),
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
    with django_assert_num_queries(7):
        assert client.get(batch.get_absolute_url()).status_code == 200


def test_no_page_fetches_the_files(client, officer, branch):
    batch = previewed(officer, bad(1))
    client.force_login(officer)
    with CaptureQueriesContext(connection) as asked:
        client.get(batch.get_absolute_url())
        client.get(reverse("spreadsheets:batch_list"))
    assert not [query for query in asked if '"content"' in query["sql"]]


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


def test_the_rows_of_a_problem_are_those_of_its_column(client, officer, branch):
    header = [*HEADER, "入党时间", "转正时间"]
    rows = [
        ["李四", id_number(1), branch.code, "2001.2.31", ""],
        ["王五", id_number(2), branch.code, "", "x"],
    ]
    batch = batch_of(officer, header, *rows)
    client.force_login(officer)
    page = client.get(batch.get_absolute_url(), {"code": "bad_date", "column": "转正时间"})
    assert [row.number for row in page.context["page"]] == [3]


def test_a_write_that_failed_is_told_and_not_waited_for(client, officer, branch):
    batch = previewed(officer, ["李四", id_number(1), branch.code])
    job = Job.objects.create(task="x", state=JobState.FAILED)
    ImportBatch.objects.update(state="committing", job=job)
    client.force_login(officer)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "every 1s" not in page
    assert 'role="alert"' in page


@pytest.mark.parametrize(
    ("task", "words"), [("commit_batch", "正在写入"), ("undo_batch", "正在撤销")]
)
def test_a_written_batch_whose_job_still_runs_says_what_the_job_does(
    client, officer, branch, task, words
):
    batch = previewed(officer, ["李四", id_number(1), branch.code])
    job = Job.objects.create(task=f"spreadsheets.tasks.{task}", state=JobState.RUNNING)
    ImportBatch.objects.update(state="committed", job=job)
    client.force_login(officer)
    assert words in client.get(batch.get_absolute_url()).content.decode()


def test_rows_left_out_are_named_once_the_others_are_written(client, officer, branch):
    batch = previewed(officer, ["李四", id_number(1), branch.code], bad(2), bad(3))
    batches.commit(batch=batch)
    client.force_login(officer)
    page = client.get(batch.get_absolute_url())
    assert "另有 2 行未写入" in page.content.decode()


def test_every_undone_row_is_named(client, officer, branch):
    batch = previewed(officer, *([f"人{n}", id_number(n), branch.code] for n in range(40)))
    batches.commit(batch=batch)
    undo(batch=batch, actor=actor_of(officer))
    client.force_login(officer)
    page = client.get(batch.get_absolute_url())
    assert page.context["undone"] == [("reversed", 40, "2-41")]


def test_a_roster_uploaded_as_something_else_is_recognized(client, officer, branch):
    batch = batch_of(officer, HEADER, ["李四", id_number(1), branch.code], kind="organizations")
    client.force_login(officer)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "表头像是“党员”表" in page
    assert "放弃本次导入" in page
    client.post(address("kind", batch))
    batch.refresh_from_db()
    assert (batch.kind, batch.state) == ("members", "uploaded")
    batches.preview(batch=batch)
    assert batch.outcomes["create"] == 1
    client.post(address("kind", batch))
    assert (batch.reading["notice"], ImportBatch.objects.get().state) == ("", "previewed")


def test_a_file_without_one_good_row_says_what_to_do(client, officer, branch):
    batch = previewed(officer, bad(1))
    client.force_login(officer)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "没有可以写入的行。请下载标出问题的原表" in page


def uploaded(user, content):
    batch = batches.open_batch(
        kind="members", file_name="表.xlsx", content=content, actor=actor_of(user), options={}
    )
    batches.preview(batch=batch)
    return batch


def test_another_sheet_is_chosen_on_the_page_and_stays_chosen(client, officer, branch):
    tables = [(name, [HEADER, [name, id_number(n), "T01001"]]) for n, name in enumerate("甲乙")]
    batch = uploaded(officer, sheets(*tables))
    client.force_login(officer)
    assert "以下工作表也有同样的表格，尚未读取：乙。" in client.get(batch.get_absolute_url()).text
    chosen = {"sheet": 1, "header_row": 1}
    chosen |= {f"column-{n}": name for n, name in enumerate(["name", "id_number", "branch"])}
    for _again in range(2):
        client.post(address("columns", batch), chosen)
        batch.refresh_from_db()
        batches.preview(batch=batch)
        assert (batch.reading["sheet"], batch.rows.get().label) == ("乙", "乙")


def test_columns_that_are_not_imported_are_named(client, officer, branch):
    batch = uploaded(officer, workbook([*HEADER, "血型", "姓名"], [*bad(1), "A", "李四"]))
    client.force_login(officer)
    assert "未导入：血型、姓名 (2)" in client.get(batch.get_absolute_url()).text


def test_two_columns_of_one_header_are_read_again_as_before(client, officer, branch):
    batch = uploaded(officer, workbook([*HEADER, "姓名"], ["张三", id_number(1), "T01001", "李四"]))
    client.force_login(officer)
    names = ["name", "id_number", "branch", ""]
    client.post(
        address("columns", batch),
        {"header_row": 1, **{f"column-{n}": name for n, name in enumerate(names)}},
    )
    batch.refresh_from_db()
    assert batch.mapping == {}


def test_of_two_columns_of_one_header_the_second_can_be_chosen(client, officer, branch):
    batch = uploaded(officer, workbook([*HEADER, "姓名"], ["张三", id_number(1), "T01001", "李四"]))
    client.force_login(officer)
    names = ["", "id_number", "branch", "name"]
    chosen = {"header_row": 1, **{f"column-{n}": name for n, name in enumerate(names)}}
    for _again in range(2):
        client.post(address("columns", batch), chosen)
        batch.refresh_from_db()
        batches.preview(batch=batch)
        assert batch.rows.get().label == "李四"


def test_all_or_nothing_holds_every_row_back_while_one_cannot_be_imported(client, officer, branch):
    client.force_login(officer)
    rows = ["李四", id_number(1), branch.code], bad(2)
    file = SimpleUploadedFile("花名册.xlsx", workbook(HEADER, *rows))
    said = {"kind": "members", "file": file, "all_or_nothing": "on"}
    client.post(reverse("spreadsheets:batch_list"), said)
    ImportBatch.objects.update(job=None)  # read here instead
    batch = ImportBatch.objects.get()
    batches.preview(batch=batch)
    page = client.get(batch.get_absolute_url()).text
    assert "有 1 行不能导入，而您选择了“全部或全不”" in page
    assert address("commit", batch) not in page
    assert address("errors", batch) in page
    ImportBatch.objects.update(all_or_nothing=False)
    assert address("commit", batch) in client.get(batch.get_absolute_url()).text


def test_a_large_upload_never_lies_on_the_disk(client, officer, settings):
    settings.FILE_UPLOAD_TEMP_DIR = "/nowhere"
    lines = f"姓名,身份证号,所在党支部\n{'李四,,' * 500_000}".encode()
    file = SimpleUploadedFile("花名册.csv", lines)
    client.force_login(officer)
    answer = client.post(reverse("spreadsheets:batch_list"), {"kind": "members", "file": file})
    assert len(lines) > 3_000_000
    assert answer.url == ImportBatch.objects.get().get_absolute_url()


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
    assert "此次导入已放弃" in client.get(batch.get_absolute_url()).text
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
