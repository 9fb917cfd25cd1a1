from django.urls import reverse

from assessments.domain import casting, counting, keys
from assessments.models import Cycle, LeaderReview
from tests.assessments.conftest import filled


def test_an_assessment_goes_from_set_up_to_publication_through_its_pages(
    client, cycle, officer, units
):
    """The office steps on, a leader reviews, all vote; the table shows what was counted."""
    client.force_login(officer)
    url = cycle.get_absolute_url()

    def step(word):
        return client.post(f"{url}move/", {"step": word}, follow=True).content.decode()

    assert "撰写述职报告" in step("open")
    keys.make_key(cycle_id=cycle.pk)
    step("review")
    leader = cycle.units.first().leader
    client.force_login(leader)
    for review in LeaderReview.objects.all():
        page = reverse("assessments:review_sign", args=[review.pk])
        assert client.post(page, {"text": "履职有力", "score": "88"}).status_code == 302
    client.force_login(officer)
    step("vote")
    for elector in cycle.electors.all():
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 90, 70))
    step("count")
    counting.count(cycle_id=cycle.pk)
    step("publish")
    text = client.get(reverse("assessments:result_list")).content.decode()
    assert "89.20" in text  # 0.4 * 88 + 0.6 * 90
    assert "示例单位2" in text


def test_what_is_missing_is_listed_before_the_opening(client, cycle, officer):
    cycle.units.update(leader=None)
    client.force_login(officer)
    assert "未指定分管领导" in client.get(cycle.get_absolute_url()).content.decode()
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "open"})
    assert Cycle.objects.get().state == "set_up"


def test_an_assessment_is_set_up_through_its_forms(client, district, officer, units):
    client.force_login(officer)
    fields = {
        "title": "2019年度考核", "year": 2019, "leader_weight": 20, "scale": "points", "step": "1",
        "threshold": 5, "ranking": "group",
    }  # fmt: skip
    client.post(reverse("assessments:cycle_add"), fields)
    cycle = Cycle.objects.get()
    base = cycle.get_absolute_url()
    client.post(f"{base}units/add/", {"groups": ["agency"]})
    assert cycle.units.count() == 3
    chosen = list(cycle.units.values_list("pk", flat=True))
    client.post(f"{base}units/leader/", {"username": officer.username, "units": chosen})
    assert cycle.units.filter(leader=officer).count() == 3
    client.post(f"{base}groups/add/", {"name": "两代表一委员", "weight": 80, "mode": "accounts"})
    group = cycle.groups.get()
    page = reverse("assessments:group_detail", args=[group.pk])
    client.post(page, {"lines": f"{officer.username}，U1\n"})
    assert group.electors.get().own_unit.code == "U1"
    assert "nobody" in client.post(page, {"lines": "nobody"}).content.decode()
