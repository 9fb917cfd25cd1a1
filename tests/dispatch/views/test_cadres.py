from datetime import date

from django.urls import reverse

from dispatch.models import Cadre, PoolEntry, Posting, YearAppraisal
from tests.conftest import id_number, make_member, make_user
from tests.dispatch.conftest import make_cadre


def names(client, **query):
    page = client.get(reverse("dispatch:cadre_list"), query).context["page"]
    return [cadre.name for cadre in page]


def test_the_list_is_narrowed_by_unit_rank_reserve_and_whereabouts(
    client, officer, unit, foreign_unit, other_town, cadre
):
    clerk = make_cadre(foreign_unit, "钱二", 11)
    PoolEntry.objects.create(
        team="reserve", cadre=clerk, entered_on=date(2018, 1, 1), set_by=officer
    )
    Posting.objects.create(
        cadre=clerk, kind="dispatch", unit=foreign_unit, host=other_town,
        starts_on=date(2018, 6, 1), made_by=officer,
    )  # fmt: skip
    client.force_login(officer)
    assert names(client) == ["钱二", "张三"]
    assert names(client, q="zs") == ["张三"]
    assert names(client, unit=unit.pk) == ["张三"]
    assert names(client, rank="staff") == ["钱二"]
    assert names(client, reserve="yes") == ["钱二"]
    assert names(client, posted="out") == ["钱二"]
    assert names(client, posted="home") == ["张三"]


def test_a_record_shows_facts_posts_appraisals_and_postings_without_the_whole_number(
    client, district, cadre
):
    YearAppraisal.objects.create(cadre=cadre, year=2017, grade="excellent")
    client.force_login(make_user("cadres", district, "cadre_officer"))
    page = client.get(cadre.get_absolute_url()).content.decode()
    assert all(word in page for word in ("张三", "示例区财政局", "正科级", "优秀", "419****"))
    assert "41990019800101" not in page


def test_a_new_post_is_entered_and_corrected_on_the_page(client, officer, cadre, foreign_unit):
    client.force_login(officer)
    said = {
        "unit": foreign_unit.pk, "rank": "deputy_division", "title": "局长", "since": "2018-06-01",
    }  # fmt: skip
    answer = client.post(reverse("dispatch:cadre_post_add", args=[cadre.pk]), said)
    assert answer.url == cadre.get_absolute_url()
    post = cadre.posts.get(valid_until=None)
    assert (post.unit, post.title) == (foreign_unit, "局长")
    url = reverse("dispatch:cadre_post_correct", args=[post.pk])
    client.post(url, {**said, "title": "党组书记"})
    post.refresh_from_db()
    assert post.title == "党组书记"
    page = client.post(url, {**said, "since": "2009-01-01"}).content.decode()
    assert "2010-01-01" in page


ENTERED = {
    "name": "钱二", "sex": "female", "native_place": "示例省", "rank": "staff", "title": "科员",
    "since": "2016-03-01",
}  # fmt: skip


def test_a_cadre_is_entered_once_and_known_as_the_member_of_the_same_number(
    client, officer, unit, branch
):
    member = make_member(branch, "钱二", 12)
    client.force_login(officer)
    url = reverse("dispatch:cadre_add")
    said = {**ENTERED, "unit": unit.pk, "id_number": id_number(12)}
    made = client.post(url, said)
    cadre = Cadre.objects.get()
    assert made.url == cadre.get_absolute_url()
    assert (cadre.member, cadre.pinyin, f"{cadre.born_on}") == (member, "qianer", "1980-01-01")
    assert cadre.posts.get().unit == unit
    assert "已在干部名册中" in client.post(url, said).content.decode()
    refused = client.post(url, {**said, "id_number": "419900198001010999"}).content.decode()
    assert Cadre.objects.count() == 1
    assert "身份证" in refused


def test_facts_are_corrected_with_a_reason_and_the_history_tells_it(client, officer, cadre):
    YearAppraisal.objects.create(cadre=cadre, year=2016, grade="competent")
    client.force_login(officer)
    url = reverse("dispatch:cadre_correct", args=[cadre.pk])
    said = {
        "name": "张三", "sex": "male", "working_since": "2002-07", "native_place": "示例市",
        "grades": "2017优秀、2016称职", "reason": "核对档案",
    }  # fmt: skip
    client.post(url, said)
    cadre.refresh_from_db()
    assert (f"{cadre.working_since}", cadre.working_precision) == ("2002-07-01", "month")
    page = client.get(cadre.get_absolute_url()).content.decode()
    assert all(words in page for words in ("示例市", "2002-07", "优秀"))
    client.post(url, {**said, "native_place": "他市"})
    history = client.get(reverse("dispatch:cadre_history", args=[cadre.pk])).content.decode()
    assert all(words in history for words in ("示例市", "他市", "核对档案"))
    assert (
        "没有变化"
        in client.post(url, {**said, "native_place": "他市"}, follow=True).content.decode()
    )
    refused = client.post(url, {**said, "grades": "优秀"}).content.decode()
    assert "“优秀”请逐年填写等次" in refused
