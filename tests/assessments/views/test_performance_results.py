"""What units and the office do with a published period, page by page."""

from decimal import Decimal

import pytest
from django.urls import reverse

from assessments.domain.performance import advance
from assessments.models import PerformanceObjection
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of
from tests.spreadsheets.exported import column, download

SCORES = {"A1": (25, 20, 15), "A2": (15, 10, 5), "B": (50, 60, 40)}


@pytest.fixture
def period(officer, district):
    actor = actor_of(officer)
    period = advance(performance=make_period(officer, make_units(district)), actor=actor)
    fill(period, SCORES)
    return advance(performance=advance(performance=period, actor=actor), actor=actor)


def test_an_objection_leads_to_a_second_version(client, period, officer):
    unit = period.units.get(code="U1")
    client.force_login(unit.unit.head)
    assert "提出异议" in client.get(period.get_absolute_url()).content.decode()
    page = reverse("assessments:performance_object", args=[unit.pk])
    client.post(page, {"text": "A1计算有误"})
    assert "A1计算有误" in client.get(period.get_absolute_url()).content.decode()
    client.force_login(officer)
    objection = PerformanceObjection.objects.get()
    decide = reverse("assessments:performance_decide", args=[objection.pk])
    client.post(decide, {"verdict": "upheld", "text": "已核实"})
    leaf = period.indicators.get(code="A1")
    said = {"unit": unit.pk, "indicator": leaf.pk, "score": "15", "note": "", "reason": "有误"}
    client.post(reverse("assessments:performance_correct", args=[period.pk]), said)
    client.post(reverse("assessments:performance_reissue", args=[period.pk]), {"reason": "异议"})
    newest = period.versions.first()
    text = client.get(reverse("assessments:performance_version", args=[newest.pk])).content.decode()
    assert "90.00" in text
    assert "80.00" in text
    book = download(client, reverse("assessments:performance_results"))
    assert Decimal("80.00") in {Decimal(str(one)) for one in column(book, "总分")}


def test_another_units_head_sees_the_version_and_nothing_of_the_objection(client, period):
    unit, other = period.units.order_by("code")[:2]
    client.force_login(unit.unit.head)
    client.post(reverse("assessments:performance_object", args=[unit.pk]), {"text": "有误"})
    client.force_login(other.unit.head)
    assert "有误" not in client.get(period.get_absolute_url()).content.decode()
    page = reverse("assessments:performance_object", args=[unit.pk])
    assert client.get(page).status_code == 404
    version = reverse("assessments:performance_version", args=[period.versions.get().pk])
    assert unit.name in client.get(version).content.decode()


def test_the_scores_are_a_file_in_the_layout_of_their_import(client, period, officer):
    client.force_login(officer)
    book = download(client, reverse("assessments:score_list"), unit="U1")
    assert column(book, "指标") == ["A1 主题党日", "A2 党员教育", "B 重点工作"]
    assert [float(one) for one in column(book, "得分")] == [25, 15, 50]
    head = period.units.get(code="U1").unit.head
    client.force_login(head)
    own = download(client, reverse("assessments:score_list"))
    assert set(column(own, "指标")) == {"A1 主题党日"}
