import pytest
from django.core.management import CommandError, call_command

from accounts.domain.second_factor import is_set_up
from accounts.models import User
from tests.accounts.domain.test_lost_factors import with_factor


def test_the_last_administrator_is_helped_on_the_server(account_admin):
    with_factor(account_admin)
    call_command("reset_second_factor", account_admin.username, "--reason", "手机遗失")
    assert not is_set_up(user=account_admin)


@pytest.mark.parametrize(("username", "reason"), [("nobody", "x"), ("other", " "), ("other", "x")])
def test_what_cannot_be_taken_off_is_refused(db, username, reason):
    User.objects.create_user("other", "a-long-password")
    with pytest.raises(CommandError) as error:
        call_command("reset_second_factor", username, "--reason", reason)
    assert error.value.returncode == 2
