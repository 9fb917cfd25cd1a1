from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import AuditEvent
from activities.models import ActivityPart
from tests.activities.compliance import hold, states
from tests.conftest import make_user

JUNE = date(2018, 6, 1)


@pytest.fixture
def joint(branch, sibling_branch):
    return hold(branch, date(2018, 6, 5), partners=[sibling_branch])


@pytest.fixture
def partner(sibling_branch):
    return make_user("partner", sibling_branch, Role.SECRETARY)


def strike(client, part, **sent):
    return client.post(reverse("activities:part_strike", args=[part.pk]), sent)


def test_a_partner_strikes_itself_off_and_takes_it_back(client, joint, partner, branch):
    part = joint.parts.get(is_lead=False)
    client.force_login(partner)
    assert "未参加" in client.get(joint.get_absolute_url()).content.decode()
    strike(client, part, reason="")
    assert states("party_day", JUNE) == ["met", "met"]
    assert strike(client, part, reason="当日未到场").url == joint.get_absolute_url()
    assert states("party_day", JUNE) == ["met", "missing"]
    assert "当日未到场" in client.get(joint.get_absolute_url()).content.decode()
    strike(client, part, again="1")
    assert states("party_day", JUNE) == ["met", "met"]
    actions = AuditEvent.objects.order_by("id").values_list("action", flat=True)
    assert list(actions)[-2:] == ["partner_struck_off", "partner_joined_again"]


def test_the_lead_is_not_struck_off_and_no_other_branch_by_a_neighbour(
    client, joint, partner, secretary
):
    lead, guest = joint.parts.get(is_lead=True), joint.parts.get(is_lead=False)
    client.force_login(partner)
    assert strike(client, lead, reason="不对").status_code == 404
    client.force_login(secretary)
    assert strike(client, guest, reason="不对").status_code == 404
    strike(client, lead, reason="不对")
    assert not ActivityPart.objects.exclude(struck_reason="").exists()
