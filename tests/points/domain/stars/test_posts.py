import pytest
from django.utils.timezone import localdate

from accounts.models import User
from common.errors import RuleViolation
from jobs.models import Job
from points.choices import HoldingOrigin
from points.domain.stars.posts import claim_post, give_post, save_post, withdraw_holding
from points.models import DutyPost, PostHolding
from tests.conftest import actor_of, make_member
from tests.points.stars import YEAR, hold


@pytest.fixture
def post(branch):
    return DutyPost.objects.create(organization=branch, name="政策宣传岗", duties="宣传政策")


def give(post, member, user, year=YEAR):
    return give_post(
        post=post, member=member, year=year, actor=actor_of(user), origin=HoldingOrigin.ASSIGNED
    )


def refused(act, *arguments, **named):
    with pytest.raises(RuleViolation) as error:
        act(*arguments, **named)
    return error.value.code


def test_a_post_is_given_once_a_year_to_a_full_member_of_the_branch(
    post, member, branch, sibling_branch, secretary
):
    holding = give(post, member, secretary)
    assert (holding.origin, holding.recorded_by) == ("assigned", secretary)
    assert refused(give, post, member, secretary) == "holds_already"
    give(post, member, secretary, year=2019)
    stranger = make_member(sibling_branch, "邻支部", 2)
    candidate = make_member(branch, "预备", 3, stage="probationary")
    for other in (stranger, candidate):
        assert refused(give, post, other, secretary) == "not_of_the_branch"


def test_a_retired_post_is_given_to_nobody(post, member, secretary):
    post.is_retired = True
    save_post(post=post, actor=actor_of(secretary))
    assert refused(give, post, member, secretary) == "post_is_retired"


def test_a_branch_has_one_post_of_a_name(post, branch, sibling_branch, secretary):
    double = DutyPost(organization=branch, name=post.name, duties="同名")
    assert refused(save_post, post=double, actor=actor_of(secretary)) == "post_exists"
    save_post(
        post=DutyPost(organization=sibling_branch, name=post.name, duties="邻支部"),
        actor=actor_of(secretary),
    )


def test_a_member_claims_a_post_of_the_own_branch(post, member, sibling_branch):
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    holding = claim_post(post=post, year=localdate().year, actor=actor_of(member.user))
    assert (holding.member, holding.origin) == (member, "claimed")
    other = DutyPost.objects.create(organization=sibling_branch, name="岗", duties="责")
    claim = {"post": other, "year": localdate().year, "actor": actor_of(member.user)}
    assert refused(claim_post, **claim) == "not_of_the_branch"
    claim["actor"] = actor_of(User.objects.create_user("nobody", "a-long-password"))
    assert refused(claim_post, **claim) == "no_member"


def test_a_post_is_taken_back_once_with_a_reason_and_may_be_given_again(
    post, member, branch, secretary
):
    holding = hold(member, branch, secretary, "90")
    actor = actor_of(secretary)
    assert refused(withdraw_holding, holding=holding, reason="", actor=actor) == "missing_reason"
    withdraw_holding(holding=holding, reason="登记有误", actor=actor)
    assert refused(withdraw_holding, holding=holding, reason="再次", actor=actor) == "done_already"
    give(post, member, secretary)
    assert PostHolding.objects.standing().count() == 1


def test_a_change_of_posts_has_the_branch_drafted_anew(post, member, branch, secretary):
    give(post, member, secretary)
    [job] = Job.objects.all()
    assert (job.task, job.parameters) == (
        "points.tasks.draft",
        {"year": YEAR, "path": branch.path},
    )
