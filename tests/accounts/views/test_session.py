import pytest


def test_a_wrong_password_is_said_once(client, secretary):
    page = client.post("/accounts/login/", {"username": "secretary", "password": "x"})
    text = page.content.decode()
    assert text.count("用户名或密码不正确（区分大小写）。") == 1
    assert "请改正" not in text


def test_large_text_stays(client, secretary):
    client.force_login(secretary)
    answer = client.post("/accounts/text/", {"text": "large", "next": "/members/"})
    assert (answer.url, answer.cookies["text"].value) == ("/members/", "large")
    page = client.get("/members/").content.decode()
    assert '<html lang="zh-hans" class="large">' in page
    client.post("/accounts/text/", {"text": "usual"})
    assert 'class="large"' not in client.get("/members/").content.decode()


@pytest.mark.parametrize("address", ["/accounts/text/", "/accounts/language/"])
def test_a_choice_leads_nowhere_else(client, db, address):
    assert client.post(address, {"next": "https://elsewhere.example/"}).url == "/"
