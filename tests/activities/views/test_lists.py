from datetime import date

import pytest

from accounts.models import User
from activities.domain.workflow import record_activity
from tests.conftest import actor_of, make_member


@pytest.mark.parametrize(
    "address",
    ["/activities/grid/?first=1900-01&last=2999-12", "/activities/grid/?last=9999-12"],
)
def test_a_period_nobody_can_read_is_refused_at_once(client, secretary, address):
    client.force_login(secretary)
    response = client.get(address)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/activities/service/?q=%00", "/activities/?q=%00", "/activities/service/?state=%00"],
)
def test_a_null_byte_in_a_filter_is_no_error(client, secretary, address):
    client.force_login(secretary)
    assert client.get(address).status_code == 200


def test_the_figures_of_the_grid_lead_to_their_rows(
    client, town_officer, branch, sibling_branch, member
):
    make_member(sibling_branch, "李四", 2)
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1), "theme": "学习", "place": "室"}
    record_activity(branch=branch, fields=fields, away={}, actor=actor_of(town_officer))
    client.force_login(town_officer)
    period = "/activities/grid/?first=2018-06&last=2018-06"

    def shown(show):
        page = client.get(f"{period}&show={show}").content.decode()
        return [found for found in (branch, sibling_branch) if f">{found}</a>" in page]

    assert shown("") == [branch, sibling_branch]
    assert shown("complete") == [branch]
    assert shown("missing") == [sibling_branch]


def test_a_member_without_service_is_told_how_it_gets_there(client, member):
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    client.force_login(member.user)
    page = client.get("/activities/service/").content.decode()
    assert "还没有您的服务记录" in page
    assert "可自行报送，也可由党支部录入" in page


def test_the_list_answers_htmx_with_the_rows_alone_but_a_step_back_with_the_page(client, secretary):
    client.force_login(secretary)
    rows = client.get("/activities/", headers={"HX-Request": "true"}).content.decode()
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    page = client.get("/activities/", headers=back).content.decode()
    assert ("<html" in rows, "<html" in page) == (False, True)
