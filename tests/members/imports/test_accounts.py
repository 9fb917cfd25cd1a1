"""The list of accounts: what its rows become, what they may not, and where the passwords go."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from accounts.choices import Role
from accounts.domain.accounts import deactivate_account
from accounts.models import AuditEvent, Grant, User
from jobs.models import JobFilePart
from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportBatch, ImportRow
from tests.conftest import actor_of, id_number, make_member, make_user, workbook

HEADER = ["用户名", "姓名", "身份证号", "党组织", "角色", "起", "止", "授权依据"]
PLAIN = {
    "username": "li.si",
    "name": "李四",
    "number": "",
    "place": "T01001",
    "role": "支部书记",
    "begins": "",
    "ends": "",
    "reason": "示例〔2026〕1号",
}


def row(**cells):
    return list((PLAIN | cells).values())


def previewed(user, *rows):
    batch = batches.open_batch(
        kind="accounts",
        file_name="账号信息表.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    batch.refresh_from_db()
    return batch


def committed(user, *rows):
    batch = previewed(user, *rows)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def outcomes(batch):
    return [
        (line.outcome, *(problem["code"] for problem in line.problems))
        for line in ImportRow.objects.filter(batch=batch)
    ]


def slips(client, batch):
    """Fetch the passwords as the administrator does."""
    address = f"{batch.handout.get_absolute_url()}download/"
    answer = client.post(address)
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_organizations_touched_are_those_the_rows_name(account_admin, branch):
    nowhere = row(username="wang.wu", name="王五", place="", role="", reason="")
    batch = previewed(account_admin, row(), nowhere)
    assert (batch.outcomes["create"], batch.organizations) == (2, {str(branch): 1})


def test_a_row_becomes_an_account_with_its_grant_and_its_record(
    client, account_admin, branch, member
):
    begins = localdate() + timedelta(days=3)
    batch = committed(
        account_admin,
        row(name="张三", number=id_number(1), begins=begins, ends=begins + timedelta(days=365)),
        row(username="wang.wu", name="王五", place="", role=""),
    )
    assert outcomes(batch) == [("create",), ("create",)]
    account = User.objects.get(username="li.si")
    assert account.must_change_password
    grant = Grant.objects.get(user=account)
    assert (grant.organization, grant.role, grant.valid_from) == (branch, "secretary", begins)
    assert (grant.reason, grant.proposed_by) == ("示例〔2026〕1号", account_admin)
    assert Member.objects.get().user == account
    assert not Grant.objects.filter(user__username="wang.wu").exists()


def test_the_passwords_are_fetched_once_and_let_in(client, account_admin, branch):
    client.force_login(account_admin)
    batch = committed(
        account_admin, row(), row(username="wang.wu", name="-王五", role="", place="")
    )
    assert "本次导入生成了一份文件" in client.get(batch.get_absolute_url()).content.decode()
    head, first, second = slips(client, batch)
    assert head == ["用户名", "姓名", "临时密码", "党组织"]
    assert (first[0], second[1]) == ("li.si", "'-王五")
    newcomer = Client()
    answer = newcomer.post("/accounts/login/", {"username": "li.si", "password": first[2]})
    assert answer.status_code == 302
    assert newcomer.get("/").url == "/accounts/password/"
    assert client.post(f"{batch.handout.get_absolute_url()}download/").status_code == 404
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "本次导入生成了一份文件" not in page
    assert AuditEvent.objects.filter(action="file_downloaded").count() == 1


def test_looking_at_the_page_does_not_take_the_file_away(client, account_admin, branch):
    client.force_login(account_admin)
    batch = committed(account_admin, row())
    page = batch.handout.get_absolute_url()
    assert client.get(f"{page}download/").url == page
    assert "只能下载一次" in client.get(page).content.decode()
    assert len(slips(client, batch)) == 2


def test_no_password_stands_readable_in_the_database(client, account_admin, branch):
    client.force_login(account_admin)
    batch = committed(account_admin, row())
    sealed = bytes(JobFilePart.objects.get().content)
    rows = str(list(ImportRow.objects.values())) + str(list(AuditEvent.objects.values()))
    batch_row = str(ImportBatch.objects.values().get())
    password = slips(client, batch)[1][2]
    assert password.encode() not in sealed
    assert password not in rows + batch_row


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"username": "ab"}, ("error", "bad_username")),
        ({"username": ""}, ("error", "missing_username")),
        ({"name": "无"}, ("error", "missing_name")),
        ({"username": "Secretary"}, ("error", "exists")),
        ({"username": "secretary"}, ("error", "exists")),
        ({"place": ""}, ("error", "missing_organization")),
        ({"role": ""}, ("error", "missing_role")),
        ({"place": "没有的支部"}, ("error", "unknown_organization")),
        ({"role": "区委组织部"}, ("error", "role_does_not_fit")),
        ({"role": "班长"}, ("error", "unknown_role")),
        ({"begins": "2091年1月"}, ("error", "needs_a_day")),
        ({"ends": "2018-01-01"}, ("error", "ends_too_early")),
        ({"begins": "2018-01-01"}, ("warning", "begins_today")),
        ({"number": id_number(9)}, ("error", "unknown_member")),
        ({"number": id_number(1)}, ("error", "unknown_member")),
    ],
)
def test_each_problem_is_named(account_admin, secretary, member, cells, found):
    assert outcomes(previewed(account_admin, row(**cells))) == [found]


def test_a_list_that_comes_again_changes_nothing(account_admin, member):
    rows = [row(name="张三", number=id_number(1)), row(username="wang.wu", place="", role="")]
    committed(account_admin, *rows)
    again = committed(account_admin, *rows)
    assert outcomes(again) == [("unchanged",), ("unchanged",)]
    assert (again.handout, User.objects.filter(name="张三").count()) == (None, 1)


def test_one_person_stands_once_in_a_list_and_has_one_account(account_admin, member, branch):
    batch = previewed(
        account_admin,
        row(name="张三", number=id_number(1)),
        row(username="Li.Si", name="王五"),
        row(username="zhang", name="张三", number=id_number(1)),
    )
    assert outcomes(batch) == [("create",), ("duplicate", "duplicate"), ("duplicate", "duplicate")]
    committed(account_admin, row(name="张三", number=id_number(1)))
    other = previewed(account_admin, row(username="zhang", name="张三", number=id_number(1)))
    assert outcomes(other) == [("error", "has_account")]


def test_a_district_role_waits_for_a_second_person_as_on_the_page(account_admin, district):
    committed(account_admin, row(place=district.name, role="区委组织部"))
    assert Grant.objects.get(user__username="li.si").state == "waiting"


def test_nobody_grants_beyond_the_own_reach_by_a_list(town, branch, foreign_branch):
    limited = make_user("town-accounts", town, Role.ACCOUNT_ADMIN)
    batch = previewed(limited, row(), row(username="wang.wu", place=foreign_branch.code))
    assert outcomes(batch) == [("create",), ("error", "unknown_organization")]


def test_the_preview_tells_no_figure_of_a_person(client, account_admin, member, branch):
    client.force_login(account_admin)
    batch = previewed(account_admin, row(name="张三", number=id_number(1)))
    page = client.get(batch.get_absolute_url()).content.decode()
    assert id_number(1) not in page


def test_undone_unused_accounts_are_gone_and_used_ones_stay(account_admin, branch, member):
    batch = committed(
        account_admin,
        row(name="张三", number=id_number(1)),
        row(username="wang.wu"),
        row(username="zhao.liu"),
    )
    User.objects.filter(username="wang.wu").update(last_login="2026-11-22T09:00+08:00")
    gone = User.objects.get(username="zhao.liu")
    deactivate_account(account=gone, reason="调离", actor=actor_of(account_admin))
    found = undo(batch=batch, actor=actor_of(account_admin))
    assert (found["reversed"], found["kept"]) == (1, 2)
    assert set(User.objects.exclude(pk=account_admin.pk).values_list("username", flat=True)) == {
        "wang.wu",
        "zhao.liu",
    }
    assert Member.objects.get().user is None


def test_only_the_account_administrator_may(officer, secretary, branch):
    make_member(branch, "李四", 2)
    with pytest.raises(Exception, match="不能导入"):
        previewed(officer, row())
