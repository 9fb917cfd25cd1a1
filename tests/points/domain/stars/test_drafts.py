from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from accounts.scope import Scope
from branches.choices import OrganizationKind
from common.errors import RuleViolation
from members.models import Affiliation, Member
from points.choices import ListState, StarReason
from points.domain.settlement import WHOLE_DISTRICT, settle_month
from points.domain.stars.drafts import draft_stars
from points.models import Exemption, RatingRule, StarList, StarRating, Veto
from tests.conftest import make_branch, make_member
from tests.points.stars import YEAR, attend, hold, review, serve


def drafted(scope=WHOLE_DISTRICT, year=YEAR):
    found = draft_stars(year=year, scope=scope).results
    return {
        Member.objects.get(pk=pk).name: (str(one.score), one.star, one.reason)
        for pk, one in found.items()
    }


def results(scope=WHOLE_DISTRICT, year=YEAR):
    return draft_stars(year=year, scope=scope).results


def people(branch, count, first=1):
    return [make_member(branch, f"党员{serial}", serial) for serial in range(first, first + count)]


def test_a_score_is_made_of_all_four_parts(member, branch, secretary):
    attend(branch, {member: "present"})
    attend(branch, {member: "absent"}, date(2018, 7, 1))
    for month in (1, 2, 3, 4, 5, 6):
        serve(member, branch, 5, date(2018, month, 1))
    hold(member, branch, secretary, "90", "91.5")
    review(member, secretary, self="100", mutual="80", masses="90")
    assert drafted() == {"张三": ("73.90", 2, StarReason.SCORE)}  # 36.3 + 10 + 10 + 17.6
    [row] = StarRating.objects.all()
    assert (row.score, row.star, row.facts["duty_sum"]) == (Decimal("73.90"), 2, "181.50")


def test_points_come_from_what_the_month_lacked_until_now(member, branch):
    attend(branch, {member: "present"})
    serve(member, branch, 6)
    assert drafted()["张三"][0] == "55.00"  # 100 and 10, by halves


def test_facts_of_other_years_do_not_count(member, branch, secretary, officer):
    attend(branch, {member: "present"})
    attend(branch, {member: "absent"}, date(2017, 12, 31))
    serve(member, branch, 6, date(2017, 12, 31))
    settle_month(month=date(2017, 12, 1))
    hold(member, branch, secretary, "10", year=2017)
    review(member, secretary, year=2017, mutual="10")
    Exemption.objects.create(
        member=member, year=2017, kind="ill", reason="住院", recorded_by=officer
    )
    Veto.objects.create(
        member=member, kind="crime", decided_on=date(2019, 1, 1), document="-", recorded_by=officer
    )
    assert drafted() == {"张三": ("50.00", 0, StarReason.SCORE)}


def test_drafts_and_cancelled_activities_do_not_count(member, branch):
    attend(branch, {member: "present"})
    for state in ("draft", "returned", "cancelled"):
        activity = attend(branch, {member: "absent"}, date(2018, 7, 1))
        activity.state = state
        activity.save()
    assert drafted()["张三"][0] == "50.00"


def test_who_has_nothing_but_service_is_not_rated(member, branch):
    serve(member, branch, 8)
    assert drafted() == {"张三": ("None", None, StarReason.NO_DATA)}


def test_full_members_of_31_december_are_rated_and_no_others(branch):
    make_member(branch, "年末转正", 1, confirmed_on=date(2018, 12, 31))
    make_member(branch, "次年转正", 2, confirmed_on=date(2019, 1, 1))
    make_member(branch, "预备党员", 3, stage="probationary")
    make_member(branch, "积极分子", 4, stage="activist", joined_on=None)
    assert list(drafted()) == ["年末转正"]
    assert StarList.objects.get().members == 3


def test_who_moved_is_rated_once_by_the_branch_of_31_december_on_the_whole_year(
    member, branch, sibling_branch
):
    Affiliation.objects.filter(member=member).update(valid_until=date(2018, 9, 1))
    member.affiliations.create(organization=sibling_branch, valid_from=date(2018, 9, 1))
    attend(branch, {member: "present"})
    attend(sibling_branch, {member: "absent"}, date(2018, 10, 1))
    serve(member, branch, 6)
    settle_month(month=date(2018, 6, 1))
    assert drafted(Scope((sibling_branch.path,))) == {"张三": ("30.00", 0, StarReason.SCORE)}
    assert StarRating.objects.get().star_list.organization == sibling_branch
    assert drafted(Scope((branch.path,))) == {}


def test_in_a_branch_with_posts_only_who_holds_one_is_rated(branch, sibling_branch, secretary):
    holder, idle, taken_back = people(branch, 3)
    other = make_member(sibling_branch, "邻支部", 9)
    attend(branch, dict.fromkeys((holder, idle, taken_back, other), "present"))
    hold(holder, branch, secretary)
    holding = hold(taken_back, branch, secretary)
    holding.withdrawn_reason = "登记有误"
    holding.save()
    found = {pk: one.reason for pk, one in results().items()}
    assert found == {
        holder.pk: StarReason.SCORE,
        idle.pk: StarReason.NO_POST,
        taken_back.pk: StarReason.NO_POST,
        other.pk: StarReason.SCORE,
    }
    RatingRule.objects.update(needs_post=False)
    assert {one.reason for one in results().values()} == {StarReason.SCORE}


def test_exemptions_and_vetoes_count_if_the_rule_knows_them(member, branch, officer):
    attend(branch, {member: "present"})
    exemption = Exemption.objects.create(
        member=member, year=YEAR, kind="aged", reason="年满八十", recorded_by=officer
    )
    assert drafted() == {"张三": ("None", None, StarReason.EXEMPT)}
    RatingRule.objects.update(exemptions=["ill"])
    assert drafted()["张三"][2] == StarReason.SCORE
    RatingRule.objects.update(exemptions=["aged"])
    veto = Veto.objects.create(
        member=member,
        kind="discipline",
        decided_on=date(2018, 3, 1),
        document="区纪〔2018〕1号",
        recorded_by=officer,
    )
    assert drafted() == {"张三": ("50.00", 0, StarReason.VETO)}
    veto.ended_reason = "撤销处分"
    veto.save()
    exemption.ended_reason = "登记有误"
    exemption.save()
    assert drafted()["张三"][2] == StarReason.SCORE


def test_the_quota_counts_the_rated_of_a_branch(branch, secretary):
    members = people(branch, 7)
    attend(branch, dict.fromkeys(members, "present"))
    for member, mark in zip(members, ("100", "99", "98", "95", "90", "90", "90"), strict=True):
        review(member, secretary, mutual=mark)
        for month in range(1, 9):
            serve(member, branch, 8, date(2018, month, 1))
    found = [(one.star, one.reason) for one in results().values()]
    assert found == [
        (5, StarReason.SCORE),
        (4, StarReason.QUOTA),
        (4, StarReason.QUOTA),
        (4, StarReason.QUOTA),
        (4, StarReason.QUOTA),
        (4, StarReason.QUOTA),
        (4, StarReason.QUOTA),
    ]
    [made] = StarList.objects.all()
    assert (made.members, made.rated, made.quota, made.shared_with) == (7, 7, 1, 0)


def test_drafting_one_small_branch_drafts_those_it_shares_with(town, secretary):
    first, second, large = (make_branch(town, number) for number in (3, 4, 5))
    members = [*people(first, 3), *people(second, 4, 10)]
    others = people(large, 7, 20)
    attend(first, dict.fromkeys([*members, *others], "present"))
    for member in members:
        for month in range(1, 9):
            serve(member, first, 8, date(2018, month, 1))
    for month in range(1, 9):
        settle_month(month=date(2018, month, 1))
    review(members[0], secretary, mutual="90")
    review(members[6], secretary, mutual="95")
    for member in members[1:6]:
        review(member, secretary, mutual="50")
    settle = Scope((first.path,))
    assert results(settle)[members[0].pk].star == 4
    lists = {made.organization: made for made in StarList.objects.all()}
    assert (lists[first].quota, lists[first].shared_with, lists[first].shared_rated) == (1, 2, 7)
    assert (lists[large].quota, lists[large].shared_with) == (1, 0)
    assert StarRating.objects.get(member=members[6]).star == 5


def test_drafting_again_changes_nothing(member, branch):
    attend(branch, {member: "present"})
    first = drafted()
    assert drafted() == first
    assert (StarList.objects.count(), StarRating.objects.count()) == (1, 1)


def test_what_was_published_stays_and_a_draft_stands_beside_it_only_if_it_differs(
    member, branch, officer
):
    attend(branch, {member: "present"})
    drafted()
    StarList.objects.update(
        state=ListState.PUBLISHED, published_on=localdate(), notice_ends_on=localdate()
    )
    drafted()
    assert [made.state for made in StarList.objects.all()] == ["published"]
    serve(member, branch, 8)
    drafted()
    assert sorted(StarRating.objects.values_list("star_list__state", "score")) == [
        ("draft", Decimal("56.67")),
        ("published", Decimal("50.00")),
    ]


@pytest.mark.parametrize(
    "statement", ["UPDATE points_starrating SET star = 5", "DELETE FROM points_starrating"]
)
def test_published_stars_refuse_change_even_by_raw_sql(member, branch, statement):
    attend(branch, {member: "present"})
    drafted()
    StarList.objects.update(
        state=ListState.PUBLISHED, published_on=localdate(), notice_ends_on=localdate()
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert StarRating.objects.get().star == 0


def test_a_year_yet_to_come_is_refused_and_the_running_one_is_drafted_as_of_today(member, branch):
    with pytest.raises(RuleViolation):
        draft_stars(year=localdate().year + 1)
    attend(branch, {member: "present"}, localdate())
    drafted(year=localdate().year)
    assert StarList.objects.get().as_of == localdate()


def test_a_rule_of_its_own_year_is_used(member, branch):
    attend(branch, {member: "present"})
    strict = RatingRule.objects.create(name="新办法", first_year=2019, attendance_weight=60)
    assert drafted()["张三"][0] == "50.00"
    RatingRule.objects.filter(pk=strict.pk).update(first_year=2018)
    assert drafted()["张三"][0] == "75.00"


def test_members_of_temporary_branches_are_rated_at_home(member, branch, town):
    temporary = make_branch(town, 7)
    temporary.kind = OrganizationKind.TEMPORARY_BRANCH
    temporary.save()
    member.affiliations.create(organization=temporary, kind="temporary")
    attend(branch, {member: "present"})
    drafted()
    assert StarRating.objects.get().star_list.organization == branch
