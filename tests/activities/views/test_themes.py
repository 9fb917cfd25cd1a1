import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from activities.models import Activity, Theme
from common.dates import next_month
from tests.conftest import make_user

LIST, ADD = "/activities/themes/", "/activities/themes/add/"
ENTRY = "/activities/add/"
MONTH = localdate().replace(day=1)


def page(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def theme(town, town_officer):
    return Theme.objects.create(
        organization=town, month=MONTH, title="清洁家园", guidance="半天", set_by=town_officer
    )


def filled(organization, **changes):
    return {
        "organization": organization.pk, "month": f"{MONTH:%Y-%m}", "sector": "community",
        "title": "清洁家园", "guidance": "每名党员认领一处",
    } | changes  # fmt: skip


def test_an_empty_list_says_how_to_begin(client, town_officer, secretary):
    client.force_login(town_officer)
    assert "设置后，支部在登记当月主题党日时即可看到" in page(client, LIST)
    client.force_login(secretary)
    assert ADD not in page(client, LIST)


def test_a_town_sets_a_theme_for_its_own_branches_alone(
    client, town_officer, district, town, secretary, outsider
):
    client.force_login(town_officer)
    refused = client.post(ADD, filled(district)).content.decode()
    assert "请从列表中选择适用范围" in refused
    assert client.post(ADD, filled(town)).url == LIST
    assert "清洁家园" in page(client, LIST)
    client.force_login(secretary)
    assert "每名党员认领一处" in page(client, LIST)
    client.force_login(outsider)
    assert "清洁家园" not in page(client, LIST)


def test_a_theme_of_the_district_is_read_below_and_changed_by_the_district_alone(
    client, district, officer, town_officer, secretary
):
    theme = Theme.objects.create(organization=district, month=MONTH, title="区里", set_by=officer)
    edit = reverse("activities:theme_edit", args=[theme.pk])
    for user in (town_officer, secretary):
        client.force_login(user)
        shown = page(client, LIST)
        assert ("区里" in shown, edit in shown) == (True, False)
    client.force_login(town_officer)
    assert client.get(edit).status_code == 404
    client.force_login(officer)
    client.post(edit, {"title": "区里改过的", "guidance": ""})
    assert "区里改过的" in page(client, LIST)


def test_the_list_is_narrowed_by_month_and_sector_and_goes_into_a_file(
    client, town, town_officer, theme
):
    client.force_login(town_officer)
    later = f"{next_month(MONTH):%Y-%m}"
    assert "清洁家园" in page(client, f"{LIST}?month={MONTH:%Y-%m}&sector=rural")
    assert "清洁家园" not in page(client, f"{LIST}?month={later}")
    file = b"".join(client.get(f"{LIST}?export=csv")).decode("utf-8-sig")
    assert f"{MONTH:%Y-%m}" in file
    assert "全部领域,清洁家园" in file


def test_the_entry_form_offers_the_theme_and_the_activity_shows_it(
    client, secretary, branch, member, theme
):
    client.force_login(secretary)
    shown = page(client, ENTRY)
    assert (shown.count("清洁家园"), "半天" in shown) == (2, True)
    sent = {
        "organization": branch.pk, "kind": "party_day", "held_on": localdate(),
        "theme": "清洁家园行动", "place": "广场", "follows_theme": "1",
    }  # fmt: skip
    assert client.post(ENTRY, sent).status_code == 302
    activity = Activity.objects.get()
    assert "当月主题" in page(client, activity.get_absolute_url())
    client.force_login(theme.set_by)
    remove = reverse("activities:theme_remove", args=[theme.pk])
    assert remove not in page(client, LIST)
    assert "已有主题党日按此主题登记" in client.post(remove, follow=True).content.decode()
    assert Theme.objects.exists()


def test_the_offer_follows_branch_kind_and_day(client, secretary, branch, theme):
    client.force_login(secretary)
    asked = f"{LIST}offer/?organization={branch.pk}&kind=%s&held_on=%s"
    day = localdate()
    assert "checked" in page(client, asked % ("party_day", day))
    assert "清洁家园" not in page(client, asked % ("lesson", day))
    assert "清洁家园" not in page(client, asked % ("party_day", next_month(MONTH)))
    assert "清洁家园" not in page(client, asked % ("party_day", "x"))
    unticked = page(client, asked % ("party_day", day) + "&offered=1")
    assert ("清洁家园" in unticked, "checked" in unticked) == (True, False)


def test_a_theme_is_taken_back_while_nobody_followed_it(client, town_officer, theme):
    client.force_login(town_officer)
    remove = reverse("activities:theme_remove", args=[theme.pk])
    assert client.get(remove).status_code == 405
    assert "已删除" in client.post(remove, follow=True).content.decode()
    assert not Theme.objects.exists()


def test_a_month_that_has_passed_is_refused_at_the_form(client, town, town_officer):
    client.force_login(town_officer)
    refused = client.post(ADD, filled(town, month="2018-06")).content.decode()
    assert "只能为本月或以后月份设置主题" in refused


def test_who_keeps_no_activities_sees_no_themes(client, district):
    client.force_login(make_user("cadre", district, "cadre_officer"))
    assert client.get(LIST).status_code == 403
