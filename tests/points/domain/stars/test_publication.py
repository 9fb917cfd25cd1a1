from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from accounts.models import User
from branches.models import CalendarDay
from common.errors import RuleViolation
from points.choices import Verdict
from points.domain.stars.drafts import draft_stars
from points.domain.stars.objections import (
    decide_objection,
    object_to_star,
    record_follow_up,
)
from points.domain.stars.publication import enforce_stars, publish_stars
from points.models import FollowUp, Objection, StarList, StarRating
from tests.conftest import actor_of, make_branch, make_member, make_user
from tests.points.stars import YEAR, attend, serve

LONG_AGO = date(2019, 1, 2)


def own_account(member, username="me"):
    member.user = User.objects.create_user(username, "a-long-password")
    member.save()
    return member.user


def refused(act, **named):
    with pytest.raises(RuleViolation) as error:
        act(**named)
    return error.value.code


@pytest.fixture
def draft(member, branch):
    attend(branch, {member: "present"})
    draft_stars(year=YEAR)
    return StarList.objects.get()


@pytest.fixture
def notice(draft, town_officer):
    """A list on notice from today on."""
    [published] = publish_stars(star_list=draft, actor=actor_of(town_officer))
    return published


@pytest.fixture
def over(notice):
    """The same with a notice that is over."""
    StarList.objects.update(published_on=LONG_AGO, notice_ends_on=LONG_AGO)
    notice.refresh_from_db()
    return notice


@pytest.fixture
def rating(notice):
    return StarRating.objects.select_related("star_list__rule").get()


def objection_of(rating, user, text="得分有误"):
    return object_to_star(rating=rating, text=text, actor=actor_of(user))


def test_a_notice_runs_five_working_days_from_the_day_after(draft, town_officer):
    CalendarDay.objects.all().delete()
    [published] = publish_stars(star_list=draft, actor=actor_of(town_officer))
    today = localdate()
    assert (published.state, published.published_on) == ("published", today)
    days = [today + timedelta(days=n) for n in range(1, 12)]
    assert published.notice_ends_on == [day for day in days if day.weekday() < 5][4]


def test_a_draft_computed_anew_meanwhile_is_not_published(draft, town_officer):
    draft_stars(year=YEAR)
    named = {"star_list": draft, "actor": actor_of(town_officer)}
    assert refused(publish_stars, **named) == "computed_anew"


def test_stars_of_the_running_year_are_not_published(member, branch, town_officer):
    attend(branch, {member: "present"}, localdate())
    draft_stars(year=localdate().year)
    named = {"star_list": StarList.objects.get(), "actor": actor_of(town_officer)}
    assert refused(publish_stars, **named) == "year_running"


def test_branches_that_share_a_place_are_published_together(town, town_officer):
    first, second = make_branch(town, 3), make_branch(town, 4)
    for serial, branch in enumerate((first, second), start=1):
        attend(branch, {make_member(branch, "党员", serial): "present"})
    draft_stars(year=YEAR)
    draft = StarList.objects.get(organization=first)
    secretary = make_user("first", first, "town_officer")
    named = {"star_list": draft, "actor": actor_of(secretary)}
    assert refused(publish_stars, **named) == "out_of_reach"
    published = publish_stars(star_list=draft, actor=actor_of(town_officer))
    assert {one.organization for one in published} == {first, second}


def test_stars_come_into_force_when_the_notice_is_over(notice, over, town_officer):
    StarList.objects.update(notice_ends_on=localdate())
    named = {"star_list": over, "actor": actor_of(town_officer)}
    assert refused(enforce_stars, **named) == "notice_running"
    StarList.objects.update(notice_ends_on=localdate() - timedelta(days=1))
    assert enforce_stars(**named).state == "in_force"
    assert refused(enforce_stars, **named) == "wrong_state"


def test_a_later_draft_takes_effect_through_publication_and_supersedes(
    over, member, branch, town_officer
):
    actor = actor_of(town_officer)
    enforce_stars(star_list=over, actor=actor)
    serve(member, branch, 8)
    draft_stars(year=YEAR)
    states = StarList.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["in_force", "draft"]
    publish_stars(star_list=StarList.objects.in_state("draft").get(), actor=actor)
    assert list(states.all()) == ["in_force", "published"]
    StarList.objects.in_state("published").update(notice_ends_on=LONG_AGO)
    enforce_stars(star_list=StarList.objects.in_state("published").get(), actor=actor)
    assert list(states.all()) == ["superseded", "in_force"]
    old, new = StarList.objects.order_by("id")
    assert (old.superseded_on, old.ratings.get().score) == (localdate(), Decimal("50.00"))
    assert new.ratings.get().score == Decimal("56.67")


def test_a_member_of_the_branch_objects_once_while_the_notice_runs(
    rating, member, branch, sibling_branch
):
    me = own_account(member)
    objection = objection_of(rating, me)
    assert (objection.verdict, objection.raised_on) == (Verdict.OPEN, localdate())
    named = {"rating": rating, "text": "再次", "actor": actor_of(me)}
    assert refused(object_to_star, **named) == "objected_already"
    colleague = own_account(make_member(branch, "李四", 2), "colleague")
    objection_of(rating, colleague)
    stranger = own_account(make_member(sibling_branch, "邻支部", 3), "stranger")
    named["actor"] = actor_of(stranger)
    assert refused(object_to_star, **named) == "not_of_the_branch"


def test_an_objection_on_the_last_day_counts_and_one_after_it_does_not(rating, member):
    me = own_account(member)
    StarList.objects.update(notice_ends_on=localdate() - timedelta(days=1))
    rating.star_list.refresh_from_db()
    named = {"rating": rating, "text": "迟到", "actor": actor_of(me)}
    assert refused(object_to_star, **named) == "no_notice"
    StarList.objects.update(notice_ends_on=localdate())
    rating.star_list.refresh_from_db()
    assert objection_of(rating, me).pk


def test_an_open_objection_holds_the_branch_back_and_a_rejected_one_does_not(
    rating, member, town_officer
):
    objection = objection_of(rating, own_account(member))
    StarList.objects.update(notice_ends_on=LONG_AGO)
    named = {"star_list": rating.star_list, "actor": actor_of(town_officer)}
    assert refused(enforce_stars, **named) == "objection_open"
    decide_objection(
        objection=objection,
        verdict=Verdict.REJECTED,
        answer="核对无误",
        actor=actor_of(town_officer),
    )
    assert enforce_stars(**named).state == "in_force"


def test_an_upheld_objection_asks_for_another_publication_even_of_the_same_stars(
    rating, member, town_officer
):
    objection = objection_of(rating, own_account(member))
    actor = actor_of(town_officer)
    decide_objection(objection=objection, verdict=Verdict.UPHELD, answer="材料已补", actor=actor)
    StarList.objects.update(notice_ends_on=LONG_AGO)
    named = {"star_list": rating.star_list, "actor": actor}
    assert refused(enforce_stars, **named) == "objection_upheld"
    draft_stars(year=YEAR)
    publish_stars(star_list=StarList.objects.in_state("draft").get(), actor=actor)
    states = StarList.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["superseded", "published"]


def test_stars_are_not_published_anew_over_an_open_objection(rating, member, branch, town_officer):
    objection_of(rating, own_account(member))
    serve(member, branch, 8)
    draft_stars(year=YEAR)
    draft = StarList.objects.in_state("draft").get()
    named = {"star_list": draft, "actor": actor_of(town_officer)}
    assert refused(publish_stars, **named) == "objection_open"


def test_the_town_officer_decides_and_neither_the_secretary_nor_who_is_concerned(
    rating, member, branch, town_officer
):
    me = own_account(member)
    objection = objection_of(rating, me)
    named = {"objection": objection, "verdict": Verdict.REJECTED, "answer": "核对无误"}
    town_officer.grants.create(organization=branch, role="secretary")
    assert refused(decide_objection, actor=actor_of(town_officer), **named) == "partial"
    town_officer.grants.filter(role="secretary").delete()
    assert refused(decide_objection, actor=actor_of(me), **named) == "partial"
    assert (
        refused(decide_objection, actor=actor_of(town_officer), **named | {"answer": ""})
        == "missing_reason"
    )
    decide_objection(actor=actor_of(town_officer), **named)
    assert refused(decide_objection, actor=actor_of(town_officer), **named) == "done_already"
    found = Objection.objects.get()
    assert (found.decided_by, found.decided_on) == (town_officer, localdate())


def test_what_a_star_in_force_asks_for_is_recorded_once(over, town_officer, secretary):
    rating = StarRating.objects.select_related("star_list").get()
    named = {"rating": rating, "note": "谈心谈话", "actor": actor_of(secretary)}
    today = {"done_on": localdate()}
    assert refused(record_follow_up, **named, **today) == "nothing_to_do"
    enforce_stars(star_list=over, actor=actor_of(town_officer))
    rating.star_list.refresh_from_db()
    tomorrow = {"done_on": localdate() + timedelta(days=1)}
    assert refused(record_follow_up, **named, **tomorrow) == "day_ahead"
    record_follow_up(**named, **today)
    assert refused(record_follow_up, **named, **today) == "done_already"
    assert FollowUp.objects.get().note == "谈心谈话"
