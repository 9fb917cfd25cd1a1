"""The pages of compliance, and that page, file, command and program say the same."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from activities.domain.grid import tally
from activities.domain.workflow import record_activity
from tests.activities.compliance import hold, make_group
from tests.conftest import actor_of, make_branch, make_member, make_user
from tests.spreadsheets.exported import cells, download

GRID = "/activities/grid/"
TOWNS = "/activities/grid/towns/"
SCORES = "/activities/scores/"
YEAR = "first=2018-01&last=2018-12"
WRITTEN = {"theme": "学习", "place": "室", "recorder_text": "李四"}


def page(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def year(branch, sibling_branch, foreign_branch):
    """One branch with a full year, one with two months, one with nothing."""
    for month in range(1, 13):
        hold(branch, date(2018, month, 20), **WRITTEN)
    hold(sibling_branch, date(2018, 1, 20), submitted=date(2018, 3, 1), **WRITTEN)
    hold(sibling_branch, date(2018, 2, 20), **WRITTEN)
    hold(sibling_branch, date(2018, 2, 21), "lesson", **WRITTEN)


@pytest.mark.parametrize("address", ["first=1900-01&last=2999-12", "last=9999-12"])
@pytest.mark.parametrize("route", [GRID, TOWNS, "/activities/overdue/"])
def test_a_period_nobody_can_read_is_refused_at_once(client, secretary, route, address):
    client.force_login(secretary)
    response = client.get(f"{route}?{address}")
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


def test_the_figures_of_the_grid_lead_to_their_rows(
    client, town_officer, branch, sibling_branch, member
):
    make_member(sibling_branch, "李四", 2)
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1), "theme": "学习", "place": "室"}
    record_activity(branch=branch, fields=fields, away={}, actor=actor_of(town_officer))
    client.force_login(town_officer)

    def shown(show):
        found = page(client, f"{GRID}?first=2018-06&last=2018-06&show={show}")
        return [one for one in (branch, sibling_branch) if f">{one}</a>" in found]

    assert shown("") == [branch, sibling_branch]
    assert shown("complete") == [branch]
    assert shown("missing") == [sibling_branch]


def test_a_quarter_is_shown_whole_whatever_months_are_asked_for(client, officer, year):
    client.force_login(officer)
    response = client.get(f"{GRID}?kind=lesson&first=2018-02&last=2018-02")
    assert list(response.context["terms"].values()) == ["2018 年第 1 季度"]
    assert response.context["totals"].held == 1


def test_all_requirements_together_say_held_of_due(client, officer, year, branch):
    client.force_login(officer)
    found = page(client, f"{GRID}?kind=every&first=2018-03&last=2018-03")
    assert "1/3" in found  # the party day, but neither lesson nor members' meeting
    assert f"{reverse('activities:compliance_branch', args=[branch.pk])}?month=2018-03" in found


def test_a_gap_leads_to_the_entry_form_filled_in(client, secretary, branch, member):
    client.force_login(secretary)
    found = page(client, f"{GRID}?kind=lesson&first=2018-03&last=2018-03")
    entry = f"/activities/add/?organization={branch.pk}&amp;kind=lesson&amp;held_on=2018-03-01"
    assert entry in found
    form = client.get(entry.replace("&amp;", "&")).context["form"]
    assert (form["kind"].value(), str(form["held_on"].value())) == ("lesson", "2018-03-01")


def test_the_state_is_said_by_sign_and_word_not_by_colour_alone(client, officer, year):
    client.force_login(officer)
    found = page(client, f"{GRID}?first=2018-01&last=2018-01")
    for sign, word in (("●", "按时"), ("◐", "逾期登记"), ("○", "缺")):
        assert f'{sign}<span class="visually-hidden">{word}</span>' in found.replace("\n", "")


def test_what_is_not_due_and_what_still_runs_have_signs_of_their_own(client, secretary, branch):
    branch.founded_on = date(2018, 6, 20)
    branch.save()
    client.force_login(secretary)
    not_due = page(client, f"{GRID}?first=2018-06&last=2018-06").replace("\n", "")
    assert '–<span class="visually-hidden">不要求</span>' in not_due
    running = f"{localdate():%Y-%m}"
    still = page(client, f"{GRID}?first={running}&last={running}").replace("\n", "")
    assert '…<span class="visually-hidden">进行中</span>' in still


def test_a_cell_opens_its_activity_or_the_month_that_holds_several(client, town_officer, branch):
    first = hold(branch, date(2018, 6, 1))
    client.force_login(town_officer)
    june = f"{GRID}?first=2018-06&last=2018-06"
    assert f'href="/activities/{first.pk}/"' in page(client, june)
    hold(branch, date(2018, 6, 20))
    assert f'href="/activities/branches/{branch.pk}/?month=2018-06"' in page(client, june)


def test_towns_show_per_cent_with_held_and_due_and_lead_on(client, officer, year, town, other_town):
    client.force_login(officer)
    response = client.get(f"{TOWNS}?{YEAR}")
    rows = response.context["page"].object_list
    assert [(row.organization, str(row.totals.percent)) for row in rows] == [
        (town, "58.3"),
        (other_town, "0.0"),
    ]
    found = response.content.decode()
    assert ("58.3%" in found, "14/24" in found) == (True, True)
    assert f"within={town.pk}" in found
    within = client.get(f"{TOWNS}?{YEAR}&within={town.pk}").context["page"].object_list
    assert [str(row.totals.percent) for row in within] == ["100.0", "16.7"]


def test_who_holds_two_towns_sees_them_side_by_side(client, town_officer, town, other_town, year):
    town_officer.grants.create(organization=other_town, role="town_officer")
    client.force_login(town_officer)
    rows = client.get(f"{TOWNS}?{YEAR}").context["page"].object_list
    assert [(row.organization, row.totals.due) for row in rows] == [(town, 24), (other_town, 12)]


def test_a_branch_is_explained_with_source_and_every_point_lost(client, secretary, year, branch):
    client.force_login(secretary)
    address = reverse("activities:compliance_branch", args=[branch.pk])
    found = page(client, f"{address}?month=2018-03")
    for words in (
        "第十一条：党员大会一般每季度召开1次",
        "缺党员大会",
        "缺党课",
        "1 份记录中有 1 份不完整，缺：到会名单及请假事由 1",
        "党费收缴",
    ):
        assert words in found
    assert client.get(f"{address}?month=x").status_code == 200


def test_the_yearly_page_says_what_is_not_due_and_why(client, secretary, branch):
    make_group(branch, 1, founded_on=date(2018, 6, 17))
    client.force_login(secretary)
    address = reverse("activities:compliance_branch", args=[branch.pk])
    found = page(client, f"{address}?month=2018-06")
    assert "正式党员人数未达到要求" in found
    assert "支部存续时间不足" in found


def test_the_lowest_score_comes_first_on_wish(client, officer, year, branch, foreign_branch):
    client.force_login(officer)
    lowest = client.get(f"{SCORES}?year=2018&order=lowest").context["scores"]
    assert lowest[-1].branch == branch
    assert client.get(f"{SCORES}?year=2018").context["scores"][0].branch == branch


@pytest.mark.parametrize(
    "address",
    [
        f"{GRID}?{YEAR}&kind=every",
        f"{TOWNS}?{YEAR}",
        f"{SCORES}?year=2018",
        f"{SCORES}?year=2018&order=lowest",
        f"/activities/overdue/?{YEAR}",
        f"/activities/overdue/nudge/?{YEAR}",
    ],
)
def test_three_branches_cost_no_more_queries_than_one(client, town_officer, town, address):
    hold(make_branch(town, 1), date(2018, 6, 1))
    client.force_login(town_officer)
    one = cost(client, address)
    for number in (2, 3):
        hold(make_branch(town, number), date(2018, 6, 1))
    assert cost(client, address) == one <= 15


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_page_file_command_and_program_say_the_same(client, officer, year, branch):
    client.force_login(officer)
    for kind in ("party_day", "lesson", "organization_life"):
        query = f"kind={kind}&{YEAR}"
        totals = client.get(f"{GRID}?{query}").context["totals"]
        said = (totals.due, totals.met, totals.late, totals.missing)
        towns = client.get(f"{TOWNS}?{query}").context["totals"]
        assert (towns.due, towns.met, towns.late, towns.missing) == said
        _head, *rows = cells(download(client, GRID, kind=kind, first="2018-01", last="2018-12"))
        assert sum(row[-1] for row in rows) == totals.due
        assert sum(row[-2] for row in rows) == totals.held
        states = [cell for row in rows for cell in row[1:-2]]
        assert (states.count("按时"), states.count("逾期登记"), states.count("缺")) == said[1:]
        program = client.get(f"/api/v1/compliance/?{query}").json()["totals"]
        assert (program["due"], program["met"], program["late"], program["missing"]) == said
        commanded = command()["requirements"][kind]
        assert tuple(commanded[key] for key in ("due", "met", "late", "missing")) == said


def test_the_score_of_page_list_file_program_and_command_is_one(client, officer, year, branch):
    client.force_login(officer)
    scores = command()["scores"][branch.name]
    listed = client.get(f"{SCORES}?year=2018").context["scores"]
    score = next(score for score in listed if score.branch == branch)
    assert {f"2018-{month:02d}": str(value) for month, value in score.by_number.items()} == scores
    _head, *file = cells(download(client, SCORES, year="2018"))
    row = next(row for row in file if row[0] == branch.name)
    assert [f"{cell:.2f}" for cell in row[1:13]] == list(scores.values())
    assert f"{row[-1]:.2f}" == str(score.value)
    rows = client.get("/api/v1/compliance/scores/?year=2018").json()["results"]
    told = next(row for row in rows if row["branch"]["id"] == branch.pk)
    assert {month["month"]: month["value"] for month in told["months"]} == scores
    assert (told["value"], told["items_due"]) == (str(score.value), score.items_due)
    address = reverse("activities:compliance_branch", args=[branch.pk])
    explained = client.get(f"{address}?month=2018-03").context["year"]
    assert str(explained.score.value) == scores["2018-03"]
    assert explained.scored.value == score.value


@pytest.mark.parametrize("month", ["2018-01", "2018-02", "2018-03"])
def test_one_branch_and_month_is_the_same_everywhere(client, year, sibling_branch, month):
    """Late in January, in time in February, missing in March: on every page that says so."""
    client.force_login(make_user("second", sibling_branch, "secretary"))
    asked = f"kind=party_day&first={month}&last={month}"
    first = date.fromisoformat(f"{month}-01")
    [(row, [cell])] = client.get(f"{GRID}?{asked}").context["rows"]
    totals = cell.totals
    assert row.branch == sibling_branch
    assert cell.state == {"2018-01": "late", "2018-02": "met", "2018-03": "missing"}[month]
    [town] = client.get(f"{TOWNS}?{asked}").context["page"].object_list
    assert town.months[first] == totals
    # The home page counts the half year up to the newest activity.
    hold(sibling_branch, date(2018, 6, 20))
    glance = client.get("/").context["glance"]
    assert next(bar.totals for bar in glance.months if bar.month == first) == totals
    _head, file = cells(download(client, GRID, kind="party_day", first=month, last=month))
    assert file[1:] == [str(cell.state.label), totals.held, totals.due]
    [program] = client.get(f"/api/v1/compliance/branches/?{asked}").json()["results"]
    assert [duty["state"] for duty in program["duties"]] == [cell.state]
    assert (program["totals"]["held"], program["totals"]["due"]) == (totals.held, totals.due)
    [scores] = client.get(f"{SCORES}?year=2018").context["scores"]
    score = next(score for score in scores.months if score.month == first)
    assert tally(duty for duty in score.duties if duty.kind == "party_day") == totals
    overdue = client.get(f"/activities/overdue/?{asked}").context["missing"]
    assert overdue == totals.missing
    explained = client.get(
        reverse("activities:compliance_branch", args=[sibling_branch.pk]) + f"?month={month}"
    ).context["year"]
    assert tally(one.duty for one in explained.lines if one.duty.kind == "party_day") == totals


def command():
    out = io.StringIO()
    options = ["--from", "2018-01", "--to", "2018-12", "--every", "--format", "json"]
    call_command("compliance", *options, stdout=out)
    return json.loads(out.getvalue())
