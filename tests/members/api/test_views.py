"""Members over the API: the policy of fields as on pages and in files."""

from datetime import date

import pytest

from accounts.choices import Role
from accounts.models import User
from members.domain.reveal import SEARCHES_BY_NUMBER
from members.models import Member
from tests.api import API, cost, read
from tests.conftest import id_number, make_branch, make_member, make_user


@pytest.fixture
def known(member):
    Member.objects.filter(pk=member.pk).update(
        mobile="13812345678", joined_on=date(2005, 7, 1), joined_precision="month"
    )
    member.refresh_from_db()
    return member


def one_of(client, user, member):
    return read(client, user, f"members/{member.pk}/")


def first_of(client, user):
    return read(client, user, "members/")["results"][0]


@pytest.mark.parametrize("look", [one_of, lambda *who: first_of(*who[:2])])
def test_id_numbers_are_masked_for_everybody(client, known, officer, secretary, look):
    for user in (officer, secretary):
        told = look(client, user, known)
        assert told["id_number"] == known.masked_id == "419***********" + id_number(1)[-4:]
        assert {"id_cipher", "id_index", "id_tail", "pinyin"}.isdisjoint(told)


@pytest.mark.parametrize("look", [one_of, lambda *who: first_of(*who[:2])])
def test_a_mobile_is_shown_masked_or_left_out_as_the_policy_says(
    client, known, secretary, town_officer, district, look
):
    cadre = make_user("cadre", district, Role.CADRE_OFFICER)
    assert look(client, secretary, known)["mobile"] == "13812345678"
    assert look(client, town_officer, known)["mobile"] == "138****5678"
    assert "mobile" not in look(client, cadre, known)


def test_a_list_shows_of_every_row_what_may_be_seen_of_the_least_open(
    client, known, secretary, district
):
    secretary.grants.create(
        organization=district, role=Role.CADRE_OFFICER, valid_from=date(2018, 1, 1)
    )
    assert "mobile" not in first_of(client, secretary)
    assert one_of(client, secretary, known)["mobile"] == "13812345678"


def test_a_member_is_told_with_home_dates_as_known_and_affiliations(
    client, known, secretary, branch
):
    told = one_of(client, secretary, known)
    home = {"id": branch.pk, "name": branch.name, "short_name": branch.short_name}
    assert (told["home"], told["joined_on"], told["born_on"]) == (home, "2005-07", None)
    [affiliation] = told["affiliations"]
    assert affiliation["organization"]["id"] == branch.pk
    assert (affiliation["kind"], affiliation["valid_until"]) == ("home", None)


def test_whoever_has_no_office_reads_the_own_record_alone(client, known, branch):
    known.user = User.objects.create_user("me", "a-long-password")
    known.save()
    make_member(branch, "李四", 2)
    assert [row["name"] for row in read(client, known.user, "members/")["results"]] == ["张三"]
    assert one_of(client, known.user, known)["mobile"] == "13812345678"


def test_the_list_is_searched_and_narrowed_as_the_page_is(client, town_officer, town, known):
    other = make_branch(town, 2)
    make_member(other, "李四", 2, stage="probationary")
    for query, names in {
        "": ["李四", "张三"],
        "?q=zs": ["张三"],
        f"?within={other.pk}": ["李四"],
        "?stage=probationary": ["李四"],
    }.items():
        found = read(client, town_officer, f"members/{query}")["results"]
        assert [row["name"] for row in found] == names


def test_out_of_reach_is_told_as_absent(client, known, outsider):
    client.force_login(outsider)
    hidden = client.get(f"{API}/members/{known.pk}/")
    absent = client.get(f"{API}/members/{10**18}/")
    assert (hidden.status_code, hidden.content) == (404, absent.content)


def test_three_members_cost_no_more_queries_than_one(client, secretary, branch, known):
    one = cost(client, secretary, "members/")
    for serial in (2, 3):
        make_member(branch, f"李{serial}", serial)
    assert cost(client, secretary, "members/") == one


def test_endings_of_numbers_are_not_tried_without_end(client, secretary, known):
    client.force_login(secretary)
    for _time in range(SEARCHES_BY_NUMBER.most):
        SEARCHES_BY_NUMBER.count(str(secretary.pk))
    answer = client.get(f"{API}/members/?q=0017")
    assert (answer.status_code, answer.json()["code"]) == (429, "throttled")
    assert client.get(f"{API}/members/?q=张").status_code == 200
