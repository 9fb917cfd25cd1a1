import pytest
from django.db import IntegrityError, transaction

from accounts.choices import Role
from accounts.domain import totp
from accounts.domain.lost_factors import (
    agree_to_reset,
    keep_factor,
    report_lost,
    reset_on_server,
)
from accounts.domain.second_factor import is_set_up, prove, set_up
from accounts.models import AuditEvent, SecondFactor, Session
from accounts.reports.sight import deciders_on_lost
from common.errors import RuleViolation
from tests.conftest import actor_of, make_user

KEY = b"12345678901234567890"


def code(later=0):
    return totp.code_at(key=KEY, step=totp.present_step() + later)


def with_factor(user):
    set_up(user=user, key=KEY, code=code(-1))
    return user


@pytest.fixture
def colleague(officer):
    """A district officer who has a second factor."""
    return with_factor(officer)


@pytest.fixture
def second(district):
    return make_user("second", district, Role.DISTRICT_OFFICER)


def refusal(rule, **known):
    with pytest.raises(RuleViolation) as caught:
        rule(**known)
    return caught.value.code


def recorded():
    events = AuditEvent.objects.filter(action__contains="second_factor_").order_by("pk")
    return [(event.action, event.user, event.reason) for event in events]


def test_one_administrator_takes_it_off_an_account_of_a_branch(client, secretary, account_admin):
    with_factor(secretary)
    client.force_login(secretary)
    actor = actor_of(account_admin)
    assert refusal(report_lost, account=secretary, reason="", actor=actor) == "missing_reason"
    assert report_lost(account=secretary, reason="手机遗失", actor=actor)
    assert not is_set_up(user=secretary)
    assert not Session.objects.exists()
    assert recorded()[-1] == ("second_factor_reset", account_admin, "手机遗失")
    assert refusal(report_lost, account=secretary, reason="手机遗失", actor=actor) == "not_set_up"


def test_off_an_office_of_the_district_it_comes_once_a_second_person_agrees(
    client, account_admin, colleague, second
):
    client.force_login(colleague)
    actor = actor_of(account_admin)
    assert not report_lost(account=colleague, reason="手机遗失", actor=actor)
    assert is_set_up(user=colleague)
    assert Session.objects.exists()
    assert refusal(report_lost, account=colleague, reason="x", actor=actor) == "asked_already"
    assert deciders_on_lost(factor=SecondFactor.objects.get()) == [second]
    assert refusal(agree_to_reset, account=colleague, actor=actor) == "own_proposal"
    assert refusal(agree_to_reset, account=colleague, actor=actor_of(colleague)) == "own_account"
    agree_to_reset(account=colleague, actor=actor_of(second))
    assert not is_set_up(user=colleague)
    assert not Session.objects.exists()
    assert recorded()[1:] == [
        ("second_factor_reset_asked", account_admin, "手机遗失"),
        ("second_factor_reset", second, "手机遗失"),
    ]


@pytest.mark.parametrize("who", ["account_admin", "second"])
def test_it_stays_where_the_second_person_or_who_asked_says_so(
    request, account_admin, colleague, second, who
):
    report_lost(account=colleague, reason="手机遗失", actor=actor_of(account_admin))
    keep_factor(account=colleague, actor=actor_of(request.getfixturevalue(who)))
    assert is_set_up(user=colleague)
    again = refusal(agree_to_reset, account=colleague, actor=actor_of(second))
    assert again == "decided_already"
    assert recorded()[-1] == ("second_factor_kept", request.getfixturevalue(who), "")


def test_a_code_of_the_telephone_shows_that_it_is_not_lost(account_admin, colleague, second):
    report_lost(account=colleague, reason="手机遗失", actor=actor_of(account_admin))
    prove(user=colleague, code=code())
    again = refusal(agree_to_reset, account=colleague, actor=actor_of(second))
    assert again == "decided_already"


@pytest.mark.parametrize("rule", [agree_to_reset, keep_factor])
def test_who_approves_no_grants_of_the_district_decides_nothing(
    account_admin, colleague, town_officer, rule
):
    report_lost(account=colleague, reason="手机遗失", actor=actor_of(account_admin))
    assert refusal(rule, account=colleague, actor=actor_of(town_officer)) == "out_of_reach"
    assert is_set_up(user=colleague)


def test_who_reaches_less_far_than_the_account_asks_for_nothing(town, colleague):
    of_town = make_user("of-town", town, Role.ACCOUNT_ADMIN)
    found = refusal(report_lost, account=colleague, reason="x", actor=actor_of(of_town))
    assert found == "out_of_reach"


def test_the_database_lets_nobody_report_the_own_one_lost(colleague):
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondFactor.objects.update(reset_asked_by=colleague)


def test_on_the_server_it_comes_off_with_a_reason_on_record(account_admin):
    with_factor(account_admin)
    assert refusal(reset_on_server, account=account_admin, reason=" ") == "missing_reason"
    reset_on_server(account=account_admin, reason="手机遗失")
    assert not is_set_up(user=account_admin)
    assert recorded()[-1] == ("second_factor_reset", None, "手机遗失")
