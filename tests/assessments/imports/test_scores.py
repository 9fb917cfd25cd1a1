import pytest

from assessments.domain.performance import advance
from assessments.imports import ScoreImport
from assessments.models import IndicatorScore
from spreadsheets.domain.batches import commit, open_batch, preview
from spreadsheets.domain.undo import undo
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of, staged, workbook
from tests.spreadsheets.exported import written

HEADER = ["考核期", "指标", "单位", "得分", "评分依据"]
TITLE = "2019年上半年绩效考核"
SCORES = {"A1": ["25", "20", "20"], "A2": ["15", "10", None], "B": ["50", "60", "48.5"]}


@pytest.fixture
def period(district, officer):
    units = make_units(district)
    return advance(performance=make_period(officer, units), actor=actor_of(officer))


def outcomes(user, *rows):
    table = ScoreImport(actor=actor_of(user))
    lines = staged(table, workbook(HEADER, *rows)).understanding.lines
    return [(line.outcome, [problem.code for problem in line.problems]) for line in lines]


def test_scores_are_known_by_number_or_name(officer, period):
    rows = [
        [TITLE, "A1", "U1", 20, ""],
        [TITLE, "党员教育", "示例单位2", "9.5", "台账"],
        [TITLE, "B", "U3", "", "不承担"],
    ]
    assert outcomes(officer, *rows) == [("create", [])] * 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["另一考核", "A1", "U1", 20, ""], "unknown_period"),
        ([TITLE, "A", "U1", 20, ""], "unknown_indicator"),
        ([TITLE, "A1", "U9", 20, ""], "unknown_unit"),
        ([TITLE, "A1", "U1", 25.5, ""], "bad_score"),
        ([TITLE, "A1", "U1", "1.005", ""], "bad_score"),
        ([TITLE, "A1", "U1", "", ""], "no_reason"),
        ([TITLE, "A1", "U1", "多", ""], "bad_number"),
    ],
)
def test_what_cannot_be_is_refused(officer, period, row, code):
    assert outcomes(officer, row) == [("error", [code])]


def test_a_name_that_two_indicators_bear_is_for_a_person_to_settle(officer, period):
    period.indicators.filter(code="B").update(name="党员教育")
    assert outcomes(officer, [TITLE, "党员教育", "U1", 10, ""]) == [("manual", ["manual_check"])]
    assert outcomes(officer, [TITLE, "B 党员教育", "U1", 10, ""]) == [("create", [])]


def test_a_cell_stands_once_in_a_file(officer, period):
    row = [TITLE, "A1", "U1", 20, ""]
    assert outcomes(officer, row, row)[1] == ("duplicate", ["duplicate"])


def test_what_a_department_submitted_stays(officer, period):
    fill(period, SCORES)
    assert outcomes(officer, [TITLE, "A1", "U1", 20, ""]) == [("error", ["locked"])]


def test_scores_are_written_and_undone(officer, period):
    fill(period, SCORES, submit=False)
    rows = [[TITLE, "A1", "U1", 20, ""], [TITLE, "A1", "U2", 20, ""]]
    assert [outcome for outcome, _codes in outcomes(officer, *rows)] == ["update", "unchanged"]
    batch = open_batch(
        kind="indicator-scores", file_name="得分.xlsx", content=workbook(HEADER, *rows),
        actor=actor_of(officer), options={},
    )  # fmt: skip
    preview(batch=batch)
    commit(batch=batch)
    score = IndicatorScore.objects.get(indicator__code="A1", unit__code="U1")
    assert score.score == 20
    undo(batch=batch, actor=actor_of(officer))
    score.refresh_from_db()
    assert score.score == 25


@pytest.mark.parametrize("submit", [False, True])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_exported_file_comes_back_unchanged(officer, period, form, submit):
    fill(period, SCORES, submit=submit)
    content = written("indicator-scores", officer, form=form)
    staging = staged(ScoreImport(actor=actor_of(officer)), content)
    count = IndicatorScore.objects.count()
    assert (staging.outcomes["unchanged"], staging.problems) == (count, [])


@pytest.mark.parametrize("state", ["locked", "published"])
def test_what_is_over_comes_back_unchanged_and_stays(officer, period, state):
    fill(period, SCORES)
    type(period).objects.update(state=state)
    staging = staged(ScoreImport(actor=actor_of(officer)), written("indicator-scores", officer))
    assert (staging.outcomes["unchanged"], staging.problems) == (IndicatorScore.objects.count(), [])
    rows = [[TITLE, "A1", "U1", 20, ""], [TITLE, "A1", "U9", 20, ""]]
    assert outcomes(officer, *rows) == [
        ("error", ["unknown_period"]), ("error", ["unknown_unit"]),
    ]  # fmt: skip
