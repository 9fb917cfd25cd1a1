from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.models import AuditEvent
from activities.domain.community import (
    check_in,
    claim_post,
    community_named,
    end_check_in,
    end_claim,
    end_outlived,
    move_check_ins,
    save_post,
)
from activities.models import CommunityCheckIn, CommunityPost, PostClaim
from common.errors import RuleViolation
from members.models import Member
from members.reports import register_count
from tests.conftest import actor_of, make_branch, make_member, make_user

MAY = date(2018, 5, 1)
TODAY = localdate()


def refusal(function, **named):
    with pytest.raises(RuleViolation) as refused, transaction.atomic():
        function(**named)
    return refused.value.code


@pytest.fixture
def unit(other_town):
    made = make_branch(other_town, 7)
    made.sector = "agency"
    made.save()
    return made


@pytest.fixture
def officer_of_unit(unit):
    return make_user("unit", unit, "secretary")


@pytest.fixture
def serving(unit):
    return make_member(unit, "李四", 4)


def register(member, community, user, since=MAY):
    words = {"skills": "法律咨询", "wish": "调解员"}
    return check_in(
        member=member, community=community, since=since, words=words, actor=actor_of(user)
    )


@pytest.fixture
def checked_in(serving, branch, officer_of_unit):
    return register(serving, branch, officer_of_unit)


def add_post(branch, user, **fields):
    given = {"community": branch, "name": "调解", "duties": "调解", "places": 1}
    post = CommunityPost(**given | fields)
    return save_post(post=post, actor=actor_of(user))


def test_a_check_in_is_a_second_affiliation_and_moves_no_figure(
    serving, branch, officer, officer_of_unit
):
    scope = actor_of(officer).scope(Capability.MEMBER_VIEW)
    before = register_count(scope=scope, on=TODAY)
    register(serving, branch, officer_of_unit)
    beside = serving.affiliations.get(kind="community")
    assert (beside.organization, beside.valid_from, beside.valid_until) == (branch, MAY, None)
    assert register_count(scope=scope, on=TODAY) == before
    assert AuditEvent.objects.filter(action="checked_in").count() == 1


def test_the_community_sees_who_is_checked_in_and_still_not_the_member(
    checked_in, serving, secretary, outsider
):
    seen = CommunityCheckIn.objects.visible_to(
        actor_of(secretary), Capability.MEMBER_VIEW, TODAY
    ).with_unit(TODAY)
    assert [(row.member.name, row.unit) for row in seen] == [
        ("李四", "中共示例2街道党工委示例7社区支部委员会")
    ]
    assert (
        not Member.objects.visible_to(actor_of(secretary), Capability.MEMBER_VIEW, TODAY)
        .filter(pk=serving.pk)
        .exists()
    )
    hidden = CommunityCheckIn.objects.visible_to(actor_of(outsider), Capability.MEMBER_VIEW, TODAY)
    assert not hidden.exists()


def test_the_member_checks_in_alone(serving, branch):
    own = make_user("me", branch, "member")
    serving.user = own
    serving.save()
    assert register(serving, branch, own).recorded_by == own


def test_nobody_else_checks_a_member_in(serving, branch, secretary, outsider):
    for user in (secretary, outsider):
        assert refusal(register, member=serving, community=branch, user=user) == "out_of_reach"


def test_who_lives_in_the_own_branch_does_not_check_in(member, sibling_branch, secretary):
    refused = refusal(register, member=member, community=sibling_branch, user=secretary)
    assert refused == "not_in_service"


def test_a_day_ahead_is_refused(serving, branch, officer_of_unit):
    ahead = TODAY + timedelta(days=1)
    words = {"member": serving, "community": branch, "user": officer_of_unit}
    assert refusal(register, **words, since=ahead) == "future_date"


def test_one_check_in_at_a_time(checked_in, serving, sibling_branch, officer_of_unit):
    words = {"member": serving, "community": sibling_branch, "user": officer_of_unit}
    assert refusal(register, **words) == "checked_in_already"
    twin = {"since": TODAY, "affiliation": serving.affiliations.get(kind="home")}
    with pytest.raises(IntegrityError, match="one_community"), transaction.atomic():
        CommunityCheckIn.objects.create(
            member=serving, community=sibling_branch, recorded_by=officer_of_unit, **twin
        )


def test_a_community_is_named_by_code_or_name_and_is_no_street(branch, town, unit):
    assert community_named(text="T01001", on=MAY) == branch
    assert community_named(text=branch.short_name, on=MAY) == branch
    for text in (town.code, unit.code, "没有"):
        assert refusal(community_named, text=text, on=MAY) == "unknown_community"
    assert refusal(community_named, text="T01001", on=date(1999, 1, 1)) == "unknown_community"


def test_nobody_checks_in_with_a_unit_or_a_street(serving, town, unit, officer_of_unit):
    for place in (town, unit):
        refused = refusal(register, member=serving, community=place, user=officer_of_unit)
        assert refused == "unknown_community"


def test_community_branch_and_member_may_end_it_and_posts_go_with_it(
    checked_in, serving, branch, secretary, outsider
):
    claim = claim_post(
        check_in=checked_in, post=add_post(branch, secretary), actor=actor_of(secretary)
    )
    ended = {"check_in": checked_in, "reason": "moved"}
    assert refusal(end_check_in, **ended, actor=actor_of(outsider)) == "out_of_reach"
    end_check_in(**ended, actor=actor_of(secretary))
    checked_in.refresh_from_db()
    claim.refresh_from_db()
    assert (checked_in.left_on, claim.until, claim.end_reason) == (TODAY, TODAY, "迁居")
    beside = serving.affiliations.get(kind="community")
    assert beside.valid_until == TODAY + timedelta(days=1)
    assert refusal(end_check_in, **ended, actor=actor_of(secretary)) == "done_already"


def test_after_the_end_another_community_from_the_last_day_on(
    checked_in, serving, sibling_branch, officer_of_unit
):
    end_check_in(check_in=checked_in, reason="mistake", actor=actor_of(officer_of_unit))
    words = {"member": serving, "community": sibling_branch, "user": officer_of_unit}
    assert refusal(register, **words) == "overlap"
    assert register(**words, since=TODAY).is_open


JUNE = date(2018, 6, 1)


def test_after_a_merger_members_go_on_in_the_other_community(
    checked_in, serving, branch, sibling_branch, secretary, town_officer
):
    claim = claim_post(
        check_in=checked_in, post=add_post(branch, secretary), actor=actor_of(secretary)
    )
    [made] = move_check_ins(
        check_ins=[checked_in],
        community=sibling_branch,
        since=JUNE,
        reason="批复〔2018〕3号",
        actor=actor_of(town_officer),
    )
    checked_in.refresh_from_db()
    claim.refresh_from_db()
    assert (checked_in.left_on, checked_in.leave_reason) == (date(2018, 5, 31), "merged")
    assert "批复〔2018〕3号" in claim.end_reason
    assert (made.community, made.since, made.skills) == (sibling_branch, JUNE, "法律咨询")
    beside = serving.affiliations.filter(kind="community").order_by("valid_from")
    assert [(one.valid_from, one.valid_until) for one in beside] == [(MAY, JUNE), (JUNE, None)]


def test_a_move_needs_the_charge_of_both_communities(
    checked_in, sibling_branch, foreign_branch, secretary, town_officer
):
    wanted = {"check_ins": [checked_in], "since": JUNE, "reason": "合并"}
    for user, to in ((town_officer, foreign_branch), (secretary, sibling_branch)):
        refused = refusal(move_check_ins, **wanted, community=to, actor=actor_of(user))
        assert refused == "out_of_reach"


def test_a_move_names_what_stands_in_its_way_and_moves_nobody(
    checked_in, branch, sibling_branch, unit, officer
):
    act = actor_of(officer)
    wanted = {"check_ins": [checked_in], "since": JUNE, "reason": "合并", "actor": act}
    assert refusal(move_check_ins, **wanted, community=branch) == "same_community"
    assert refusal(move_check_ins, **wanted, community=unit) == "unknown_community"
    wanted["community"] = sibling_branch
    assert refusal(move_check_ins, **wanted | {"since": date(2018, 4, 30)}) == "before_check_in"
    ahead = TODAY + timedelta(days=1)
    assert refusal(move_check_ins, **wanted | {"since": ahead}) == "future_date"
    assert CommunityCheckIn.objects.get().is_open
    end_check_in(check_in=checked_in, reason="left", actor=act)
    assert refusal(move_check_ins, **wanted) == "done_already"


def test_places_of_a_post_are_never_exceeded(checked_in, unit, branch, secretary, officer_of_unit):
    post = add_post(branch, secretary)
    claim = claim_post(check_in=checked_in, post=post, actor=actor_of(secretary))
    other = register(make_member(unit, "王五", 5), branch, officer_of_unit)
    second = {"check_in": other, "post": post, "actor": actor_of(secretary)}
    assert refusal(claim_post, **second) == "no_place_left"
    again = {"check_in": checked_in, "post": post, "actor": actor_of(secretary)}
    assert refusal(claim_post, **again) == "holds_already"
    end_claim(claim=claim, reason="轮换", actor=actor_of(secretary))
    assert claim_post(**second).until is None
    assert PostClaim.objects.count() == 2


def test_a_post_is_claimed_only_while_it_stands_in_the_own_community(
    checked_in, branch, sibling_branch, secretary, officer_of_unit
):
    post, act = add_post(branch, secretary), actor_of(secretary)
    by_unit = {"check_in": checked_in, "post": post, "actor": actor_of(officer_of_unit)}
    assert refusal(claim_post, **by_unit) == "out_of_reach"
    elsewhere = add_post(sibling_branch, secretary)
    words = {"check_in": checked_in, "actor": act}
    assert refusal(claim_post, **words, post=elsewhere) == "other_community"
    post.is_retired = True
    save_post(post=post, actor=act)
    assert refusal(claim_post, **words, post=post) == "post_is_retired"
    end_check_in(check_in=checked_in, reason="left", actor=act)
    assert refusal(claim_post, **words, post=post) == "check_in_ended"


def test_a_claim_ends_once_and_with_a_reason(checked_in, branch, secretary, outsider):
    act = actor_of(secretary)
    claim = claim_post(check_in=checked_in, post=add_post(branch, secretary), actor=act)
    assert refusal(end_claim, claim=claim, reason="", actor=act) == "missing_reason"
    stranger = actor_of(outsider)
    assert refusal(end_claim, claim=claim, reason="轮换", actor=stranger) == "out_of_reach"
    end_claim(claim=claim, reason="轮换", actor=act)
    assert refusal(end_claim, claim=claim, reason="轮换", actor=act) == "done_already"


def test_a_post_has_its_name_once_and_room_for_who_holds_it(
    checked_in, unit, branch, secretary, officer_of_unit
):
    post, act = add_post(branch, secretary, places=2), actor_of(secretary)
    again = {"branch": branch, "user": secretary}
    assert refusal(add_post, **again) == "post_exists"
    claim_post(check_in=checked_in, post=post, actor=act)
    other = register(make_member(unit, "王五", 5), branch, officer_of_unit)
    claim_post(check_in=other, post=post, actor=act)
    post.places = 1
    assert refusal(save_post, post=post, actor=act) == "too_few_places"


def move_home(member, organization, on):
    member.affiliations.filter(kind="home").update(valid_until=on)
    member.affiliations.create(organization=organization, kind="home", valid_from=on)


def test_a_check_in_ends_the_day_before_the_home_moved_to_a_place_to_live_in(
    checked_in, serving, branch, sibling_branch, officer_of_unit, secretary
):
    post = add_post(branch, secretary)
    claim_post(check_in=checked_in, post=post, actor=actor_of(secretary))
    assert end_outlived(on=TODAY) == 0
    move_home(serving, sibling_branch, date(2018, 9, 1))
    assert end_outlived(on=TODAY) == 1
    checked_in.refresh_from_db()
    assert (checked_in.left_on, checked_in.leave_reason) == (date(2018, 8, 31), "home")
    assert serving.affiliations.get(kind="community").valid_until == date(2018, 9, 1)
    assert not checked_in.claims.open().exists()
    assert AuditEvent.objects.get(action="check_in_ended").user is None
    assert end_outlived(on=TODAY) == 0


def test_a_check_in_lasts_while_the_home_is_with_any_unit(checked_in, serving, other_town):
    other = make_branch(other_town, 8)
    other.sector = "school"
    other.save()
    move_home(serving, other, date(2018, 9, 1))
    assert end_outlived(on=TODAY) == 0


def test_a_check_in_ends_for_who_is_at_home_nowhere(checked_in, serving):
    serving.affiliations.filter(kind="home").update(valid_until=TODAY)
    assert end_outlived(on=TODAY) == 1
    checked_in.refresh_from_db()
    assert (checked_in.left_on, checked_in.leave_reason) == (TODAY, "left")


def test_a_check_in_ends_when_the_branch_itself_becomes_one_of_a_place(checked_in, unit):
    unit.sector = "rural"
    unit.save()
    assert end_outlived(on=TODAY) == 1
    checked_in.refresh_from_db()
    assert (checked_in.left_on, checked_in.leave_reason) == (TODAY, "home")
