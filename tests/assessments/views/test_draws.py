from django.urls import reverse

from assessments.models import Cycle, Draw


def test_units_are_drawn_before_witnesses_on_one_page(client, district, officer, units):
    cycle = Cycle.objects.create(organization=district, title="抽评", year=2018, made_by=officer)
    client.force_login(officer)
    page = reverse("assessments:draw_list", args=[cycle.pk])
    form = {"group": "agency", "count": 2}
    listed = client.post(f"{page}add/", form, follow=True).content.decode()
    draw = Draw.objects.get()
    assert draw.list_hash in listed
    assert "等待投出种子" in listed
    seed = reverse("assessments:draw_seed", args=[draw.pk])
    assert "不少于六位" in client.post(seed, {"seed": "123"}, follow=True).content.decode()
    drawn = client.post(seed, {"seed": "314159"}, follow=True).content.decode()
    assert drawn.count('class="is-drawn"') == 2
    assert "sha256sum" in drawn
    assert cycle.units.filter(is_drawn=True).count() == 2
    assert "请填写重新抽取理由" in client.post(f"{page}add/", form, follow=True).content.decode()
    client.post(f"{page}add/", {**form, "reason": "名单有误"})
    assert client.get(page).content.decode().count('class="panel draw"') == 2
