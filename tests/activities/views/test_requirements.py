from django.urls import reverse
from django.utils.timezone import localdate

from activities.models import Exemption, Requirement, ScoreRule
from common.dates import next_month

LIST = "/activities/requirements/"
PARTY_DAY = f"{LIST}party_day/"


def page(client, address):
    return client.get(address).content.decode()


def filled(**changes):
    return {
        "organization_kinds": ["branch", "joint_branch"], "per_period": 2, "period": "month",
        "min_full_members": 0, "min_days": 15, "late_after_day": 10,
        "regulation": "《某某区组织生活办法》", "article": "第三条",
        "start": f"{next_month(localdate()):%Y-%m}", "reason": "区委组织部通知",
    } | changes  # fmt: skip


def test_everybody_sees_what_is_required_and_by_which_article(client, secretary):
    client.force_login(secretary)
    shown = page(client, LIST)
    assert "第十六条：每月相对固定1天开展主题党日" in shown
    assert "当月 1 日正式党员 7 人以上" in shown
    assert PARTY_DAY not in shown


def test_the_officer_adopts_a_version_and_takes_it_back(client, officer):
    client.force_login(officer)
    assert 'value="1"' in page(client, PARTY_DAY)
    assert client.post(PARTY_DAY, filled()).url == LIST
    shown = page(client, LIST)
    assert "待执行" in shown
    assert "每月 2 次" in shown
    planned = Requirement.objects.get(per_period=2, organization_kind="branch")
    withdraw = reverse("activities:requirement_withdraw", args=[planned.pk])
    assert client.post(withdraw).url == LIST
    assert "每月 2 次" not in page(client, LIST)


def test_a_month_that_has_passed_is_refused_at_the_form(client, officer):
    client.force_login(officer)
    response = client.post(PARTY_DAY, filled(start="2018-06"))
    assert "最早自本月起执行" in response.content.decode()
    assert client.post(PARTY_DAY, filled(start="")).status_code == 200


def test_a_kind_there_is_none_of_is_not_found(client, officer):
    client.force_login(officer)
    assert client.get(f"{LIST}nonsense/").status_code == 404


def test_a_branch_is_exempted_with_a_reason_and_the_exemption_withdrawn(
    client, town_officer, secretary, branch
):
    client.force_login(town_officer)
    add = reverse("activities:exemption_add", args=[branch.pk])
    assert add in page(client, branch.get_absolute_url())
    months = {"first_month": "2018-06", "last_month": "2018-07"}
    assert "请填写原因" in client.post(add, {**months, "reason": ""}).content.decode()
    assert client.post(add, {**months, "reason": "集中外出务工"}).status_code == 302
    client.force_login(secretary)
    shown = page(client, "/activities/exemptions/?month=2018-07")
    assert ("集中外出务工" in shown, "全部要求" in shown) == (True, True)
    assert "集中外出务工" not in page(client, "/activities/exemptions/?month=2018-08")
    client.force_login(town_officer)
    withdraw = reverse("activities:exemption_withdraw", args=[Exemption.objects.get().pk])
    client.post(withdraw, {"reason": ""})
    assert Exemption.objects.standing().exists()
    client.post(withdraw, {"reason": "误批"})
    assert not Exemption.objects.standing().exists()


def test_the_officer_changes_the_month_score_from_a_month_on(client, officer, secretary):
    client.force_login(officer)
    change = "/activities/score-rules/change/"
    form = client.get(change).context["form"]
    sent = {**form.initial, "party_day": "30", "reason": "区委组织部通知"}
    assert client.post(change, sent).url == "/activities/score-rules/"
    client.force_login(secretary)
    shown = page(client, "/activities/score-rules/")
    assert (f"{next_month(localdate()):%Y-%m} 起执行" in shown, "撤回" in shown) == (True, False)
    client.force_login(officer)
    coming = ScoreRule.objects.get(party_day=30)
    client.post(reverse("activities:score_rule_withdraw", args=[coming.pk]))
    assert ScoreRule.objects.count() == 1


def test_both_lists_go_into_a_file(client, officer):
    client.force_login(officer)
    for address in (LIST, "/activities/exemptions/"):
        response = client.get(f"{address}?export=csv")
        assert response.status_code == 200
        assert b"".join(response).decode("utf-8-sig")
