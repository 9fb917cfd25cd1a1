import pytest

from accounts.models import User


@pytest.mark.parametrize(
    "address",
    ["/activities/service/?q=%00", "/activities/?q=%00", "/activities/service/?state=%00"],
)
def test_a_null_byte_in_a_filter_is_no_error(client, secretary, address):
    client.force_login(secretary)
    assert client.get(address).status_code == 200


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
