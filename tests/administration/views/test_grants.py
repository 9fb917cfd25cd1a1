"""Granting, approving and ending as the pages do it."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.choices import Capability, Role, Standing
from accounts.models import Grant, User
from tests.conftest import actor_of, make_branch, make_user


@pytest.fixture
def person(db):
    return User.objects.create_user("person", "a-long-password", name="王小明")


@pytest.fixture
def admin(client, account_admin):
    client.force_login(account_admin)
    return account_admin


def body(response):
    return response.content.decode()


def send(client, person, organization, role, **fields):
    url = reverse("accounts:grant_add", args=[person.pk]) + f"?organization={organization.pk}"
    data = {"role": role, "valid_from": localdate(), "reason": "区委任免文件", **fields}
    return client.post(url, data, follow=True)


def test_a_role_is_granted_over_the_organization_chosen_on_the_tree(
    client, admin, person, town, branch, foreign_branch
):
    url = reverse("accounts:grant_add", args=[person.pk])
    page = body(client.get(url))
    assert f'href="?organization={town.pk}"' in page
    below = body(client.get(reverse("accounts:grant_places", args=[town.pk])))
    assert f'href="?organization={branch.pk}"' in below
    assert str(foreign_branch) not in below
    page = body(client.get(url, {"organization": branch.pk}))
    assert "1 个党支部" in page
    assert "支部书记" in page
    answer = body(send(client, person, branch, Role.SECRETARY))
    assert "授权成功" in answer
    assert actor_of(person).scope(Capability.MEMBER_VIEW).roots == (branch.path,)


def test_the_reach_is_counted_in_organizations(client, admin, person, town, district):
    for number in range(1, 4):
        make_branch(town, number)
    url = reverse("accounts:grant_add", args=[person.pk])
    assert "1 个党委（党工委）、3 个党支部" in body(client.get(url, {"organization": town.pk}))
    assert "2 个党委（党工委）、3 个党支部" in body(client.get(url, {"organization": district.pk}))


def test_an_organization_is_found_by_name_or_code(client, admin, person, branch, foreign_branch):
    url = reverse("accounts:grant_add", args=[person.pk])
    page = body(client.get(url, {"q": branch.code}))
    assert f"?organization={branch.pk}&amp;q={branch.code}" in page
    assert str(foreign_branch) not in page
    assert "没有符合条件的党组织" in body(client.get(url, {"q": "没有"}))


def test_only_roles_that_fit_are_offered_and_others_are_refused(client, admin, person, branch):
    url = reverse("accounts:grant_add", args=[person.pk])
    page = body(client.get(url, {"organization": branch.pk}))
    assert 'value="district_officer"' not in page
    send(client, person, branch, Role.DISTRICT_OFFICER)
    assert not person.grants.exists()


def test_an_organization_out_of_reach_does_not_exist(client, town, person, foreign_branch):
    client.force_login(make_user("of-town", town, Role.ACCOUNT_ADMIN))
    Grant.objects.create(user=person, organization=town, role=Role.MEMBER)
    assert send(client, person, foreign_branch, Role.SECRETARY).status_code == 404
    assert person.grants.count() == 1


def test_what_the_rule_refuses_stands_on_the_form(client, admin, secretary, branch):
    answer = body(send(client, secretary, branch, Role.SECRETARY))
    assert "已有相同授权（自 2018-01-01 起），请先终止原授权。" in answer


def test_a_district_role_is_decided_from_the_to_do_list(
    client, admin, officer, person, district, branch
):
    answer = body(send(client, person, district, Role.AUDITOR))
    assert "经以下任一人员批准后生效：officer" in answer
    assert "待审批" in answer
    grant = person.grants.get()
    decide = reverse("accounts:grant_decide", args=[grant.pk])
    assert decide not in body(client.get("/"))
    assert "批准授权" not in body(client.get(decide))
    client.force_login(officer)
    home = body(client.get("/"))
    assert decide in home
    assert "拟授予王小明“审计员”角色" in home
    client.post(decide, {"decision": "approve"})
    assert person.grants.get().standing == Standing.IN_FORCE


def test_a_refusal_says_why_and_the_proposer_reads_it(client, admin, officer, person, district):
    send(client, person, district, Role.AUDITOR)
    decide = reverse("accounts:grant_decide", args=[person.grants.get().pk])
    client.force_login(officer)
    assert "请填写" in body(client.post(decide, {"decision": "refuse"}))
    client.post(decide, {"decision": "refuse", "reason": "须先征求纪委意见"})
    again = body(client.post(decide, {"decision": "approve"}, follow=True))
    assert "该授权已审批完毕" in again
    client.force_login(admin)
    assert "须先征求纪委意见" in body(client.get(person.get_absolute_url()))


def test_who_proposed_takes_it_back(client, admin, person, district):
    send(client, person, district, Role.AUDITOR)
    decide = reverse("accounts:grant_decide", args=[person.grants.get().pk])
    assert "目前没有其他人可以审批" in body(client.get(decide))
    client.post(decide, {"decision": "refuse", "reason": "选错了人"})
    assert person.grants.get().standing == Standing.REFUSED


def test_ending_is_confirmed_with_a_reason(client, admin, secretary):
    grant = secretary.grants.get()
    url = reverse("accounts:grant_end", args=[grant.pk])
    assert url in body(client.get(secretary.get_absolute_url()))
    assert "请填写" in body(client.post(url, {"reason": ""}))
    assert "已终止" in body(client.post(url, {"reason": "换届"}, follow=True))
    assert secretary.grants.get().standing == Standing.ENDED
    assert "不在有效期内" in body(client.post(url, {"reason": "换届"}))


def test_waiting_and_missing_grants_are_found_in_the_list(client, admin, person, district):
    accounts = reverse("accounts:user_list")
    assert person.name in body(client.get(accounts, {"state": "without"}))
    assert person.name not in body(client.get(accounts, {"state": "waiting"}))
    send(client, person, district, Role.AUDITOR)
    assert person.name in body(client.get(accounts, {"state": "waiting"}))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_accounts_costs_the_same_whatever_its_length(
    client, admin, branch, rows, django_assert_max_num_queries
):
    for number in range(rows):
        make_user(f"user{number}", branch, Role.SECRETARY)
    with django_assert_max_num_queries(9):
        client.get(reverse("accounts:user_list"))


def test_who_may_see_a_record_names_who_was_approved_and_nobody_who_waits(
    client, admin, officer, person, member, branch
):
    def seen(record, route):
        client.force_login(officer)
        return person.name in body(client.get(reverse(route, args=[record.pk])))

    pages = [(branch, "branches:organization_watchers"), (member, "members:member_watchers")]
    send(client, person, branch.superior.superior, Role.CADRE_OFFICER)
    assert [seen(*page) for page in pages] == [False, False]
    decide = reverse("accounts:grant_decide", args=[person.grants.get().pk])
    client.post(decide, {"decision": "approve"})
    assert [seen(*page) for page in pages] == [True, True]
