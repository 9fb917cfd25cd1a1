from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.domain.accounts import deactivate_account, reset_password, revoke_tokens
from accounts.domain.tokens import issue_token, open_tokens, revoke_token, use_token
from accounts.models import ApiToken, AuditEvent
from common.errors import RuleViolation
from tests.conftest import actor_of


def issue(user, name="数据看板", days=30):
    return issue_token(name=name, ends_on=localdate() + timedelta(days=days), actor=actor_of(user))


def test_a_token_is_known_by_its_hash_alone(secretary):
    key = issue(secretary)
    token = secretary.tokens.get()
    assert use_token(key=key) == token
    assert key not in {str(value) for value in vars(token).values()}
    event = AuditEvent.objects.get(action="token_issued")
    assert (event.user, event.target) == (secretary, "secretary 数据看板")
    assert key not in str(vars(event))


@pytest.mark.parametrize("days", [-1, 367])
def test_a_token_ends_within_a_year(secretary, days):
    with pytest.raises(RuleViolation, match="令牌有效期最长一年"):
        issue(secretary, days=days)


def test_a_person_has_five_tokens_at_most(secretary):
    for number in range(5):
        issue(secretary, name=str(number))
    with pytest.raises(RuleViolation, match="您已有 5 个令牌"):
        issue(secretary)
    revoke_token(user=secretary, token_id=secretary.tokens.first().pk)
    issue(secretary)


def test_an_unknown_an_ended_and_a_revoked_token_open_nothing(secretary):
    ended, revoked = issue(secretary), issue(secretary)
    first, second = secretary.tokens.order_by("pk")
    ApiToken.objects.filter(pk=first.pk).update(ends_on=localdate() - timedelta(days=1))
    assert revoke_token(user=secretary, token_id=second.pk)
    assert not revoke_token(user=secretary, token_id=second.pk)
    assert [use_token(key=key) for key in (ended, revoked, "bp_x", "")] == [None] * 4


def test_nobody_revokes_the_token_of_another_as_their_own(secretary, outsider):
    key = issue(secretary)
    assert not revoke_token(user=outsider, token_id=secretary.tokens.get().pk)
    assert use_token(key=key)


def test_the_first_use_of_a_day_is_recorded(secretary):
    key = issue(secretary)
    use_token(key=key)
    use_token(key=key)
    assert AuditEvent.objects.filter(action="token_used").count() == 1
    secretary.tokens.update(last_used_at=timezone.now() - timedelta(days=1))
    use_token(key=key)
    assert AuditEvent.objects.filter(action="token_used").count() == 2


def test_an_administrator_ends_all_tokens_of_an_account_with_a_reason(
    secretary, town_officer, account_admin
):
    issue(secretary)
    issue(secretary)
    for actor, reason in ((town_officer, "外泄"), (account_admin, "")):
        with pytest.raises(RuleViolation):
            revoke_tokens(account=secretary, reason=reason, actor=actor_of(actor))
    ended = revoke_tokens(account=secretary, reason="外泄", actor=actor_of(account_admin))
    assert (ended, open_tokens(user=secretary).count()) == (2, 0)
    event = AuditEvent.objects.get(action="tokens_revoked")
    assert (event.user, event.reason) == (account_admin, "外泄")


@pytest.mark.parametrize("act", [reset_password, deactivate_account])
def test_tokens_end_with_the_password_and_with_the_account(secretary, account_admin, act):
    key = issue(secretary)
    act(account=secretary, reason="离任", actor=actor_of(account_admin))
    assert use_token(key=key) is None
