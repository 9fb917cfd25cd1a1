from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from dispatch.domain.placing import place_nominee, targets_of
from dispatch.models import Programme
from tests.conftest import actor_of
from tests.dispatch.conftest import make_programme
from tests.dispatch.programmes import cleared_people, staff_of
from tests.dispatch.programmes import make_programme as with_rates

SAID = {
    "name": "两走进两提升", "kind": "dispatch", "declared_on": "2018-05-01",
    "starts_on": "2018-06-01", "term_months": "12", "rounding": "half_up", "grace_days": "0",
    "notice_days": "5", "on_site_percent": "66.67", "percent_section_level": "10",
    "percent_staff": "15", "host_percent": "60", "midterm_percent": "40",
}  # fmt: skip


@pytest.fixture
def programme(client, officer, town, other_town):
    client.force_login(officer)
    said = {**SAID, f"places_{town.pk}": "3", f"places_{other_town.pk}": ""}
    client.post(reverse("dispatch:programme_add"), said)
    return Programme.objects.get()


def test_a_programme_holds_its_rules_as_data(client, programme, town):
    assert programme.declared_on == date(2018, 5, 1)
    assert dict(programme.rates.values_list("band", "percent")) == {
        "section_level": Decimal(10),
        "staff": Decimal(15),
    }
    assert list(programme.hosts.values_list("town", "places")) == [(town.pk, 3)]
    page = client.get(programme.get_absolute_url()).content.decode()
    assert "四舍五入" in page
    [listed] = client.get(reverse("dispatch:programme_list")).context["page"]
    assert (listed.places, listed.posted) == (3, 0)


def test_rules_change_until_quotas_are_set(client, programme, other_town):
    url = reverse("dispatch:programme_edit", args=[programme.pk])
    said = {**SAID, "percent_staff": "", f"places_{other_town.pk}": "2"}
    client.post(url, said)
    assert list(programme.rates.values_list("band", flat=True)) == ["section_level"]
    assert list(programme.hosts.values_list("town", flat=True)) == [other_town.pk]
    Programme.objects.update(state="nominating")
    page = client.post(url, {**said, "term_months": "6"}).content.decode()
    assert "名额已核定，规则不能再改" in page
    assert Programme.objects.get().term_months == 12


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"starts_on": "2018-04-01"}, "开始日期早于基数认定日"),
        ({"notice_days": "4"}, "5"),
        ({"percent_staff": "101"}, "100"),
    ],
)
def test_rules_that_cannot_be_are_refused(client, officer, town, change, words):
    client.force_login(officer)
    answer = client.post(reverse("dispatch:programme_add"), {**SAID, **change})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Programme.objects.exists()


def test_who_has_nothing_here_sees_no_menu_entry(client, secretary, town_officer, member):
    for user, is_seen in ((secretary, False), (town_officer, True)):
        client.force_login(user)
        page = client.get(reverse("branches:organization_list")).content.decode()
        assert ("干部下沉" in page) is is_seen


def test_a_temporary_branch_is_opened_from_the_programmes_page(client, officer, town, post):
    programme = make_programme(officer)
    post(programme=programme)
    client.force_login(officer)
    address = reverse("dispatch:branch_open", args=[programme.pk])
    assert address in client.get(programme.get_absolute_url()).content.decode()
    said = {"superior": town.name, "name": "中共示例下沉临时支部委员会", "founded_on": "2018-06-01"}
    page = client.post(address, said, follow=True).content.decode()
    assert "已成立" in page
    assert "2019-05-31" in page
    assert address not in page


def test_places_change_after_quotas_but_not_below_who_is_placed(
    client, officer, unit, town, other_town
):
    staff_of(unit, 10)
    programme = with_rates(officer, hosts={town: 2})
    [one] = cleared_people(programme, officer, 1)
    client.force_login(officer)
    [target] = targets_of(programme=programme)
    place_nominee(nominee=one, key=target.key, actor=actor_of(officer))
    address = reverse("dispatch:programme_hosts", args=[programme.pk])
    assert address in client.get(programme.get_absolute_url()).content.decode()
    said = {f"places_{town.pk}": "", f"places_{other_town.pk}": "4"}
    refused = client.post(address, said).content.decode()
    assert f"已有 1 人安排到{town}" in refused
    client.post(address, {**said, f"places_{town.pk}": "1"})
    assert dict(programme.hosts.values_list("town", "places")) == {town.pk: 1, other_town.pk: 4}
    assert programme.quotas.get().computed == 2


def test_the_least_rank_of_a_first_secretary_is_a_rule_of_the_programme(
    client, officer, reserve, unit, village, town
):
    client.force_login(officer)
    said = {**SAID, "kind": "first_secretary", "least_rank": "deputy_division"}
    client.post(reverse("dispatch:programme_add"), said)
    programme = Programme.objects.get()
    assert "县处级副职" in client.get(programme.get_absolute_url()).content.decode()
    terms = {
        "person": reserve.name, "kind": "first_secretary", "programme": programme.pk,
        "place": village.pk, "starts_on": "2018-06-01",
    }  # fmt: skip
    add = reverse("dispatch:posting_add")
    assert "职级不到县处级副职" in client.post(add, terms).content.decode()
    Programme.objects.update(least_rank="section")
    assert client.post(add, terms).status_code == 302
