from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.domain import casting
from assessments.domain.publication import publish
from assessments.models import Result, ResultObjection
from tests.assessments.conftest import counted, filled, opened
from tests.assessments.years import a_year_later, undone, voted_and_published
from tests.conftest import actor_of


@pytest.fixture
def head(cycle, secretary):
    unit = cycle.units.get(code="U1").unit
    unit.head = secretary
    unit.save()
    return secretary


def history(client, user, cycle, code="U1"):
    client.force_login(user)
    unit = cycle.units.get(code=code).unit
    return client.get(reverse("assessments:unit_history", args=[unit.pk]))


def test_a_head_sees_all_years_of_the_own_unit_and_no_other(client, cycle, officer, head):
    voted_and_published(cycle, officer)
    undone(cycle.units.get(code="U1"), localdate() - timedelta(days=1))
    voted_and_published(a_year_later(cycle, officer), officer, scores=(90, 90, 90))
    page = history(client, head, cycle)
    years = [(year.result.total, year.result.rank, year.ranked) for year in page.context["years"]]
    assert [(str(total), rank, n) for total, rank, n in years] == [("89.00", 3, 3), ("84.00", 2, 3)]
    assert "未核验" in page.content.decode()
    assert history(client, head, cycle, "U2").status_code == 404


def test_a_small_group_shows_neither_mean_nor_number(client, cycle, officer, head):
    """Of the second group only two score the first unit, where three is the least."""
    opened(cycle, officer)
    for group in cycle.groups.order_by("pk"):
        for elector in group.electors.exclude(own_unit=None):
            casting.cast(elector=elector, ballot=filled(cycle, elector, 0, 90, 70))
        for number, elector in enumerate(group.electors.filter(own_unit=None).order_by("pk")):
            first = 77 if group.name == "区直单位" or number < 2 else "-"
            casting.cast(elector=elector, ballot=filled(cycle, elector, first, 90, 70))
    publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    [year] = history(client, head, cycle).context["years"]
    assert [(name, n, bool(mean)) for name, _weight, mean, n in year.parts] == [
        ("分管领导点评", "", True), ("区直单位", "6", True), ("镇街", "<3", False),
    ]  # fmt: skip
    client.force_login(officer)
    page = client.get(reverse("assessments:result_list")).content.decode()
    assert "计算公式不同的单位：示例单位1。" in page
    assert "n = &lt;3" in page


def test_a_head_files_an_objection_and_reads_the_decision(client, cycle, officer, head):
    voted_and_published(cycle, officer)
    assert "提出异议" in history(client, head, cycle).content.decode()
    url = reverse("assessments:objection_add", args=[cycle.units.get(code="U1").pk])
    assert client.post(url, {"text": "漏计一项"}).status_code == 302
    objection = ResultObjection.objects.get()
    client.force_login(officer)
    assert "示例单位1对考核结果提出异议" in client.get("/").content.decode()
    decide = reverse("assessments:objection_decide", args=[objection.pk])
    client.post(decide, {"verdict": "rejected", "text": "核查无误"})
    assert "核查无误" in history(client, head, cycle).content.decode()


def test_equals_are_printed_by_the_leaders_score(cycle, officer):
    """Leader 90 for all but the second unit, 84; ballots make up for it, so totals are equal."""
    opened(cycle, officer)
    for elector in cycle.electors.order_by("pk"):
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 84, 80))
    done = counted(cycle, officer)
    review = cycle.units.get(code="U1").review
    review.score = 84
    review.save()
    second = cycle.units.get(code="U2").review
    second.score = 84
    second.save()
    publish(cycle=done, actor=actor_of(officer))
    rows = list(Result.objects.values_list("unit__code", "total", "rank"))
    assert [(code, str(total), rank) for code, total, rank in rows] == [
        ("U3", "84.00", 1), ("U2", "84.00", 1), ("U1", "81.60", 3),
    ]  # fmt: skip
