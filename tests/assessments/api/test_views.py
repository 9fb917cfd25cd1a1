"""Published results over the API: what the pages show, and nothing before it is published."""

from decimal import Decimal

import pytest

from assessments.domain import casting
from assessments.domain.publication import publish
from tests.api import cost, read
from tests.assessments.conftest import counted, filled, opened
from tests.conftest import actor_of


@pytest.fixture
def election(cycle, officer):
    """Counted with 90 and 80 from all, and two scores of the third unit in one group."""
    opened(cycle, officer)
    for number, elector in enumerate(cycle.electors.order_by("pk")):
        few = "70" if number < 2 or elector.group.name == "镇街" else "-"
        casting.cast(elector=elector, ballot=filled(cycle, elector, 90, 80, few))
    return counted(cycle, officer)


@pytest.fixture
def published(election, officer):
    publish(cycle=election, actor=actor_of(officer))
    return election


def test_results_are_told_once_they_are_published_and_not_before(client, election, officer):
    assert read(client, officer, "assessment-results/")["results"] == []
    publish(cycle=election, actor=actor_of(officer))
    first = read(client, officer, "assessment-results/")["results"][0]
    assert (first["unit"]["code"], first["total"], first["rank"], first["version"]) == (
        "U1", "90.00", 1, 1,
    )  # fmt: skip
    assert first["cycle"]["title"] == "2018年度三述两评一问"
    assert {part["key"]: part["weight"] for part in first["parts"]}["leader"] == 40


def test_too_few_scores_are_told_by_neither_number_nor_sum(client, published, officer):
    cells = {
        (row["unit"]["code"], row["group"]["name"]): (row["valid"], row["counted"], row["total"])
        for row in read(client, officer, "assessment-counters/")["results"]
    }
    assert cells["U3", "区直单位"] == (None, None, None)
    valid, kept, total = cells["U2", "区直单位"]
    assert (valid, kept, Decimal(total)) == (6, 6, 480)


def test_more_units_cost_no_more_queries(client, published, officer):
    assert cost(client, officer, "assessment-results/?limit=1") == cost(
        client, officer, "assessment-results/?limit=3"
    )
