from importlib import import_module

import pytest

from accounts.choices import DISTRICT_ROLES
from accounts.domain import totp
from accounts.domain.second_factor import (
    is_set_up,
    prove,
    renew_recovery_codes,
    set_up,
    turn_off,
    unused_codes,
)
from accounts.models import AuditEvent, RecoveryCode, SecondFactor
from common.errors import RuleViolation

KEY = b"12345678901234567890"


def code(later=0):
    return totp.code_at(key=KEY, step=totp.present_step() + later)


@pytest.fixture
def recovery_codes(secretary):
    return set_up(user=secretary, key=KEY, code=code(-1))


def refusal(rule, **known):
    with pytest.raises(RuleViolation) as caught:
        rule(**known)
    return caught.value.code


def test_the_first_code_shows_that_the_app_has_the_key(secretary):
    assert refusal(set_up, user=secretary, key=KEY, code="000000") == "wrong_code"
    assert not is_set_up(user=secretary)
    assert len(set_up(user=secretary, key=KEY, code=code())) == 10
    assert refusal(set_up, user=secretary, key=KEY, code=code(1)) == "set_up_already"


def test_key_and_recovery_codes_do_not_stand_readable_in_the_database(secretary, recovery_codes):
    row = SecondFactor.objects.get()
    assert KEY not in bytes(row.key)
    kept = str(list(RecoveryCode.objects.values()))
    assert [c for c in recovery_codes if c in kept or c.replace("-", "") in kept] == []


def test_a_code_is_taken_once_and_no_earlier_one_after_it(secretary, recovery_codes):
    prove(user=secretary, code=code())
    assert refusal(prove, user=secretary, code=code()) == "wrong_code"
    assert refusal(prove, user=secretary, code=code(-1)) == "wrong_code"
    prove(user=secretary, code=code(1))


def test_a_recovery_code_is_taken_once_however_it_is_typed(secretary, recovery_codes):
    first, second = recovery_codes[:2]
    prove(user=secretary, code=f" {first.upper()} ")
    assert refusal(prove, user=secretary, code=first) == "wrong_code"
    prove(user=secretary, code=second.replace("-", ""))
    assert unused_codes(user=secretary) == 8
    assert AuditEvent.objects.filter(action="recovery_code_used").count() == 2


def test_nobody_uses_the_codes_of_another(secretary, outsider, recovery_codes):
    assert refusal(prove, user=outsider, code=recovery_codes[0]) == "wrong_code"
    assert refusal(prove, user=outsider, code=code()) == "wrong_code"


def test_guessing_is_braked_and_the_right_code_must_wait_too(secretary, recovery_codes):
    for guess in ("000000", "111111", "abcde-fghjk", "", "１２３"):
        assert refusal(prove, user=secretary, code=guess) == "wrong_code"
    assert refusal(prove, user=secretary, code=code()) == "slowed"
    assert AuditEvent.objects.filter(action="code_failed").count() == 5


def test_new_recovery_codes_replace_the_old_ones(secretary, recovery_codes):
    renewed = renew_recovery_codes(user=secretary, code=code())
    assert refusal(prove, user=secretary, code=recovery_codes[0]) == "wrong_code"
    prove(user=secretary, code=renewed[0])


def test_turned_off_it_is_gone_with_its_codes(secretary, recovery_codes):
    assert refusal(turn_off, user=secretary, code="000000") == "wrong_code"
    turn_off(user=secretary, code=recovery_codes[0])
    assert not is_set_up(user=secretary)
    assert not RecoveryCode.objects.exists()


def test_production_asks_every_district_role_and_an_assessed_district_every_office():
    usual = import_module("config.settings.base").SECOND_FACTOR_ROLES
    assessed = import_module("config.settings.dengbao").SECOND_FACTOR_ROLES
    assert usual == set(DISTRICT_ROLES)
    assert assessed > usual | {"town_officer", "secretary"}
