"""Who reaches one side of something has no say about the other side, and is not told of it.

An activity has a lead and partners, a check-in a home and a community, an account service in other
branches: a second guard stands behind that of the address.
"""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from accounts.choices import Role
from accounts.models import User
from activities.domain.attachments import add_attachment
from activities.models import (
    Activity,
    ActivityPart,
    CommunityCheckIn,
    Nomination,
    Notice,
    ServiceRecord,
)
from members.models import Affiliation, Member
from points.domain.settlement import settle_month
from points.models import StarList, StarRating
from tests.actors import Person, everything_at, user_of
from tests.asking import ask, browser_of, page, rows_of
from tests.conftest import actor_of, id_number, make_member
from tests.points.views.test_schemes import draft
from tests.test_visits import refused_offers
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

JUNE = date(2018, 6, 1)
DRAFT = urlencode(draft(points_per_hour="2"))


@pytest.fixture
def joint(world):
    """An activity led by the town, with our branch and one of another town as partners."""
    activity = world["joint_part"].activity
    Activity.objects.filter(pk=activity.pk).update(state="returned")
    ActivityPart.objects.create(
        activity=activity, organization=world["foreign_branch"], is_lead=False
    )
    activity.refresh_from_db()
    return activity


@pytest.mark.parametrize("name", ["activities:activity_edit", "activities:nomination_add"])
def test_a_partner_opens_no_form_about_the_leads_record(world, joint, name):
    browser = browser_of(world["user"])
    assert ask(browser, "get", reverse(name, args=[joint.pk])).status_code == 403


def test_a_partner_adds_no_paper_to_the_leads_record_and_takes_none_away(world, joint):
    browser, lead = browser_of(world["user"]), actor_of(world["town_officer"])
    paper = add_attachment(activity=joint, name="纪要.pdf", content=b"%PDF-1.7", actor=lead)
    answers = [
        ask(browser, "post", reverse(f"activities:attachment_{step}", args=[pk])).status_code
        for step, pk in (("add", joint.pk), ("remove", paper.pk))
    ]
    assert answers == [403, 403]


def test_a_partner_is_offered_nothing_that_is_the_leads_or_another_partners(world, joint):
    browser = browser_of(world["user"])
    shown = ask(browser, "get", joint.get_absolute_url())
    assert list(refused_offers(browser, shown, set())) == []


@pytest.fixture
def away(world):
    """The check-in of a member of ours with a community of another town."""
    member, community = make_member(world["branch"], "李四", 2), world["foreign_branch"]
    stay = Affiliation.objects.create(
        member=member, organization=community, kind="community", valid_from=JUNE
    )
    return CommunityCheckIn.objects.create(
        member=member, community=community, affiliation=stay, since=JUNE, recorded_by=world["user"]
    )


@pytest.mark.parametrize("step", ["serve", "feedback"])
def test_the_home_branch_says_nothing_in_the_communitys_name(world, away, step):
    url = reverse(f"activities:community_{step}", args=[away.pk])
    assert ask(browser_of(world["user"]), "get", url).status_code == 403


@pytest.mark.parametrize("name", ["activities:feedback_list", "activities:community_list"])
def test_the_home_branch_is_offered_nothing_that_is_the_communitys(world, away, name):
    browser = browser_of(world["user"])
    assert list(refused_offers(browser, ask(browser, "get", reverse(name)), set())) == []


def test_a_town_picks_no_star_of_the_month(world):
    browser = browser_of(world["town_officer"])
    Nomination.objects.filter(pk=world["nomination"].pk).update(state="shortlisted")
    url = reverse("activities:nomination_move", args=[world["nomination"].pk])
    assert ask(browser, "post", url, {"to": "picked"}).status_code == 403


def test_who_reviews_elsewhere_reminds_no_branch_here(world):
    posts = (Role.SECRETARY, "branch"), (Role.TOWN_OFFICER, "other_town")
    browser = browser_of(user_of(Person(posts), world))
    browser.post(reverse("activities:overdue_nudge"), {"all": "1"})
    reminded = Notice.objects.values_list("organization", flat=True)
    assert list(reminded) == [world["foreign_branch"].pk]


def test_a_star_given_by_another_branch_is_not_told(world):
    theirs = StarList.objects.create(
        organization=world["foreign_branch"], year=2018, state="in_force",
        rule=world["star_list"].rule, members=1, rated=1, as_of=JUNE, computed_at=now(),
        published_on=JUNE, notice_ends_on=JUNE,
    )  # fmt: skip
    StarRating.objects.create(
        star_list=theirs, member=world["member"], score=10, star=1, reason="score"
    )
    url = reverse("points:star_why", args=[2018, world["member"].pk])
    browser = browser_of(world["user"])
    assert ask(browser, "get", f"{url}?list={theirs.pk}").status_code == 404


def test_an_account_does_not_lead_to_service_recorded_in_another_branch(world):
    there = served(world["member"], world["foreign_branch"])
    settle_month(month=JUNE)
    entry = world["member"].point_entries.get(organization=world["foreign_branch"])
    url = reverse("points:entry_why", args=[world["member"].pk, entry.pk])
    assert there.get_absolute_url() not in page(browser_of(world["user"]), url)


def served(member, branch, on=date(2018, 6, 5)):
    return ServiceRecord.objects.create(
        member=member, organization=branch, served_on=on, activity_name="支援",
        hours_reported=2, hours_confirmed=2, confirmed_at=now(),
    )  # fmt: skip


def test_the_number_of_who_left_is_revealed_to_nobody_here(world):
    guest = make_member(world["foreign_branch"], "孙外人", 8)
    served(guest, world["branch"])
    rows = str(rows_of("service-records", world["town_officer"], reveal=True))
    assert ("孙外人" in rows, id_number(8) in rows, id_number(1) in rows) == (True, False, True)


def test_who_reveals_elsewhere_reveals_no_row_of_the_own_branch(world):
    posts = (Role.SECRETARY, "branch"), (Role.TOWN_OFFICER, "other_town")
    user = user_of(Person(posts), world)
    assert rows_of("service-records", user, reveal=True) == []


def test_a_member_finds_no_star_in_a_file_before_it_is_published(world):
    draft = StarList.objects.create(
        organization=world["branch"], year=2017, state="draft", rule=world["star_list"].rule,
        members=1, rated=1, as_of=JUNE, computed_at=now(),
    )  # fmt: skip
    StarRating.objects.create(
        star_list=draft, member=world["member"], score=10, star=1, reason="score"
    )
    user = User.objects.create_user("me", "a-long-password")
    Member.objects.filter(pk=world["member"].pk).update(user=user)
    assert rows_of("star-ratings", user, "year=2017") == []


def test_a_draft_of_the_scheme_is_tried_on_members_in_reach_alone(world):
    served(world["member"], world["branch"], on=date(localdate().year - 1, 6, 1))
    ours, theirs = (
        rows_of("scheme-trial", user_of(Person(everything_at(place)), world), DRAFT)
        for place in ("town", "other_town")
    )
    assert ([row[0] for row in ours], theirs) == (["张三"], [])


def test_what_is_set_for_a_branch_out_of_reach_is_not_told(world):
    occasion = f"organization={world['branch'].pk}&kind=party_day&held_on=2018-06-05"
    url = f"{reverse('activities:practice_offer')}?{occasion}"
    told = ["秘密月主题" in page(browser_of(world[who]), url) for who in ("user", "outsider")]
    assert told == [True, False]
