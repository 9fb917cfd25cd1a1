from datetime import date

import pytest
from django.urls import reverse

from accounts.domain.circumstances import acting
from accounts.registry import sight_of_row
from branches.models import Organization
from members.domain.register import correct_member, remove_members
from members.models import Affiliation, Member
from members.reports import member_changes
from tests.conftest import actor_of, id_number, make_member, make_user


@pytest.fixture
def told(town_officer, member, branch):
    """Return the member's changes as the town officer reads them."""

    def read(user=town_officer, model="members.Member"):
        sight = sight_of_row(actor=actor_of(user), model=model, path=branch.path)
        return [
            (change.who, list(map(tuple, map(_as_text, change.facts))), change.why)
            for change in member_changes(member=member, sight=sight)
        ]

    def _as_text(fact):
        return [str(part) for part in fact]

    return read


def test_each_change_says_who_what_and_why_the_latest_first(told, town_officer, member):
    with acting(actor_of(town_officer)):
        correct_member(
            member=member, fields={"education": "20"}, actor=actor_of(town_officer), reason="毕业证"
        )
    with acting(actor_of(town_officer)):
        correct_member(
            member=member,
            fields={"joined_on": date(2006, 7, 1), "joined_precision": "month"},
            actor=actor_of(town_officer),
            reason="志愿书",
        )
    assert told() == [
        ("town", [("入党时间", "2005-07-01", "2006-07")], ["更正党员信息：志愿书"]),
        ("town", [("学历", "", "大学本科")], ["更正党员信息：毕业证"]),
    ]


def test_a_masked_figure_that_changed_is_seen_as_changed_and_stays_masked(told, member):
    Member.objects.update(mobile="13900139000", id_index="another", id_tail="999X")
    [(who, facts, why)] = told()
    assert facts == [
        ("公民身份号码", f"419***********{id_number(1)[-4:]}", "419***********999X"),
        ("手机号码", "", "139****9000"),
    ]
    assert (who, why) == ("", [])


def test_a_field_nobody_may_see_is_no_change(told, member, district):
    Member.objects.update(mobile="13900139000")
    assert told(make_user("cadre", district, "cadre_officer")) == []


def test_an_affiliation_that_ended_or_was_removed_stands_in_the_record(
    client, town_officer, member, branch
):
    Affiliation.objects.update(valid_until=date(2020, 1, 1), reason="转出")
    Affiliation.objects.update(valid_until=None, reason="")
    client.force_login(town_officer)
    page = client.get(reverse("members:member_history", args=[member.pk])).content.decode()
    assert "<del>—</del>" in page.replace("\n", "").replace("  ", "")
    assert "2020-01-01" in page
    assert "转出" in page


def test_the_history_of_an_organization_names_its_superiors(client, officer, branch, other_town):
    Organization.objects.filter(pk=branch.pk).update(superior=other_town, short_name="新名")
    client.force_login(officer)
    changes = client.get(reverse("branches:organization_history", args=[branch.pk])).context[
        "changes"
    ]
    [change] = changes
    assert [(str(label), before, after) for label, before, after in change.facts] == [
        ("上级党组织", "示例1街道党工委", "示例2街道党工委"),
        ("简称", branch.short_name, "新名"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_change_and_for_many(
    client, town_officer, member, count, django_assert_max_num_queries
):
    for number in range(count):
        with acting(actor_of(town_officer)):
            Member.objects.update(remark=str(number))
    client.force_login(town_officer)
    with django_assert_max_num_queries(16):
        client.get(reverse("members:member_history", args=[member.pk]))


def test_who_was_removed_leaves_an_old_row(branch):
    person = make_member(branch, "李四", 2)
    remove_members(ids={person.pk})
    kept = Member.pgh_event_model.objects.get()
    assert (kept.name, kept.pgh_label) == ("李四", "delete")
