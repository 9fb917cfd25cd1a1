from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Capability
from accounts.models import User
from activities.domain.workflow import record_activity
from dispatch import registry
from dispatch.domain.outcomes import record_outcome
from dispatch.domain.pools import enter_pool, review_entry
from dispatch.models import Posting, YearAppraisal
from dispatch.registry import DossierLine, tell_dossier
from members.models import Member
from points.domain.settlement import settle_month
from tests.conftest import actor_of, make_member
from tests.points.facts import serve


@pytest.fixture
def life(cadre, unit, branch, other_town, officer, secretary):
    """Two party days, service, an appraisal, a posting, its outcome and a pool."""
    actor = actor_of(officer)
    for day in (4, 18):
        fields = {"kind": "party_day", "theme": "秘密学习", "place": "室"}
        fields |= {"held_on": date(2018, 6, day), "host_text": cadre.member.name}
        record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    serve(cadre.member, branch, date(2018, 6, 1), 3)
    settle_month(month=date(2018, 6, 1))
    YearAppraisal.objects.create(cadre=cadre, year=2017, grade="excellent")
    posting = Posting.objects.create(
        cadre=cadre, unit=unit, host=other_town, kind="dispatch", made_by=officer,
        starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31),
    )  # fmt: skip
    record_outcome(
        cadre=cadre, posting=posting, happened_on=date(2019, 7, 1), kind="promotion",
        text="任副镇长", decided_by="区委", actor=actor,
    )  # fmt: skip
    entry = enter_pool(person=cadre, team="reserve", entered_on=date(2018, 3, 1), actor=actor)
    review_entry(
        entry=entry, reviewed_on=date(2018, 9, 1), result="continue", text="踏实肯干", actor=actor
    )
    return cadre


def page_of(client, user, person):
    client.force_login(user)
    kind = "member" if isinstance(person, Member) else "cadre"
    answer = client.get(reverse(f"dispatch:dossier_{kind}", args=[person.pk]), follow=True)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def told(page):
    words = ("主持 2 次", "1 次，共 3 小时", "优秀", "任副镇长", "踏实肯干", "示例2街道")
    return [word for word in words if word in page]


def test_the_district_sees_a_life_in_one_timeline_filled_by_itself(client, life, officer):
    page = page_of(client, officer, life)
    assert told(page) == [
        "主持 2 次", "1 次，共 3 小时", "优秀", "任副镇长", "踏实肯干", "示例2街道",
    ]  # fmt: skip
    assert page.index("任副镇长") < page.index("踏实肯干") < page.index("优秀")
    assert "秘密学习" not in page


def test_the_member_leads_to_the_cadre_and_back_to_one_dossier(client, life, officer):
    client.force_login(officer)
    answer = client.get(reverse("dispatch:dossier_member", args=[life.member.pk]))
    assert answer.url == reverse("dispatch:dossier_cadre", args=[life.pk])
    record = client.get(life.member.get_absolute_url()).content.decode()
    assert reverse("dispatch:dossier_member", args=[life.member.pk]) in record


def test_the_person_sees_the_own_part_without_the_opinions_of_others(client, life):
    life.member.user = User.objects.create_user("me", "a-long-password")
    life.member.save()
    page = page_of(client, life.member.user, life)
    assert told(page) == ["主持 2 次", "1 次，共 3 小时", "任副镇长", "示例2街道"]
    assert "科级后备" not in page


def test_each_source_asks_what_the_viewer_holds(client, life, town_officer, outsider, secretary):
    assert told(page_of(client, town_officer, life)) == [
        "主持 2 次", "1 次，共 3 小时", "任副镇长", "踏实肯干", "示例2街道",
    ]  # fmt: skip
    for user in (outsider, secretary):
        assert page_of(client, user, life) == 404
        assert page_of(client, user, life.member) == 404


def test_an_activist_has_a_dossier_too(client, branch, officer):
    activist = make_member(branch, "王五", 5, stage="activist", joined_on=None)
    enter_pool(
        person=activist, team="activists", entered_on=date(2018, 3, 1), note="表现突出",
        actor=actor_of(officer),
    )  # fmt: skip
    assert "表现突出" in page_of(client, officer, activist)


def test_another_app_tells_its_part_at_start_up(client, cadre, officer, town_officer, monkeypatch):
    monkeypatch.setattr(registry, "_of_cadres", [])
    line = DossierLine(date(2018, 12, 31), "年度考评", "第一名")
    tell_dossier(of_cadre=lambda _cadre, _actor: [line], capability=Capability.CADRE_VIEW)
    assert "第一名" in page_of(client, officer, cadre)
    assert "第一名" not in page_of(client, town_officer, cadre)
