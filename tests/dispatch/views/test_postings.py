from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dispatch.models import Posting
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db
LIST = reverse("dispatch:posting_list")
ADD = reverse("dispatch:posting_add")


def names(client, query=""):
    return [posting.cadre.name for posting in client.get(f"{LIST}{query}").context["page"]]


def test_the_list_is_narrowed_by_kind_town_programme_state_and_day(
    client, officer, post, unit, other_town
):
    programme = make_programme(officer)
    post(programme=programme)
    other = make_cadre(unit, "李四", 901)
    post(cadre=other, kind="tempering", host=other_town, starts_on=date(2019, 1, 1), ends_on=None)
    client.force_login(officer)
    assert names(client) == ["李四", "张三"]
    assert names(client, "?q=zs") == ["张三"]
    assert names(client, "?kind=tempering") == ["李四"]
    assert names(client, f"?town={other_town.pk}") == ["李四"]
    assert names(client, f"?programme={programme.pk}") == ["张三"]
    assert names(client, "?programme=0") == ["李四"]
    assert names(client, "?on=2019-05-31") == ["李四", "张三"]
    assert names(client, "?on=2019-06-01") == ["李四"]
    assert names(client, "?on=2019-06-01&state=ended") == ["张三"]
    assert names(client, "?on=2018-12-31&state=coming") == ["李四"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_many_rows(
    client, officer, post, unit, rows, django_assert_max_num_queries
):
    for number in range(rows):
        post(cadre=make_cadre(unit, f"干部{number}", 910 + number))
    client.force_login(officer)
    with django_assert_max_num_queries(12):
        assert len(names(client)) == rows


def test_somebody_is_posted_with_the_programmes_term(client, officer, cadre, town):
    programme = make_programme(officer)
    client.force_login(officer)
    asked = {
        "person": "张三", "kind": "dispatch", "programme": programme.pk, "host": town.pk,
        "starts_on": "2018-06-15",
    }  # fmt: skip
    page = client.post(ADD, asked, follow=True).content.decode()
    posting = Posting.objects.get()
    assert (posting.cadre, posting.unit) == (cadre, cadre.posts.get().unit)
    assert posting.ends_on == date(2019, 6, 14)
    assert "已派出" in page
    assert "派出" in page


def test_a_village_brings_its_town_and_a_refusal_names_the_reasons(client, officer, cadre, village):
    client.force_login(officer)
    asked = {
        "person": "张三", "kind": "first_secretary", "place": village.pk, "starts_on": "2018-06-15",
    }  # fmt: skip
    page = client.post(ADD, asked).content.decode()
    assert "不在科级后备干部库" in page
    client.post(ADD, {**asked, "kind": "tempering"})
    assert Posting.objects.get().host == village.town


def test_of_two_of_one_name_the_last_four_say_who(client, officer, cadre, unit, town):
    twin = make_cadre(unit, "张三", 905)
    client.force_login(officer)
    asked = {"person": "张三", "kind": "dispatch", "host": town.pk, "starts_on": "2018-06-15"}
    assert "末四位" in client.post(ADD, asked).content.decode()
    client.post(ADD, {**asked, "person": f"张三 {twin.id_tail}"})
    assert Posting.objects.get().cadre == twin


def test_the_page_tells_what_happened_and_who_decided(client, officer, post):
    posting = post(starts_on=localdate(), ends_on=None, kind="chief_service_officer")
    client.force_login(officer)
    recall = reverse("dispatch:posting_recall", args=[posting.pk])
    day = localdate().isoformat()
    page = client.post(recall, {"on": day, "reason": "单位急需"}, follow=True).content.decode()
    for part in ("召回", "单位急需", "officer", day):
        assert part in page


def test_the_host_sees_and_declares_leave_but_recalls_nobody(client, town_officer, post):
    posting = post(starts_on=localdate(), ends_on=None)
    client.force_login(town_officer)
    page = client.get(posting.get_absolute_url()).content.decode()
    leave = reverse("dispatch:posting_leave", args=[posting.pk])
    recall = reverse("dispatch:posting_recall", args=[posting.pk])
    assert leave in page
    assert recall not in page
    assert client.get(recall).status_code == 403
    day = localdate().isoformat()
    client.post(leave, {"first_day": day, "last_day": day, "reason": "病假"})
    assert posting.steps.leaves().count() == 1


def test_the_person_sees_the_own_postings_and_nobody_elses(client, secretary, post, unit, cadre):
    own = post()
    other = post(cadre=make_cadre(unit, "李四", 901))
    cadre.member.user = secretary
    cadre.member.save()
    client.force_login(secretary)
    assert names(client) == ["张三"]
    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert (
        "2018-06-01"
        in client.get(reverse("dispatch:posting_person", args=[cadre.pk])).content.decode()
    )
