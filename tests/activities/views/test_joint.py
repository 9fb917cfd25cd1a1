from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import AuditEvent
from activities.domain.joint import name_partners
from activities.models import ActivityPart
from common.errors import RuleViolation
from tests.activities.compliance import hold, states
from tests.conftest import make_member, make_user

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


def attend(client, part, **sent):
    url = reverse("activities:part_attend", args=[part.pk])
    return client.post(url, sent)


def test_a_partner_keeps_its_own_list_and_counts_by_it(client, joint, partner, sibling_branch):
    leader, other = [make_member(sibling_branch, name, n) for n, name in enumerate("王李", 1)]
    part = joint.parts.get(is_lead=False)
    client.force_login(partner)
    attend(client, part, **{f"attendance-{other.pk}": "leave", f"reason-{other.pk}": "生病"})
    listed = joint.attendances.values_list("member", "organization", "state", "reason")
    assert sorted(listed) == [
        (leader.pk, sibling_branch.pk, "present", ""),
        (other.pk, sibling_branch.pk, "leave", "生病"),
    ]
    assert states("party_day", JUNE) == ["met", "met"]
    assert AuditEvent.objects.last().action == "partner_listed"
    page = client.get(joint.get_absolute_url()).content.decode()
    assert f"{sibling_branch} ·" in page
    everybody_away = {f"attendance-{one.pk}": "absent" for one in (leader, other)}
    attend(client, part, **everybody_away)  # accepted: the list stands
    assert joint.attendances.filter(state="present").count() == 1


def test_a_partner_says_why_somebody_was_on_leave(client, joint, partner, sibling_branch):
    leader, other = [make_member(sibling_branch, name, n) for n, name in enumerate("王李", 1)]
    part = joint.parts.get(is_lead=False)
    client.force_login(partner)
    away = {f"attendance-{one.pk}": "leave" for one in (leader, other)}
    page = attend(client, part, **away, **{f"reason-{other.pk}": "生病"}).content.decode()
    assert "请填写请假事由：王。" in page
    assert ("生病" in page, page.count("has-error")) == (True, 1)
    assert not joint.attendances.exists()


def test_nobody_of_a_partner_is_left_out_of_its_list(client, joint, partner, sibling_branch):
    leader = make_member(sibling_branch, "王", 1)
    client.force_login(partner)
    sent = {f"attendance-{leader.pk}": "not_listed"}
    page = attend(client, joint.parts.get(is_lead=False), **sent).content.decode()
    assert "此类活动全体党员应到" in page
    assert not joint.attendances.exists()


def test_no_list_is_kept_by_a_branch_struck_off_or_of_what_was_cancelled(
    client, joint, partner, sibling_branch
):
    make_member(sibling_branch, "王", 1)
    part = joint.parts.get(is_lead=False)
    client.force_login(partner)
    strike(client, part, reason="当日未到场")
    attend(client, part)
    strike(client, part, again="1")
    joint.state = "cancelled"
    joint.save()
    attend(client, part)
    assert not joint.attendances.exists()


def test_the_lead_takes_out_no_partner_that_kept_its_list(client, joint, partner, sibling_branch):
    make_member(sibling_branch, "王", 1)
    part = joint.parts.get(is_lead=False)
    client.force_login(partner)
    attend(client, part)
    with pytest.raises(RuleViolation) as refused:
        name_partners(activity=joint, lead=joint.parts.get(is_lead=True).organization, partners=[])
    assert refused.value.code == "partner_has_a_list"
