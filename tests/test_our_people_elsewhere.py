"""What our people did for another town is told by that town, not by the one they belong to."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.choices import Role
from dispatch.domain.reminders import endings_of
from dispatch.models import (
    Cadre,
    ContactProblem,
    LeaderContact,
    Posting,
    PostingReview,
    Programme,
    Unit,
)
from members.models import Member
from tests.actors import Person, everything_at, let_take_part, user_of
from tests.addresses import address
from tests.asking import ask, browser_of
from tests.conftest import actor_of
from tests.offers import offers_of
from tests.test_visits import refused_offers
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)
LONG_AGO = {"starts_on": date(2016, 1, 1), "ends_on": date(2016, 12, 31)}


@pytest.fixture
def browser(world):
    """Somebody who may do everything in our town."""
    return browser_of(user_of(Person(everything_at("town")), world))


def work_elsewhere(world):
    """Let our cadre have been posted from there to there, and lead a contact there."""
    unit = Unit.objects.create(
        code="U02", name="外单位", group="agency", organization=world["foreign_branch"]
    )
    posting = Posting.objects.create(
        cadre=world["cadre"], kind="secondment", unit=unit, host=world["other_town"], **LONG_AGO,
        made_by=world["outsider"],
    )  # fmt: skip
    PostingReview.objects.create(
        posting=posting, stage="final", side="host", mark=90, words="称职", by=world["outsider"]
    )
    world["cadre"].outcomes.create(
        posting=posting, kind="award", happened_on=posting.ends_on, text="嘉奖",
        recorded_by=world["outsider"],
    )  # fmt: skip
    contact_elsewhere(world)


def contact_elsewhere(world):
    return LeaderContact.objects.create(
        leader=world["cadre"], town=world["other_town"], starts_on=date(2018, 5, 1),
        set_by=world["outsider"],
    )  # fmt: skip


PAGES = ("dispatch:cadre_detail", "dispatch:dossier_cadre", "dispatch:posting_person")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_about_our_cadre_tells_nothing_of_what_was_elsewhere(world, browser, name):
    before = ask(browser, "get", address(name, world))
    work_elsewhere(world)
    after = ask(browser, "get", address(name, world))
    assert (after.status_code, offers_of(after)) == (200, offers_of(before))
    assert [word for word in ("外单位", "示例2", "称职") if word in after.text_seen.decode()] == []


def test_who_settles_a_problem_is_not_led_to_a_contact_out_of_reach(world, browser):
    problem = ContactProblem.objects.create(
        contact=contact_elsewhere(world), raised_on=localdate(), due_on=localdate(), text="难题",
        owner_unit=world["unit"], raised_by=world["outsider"],
    )  # fmt: skip
    page = ask(browser, "get", problem.get_absolute_url())
    assert (page.status_code, list(refused_offers(browser, page, set()))) == (200, [])


def test_who_is_posted_is_offered_no_programme_but_the_own(world):
    user = user_of(Person(), world)
    Member.objects.filter(pk=world["member"].pk).update(user=user)
    Cadre.objects.filter(pk=world["cadre"].pk).update(member=world["member"])
    Programme.objects.create(
        name="别的计划", kind="dispatch", declared_on=localdate(), starts_on=localdate(),
        made_by=world["user"],
    )  # fmt: skip
    page = ask(browser_of(user), "get", reverse("dispatch:posting_list")).text_seen.decode()
    assert [name for name in ("下派计划", "别的计划") if name in page] == ["下派计划"]


def test_who_audits_opens_not_even_the_own_dossier(world):
    posts = (Role.AUDITOR, "district"), (Role.TOWN_OFFICER, "other_town")
    user = user_of(Person(posts), world)
    let_take_part(world, user)
    page = ask(browser_of(user), "get", address("dispatch:dossier_cadre", world))
    assert page.status_code == 404


@pytest.mark.parametrize(("where", "offered"), [("town", True), ("other_town", False)])
def test_an_office_posts_people_to_places_and_projects_of_its_own_alone(world, where, offered):
    office = browser_of(user_of(Person(((Role.CADRE_OFFICER, where),)), world))
    page = ask(office, "get", reverse("dispatch:posting_add")).text_seen.decode()
    assert [name in page for name in (world["place"].name, "秘密项目")] == [offered, offered]


@pytest.mark.parametrize("role", [Role.TOWN_OFFICER, Role.CADRE_OFFICER])
def test_an_office_elsewhere_adds_no_side_to_a_posting_of_ours(world, role):
    user = user_of(Person(((role, "other_town"),)), world)
    let_take_part(world, user)
    ends_on = localdate() + timedelta(days=20)
    Posting.objects.filter(pk=world["posting"].pk).update(ends_on=ends_on)
    posting = Posting.objects.get(pk=world["posting"].pk)
    found = endings_of(posting=posting, actor=actor_of(user), on=localdate())
    assert sorted(one.side for one in found) == ["home", "person"]
