"""Quotas on the page: the arithmetic, what was changed and why, and the file."""

import pytest
from django.urls import reverse

from dispatch.models import Quota
from tests.conftest import make_user
from tests.dispatch.conftest import make_unit
from tests.dispatch.programmes import make_programme, staff_of
from tests.spreadsheets.exported import cells, download


@pytest.fixture
def programme(officer, unit):
    staff_of(unit, 30)
    return make_programme(officer)


def url_of(programme, name="quota_list"):
    return reverse(f"dispatch:{name}", args=[programme.pk])


def test_quotas_are_set_shown_with_their_arithmetic_and_taken_back(client, officer, programme):
    client.force_login(officer)
    assert "名额尚未核定" in client.get(url_of(programme)).content.decode()
    client.post(url_of(programme, "quota_set"))
    page = client.get(url_of(programme))
    assert [(one.base, one.computed, str(one.exact)) for one in page.context["page"]] == [
        (30, 5, "4.50")
    ]
    [total] = page.context["totals"]
    assert (total.base, str(total.exact), total.computed, total.places) == (30, "4.50", 5, 5)
    content = download(client, url_of(programme))
    head, row = cells(content)
    assert dict(zip(head, row, strict=True))["精确值"] == 4.5
    client.post(url_of(programme, "quota_withdraw"))
    assert not Quota.objects.exists()


def test_twenty_units_of_four_send_none_by_the_rule_where_the_district_owes_eight(
    client, officer, town
):
    for number in range(20):
        unit = make_unit(town, f"V{number:02d}", f"示例区{number}局")
        staff_of(unit, 4, rank="section", first=4 * number)
    programme = make_programme(officer)
    client.force_login(officer)
    client.post(url_of(programme, "quota_set"))
    [total] = client.get(url_of(programme)).context["totals"]
    assert (total.base, str(total.exact), total.computed) == (80, "8.00", 0)
    ids = Quota.objects.values_list("pk", flat=True)
    said = {"quotas": list(ids), "reason": "单位较小"}
    client.post(url_of(programme, "quota_pool"), said)
    [total] = client.get(url_of(programme)).context["totals"]
    assert (total.computed, total.places) == (0, 8)
    client.post(reverse("dispatch:quota_apart", args=[ids[0]]))
    [total] = client.get(url_of(programme)).context["totals"]
    assert total.places == 0


def test_a_changed_quota_says_why_and_who(client, officer, programme):
    client.force_login(officer)
    client.post(url_of(programme, "quota_set"))
    url = reverse("dispatch:quota_change", args=[Quota.objects.get().pk])
    assert "30 × 15% = 4.5" in client.get(url).content.decode()
    assert client.post(url, {"places": "6", "reason": ""}).status_code == 200
    client.post(url, {"places": "6", "reason": "工作需要"})
    page = client.get(url_of(programme)).content.decode()
    assert "工作需要（officer）" in page
    assert "30" in client.post(url, {"places": "31", "reason": "再加"}).content.decode()


def test_a_head_sees_the_own_unit_alone_and_sets_nothing(
    client, officer, programme, unit, foreign_unit, outsider
):
    staff_of(foreign_unit, 7, first=50)
    client.force_login(officer)
    client.post(url_of(programme, "quota_set"))
    unit.head = outsider
    unit.save()
    client.force_login(outsider)
    page = client.get(url_of(programme))
    assert [one.unit for one in page.context["page"]] == [unit]
    assert client.post(url_of(programme, "quota_withdraw")).status_code == 403


def test_the_cadre_officer_runs_quotas_as_well(client, district, programme):
    client.force_login(make_user("cadres", district, "cadre_officer"))
    client.post(url_of(programme, "quota_set"))
    assert Quota.objects.count() == 1
