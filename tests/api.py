"""What the tests of the API share."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from accounts.domain.tokens import issue_token
from tests.conftest import actor_of

API = "/api/v1"


def token_of(user):
    end = localdate() + timedelta(days=30)
    return issue_token(name="数据看板", ends_on=end, actor=actor_of(user))


def bearer(key):
    return {"HTTP_AUTHORIZATION": f"Bearer {key}"}


def read(client, user, path):
    """Return what a person reads at a path of the API."""
    client.force_login(user)
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def cost(client, user, path):
    """Return how many queries it takes to read there."""
    client.force_login(user)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{API}/{path}").status_code == 200
    return len(queries)
