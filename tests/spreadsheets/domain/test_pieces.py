import pickle

import pytest

from common.errors import RuleViolation
from common.sealing import open_bytes, seal_bytes
from jobs.models import Job
from members.models import Member
from spreadsheets import tasks
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch, ImportPiece
from tests.conftest import actor_of, id_number, workbook

HEADER = ["姓名", "身份证号", "入党时间", "所在党支部", "备注"]


@pytest.fixture
def previewed(officer, branch):
    rows = [["张三", id_number(1), "2005年7月", branch.code, "无"], ["合计", 1]]
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(officer),
        options={},
    )
    batches.preview(batch=batch)
    return batch


def test_the_commit_writes_what_was_read_and_needs_the_file_no_more(previewed):
    ImportBatch.objects.update(content=seal_bytes(b"no workbook"))
    assert batches.commit(batch=previewed).outcomes == previewed.outcomes
    found = Member.objects.values_list("name", "joined_on__year", "joined_precision", "remark")
    assert found.get() == ("张三", 2005, "month", "")


def test_rows_that_were_read_rest_sealed(previewed):
    held = bytes(ImportPiece.objects.get().content)
    assert id_number(1).encode() in open_bytes(held)
    assert id_number(1).encode() not in held


@pytest.mark.parametrize("end", [batches.commit, batches.discard])
def test_rows_that_were_read_go_when_they_are_written_or_given_up(previewed, end):
    end(batch=previewed)
    assert not ImportPiece.objects.exists()


def test_a_new_preview_keeps_the_rows_once(previewed):
    batches.preview(batch=previewed)
    assert previewed.pieces.count() == 1


@pytest.mark.parametrize("content", [None, b"", pickle.dumps([])], ids=("gone", "cut", "older"))
def test_rows_another_release_kept_are_read_anew_for_the_user_to_see(previewed, content):
    if content is None:
        ImportPiece.objects.all().delete()
    else:
        ImportPiece.objects.update(content=seal_bytes(content))
    with pytest.raises(RuleViolation) as error:
        batches.commit(batch=previewed)
    assert error.value.code == "register_changed"
    tasks.commit_batch(job=Job(), batch_id=previewed.pk)
    previewed.refresh_from_db()
    assert (previewed.state, Member.objects.count()) == ("previewed", 0)
    assert previewed.refusal == str(error.value.messages[0])
    batches.commit(batch=previewed)
    assert Member.objects.count() == 1
