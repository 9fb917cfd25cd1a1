"""What voters wrote, as office and units read it after publication."""

import pytest
from django.urls import reverse

from assessments.domain import casting
from assessments.domain.publication import publish
from assessments.domain.sheets import ABSTAINED
from tests.assessments.conftest import counted, filled, opened
from tests.assessments.reporting import head_of
from tests.conftest import actor_of


def cast_with_comments(cycle):
    """All of the first group score unit U1 and comment; of the second only two score it."""
    big, small = cycle.groups.order_by("pk")
    for number, elector in enumerate(big.electors.all()):
        ballot = filled(cycle, elector, 80, 90, 70, U1=f"大组意见{number}", U2="另一单位的")
        casting.cast(elector=elector, ballot=ballot)
    for number, elector in enumerate(small.electors.filter(own_unit=None)):
        score = 80 if number < 2 else ABSTAINED
        ballot = filled(cycle, elector, score, 90, 70, U1=f"小组意见{number}")
        casting.cast(elector=elector, ballot=ballot)


@pytest.fixture
def published(cycle, officer):
    opened(cycle, officer)
    cast_with_comments(cycle)
    counted(cycle, officer)
    publish(cycle=cycle, actor=actor_of(officer))
    cycle.refresh_from_db()
    return cycle


def page_of(client, cycle, user, **query):
    client.force_login(user)
    return client.get(reverse("assessments:comment_list", args=[cycle.pk]), query)


def test_a_small_groups_comments_are_read_among_others_without_its_name(client, published, officer):
    unit = published.units.get(code="U1")
    text = page_of(client, published, officer, unit=unit.pk).content.decode()
    assert "大组意见3" in text
    assert "小组意见1" in text
    assert "不注明组别" in text
    assert "镇街" not in text
    assert "另一单位的" not in text


def test_a_unit_reads_its_own_comments_only(client, published, secretary):
    head = head_of(published.units.get(code="U2"))
    text = page_of(client, published, head).content.decode()
    assert "另一单位的" in text
    assert "区直单位" in text
    assert "大组意见" not in text
    assert page_of(client, published, secretary).status_code == 404


def test_nothing_is_read_before_publication(client, cycle, officer):
    opened(cycle, officer)
    cast_with_comments(cycle)
    counted(cycle, officer)
    text = page_of(client, cycle, officer).content.decode()
    assert "没有可显示的评议意见" in text
    assert "大组意见" not in text


def test_the_ballot_asks_for_a_comment(client, cycle, officer):
    opened(cycle, officer)
    client.force_login(cycle.electors.first().user)
    page = client.get(reverse("assessments:ballot_cast", args=[cycle.pk])).content.decode()
    assert "意见" in page
    assert "备注" not in page
