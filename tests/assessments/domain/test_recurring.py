import pytest

from assessments.choices import VotingMode, YearPart
from assessments.domain.recurring import copy_cycle, next_fields
from assessments.models import VoterGroup
from assessments.reports.turnout import turnout_of
from tests.conftest import actor_of


@pytest.mark.parametrize(
    ("title", "part", "proposed"),
    [
        ("2018年度三述两评一问", YearPart.YEAR, ("2019年度三述两评一问", 2019, "year")),
        ("2018年上半年绩效考核", YearPart.FIRST_HALF, ("2018年下半年绩效考核", 2018, "h2")),
        ("2018年下半年绩效考核", YearPart.SECOND_HALF, ("2019年上半年绩效考核", 2019, "h1")),
        ("2018年第三季度测评", YearPart.Q3, ("2018年第四季度测评", 2018, "q4")),
        ("2018年第四季度测评", YearPart.Q4, ("2019年第一季度测评", 2019, "q1")),
        ("年度考核", YearPart.YEAR, ("", 2019, "year")),
    ],
)
def test_the_next_period_is_proposed_from_the_title_of_the_last(title, part, proposed):
    assert next_fields(title=title, year=2018, part=part) == proposed


def test_a_copy_expects_as_many_slips_as_before(cycle, officer):
    VoterGroup.objects.create(cycle=cycle, name="代表", weight=0, mode=VotingMode.SLIPS, sheets=15)
    fields = {"title": "2019年度", "year": 2019, "reports_due_on": None, "next_on": None}
    made = copy_cycle(cycle=cycle, fields=fields, actor=actor_of(officer))
    assert [one.issued for one in turnout_of(cycle=made)] == [6, 6, 15]
