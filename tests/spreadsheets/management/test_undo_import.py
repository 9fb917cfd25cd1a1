import pytest
from django.core.management import CommandError, call_command

from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, workbook


@pytest.fixture
def batch(officer, branch):
    rows = [["姓名", "身份证号", "所在党支部"], ["李四", id_number(1), branch.code]]
    made = batches.open_batch(
        kind="members",
        file_name="表.xlsx",
        content=workbook(*rows),
        actor=actor_of(officer),
        options={},
    )
    batches.preview(batch=made)
    batches.commit(batch=made)
    return made


def refused(*arguments, user="officer"):
    with pytest.raises(CommandError) as error:
        call_command("undo_import", *arguments, "--as", user)
    assert str(error.value)
    return error.value.returncode


def test_an_import_is_undone_and_its_figures_printed(batch, capsys):
    call_command("undo_import", str(batch.pk), "--as", "officer")
    assert capsys.readouterr().out == "reversed 1, kept 0, refused 0\n"
    assert Member.objects.count() == 0


def test_rows_that_stay_end_it_with_one(batch, capsys):
    Member.objects.update(name="李四光")
    with pytest.raises(SystemExit) as ended:
        call_command("undo_import", str(batch.pk), "--as", "officer")
    assert (ended.value.code, Member.objects.count()) == (1, 1)


def test_undoing_twice_an_unknown_import_or_another_account_is_refused_with_two(
    batch, town_officer
):
    assert refused(str(batch.pk), user="nobody") == 2
    assert refused(str(batch.pk), user="town") == 2
    assert refused("999999") == 2
    call_command("undo_import", str(batch.pk), "--as", "officer")
    assert refused(str(batch.pk)) == 2
    assert ImportBatch.objects.get().state == "undone"
