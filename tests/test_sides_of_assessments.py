"""Who takes part in an assessment, or runs one, has no say and reads nothing beyond that part."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from accounts.models import User
from assessments.models import (
    AssessedUnit,
    Cycle,
    Indicator,
    IndicatorScore,
    Performance,
    PerformanceObjection,
    PerformanceUnit,
    Result,
    Scorer,
    UnitReport,
    VoterGroup,
)
from dispatch.models import Unit
from members.models import Member
from spreadsheets.domain.batches import table_for
from tests.actors import Person, everything_at, user_of
from tests.addresses import HOLDERS, POSTS, address
from tests.asking import ask, browser_of, page, rows_of
from tests.conftest import actor_of, id_number, staged, workbook
from tests.test_visits import refused_offers
from tests.world import lasting_world
from tests.world.assessments import assessment_of, let_be_over

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

JUNE = date(2018, 6, 1)


@pytest.fixture
def head(world):
    """The head of our unit, who has no office; a second unit is assessed, scored and scores."""
    user = User.objects.create_user("head", "a-long-password")
    Unit.objects.filter(pk=world["unit"].pk).update(head=user)
    other = Unit.objects.create(
        code="U02", name="邻单位", group="agency", organization=world["branch"]
    )
    assessed = AssessedUnit.objects.create(
        cycle=world["cycle"], unit=other, code="U02", name="邻单位", group="agency"
    )
    UnitReport.objects.create(
        unit=assessed, kind="duty", highlights="邻亮点", problems="问题", measures="措施",
        state="submitted", submitted_at=now(), submitted_by=user, saved_at=now(), saved_by=user,
    )  # fmt: skip
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="reports")
    period, scored = (
        world["performance"],
        PerformanceUnit.objects.create(
            performance=world["performance"], unit=other, code="U02", name="邻单位", group="agency"
        ),
    )
    UnitReport.objects.filter(pk=world["report"].pk).update(state="submitted")
    Result.objects.create(version=world["result_version"], unit=assessed, total=80, rank=2)
    Scorer.objects.filter(pk=world["scorer"].pk).update(submitted_at=now())
    scorer = Scorer.objects.create(performance=period, unit=other)
    indicator = Indicator.objects.create(
        performance=period, code="B", name="邻指标", points=1, scorer=scorer
    )
    IndicatorScore.objects.create(
        indicator=indicator, unit=scored, score=0, note="邻依据", recorded_by=user
    )
    PerformanceObjection.objects.create(
        unit=scored, version=world["performance_version"], text="邻异议", raised_on=JUNE,
        raised_by=user,
    )  # fmt: skip
    return user


@pytest.mark.parametrize("kind", ["unit-reports", "indicator-scores"])
def test_a_head_takes_nothing_of_another_unit_along_in_a_file(world, head, kind):
    rows = str(rows_of(kind, head))
    told = [word for word in ("秘密单位", "邻亮点", "邻指标", "邻依据") if word in rows]
    assert told == ["秘密单位"]


@pytest.mark.parametrize(
    "name", ["cycle_detail", "performance_detail", "score_sheet", "unit_reports"]
)
def test_a_head_is_offered_nothing_that_is_the_offices_or_another_units(world, head, name):
    browser = browser_of(head)
    shown = ask(browser, "get", address(f"assessments:{name}", world))
    assert (shown.status_code, list(refused_offers(browser, shown, set()))) == (200, [])


def test_a_head_is_not_led_to_the_history_of_another_unit(world, head):
    let_be_over(world)
    browser = browser_of(head)
    shown = ask(browser, "get", reverse("assessments:result_list"))
    assert "邻单位" in shown.text_seen.decode()
    assert list(refused_offers(browser, shown, set())) == []


def test_an_office_is_not_offered_to_write_a_report_it_waits_for(world, head):
    UnitReport.objects.filter(pk=world["report"].pk).update(
        state="draft", submitted_at=None, submitted_by=None
    )
    browser = browser_of(world["officer"])
    shown = ask(browser, "get", address("assessments:unit_reports", world))
    assert (shown.status_code, list(refused_offers(browser, shown, set()))) == (200, [])


def test_a_head_reads_of_a_period_nothing_about_others(world, head):
    Performance.objects.filter(pk=world["performance"].pk).update(state="published")
    text = page(browser_of(head), world["performance"].get_absolute_url())
    assert [word for word in ("秘密指标", "秘密事由", "邻异议") if word in text] == ["秘密指标"]


def test_nobody_takes_along_the_counters_of_a_unit_that_was_withdrawn(world):
    let_be_over(world)
    there = rows_of("assessment-counters", world["officer"])
    AssessedUnit.objects.filter(pk=world["assessed_unit"].pk).update(withdrawn="撤并")
    assert (len(there), rows_of("assessment-counters", world["officer"])) == (1, [])


NEEDS_A_BOX = {"assessments:ballot_cast"}
OF_ASSESSMENTS = sorted(
    name for name in HOLDERS.keys() - POSTS - NEEDS_A_BOX if name.startswith("assessments:")
)


@pytest.mark.parametrize("name", OF_ASSESSMENTS)
def test_who_takes_part_is_offered_nothing_that_is_the_offices(world, name):
    let_be_over(world)
    browser = browser_of(world["user"])
    shown = ask(browser, "get", address(name, world))
    assert list(refused_offers(browser, shown, set())) == []


def test_a_voter_finds_no_ballot_before_the_assessment_is_open(world):
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="set_up")
    browser = browser_of(world["user"])
    assert ask(browser, "get", address("assessments:ballot_cast", world)).status_code == 404


def test_what_was_assessed_elsewhere_is_not_told_where_only_the_unit_is_in_reach(world):
    browser = browser_of(user_of(Person(everything_at("town")), world))
    url = address("assessments:unit_history", world)
    Cycle.objects.filter(pk=world["cycle"].pk).update(title="我们的考核")
    before = page(browser, url)
    let_be_over(
        {**world, **assessment_of(world["foreign_branch"], world["unit"], world["outsider"])}
    )
    assert page(browser, url) == before


TAKING = {"assessments:unit_add": AssessedUnit, "assessments:performance_units": PerformanceUnit}


@pytest.mark.parametrize("name", TAKING)
def test_units_are_taken_from_reach_alone(world, name):
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="set_up")
    Performance.objects.filter(pk=world["performance"].pk).update(state="set_up")
    for code, place in (("U02", "sibling_branch"), ("U03", "foreign_branch")):
        Unit.objects.create(code=code, name=code, group="agency", organization=world[place])
    browser = browser_of(user_of(Person(everything_at("town")), world))
    browser.post(address(name, world), {"groups": "agency"})
    taken = TAKING[name].objects.filter(unit__code__in=("U02", "U03"))
    assert list(taken.values_list("code", flat=True)) == ["U02"]


def test_units_are_drawn_from_reach_alone(world):
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="set_up")
    for code, place in (("U92", "sibling_branch"), ("U93", "foreign_branch")):
        Unit.objects.create(code=code, name=code, group="agency", organization=world[place])
    browser = browser_of(user_of(Person(everything_at("town")), world))
    browser.post(
        address("assessments:draw_add", world), {"group": "agency", "count": 1, "reason": "重抽"}
    )
    drawn = world["cycle"].draws.exclude(pk=world["draw"].pk).get()
    assert ("U92" in drawn.codes, "U93" in drawn.codes) == (True, False)


@pytest.mark.parametrize(("place", "is_known"), [("district", True), ("other_town", False)])
def test_a_voter_is_known_by_number_only_to_who_reaches_the_member(world, place, is_known):
    Member.objects.filter(pk=world["member"].pk).update(user=world["user"])
    theirs = Cycle.objects.create(
        organization=world["other_town"], title="他考核", year=2018, made_by=world["officer"]
    )
    VoterGroup.objects.create(cycle=theirs, name="他组", weight=80)
    table = table_for(kind="electors", actor=actor_of(user_of(Person(everything_at(place)), world)))
    head, row = ["考核", "评议组", "姓名", "身份证号"], ["他考核", "他组", "张三", id_number(1)]
    [line] = staged(table, workbook(head, row)).understanding.lines
    assert line.is_clean == is_known


def test_branches_are_offered_from_reach_alone(world):
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="set_up", kind="secretaries")
    browser = browser_of(user_of(Person(everything_at("town")), world))
    shown = page(browser, address("assessments:unit_list", world))
    names = world["town"].short_name, world["other_town"].short_name
    assert [f">{name}</option>" in shown for name in names] == [True, False]


MADE = {
    "assessments:cycle_add": (
        Cycle,
        {
            "title": "新的",
            "year": 2019,
            "leader_weight": 20,
            "scale": "points",
            "step": "1",
            "threshold": 5,
            "ranking": "group",
        },
    ),
    "assessments:performance_add": (
        Performance,
        {"title": "新的", "kind": "one_plus_n", "year": 2019, "part": "h1", "due_on": localdate()},
    ),
    "assessments:performance_start": (Performance, {}),
}


@pytest.mark.parametrize("name", MADE)
def test_an_assessment_is_set_up_where_one_may_set_it_up(world, name):
    model, typed = MADE[name]
    Unit.objects.filter(pk=world["unit"].pk).update(group="town")
    held = set(model.objects.values_list("pk", flat=True))
    browser = browser_of(user_of(Person(everything_at("other_town")), world))
    browser.post(reverse(name), typed)
    [made] = model.objects.exclude(pk__in=held)
    assert (made.organization, list(made.units.values_list("code", flat=True))) == (
        world["other_town"], [],
    )  # fmt: skip
