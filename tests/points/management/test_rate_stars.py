import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from points.models import Exemption, StarList, Veto
from tests.conftest import make_member
from tests.points.stars import attend, serve


def rate(*options, year="2018"):
    out = io.StringIO()
    call_command("rate_stars", "--year", year, *options, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def year(member, branch, foreign_branch, officer):
    """One with two stars, one without data, one exempt, one vetoed; one without a star abroad."""
    idle, aged, vetoed = (
        make_member(branch, name, serial) for serial, name in enumerate(("李四", "王五", "赵六"), 2)
    )
    foreigner = make_member(foreign_branch, "钱七", 5)
    attend(branch, dict.fromkeys((member, aged, vetoed), "present"))
    attend(foreign_branch, {foreigner: "absent"})
    for month in (1, 2, 3):
        serve(member, branch, 8, date(2018, month, 1))
    Exemption.objects.create(
        member=aged, year=2018, kind="aged", reason="年满八十", recorded_by=officer
    )
    Veto.objects.create(
        member=vetoed,
        kind="crime",
        decided_on=date(2018, 5, 1),
        document="判决书",
        recorded_by=officer,
    )
    return [member, idle, aged, vetoed, foreigner]


def test_the_command_prints_how_many_members_have_how_many_stars(year):
    assert rate() == {
        "year": 2018,
        "rated": 2,
        "not_rated": 1,
        "exempt": 1,
        "vetoed": 1,
        "stars": {"5": 0, "4": 0, "3": 0, "2": 1, "1": 0, "0": 1},
    }


def test_members_are_listed_when_asked_for(year, branch):
    member, idle, aged, vetoed, _foreigner = (str(one.pk) for one in year)
    assert rate("--branch", branch.code, "--members")["members"] == {
        member: {"score": "70.00", "star": 2, "reason": "score"},
        idle: {"score": None, "star": None, "reason": "no_data"},
        aged: {"score": None, "star": None, "reason": "exempt"},
        vetoed: {"score": "50.00", "star": 0, "reason": "veto"},
    }


def test_rating_again_prints_the_same(year):
    assert rate("--members") == rate("--members")
    assert StarList.objects.count() == 2


@pytest.mark.parametrize("options", [{"year": "2999"}, {"year": "1999"}, {"year": "x"}])
@pytest.mark.django_db
def test_what_is_no_year_is_unusable(options):
    with pytest.raises(CommandError) as error:
        rate(**options)
    assert getattr(error.value, "returncode", 2) != 0


def test_an_unknown_branch_is_unusable_and_nothing_is_written(year):
    with pytest.raises(CommandError) as error:
        rate("--branch", "X99")
    assert error.value.returncode == 2
    assert not StarList.objects.exists()


def test_the_text_names_the_figures(year):
    out = io.StringIO()
    call_command("rate_stars", "--year", "2018", stdout=out)
    assert out.getvalue().splitlines()[:3] == ["year: 2018", "rated: 2", "not_rated: 1"]
