import io

import pytest
from django.core.management import CommandError, call_command

from accounts.domain.grants import end_grant
from accounts.models import AuditEvent, User
from tests.conftest import actor_of


def give(username, role="account_admin", reason="区委任命"):
    out = io.StringIO()
    call_command("grant_district_role", username, role, "--reason", reason, stdout=out)
    return out.getvalue()


@pytest.fixture
def other(district):
    return User.objects.create_user("other", "a-long-password")


def test_the_first_account_hands_the_accounts_on(account_admin, other):
    assert "中共示例区委员会 / other (系统管理员)" in give("other")
    [first] = account_admin.grants.all()
    end_grant(grant=first, actor=actor_of(other), reason="移交")
    assert actor_of(account_admin).grants == []


def test_what_is_given_on_the_server_is_on_record(other):
    give("other", reason="原管理员离任")
    event = AuditEvent.objects.get(action="grant_given")
    assert (event.user, event.target, event.reason) == (None, "other", "原管理员离任")


@pytest.mark.parametrize(("username", "reason"), [("nobody", "x"), ("other", " "), ("other", "x")])
def test_what_cannot_be_given_is_refused(other, username, reason):
    if (username, reason) == ("other", "x"):
        give("other")
    with pytest.raises(CommandError) as error:
        give(username, reason=reason)
    assert error.value.returncode == 2
