from django.urls import reverse

from accounts.models import AuditEvent
from dispatch.models import Place, Unit
from tests.dispatch.conftest import make_cadre
from tests.spreadsheets.exported import column, download


def test_a_unit_is_entered_with_its_head_and_corrected(client, officer, branch, secretary):
    client.force_login(officer)
    said = {
        "code": "U01", "name": "示例区财政局", "group": "agency", "organization": branch.code,
        "head": secretary.username, "last_on": "2030-06-30",
    }  # fmt: skip
    answer = client.post(reverse("dispatch:unit_add"), said)
    unit = Unit.objects.get()
    assert answer.url == unit.get_absolute_url()
    assert (unit.head, unit.organization, str(unit.valid_until)) == (
        secretary,
        branch,
        "2030-07-01",
    )
    page = client.get(answer.url).content.decode()
    assert "2030-06-30" in page
    client.post(reverse("dispatch:unit_edit", args=[unit.pk]), {**said, "name": "财政局"})
    assert Unit.objects.get().name == "财政局"
    assert AuditEvent.objects.filter(action="unit_saved").latest("pk").changes == {
        "name": ["示例区财政局", "财政局"]
    }


def test_what_is_entered_twice_or_unknown_is_refused_with_advice(client, officer, unit):
    client.force_login(officer)
    said = {
        "code": unit.code, "name": "示例区教育局", "group": "agency", "organization": "T01001",
    }  # fmt: skip
    url = reverse("dispatch:unit_add")
    assert "“U01”已在册，请打开该条目修改" in client.post(url, said).content.decode()
    page = client.post(url, {**said, "organization": "没有", "head": "nobody"}).content.decode()
    assert "没有启用中的账号“nobody”" in page
    page = client.post(url, {**said, "valid_from": "2018-02-01", "last_on": "2018-01-01"})
    assert "截止日期早于起始日期" in page.content.decode()


def test_the_cadres_of_today_stand_under_their_unit_highest_rank_first(client, officer, unit):
    make_cadre(unit, "钱二", 11)
    make_cadre(unit, "赵一", 12, rank="section")
    client.force_login(officer)
    posts = client.get(unit.get_absolute_url()).context["posts"]
    assert [post.cadre.name for post in posts] == ["赵一", "钱二"]
    assert column(download(client, reverse("dispatch:unit_list")), "干部") == [2]


def test_a_town_sees_its_own_villages_and_enters_none(client, town_officer, village, other_town):
    Place.objects.create(code="419900002001", name="别村", kind="village", town=other_town)
    client.force_login(town_officer)
    page = client.get(reverse("dispatch:place_list"))
    assert [place.name for place in page.context["page"]] == ["示例村"]
    assert client.get(reverse("dispatch:place_add")).status_code == 403
    assert client.get(reverse("dispatch:unit_list")).status_code == 403


def test_a_village_is_entered_and_its_town_corrected(client, officer, town, other_town):
    client.force_login(officer)
    said = {"code": "419900001001", "name": "新村", "kind": "village", "town": town.pk}
    client.post(reverse("dispatch:place_add"), said)
    place = Place.objects.get()
    edit = reverse("dispatch:place_edit", args=[place.pk])
    client.post(edit, {**said, "town": other_town.pk, "organization": other_town.code})
    place.refresh_from_db()
    assert (place.town, place.organization) == (other_town, other_town)
