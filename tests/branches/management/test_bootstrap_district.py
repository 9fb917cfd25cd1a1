import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from tests.conftest import actor_of


def bootstrap(*options):
    out = io.StringIO()
    call_command("bootstrap_district", "示例区", "--admin", "first", *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_first_account_may_do_everything_and_open_accounts(client):
    said = bootstrap()
    assert "中共示例区委员会 / first (区委组织部、系统管理员)" in said
    assert "尽快将系统管理员移交他人" in said
    first = User.objects.get()
    assert {grant.role for grant in actor_of(first).grants} == {"district_officer", "account_admin"}
    client.force_login(first)
    assert client.get(reverse("accounts:user_add")).status_code == 200
    assert client.get(reverse("members:member_list")).status_code == 200


@pytest.mark.django_db
def test_scripts_are_told_in_json():
    assert json.loads(bootstrap("--format", "json")) == {
        "organization": "中共示例区委员会",
        "admin": "first",
        "roles": ["district_officer", "account_admin"],
    }


def test_a_second_district_is_refused(district):
    with pytest.raises(CommandError) as error:
        bootstrap()
    assert error.value.returncode == 2
    assert not User.objects.exists()
