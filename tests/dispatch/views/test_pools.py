from datetime import date

import pytest
from django.urls import reverse

from dispatch.models import Outcome, PoolEntry
from tests.conftest import make_member
from tests.spreadsheets.exported import column, download


@pytest.fixture
def entry(cadre, officer):
    return PoolEntry.objects.create(
        team="reserve", cadre=cadre, entered_on=date(2018, 3, 1), set_by=officer
    )


def test_a_cadre_or_activist_is_found_by_name_and_taken_in(client, officer, cadre, branch):
    make_member(branch, "张小五", 5, stage="activist")
    client.force_login(officer)
    url = reverse("dispatch:pool_add")
    page = client.get(url, {"q": "张"}).content.decode()
    assert ("示例区财政局" in page, "张小五" in page, page.count('type="radio"')) == (True, True, 2)
    form = {
        "person": f"cadre-{cadre.pk}", "team": "reserve", "phase": "select",
        "entered_on": "2018-03-01", "source": "unit", "note": "",
    }  # fmt: skip
    made = client.post(f"{url}?q=张", form)
    entry = PoolEntry.objects.get()
    assert (made.url, entry.cadre, entry.source) == (entry.get_absolute_url(), cadre, "unit")
    assert "已在" in client.post(f"{url}?q=张", form).content.decode()


def test_a_person_is_led_through_a_pool_on_one_page(client, officer, entry):
    client.force_login(officer)

    def step(name, **form):
        client.post(reverse(f"dispatch:pool_entry_{name}", args=[entry.pk]), form)
        entry.refresh_from_db()

    step("move", moved_on="2018-05-01", reason="培养合格")
    step("review", reviewed_on="2018-06-01", result="strengthen", text="需要基层锻炼")
    page = client.get(entry.get_absolute_url()).content.decode()
    assert ("选苗 → 育苗" in page, "需要基层锻炼" in page) == (True, True)
    step("leave", left_on="2018-07-01", exit_reason="other", exit_note="")
    assert entry.is_open
    step("leave", left_on="2018-07-01", exit_reason="poor_results", exit_note="")
    assert not entry.is_open
    step("undo")
    assert (entry.is_open, entry.phase) == (True, "nurture")
    step("undo")
    assert entry.phase == "select"


def test_the_list_is_that_of_the_day_and_comes_as_a_file(client, officer, entry):
    client.force_login(officer)
    url = reverse("dispatch:pool_list")
    assert column(download(client, url, team="reserve", phase="select"), "姓名") == ["张三"]
    assert column(download(client, url, on="2018-02-01"), "姓名") == []
    assert "张三" not in client.get(url, {"phase": "temper"}).content.decode()


def test_an_outcome_is_recorded_and_withdrawn(client, officer, cadre):
    client.force_login(officer)
    form = {
        "kind": "promotion", "happened_on": "2019-07-01", "text": "任副镇长", "decided_by": "区委",
        "posting": "",
    }  # fmt: skip
    client.post(reverse("dispatch:outcome_add", args=[cadre.pk]), form)
    outcome = Outcome.objects.get()
    page = client.get(reverse("dispatch:outcome_list")).content.decode()
    assert ("任副镇长" in page, "2019" in page) == (True, True)
    client.post(reverse("dispatch:outcome_withdraw", args=[outcome.pk]), {"reason": "录错人员"})
    assert "任副镇长" not in client.get(reverse("dispatch:outcome_list")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pools_cost_the_same_queries_for_any_number(
    client, officer, entry, branch, rows, django_assert_max_num_queries
):
    for number in range(rows):
        PoolEntry.objects.create(
            team="activists", entered_on=date(2018, 3, 1), set_by=officer,
            member=make_member(branch, f"人{number}", 60 + number, stage="activist"),
        )  # fmt: skip
    client.force_login(officer)
    with django_assert_max_num_queries(12):
        client.get(reverse("dispatch:pool_list"))
