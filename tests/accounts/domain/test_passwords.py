from datetime import timedelta
from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.domain.passwords import change_password, must_choose
from accounts.models import AuditEvent
from common.errors import RuleViolation

GOOD = "purple kettle seven"


def refusal(user, password):
    with pytest.raises(ValidationError) as caught:
        change_password(user=user, password=password)
    return {error.code for error in caught.value.error_list}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kettle seven", None),
        ("kettle seve", "password_too_short"),
        ("121212121234", "password_too_uniform"),
        ("121212121345", None),
        ("international", "password_too_common"),
        ("Secretary2018", "password_too_similar"),
        ("kettle Dang-Jian seven", "password_of_the_house"),
    ],
)
def test_length_and_fresh_words_make_a_good_password(secretary, password, code):
    if code is None:
        change_password(user=secretary, password=password)
        assert secretary.check_password(password)
    else:
        assert code in refusal(secretary, password)


def test_a_changed_password_is_the_persons_own_and_in_the_log(secretary):
    secretary.must_change_password = True
    change_password(user=secretary, password=GOOD)
    secretary.refresh_from_db()
    assert not must_choose(user=secretary)
    event = AuditEvent.objects.get()
    assert (event.action, event.target, event.details) == ("password_changed", "secretary", {})


def test_the_present_password_is_no_new_one(secretary):
    with pytest.raises(RuleViolation, match="当前密码相同"):
        change_password(user=secretary, password="a-long-password")


def test_a_password_serves_for_years_unless_the_district_is_assessed(secretary, settings):
    secretary.password_changed_at = timezone.now() - timedelta(days=91)
    assert not must_choose(user=secretary)
    settings.PASSWORD_MAX_AGE_DAYS = import_module("config.settings.dengbao").PASSWORD_MAX_AGE_DAYS
    assert must_choose(user=secretary)


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("purplekettleseven", False),
        ("purple kettle seven", False),
        ("PurpleKettleSeven", False),
        ("PurpleKettle77", True),
        ("Purple kettle seven", True),
        ("紫色的 kettle 77", True),
    ],
)
def test_an_assessed_district_asks_for_three_kinds_of_characters(
    secretary, settings, password, is_taken
):
    profile = import_module("config.settings.dengbao")
    settings.AUTH_PASSWORD_VALIDATORS = profile.AUTH_PASSWORD_VALIDATORS
    if is_taken:
        change_password(user=secretary, password=password)
    else:
        assert refusal(secretary, password) == {"password_too_plain"}
