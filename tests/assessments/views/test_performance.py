from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.domain.performance import advance
from assessments.models import Indicator, Performance, PerformanceResult
from portal.reports.performance import performance_items
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of
from tests.spreadsheets.exported import column, download

SCORES = {"A1": ["25", "20", "20"], "A2": ["15", "10", None], "B": ["50", "60", "48.5"]}
RESULTS = "assessments:performance_results"


@pytest.fixture
def units(district):
    return make_units(district)


@pytest.fixture
def period(officer, units):
    return advance(performance=make_period(officer, units), actor=actor_of(officer))


@pytest.fixture
def published(period, officer):
    fill(period, SCORES)
    actor = actor_of(officer)
    return advance(performance=advance(performance=period, actor=actor), actor=actor)


def test_a_period_is_set_up_through_its_forms(client, officer, units):
    client.force_login(officer)
    fields = {"title": "2019年第一季度三评两会一测", "kind": "party_work", "year": 2019,
              "part": "q1", "due_on": "2019-04-10", "next_on": "2019-07-01"}  # fmt: skip
    client.post(reverse("assessments:performance_add"), fields)
    period = Performance.objects.get()
    base = period.get_absolute_url()
    client.post(f"{base}units/", {"groups": ["agency"]})
    assert period.units.count() == 3
    node = {"code": "A", "name": "月点评", "points": "100", "department": units[0].pk}
    client.post(f"{base}indicators/add/", node)
    leaf = Indicator.objects.get()
    assert str(leaf.scorer.unit) == "示例单位1"
    client.post(reverse("assessments:indicator_edit", args=[leaf.pk]), {**node, "points": "90"})
    text = client.post(f"{base}move/", {"state": "set_up"}, follow=True).content.decode()
    assert "一级指标分值合计90，应为100" in text
    client.post(reverse("assessments:indicator_edit", args=[leaf.pk]), node)
    assert (
        "部门评分中"
        in client.post(f"{base}move/", {"state": "set_up"}, follow=True).content.decode()
    )
    second = client.post(f"{base}move/", {"state": "set_up"}, follow=True).content.decode()
    assert "该步骤已办理" in second


def test_a_department_scores_saves_and_submits(client, period, units):
    scorer = period.scorers.get(unit=units[0])
    leaf = scorer.indicators.get()
    client.force_login(units[0].head)
    page = reverse("assessments:score_sheet", args=[scorer.pk])
    assert page in {item.url for item in performance_items(
        actor=actor_of(units[0].head), on=date(2019, 7, 1)
    )}  # fmt: skip
    rows = list(period.units.order_by("code"))
    cells = {f"score-{unit.pk}-{leaf.pk}": text
             for unit, text in zip(rows, ("25.5", "２０", "-"), strict=True)}  # fmt: skip
    text = client.post(page, cells).content.decode()
    assert "“25.5”不是有效得分：填0至25" in text
    cells[f"score-{rows[0].pk}-{leaf.pk}"] = "24.5"
    assert "须注明原因" in client.post(page, cells).content.decode()
    cells[f"note-{rows[2].pk}-{leaf.pk}"] = "新设单位"
    assert "已保存3项得分" in client.post(page, cells, follow=True).content.decode()
    submit = reverse("assessments:score_submit", args=[scorer.pk])
    assert "已提交" in client.post(submit, follow=True).content.decode()
    assert performance_items(actor=actor_of(units[0].head), on=date(2019, 7, 1)) == []


def test_a_department_sees_no_other_departments_sheet(client, period, units):
    client.force_login(units[0].head)
    other = period.scorers.get(unit=units[1])
    assert client.get(reverse("assessments:score_sheet", args=[other.pk])).status_code == 404


def test_the_office_returns_a_sheet_with_a_reason(client, period, units, officer):
    fill(period, SCORES)
    client.force_login(officer)
    scorer = period.scorers.get(unit=units[0])
    back = reverse("assessments:score_return", args=[scorer.pk])
    text = client.post(back, {"reason": "依据不足"}, follow=True).content.decode()
    assert "依据不足" in text


def test_points_are_taken_off_and_given_back_through_the_page(client, period, officer):
    client.force_login(officer)
    unit = period.units.get(code="U2")
    fields = {"unit": unit.pk, "kind": "negative", "on": "2019-05-01", "points": "2",
              "text": "通报批评", "source": "督查通报第3期"}  # fmt: skip
    text = client.post(
        reverse("assessments:performance_deduct", args=[period.pk]), fields, follow=True
    ).content.decode()
    assert "督查通报第3期" in text
    undo = reverse("assessments:deduct_undo", args=[unit.deductions.get().pk])
    client.post(undo, {"reason": ""})
    assert unit.deductions.exists()
    client.post(undo, {"reason": "重复登记"})
    assert not unit.deductions.exists()


def test_the_file_holds_what_the_page_shows_and_every_indicator(client, published, officer):
    client.force_login(officer)
    page = client.get(reverse(RESULTS)).content.decode()
    assert page.count("90.00") == 2
    book = download(client, reverse(RESULTS))
    assert column(book, "总分") == [90, 90, pytest.approx(80.59)]
    assert column(book, "A2 党员教育（15）") == [15, 10, None]


def test_heads_of_scored_units_see_the_published_results(client, published, units):
    client.force_login(units[2].head)
    rows = client.get(reverse(RESULTS)).context["page"].object_list
    assert len(rows) == PerformanceResult.objects.count() == 3


def test_nothing_is_shown_before_publication(client, period, units):
    fill(period, SCORES)
    client.force_login(units[2].head)
    assert "尚未公布" in client.get(reverse(RESULTS)).content.decode()


def test_a_unit_is_followed_through_all_periods(client, published, officer):
    client.force_login(officer)
    fields = {"title": "2019年下半年绩效考核", "year": 2019, "part": "h2", "due_on": "2020-01-15"}
    client.post(reverse("assessments:performance_copy", args=[published.pk]), fields)
    later = advance(performance=published.later.get(), actor=actor_of(officer))
    fill(later, {"A1": ["20"] * 3, "A2": ["10"] * 3, "B": ["50"] * 3})
    for _step in ("lock", "publish"):
        later = advance(performance=later, actor=actor_of(officer))
    rows = client.get(reverse(RESULTS), {"unit": "U1"}).context["page"]
    assert [str(row.total) for row in rows] == ["80.00", "90.00"]


def test_the_next_one_is_asked_for_a_month_before(period, officer):
    planned = date(2020, 1, 10)
    period.next_on = planned
    period.save()

    def asked(on):
        return [item.what for item in performance_items(actor=actor_of(officer), on=on)]

    assert asked(planned - timedelta(days=31)) == []
    assert asked(planned - timedelta(days=30)) == ["准备下一期：2019年上半年绩效考核"]
