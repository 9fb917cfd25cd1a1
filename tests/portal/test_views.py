import pytest
from django.test import Client

from portal import views


def body(response):
    return response.content.decode()


def test_a_page_that_is_not_there_says_so_in_the_frame_and_leads_back(client, secretary):
    client.force_login(secretary)
    response = client.get("/members/987654321/")
    assert response.status_code == 404
    assert "没有找到该页面，可能已删除或不在您的管辖范围内。" in body(response)
    assert "987654321" not in body(response)
    assert 'class="menu"' in body(response)
    assert client.get("/no/such/address/").status_code == 404


def test_a_stranger_sees_the_page_without_a_menu(client, db):
    response = client.get("/no/such/address/")
    assert (response.status_code, "没有找到该页面" in body(response)) == (404, True)


def test_a_page_without_the_right_says_whom_to_ask(client, secretary):
    client.force_login(secretary)
    response = client.get("/points/close/")
    assert response.status_code == 403
    assert "您没有查看此页的权限。如确需查看，请联系上级党组织管理员。" in body(response)


def test_an_expired_page_says_what_to_do(secretary):
    client = Client(enforce_csrf_checks=True)
    client.force_login(secretary)
    response = client.post("/activities/add/", {"theme": "学习"})
    assert response.status_code == 403
    assert "页面已过期，请返回刷新后再提交。" in body(response)


@pytest.fixture
def breaking(monkeypatch):
    def home(**asked):
        message = "broken on purpose"
        raise RuntimeError(message)

    monkeypatch.setattr(views, "glance", home)


@pytest.mark.filterwarnings("ignore")
def test_a_failure_says_that_nothing_was_saved(secretary, breaking):
    client = Client(raise_request_exception=False)
    client.force_login(secretary)
    response = client.get("/")
    assert response.status_code == 500
    assert "系统出错，您的内容未保存，请稍后重试。" in body(response)
    assert response.headers["X-Request-ID"] in body(response)
    assert 'class="menu"' in body(response)


def test_a_failure_of_the_frame_itself_is_still_answered(rf, monkeypatch):
    class Broken:
        def __getattr__(self, name):
            message = "no database"
            raise RuntimeError(message)

    request = rf.get("/")
    request.actor = Broken()
    response = views.server_error(request)
    assert (response.status_code, "系统出错" in body(response)) == (500, True)


def test_error_pages_follow_the_chosen_language(client, secretary):
    client.force_login(secretary)
    client.cookies["language"] = "en"
    assert "There is no such page" in body(client.get("/members/987654321/"))


def test_the_foot_names_version_and_time(client, secretary):
    client.force_login(secretary)
    assert "版本 0." in body(client.get("/"))
