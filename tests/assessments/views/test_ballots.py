from django.urls import reverse

from assessments.domain import casting, cycles
from tests.assessments.conftest import filled, opened, sign_reviews
from tests.conftest import actor_of


def sheet(cycle, elector, *scores):
    ballot = filled(cycle, elector, *scores)
    return {f"unit-{unit}": entry for unit, entry in ballot.entries.items()}


def test_a_voter_casts_one_ballot_and_is_told_so(client, cycle, officer):
    opened(cycle, officer)
    elector = cycle.electors.first()
    client.force_login(elector.user)
    url = reverse("assessments:ballot_cast", args=[cycle.pk])
    page = client.get(url)
    assert "no-store" in page["Cache-Control"]
    assert "示例单位1" in page.content.decode()
    assert client.post(url, sheet(cycle, elector, 80, 90, 70)).status_code == 302
    assert casting.has_voted(elector=elector)
    again = client.post(url, sheet(cycle, elector, 10, 10, 10), follow=True)
    assert "已提交" in again.content.decode()


def test_a_late_ballot_comes_back_as_it_was_filled_in(client, cycle, officer):
    opened(cycle, officer)
    elector = cycle.electors.first()
    sign_reviews(cycle)
    cycles.close_voting(cycle=cycle, actor=actor_of(officer))
    client.force_login(elector.user)
    url = reverse("assessments:ballot_cast", args=[cycle.pk])
    text = client.post(url, sheet(cycle, elector, 83, 97, 71)).content.decode()
    assert "投票未开放" in text
    assert all(f'value="{score}"' in text for score in (83, 97, 71))


def test_the_own_unit_has_no_field_and_what_is_sent_for_it_is_ignored(client, cycle, officer):
    opened(cycle, officer)
    own = cycle.electors.exclude(own_unit=None).get()
    client.force_login(own.user)
    url = reverse("assessments:ballot_cast", args=[cycle.pk])
    assert f'name="unit-{own.own_unit_id}"' not in client.get(url).content.decode()
    sent = sheet(cycle, own, 80, 90, 70) | {f"unit-{own.own_unit_id}": "100"}
    assert client.post(url, sent).status_code == 302
    assert casting.has_voted(elector=own)


def test_who_has_no_vote_sees_no_ballot(client, cycle, officer, secretary):
    opened(cycle, officer)
    url = reverse("assessments:ballot_cast", args=[cycle.pk])
    for user, status in ((secretary, 404), (officer, 404)):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_an_open_ballot_is_on_the_to_do_list_until_it_is_cast(client, cycle, officer):
    opened(cycle, officer)
    elector = cycle.electors.first()
    client.force_login(elector.user)
    assert "请投票" in client.get(reverse("portal:home")).content.decode()
    casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 90, 70))
    assert "请投票" not in client.get(reverse("portal:home")).content.decode()
