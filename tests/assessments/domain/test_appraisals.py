from datetime import date

import pytest

from accounts.models import AuditEvent
from assessments.domain.appraisal_rules import Opinion
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.models import BranchAppraisal, MemberAppraisal
from common.errors import RuleViolation
from tests.conftest import actor_of, make_member

MEETING = Meeting(date(2019, 1, 15), 6)


@pytest.fixture
def members(branch):
    """Six full members, and a probationary one who votes and is not graded."""
    make_member(branch, "预备甲", 90, stage="probationary", joined_on=date(2018, 7, 1))
    return [make_member(branch, f"党员{number}", number) for number in range(1, 7)]


def record(branch, user, grades, *, meeting=MEETING, year=2018):
    opinions = {
        member.pk: said if isinstance(said, Opinion) else Opinion(said)
        for member, said in grades.items()
    }
    actor = actor_of(user)
    return record_appraisal(
        branch=branch, year=year, meeting=meeting, opinions=opinions, actor=actor
    )


def refused(*args, **kwargs):
    with pytest.raises(RuleViolation) as error:
        record(*args, **kwargs)
    assert not BranchAppraisal.objects.exists()
    return " ".join(error.value.messages)


def test_the_secretary_records_the_branchs_decision(branch, secretary, members):
    counts = (4, 1, 0, 0)
    first, *others = members
    said = {first: Opinion("excellent", counts), **dict.fromkeys(others, "qualified")}
    record(branch, secretary, said)
    rows = {row.member_id: row for row in MemberAppraisal.objects.filter(year=2018)}
    assert (rows[first.pk].grade, rows[first.pk].counts) == ("excellent", counts)
    assert {rows[one.pk].grade for one in others} == {"qualified"}
    assert rows[others[0].pk].counts is None
    assert AuditEvent.objects.filter(action="appraisal_recorded").count() == 1


def test_more_than_a_third_are_excellent_only_with_a_reason(branch, secretary, members):
    grades = {**dict.fromkeys(members[:3], "excellent"), **dict.fromkeys(members[3:], "qualified")}
    assert "优秀3人；超过2人须写明理由" in refused(branch, secretary, grades)
    reason = Meeting(MEETING.held_on, 6, "抗洪一线党支部")
    assert record(branch, secretary, grades, meeting=reason).reason == "抗洪一线党支部"


def test_who_was_not_graded_does_not_raise_the_share(branch, secretary, members):
    grades = dict.fromkeys(members[:2], "excellent") | dict.fromkeys(members[2:5], "qualified")
    assert "评定5人，优秀2人；超过1人" in refused(branch, secretary, {**grades, members[5]: ""})


def test_a_small_meeting_leaves_its_counts_on_paper(branch, secretary, members):
    few = Meeting(MEETING.held_on, 5)
    said = {members[0]: Opinion("qualified", (1, 3, 0, 0))}
    assert "不足6人" in refused(branch, secretary, said, meeting=few)
    assert record(branch, secretary, {members[0]: "qualified"}, meeting=few).voters == 5


def test_no_member_has_more_ballots_than_others_voted(branch, secretary, members):
    everybody = Meeting(MEETING.held_on, 7)
    said = {members[0]: Opinion("qualified", (0, 7, 0, 0))}
    assert "最多6张" in refused(branch, secretary, said, meeting=everybody)


def test_a_probationary_member_votes_and_is_not_graded(branch, secretary, members, sibling_branch):
    probationary = branch.affiliations.get(member__name="预备甲").member
    assert "只评定12月31日在本支部的正式党员" in refused(
        branch, secretary, {probationary: "qualified"}
    )
    stranger = make_member(sibling_branch, "外支部", 50)
    assert "只评定" in refused(branch, secretary, {stranger: "qualified"})


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2020, 1, 1), date(2100, 1, 1)])
def test_the_meeting_is_in_the_year_or_the_next(branch, secretary, members, day):
    assert "2018年或次年" in refused(
        branch, secretary, {members[0]: "qualified"}, meeting=Meeting(day, 6)
    )


def test_a_meeting_has_no_more_voters_than_members(branch, secretary, members):
    said = refused(
        branch, secretary, {members[0]: "qualified"}, meeting=Meeting(MEETING.held_on, 8)
    )
    assert "当日支部党员7人" in said


def test_a_correction_keeps_what_it_does_not_name(branch, secretary, members):
    record(branch, secretary, dict.fromkeys(members, "qualified"))
    record(branch, secretary, {members[0]: "excellent"})
    grades = MemberAppraisal.objects.values_list("grade", flat=True)
    assert sorted(grades) == ["excellent", *["qualified"] * 5]


def test_only_the_own_branch_is_recorded(branch, outsider, members):
    assert "书记" in refused(branch, outsider, {members[0]: "qualified"})
