from datetime import date

import pytest

from accounts.choices import Role
from accounts.domain.accounts import (
    create_account,
    deactivate_account,
    reactivate_account,
    rename_account,
    reset_password,
)
from accounts.domain.grants import end_grant
from accounts.models import AuditEvent, User
from common.errors import RuleViolation
from tests.conftest import actor_of, make_user


@pytest.fixture
def administrator(account_admin):
    return actor_of(account_admin)


@pytest.fixture
def town_administrator(town):
    return actor_of(make_user("town-accounts", town, Role.ACCOUNT_ADMIN))


def test_a_new_account_has_a_temporary_password_and_is_in_the_log(administrator):
    account, password = create_account(username=" wang.wu ", name="王五", actor=administrator)
    assert (account.username, account.must_change_password) == ("wang.wu", True)
    assert User.objects.get(pk=account.pk).check_password(password)
    event = AuditEvent.objects.get()
    assert (event.user, event.action, event.target) == (
        administrator.user,
        "account_created",
        "王五",
    )
    assert password not in str(vars(event))


@pytest.mark.parametrize("username", ["ab", "wang wu", "wang/wu", "王" * 51, ""])
def test_a_user_name_can_be_typed(administrator, username):
    with pytest.raises(RuleViolation, match="用户名"):
        create_account(username=username, name="王五", actor=administrator)


@pytest.mark.parametrize("username", ["secretary", "Secretary", "ｓecretary"])
def test_two_accounts_never_look_alike(administrator, secretary, username):
    with pytest.raises(RuleViolation, match="已被使用"):
        create_account(username=username, name="王五", actor=administrator)


def test_a_name_may_change_but_for_its_case(administrator, secretary):
    rename_account(account=secretary, username="Secretary", name="王五", actor=administrator)
    assert User.objects.get(username="Secretary").name == "王五"
    assert AuditEvent.objects.get().changes == {
        "username": ["secretary", "Secretary"],
        "name": ["", "王五"],
    }


def test_a_reset_replaces_the_password_and_keeps_the_reason(administrator, secretary):
    password = reset_password(account=secretary, reason="忘记密码", actor=administrator)
    secretary.refresh_from_db()
    assert secretary.check_password(password)
    assert secretary.must_change_password
    event = AuditEvent.objects.get()
    assert (event.action, event.reason) == ("password_reset", "忘记密码")


@pytest.mark.parametrize("rule", [reset_password, deactivate_account, reactivate_account])
def test_nothing_is_done_without_a_reason(administrator, secretary, rule):
    with pytest.raises(RuleViolation, match="请填写原因"):
        rule(account=secretary, reason="  ", actor=administrator)


@pytest.mark.parametrize("rule", [reset_password, deactivate_account, reactivate_account])
def test_nobody_does_it_to_the_own_account(administrator, rule):
    with pytest.raises(RuleViolation, match="本人账号"):
        rule(account=administrator.user, reason="试试", actor=administrator)


@pytest.mark.parametrize("rule", [reset_password, deactivate_account, reactivate_account])
def test_an_account_that_reaches_further_is_the_districts(
    town_administrator, secretary, district, rule
):
    rule(account=secretary, reason="换届", actor=town_administrator)
    secretary.grants.create(
        organization=district, role=Role.DISTRICT_OFFICER, valid_from=date(2018, 1, 1)
    )
    with pytest.raises(RuleViolation, match="超出"):
        rule(account=secretary, reason="换届", actor=town_administrator)


def test_a_deactivated_account_gets_no_password(administrator, secretary):
    deactivate_account(account=secretary, reason="调离", actor=administrator)
    with pytest.raises(RuleViolation, match="已停用"):
        reset_password(account=secretary, reason="忘记密码", actor=administrator)
    reactivate_account(account=secretary, reason="调回", actor=administrator)
    assert reset_password(account=secretary, reason="忘记密码", actor=administrator)


def test_two_administrators_do_not_remove_each_other(administrator, district):
    other = make_user("other", district, Role.ACCOUNT_ADMIN)
    [grant] = administrator.user.grants.all()
    end_grant(grant=grant, actor=actor_of(other), reason="移交")
    with pytest.raises(RuleViolation) as error:
        deactivate_account(account=other, reason="误操作", actor=administrator)
    assert error.value.code == "last_administrator"
    assert User.objects.get(pk=other.pk).is_active


def test_a_password_hashed_the_old_way_is_hashed_anew_at_the_next_log_in(
    client, administrator, settings
):
    account, password = create_account(username="wang.wu", name="王五", actor=administrator)
    old = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    settings.PASSWORD_HASHERS = [old]
    account.set_password(password)
    account.save()
    settings.PASSWORD_HASHERS = ["accounts.hashers.PasswordHasher", old]
    client.post("/accounts/login/", {"username": "wang.wu", "password": password})
    account.refresh_from_db()
    assert account.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert account.must_change_password
