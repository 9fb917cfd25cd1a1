import pytest
from django.urls import reverse

from accounts.choices import Role
from assessments.domain import counting
from assessments.models import Counter, PaperSheet, Participation, VoterGroup
from tests.assessments.conftest import opened, sign_reviews
from tests.conftest import make_user


@pytest.fixture
def group(cycle, officer):
    cycle.groups.filter(name="镇街").update(weight=20)
    group = VoterGroup.objects.create(cycle=cycle, name="老同志", weight=10, mode="paper", sheets=5)
    opened(cycle, officer)
    return group


def address(name, group):
    return reverse(f"assessments:{name}", args=[group.pk])


def key(client, cycle, group, number, *scores, **more):
    units = cycle.units.order_by("code")
    sent = {f"unit-{unit.pk}": str(score) for unit, score in zip(units, scores, strict=True)}
    return client.post(f"{address('paper_key', group)}?sheet={number}", sent | more)


def test_two_clerks_key_the_paper_and_what_differs_is_mended(
    client, cycle, district, officer, group
):
    second = make_user("clerk2", district, Role.CADRE_OFFICER)
    sign_reviews(cycle)
    client.force_login(officer)
    base = cycle.get_absolute_url()
    client.post(f"{base}move/", {"step": "count"})
    assert "核对选票与纸质票" in client.get(reverse("portal:home")).content.decode()
    counts = {"issued": 5, "returned": 2}
    assert (
        "录入第1张"
        in client.post(address("paper_count", group), counts, follow=True).content.decode()
    )
    own = cycle.units.get(code="U1").pk
    assert key(client, cycle, group, 1, 80, 90, 70).url.endswith("?sheet=2")
    assert key(client, cycle, group, 2, 80, "", "-", own=own, with_blanks=1).url == address(
        "paper_detail", group
    )
    client.force_login(second)
    key(client, cycle, group, 1, 80, 96, 70)
    key(client, cycle, group, 2, 80, "", "-", own=own, with_blanks=1)
    page = client.get(address("paper_detail", group)).content.decode()
    assert "90" in page
    assert "96" in page
    refused = client.post(f"{base}move/", {"step": "settle"}, follow=True).content.decode()
    assert "请以纸质票为准" in refused
    again = client.get(f"{address('paper_key', group)}?sheet=1").content.decode()
    assert 'value="96"' in again
    key(client, cycle, group, 1, 80, 90, 70)
    assert "两人录入一致" in client.get(address("paper_detail", group)).content.decode()
    client.post(f"{base}move/", {"step": "settle"})
    counting.count(cycle_id=cycle.pk)
    cell = Counter.objects.get(group=group, unit__code="U1")
    assert (cell.issued, cell.returned, cell.valid, cell.own) == (5, 2, 1, 1)
    assert not PaperSheet.objects.exists()


def test_a_refused_sheet_comes_back_as_it_was_keyed(client, cycle, officer, group):
    sign_reviews(cycle)
    client.force_login(officer)
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "count"})
    client.post(address("paper_count", group), {"issued": 5, "returned": 2})
    page = key(client, cycle, group, 1, 80, 101, 70).content.decode()
    assert 'value="101"' in page
    assert 'role="alert"' in page


def test_a_voter_is_marked_before_paper_is_handed_over(client, cycle, officer, group):
    accounts = cycle.groups.get(name="镇街")
    client.force_login(officer)
    name = accounts.electors.first().user.username
    client.post(address("paper_hand", accounts), {"username": name})
    assert Participation.objects.get(is_on_paper=True).elector.user.username == name
    wrong = client.post(address("paper_hand", accounts), {"username": "nobody"}, follow=True)
    assert "本组没有该用户名" in wrong.content.decode()
    client.force_login(accounts.electors.first().user)
    ballot = client.get(reverse("assessments:ballot_cast", args=[cycle.pk]), follow=True)
    assert "已领取纸质票" in ballot.content.decode()


def test_a_cycle_in_grades_is_keyed_by_digits(client, cycle, officer, group):
    type(cycle).objects.update(scale="grades")
    sign_reviews(cycle)
    client.force_login(officer)
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "count"})
    client.post(address("paper_count", group), {"issued": 5, "returned": 1})
    key(client, cycle, group, 1, 1, 4, "-")
    page = client.get(f"{address('paper_key', group)}?sheet=1").content.decode()
    assert 'value="1"' in page
    assert 'value="4"' in page


def test_a_sheet_half_keyed_is_kept_only_if_the_blanks_are_meant(client, cycle, officer, group):
    sign_reviews(cycle)
    client.force_login(officer)
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "count"})
    client.post(address("paper_count", group), {"issued": 5, "returned": 2})
    page = key(client, cycle, group, 1, 80, "", "").content.decode()
    assert "还有2项未录入" in page
    assert 'name="with_blanks"' in page
    assert not PaperSheet.objects.exists()
    assert key(client, cycle, group, 1, 80, "", "", with_blanks=1).url.endswith("?sheet=2")


def test_a_remark_is_keyed_beside_the_score(client, cycle, officer, group):
    sign_reviews(cycle)
    client.force_login(officer)
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "count"})
    client.post(address("paper_count", group), {"issued": 5, "returned": 2})
    field = f"remark-{cycle.units.get(code='U1').pk}"
    refused = key(client, cycle, group, 1, 80, 90, 70, **{field: "41990019800101101X"})
    assert 'role="alert"' in refused.content.decode()
    key(client, cycle, group, 1, 80, 90, 70, **{field: "作风扎实"})
    assert "作风扎实" in client.get(f"{address('paper_key', group)}?sheet=1").content.decode()
