import pytest
from django.urls import reverse

from assessments.models import Cycle
from tests.conftest import make_branch


@pytest.fixture
def review(client, officer, town):
    make_branch(town, 1)
    make_branch(town, 2)
    client.force_login(officer)
    fields = {
        "title": "2018年度书记述职", "year": 2018, "leader_weight": 40, "scale": "points",
        "step": "1", "threshold": 5, "ranking": "all",
    }  # fmt: skip
    client.post(reverse("assessments:cycle_add") + "?kind=secretaries", fields)
    return Cycle.objects.get()


def test_a_review_of_secretaries_takes_all_branches_of_a_town(client, review, town):
    base = review.get_absolute_url()
    assert "添加支部" in client.get(f"{base}units/").content.decode()
    client.post(f"{base}branches/", {"within": town.pk})
    assert review.units.filter(unit=None, branch__superior=town).count() == 2
    client.post(f"{base}sources/", {"source": "party_days", "weight": "30"})
    assert "主题党日落实率" in client.get(base).content.decode()


def test_a_cycle_is_copied_as_the_next_period(client, review):
    page = reverse("assessments:cycle_copy", args=[review.pk])
    client.post(page, {"title": review.title, "year": 2019})
    assert Cycle.objects.count() == 1
    client.post(page, {"title": "2019年度书记述职", "year": 2019})
    assert review.later.get().year == 2019
