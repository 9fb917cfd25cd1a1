"""What holds for every address of the API: its description, its answers and what they cost."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from jsonschema import Draft202012Validator

from tests.addresses import API, LISTS, OBJECTS, address
from tests.world import lasting_world

ADDRESSES = sorted(API & (LISTS | OBJECTS) - {"api:schema"})


world = pytest.fixture(scope="module")(lasting_world)


@pytest.fixture
def secretary(world, db):
    return world["user"]


@pytest.fixture
def account_admin(world, db):
    return world["account_admin"]


@pytest.fixture(scope="module")
def described(django_db_setup, django_db_blocker):
    """The schema as the API describes itself; a warning would be an error."""
    out, format_of = io.StringIO(), "openapi-json"
    with django_db_blocker.unblock():
        call_command("spectacular", "--validate", "--fail-on-warn", format=format_of, stdout=out)
    return json.loads(out.getvalue())


def answer_schema(described, url):
    """Return the JSON schema of the answer at a URL."""
    path = "".join(f"/{'{id}' if part.isdecimal() else part}" for part in url.strip("/").split("/"))
    operation = described["paths"][f"{path}/"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return {**schema, "components": nullable_as_type(described["components"])}


def nullable_as_type(node):
    """Write OpenAPI 3.0's ``nullable`` as JSON schema does, and let no unknown field pass."""
    if isinstance(node, list):
        return [nullable_as_type(part) for part in node]
    if not isinstance(node, dict):
        return node
    plain = {key: nullable_as_type(part) for key, part in node.items() if key != "nullable"}
    if "properties" in plain and "additionalProperties" not in plain:
        plain["additionalProperties"] = False
    return {"anyOf": [plain, {"type": "null"}]} if node.get("nullable") is True else plain


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_answer_is_as_described(client, world, secretary, described, name):
    client.force_login(secretary)
    url = address(name, world)
    answer = client.get(url)
    assert answer.status_code == 200
    Draft202012Validator(answer_schema(described, url)).validate(answer.json())


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_refusal_is_as_described(client, world, account_admin, described, name):
    url = address(name, world)
    refusal = {**described["components"]["schemas"]["Refusal"], "additionalProperties": False}
    Draft202012Validator(refusal).validate(client.get(url).json())
    client.force_login(account_admin)
    Draft202012Validator(refusal).validate(client.get(f"{url}?strange=1").json())


def test_an_address_that_is_none_is_answered_in_json(client, db):
    answer = client.get("/api/v1/nothing/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert "没有这个地址" in answer.json()["detail"]


def test_a_failure_is_answered_in_json_with_the_number_of_the_request(client, secretary):
    client.force_login(secretary)
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE branches_organization RENAME COLUMN remark TO remarks")
    answer = client.get(reverse("api:organization_list"))
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert answer["X-Request-ID"]


def test_the_schema_is_served_to_whoever_is_logged_in(client, secretary):
    client.force_login(secretary)
    served = client.get(reverse("api:schema"), HTTP_ACCEPT="application/json")
    assert json.loads(served.content)["openapi"].startswith("3.")
