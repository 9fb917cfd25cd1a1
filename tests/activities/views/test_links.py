from datetime import date

import pytest
from django.urls import reverse

from activities.domain.links import link_unit
from activities.models import LinkItem, UnitCommunityLink
from tests.conftest import actor_of, make_branch

LIST = "/activities/links/"


def page(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def unit(other_town):
    made = make_branch(other_town, 7)
    made.sector, made.short_name = "agency", "区司法局党支部"
    made.save()
    return made


@pytest.fixture
def link(unit, branch, officer):
    return link_unit(unit=unit, community=branch, since=date(2018, 5, 1), actor=actor_of(officer))


def test_an_officer_links_a_unit_and_ends_the_link(client, unit, branch, town_officer):
    client.force_login(town_officer)
    assert "暂无共建" in page(client, LIST)
    add = reverse("activities:link_add")
    said = {"since": "2018-05-01", "unit": unit.code, "community": "没有"}
    assert "没有找到社区“没有”" in client.post(add, said).content.decode()
    said["community"] = branch.code
    assert "共建中" in client.post(add, said, follow=True).content.decode()
    assert "请先结束" in client.post(add, said).content.decode()
    link = UnitCommunityLink.objects.get()
    end = reverse("activities:link_end", args=[link.pk])
    assert "请填写" in client.post(end, follow=True).content.decode()
    assert "调整" in client.post(end, {"reason": "调整"}, follow=True).content.decode()
    assert unit.short_name not in page(client, f"{LIST}?state=open&q=司法")


def test_the_communitys_secretary_keeps_the_lists(client, link, secretary):
    client.force_login(secretary)
    add = reverse("activities:link_item_add", args=[link.pk])
    assert add in page(client, link.get_absolute_url())
    client.post(add, {"kind": "need", "text": "老旧小区路灯"})
    move = reverse("activities:link_item_move", args=[LinkItem.objects.get().pk])
    done = client.post(move, {"state": "done"}, follow=True).content.decode()
    assert ("老旧小区路灯" in done, "已完成" in done) == (True, True)
    assert "1/1" in page(client, LIST)
    for kind, text in (("project", "调解室"), ("resource", "法律服务队")):
        client.post(add, {"kind": kind, "text": text})
    shown = page(client, link.get_absolute_url())
    assert shown.index("老旧小区路灯") < shown.index("法律服务队") < shown.index("调解室")
    assert "从列表中选择" in client.post(move, {"state": "x"}, follow=True).content.decode()
