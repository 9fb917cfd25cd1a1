import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from points.domain.closing import close_month
from points.models import PointEntry
from tests.conftest import make_member
from tests.points.facts import serve

JUNE = date(2018, 6, 1)


def settle(*options, month="2018-06"):
    out = io.StringIO()
    call_command("settle_points", "--month", month, *options, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def other(foreign_branch):
    return make_member(foreign_branch, "李四", 2)


def test_the_command_posts_what_is_lacking_and_prints_the_months_figures(
    member, branch, other, foreign_branch
):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8)
    serve(other, foreign_branch, date(2018, 6, 30), "2.5", is_organizer=True)
    serve(other, foreign_branch, date(2018, 7, 1), 8)
    assert settle() == {
        "month": "2018-06",
        "members": 2,
        "entries": 5,
        "raw": "28.50",
        "effective": "24.50",
    }
    assert PointEntry.objects.count() == 5


def test_settling_again_prints_the_same(member, branch):
    serve(member, branch, JUNE, 3)
    assert settle() == settle()
    assert PointEntry.objects.count() == 1


def test_accounts_are_listed_when_asked_for(member, branch, other, foreign_branch):
    serve(member, branch, JUNE, "2.5")
    serve(other, foreign_branch, JUNE, 8, effect="good")
    assert settle("--accounts")["accounts"] == {str(member.pk): "2.50", str(other.pk): "9.60"}


def test_one_branch_is_settled_and_the_others_left(member, branch, other, foreign_branch):
    serve(member, branch, JUNE, 3)
    serve(other, foreign_branch, JUNE, 4)
    report = settle("--branch", branch.code, "--accounts")
    assert report["accounts"] == {str(member.pk): "3.00"}
    assert (report["members"], report["effective"]) == (1, "3.00")
    assert PointEntry.objects.get().member == member
    assert settle()["members"] == 2


def test_a_town_is_its_branches_together(member, branch, other, foreign_branch, town):
    serve(member, branch, JUNE, 3)
    serve(other, foreign_branch, JUNE, 4)
    assert settle("--branch", town.code)["effective"] == "3.00"


def test_a_month_without_facts_is_all_nought(member):
    assert settle() == {
        "month": "2018-06",
        "members": 0,
        "entries": 0,
        "raw": "0.00",
        "effective": "0.00",
    }


def test_a_closed_month_is_reported_as_stored_and_takes_nothing(member, branch, officer):
    serve(member, branch, JUNE, 3)
    before = settle()
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 2), 3)
    assert settle() == before
    assert PointEntry.objects.count() == 1


@pytest.mark.parametrize("month", ["2018-13", "2018-6", "June", "2018-06-01", "0000-01"])
@pytest.mark.django_db
def test_what_is_no_month_is_unusable(month):
    with pytest.raises(CommandError) as error:
        settle(month=month)
    assert error.value.returncode == 2


def test_an_unknown_branch_is_unusable_and_nothing_is_posted(member, branch):
    serve(member, branch, JUNE, 3)
    with pytest.raises(CommandError) as error:
        settle("--branch", "X99")
    assert error.value.returncode == 2
    assert PointEntry.objects.count() == 0


def test_the_text_names_the_figures(member, branch):
    serve(member, branch, JUNE, 3)
    out = io.StringIO()
    call_command("settle_points", "--month", "2018-06", stdout=out)
    assert out.getvalue().splitlines() == [
        "month: 2018-06",
        "members: 1",
        "entries: 1",
        "raw: 3.00",
        "effective: 3.00",
    ]
