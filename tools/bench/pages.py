"""The roster page of a town officer."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from tools.bench.figures import best


def list_members(*, username: str, runs: int) -> dict[str, Any]:
    """Measure the page; the first request, which loads templates, counts the queries."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    url = reverse("members:member_list")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    if response.content.count(b"/members/") < 25:
        raise RuntimeError(f"The page answered {response.status_code}, not with 25 members.")
    count = len(queries)  # now: the next request empties the log
    return {"seconds": best(lambda: client.get(url), runs), "queries": count}
