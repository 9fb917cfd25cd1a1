import pytest

from assessments.domain.appraisal_rules import Opinion
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.imports import AppraisalImport
from assessments.models import BranchAppraisal, MemberAppraisal
from spreadsheets.domain.batches import commit, open_batch, preview
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, make_member, staged, workbook
from tests.spreadsheets.exported import written

HEADER = [
    "党支部", "年度", "会议日期", "参加测评人数", "姓名", "身份证号", "优秀票", "合格票",
    "基本合格票", "不合格票", "评定等次",
]  # fmt: skip


@pytest.fixture
def members(branch):
    return [make_member(branch, f"党员{number}", number) for number in range(1, 8)]


def row(branch, name, *counts, grade="合格", voters=7, day="2019-01-15"):
    counts = counts or ("", "", "", "")
    return [branch.name, 2018, day, voters, name, "", *counts, grade]


def outcomes(user, *rows):
    table = AppraisalImport(actor=actor_of(user))
    lines = staged(table, workbook(HEADER, *rows)).understanding.lines
    return [(line.outcome, [problem.code for problem in line.problems]) for line in lines]


def test_a_branch_comes_in_with_all_its_members(branch, secretary, members):
    rows = [row(branch, one.name, 1, 5, 0, 0) for one in members]
    assert outcomes(secretary, *rows) == [("create", [])] * 7


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"grade": "良好"}, "unknown_grade"),
        ({"voters": 9}, "bad_voters"),
        ({"day": "2017-01-15"}, "bad_day"),
        ({"day": "2019-01"}, "bad_date"),
        ({"grade": "优秀"}, "many_excellent"),
    ],
)
def test_what_cannot_be_is_refused(branch, secretary, members, changes, code):
    [(outcome, codes)] = outcomes(secretary, row(branch, "党员1", **changes))
    assert (outcome, codes) == ("error", [code])


def test_counts_have_to_fit_the_voters(branch, secretary, members):
    assert outcomes(secretary, row(branch, "党员1", 0, 7, 0, 0)) == [("error", ["many_ballots"])]
    few = row(branch, "党员1", 0, 3, 0, 0, voters=5)
    assert outcomes(secretary, few) == [("error", ["few_voters"])]


def test_somebody_unknown_or_named_twice_is_refused(branch, secretary, members):
    rows = [row(branch, name) for name in ("无此人", "党员1", "党员1")]
    assert [codes for _outcome, codes in outcomes(secretary, *rows)] == [
        ["unknown_member"], [], ["duplicate"],
    ]  # fmt: skip


def test_another_branch_is_unknown(branch, outsider, members):
    assert outcomes(outsider, row(branch, "党员1")) == [("error", ["unknown_branch"])]


def test_a_file_is_written_comes_back_unchanged_and_can_be_undone(branch, secretary, members):
    actor = actor_of(secretary)
    rows = [row(branch, one.name, 1, 5, 0, 0) for one in members]
    batch = open_batch(
        kind="appraisals", file_name="评议.xlsx", content=workbook(HEADER, *rows), actor=actor,
        options={},
    )  # fmt: skip
    preview(batch=batch)
    commit(batch=batch)
    assert MemberAppraisal.objects.filter(grade="qualified", qualified=5).count() == 7
    assert BranchAppraisal.objects.get().voters == 7
    assert outcomes(secretary, *rows) == [("unchanged", [])] * 7
    undo(batch=batch, actor=actor)
    assert not BranchAppraisal.objects.exists()


def test_an_exported_file_comes_back_unchanged(branch, secretary, members):
    """Counts of few ballots are not in the file; those on record stay."""
    opinions = {one.pk: Opinion("qualified", (0, 5, 0, 0)) for one in members[1:]}
    opinions[members[0].pk] = Opinion("basic", (0, 1, 0, 1))
    record_appraisal(
        branch=branch, year=2018, meeting=Meeting(members[0].joined_on.replace(2019), 7),
        opinions=opinions, actor=actor_of(secretary),
    )  # fmt: skip
    content = written("appraisals", secretary, "year=2018")
    table = AppraisalImport(actor=actor_of(secretary))
    lines = staged(table, content).understanding.lines
    assert [(line.outcome, line.problems) for line in lines] == [("unchanged", [])] * 7


def test_undoing_a_correction_gives_the_old_grade_back(branch, secretary, members):
    actor = actor_of(secretary)
    record_appraisal(
        branch=branch, year=2018, meeting=Meeting(members[0].joined_on.replace(2019), 7),
        opinions={one.pk: Opinion("basic") for one in members}, actor=actor,
    )  # fmt: skip
    batch = open_batch(
        kind="appraisals", file_name="评议.xlsx", content=workbook(HEADER, row(branch, "党员1")),
        actor=actor, options={},
    )  # fmt: skip
    preview(batch=batch)
    commit(batch=batch)
    assert MemberAppraisal.objects.get(member=members[0]).grade == "qualified"
    undo(batch=batch, actor=actor)
    assert MemberAppraisal.objects.get(member=members[0]).grade == "basic"
