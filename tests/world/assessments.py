"""A cycle, a period of performance and an appraisal of the world."""

from datetime import date

from django.utils import timezone

from assessments.models import (
    AssessedUnit,
    BranchAppraisal,
    Counter,
    Cycle,
    Deduction,
    Draw,
    Elector,
    Evidence,
    FollowUp,
    FollowUpStep,
    Indicator,
    IndicatorScore,
    Keying,
    LeaderReview,
    ListDeduction,
    MemberAppraisal,
    Performance,
    PerformanceObjection,
    PerformanceResult,
    PerformanceUnit,
    PerformanceVersion,
    Question,
    ReportWriter,
    Result,
    ResultObjection,
    ResultVersion,
    Scorer,
    UnitReport,
    VoterGroup,
)
from assessments.models import Veto as UnitVeto
from common.sealing import seal_bytes


def assessment_of(branch, unit, user):
    """Return a cycle of the branch with its voting open, in which the user votes and reviews."""
    cycle = Cycle.objects.create(
        organization=branch, title="秘密考核", year=2018, state="voting", made_by=user
    )
    assessed = AssessedUnit.objects.create(
        cycle=cycle, unit=unit, code="U01", name="秘密单位", group="agency", leader=user
    )
    group = VoterGroup.objects.create(cycle=cycle, name="秘密组", weight=80)
    return {
        "cycle": cycle,
        "assessed_unit": assessed,
        "report": UnitReport.objects.create(
            unit=assessed,
            kind="duty",
            highlights="秘密亮点",
            problems="秘密问题",
            measures="秘密措施",
            state="locked",
            version=1,
            submitted_at=timezone.now(),
            submitted_by=user,
            saved_at=timezone.now(),
            saved_by=user,
        ),
        "writer": ReportWriter.objects.create(unit=assessed, user=user),
        "review": LeaderReview.objects.create(unit=assessed, text="秘密点评"),
        "voter_group": group,
        "draw": Draw.objects.create(cycle=cycle, group="agency", count=1, codes=["U01"]),
        "keying": Keying.objects.create(group=group, number=1, clerk=user),
        "elector": Elector.objects.create(
            cycle=cycle, group=group, user=user, delegate_kind="party_delegate"
        ),
        **questions_of(cycle, assessed, user),
    }


def questions_of(cycle, assessed, user):
    """Return a question to a unit, what followed from it, and what bears on its result."""
    day = date(2018, 5, 1)
    follow_up = FollowUp.objects.create(
        unit=assessed, text="秘密整改", raised_on=day, due_on=day, asker=user
    )
    step = FollowUpStep.objects.create(
        follow_up=follow_up, move="raised", taken_on=day, due_on=day, taken_by=user
    )
    version = ResultVersion.objects.create(
        cycle=cycle, number=1, computed_on=day, published_at=timezone.now()
    )
    return {
        "question": Question.objects.create(
            unit=assessed, asker=user, asker_kind="party_delegate", text="秘密提问", typed_by=user
        ),
        "follow_up": follow_up,
        "evidence": Evidence.objects.create(
            step=step, name="秘密.pdf", size=8, content=seal_bytes(b"%PDF-1.7")
        ),
        "result_version": version,
        "unit_veto": UnitVeto.objects.create(
            unit=assessed, source="秘密来源", body="秘密机关", decided_on=day, entered_by=user
        ),
        "deduction": Deduction.objects.create(unit=assessed, follow_up=follow_up, due_on=day),
        "result_objection": ResultObjection.objects.create(
            unit=assessed, version=version, text="秘密异议", raised_on=day, raised_by=user
        ),
    }


def appraisal_of(member, branch, user):
    """Return the member's grade in the branch's appraisal of a year."""
    held = BranchAppraisal.objects.create(
        organization=branch, year=2017, held_on=date(2018, 1, 15), voters=1, reason="秘密理由",
        recorded_by=user,
    )  # fmt: skip
    return MemberAppraisal.objects.create(appraisal=held, member=member, year=2017, grade="basic")


def performance_of(branch, unit, user):
    """Return a period in which the unit, headed by the user, is scored and scores."""
    performance = Performance.objects.create(
        organization=branch, title="秘密绩效", kind="one_plus_n", year=2018, part="h1",
        state="scoring", due_on=date(2018, 7, 15), made_by=user,
    )  # fmt: skip
    scored = PerformanceUnit.objects.create(
        performance=performance, unit=unit, code="U01", name="秘密单位", group="agency"
    )
    scorer = Scorer.objects.create(performance=performance, unit=unit)
    indicator = Indicator.objects.create(
        performance=performance, code="A", name="秘密指标", points=100, scorer=scorer
    )
    version = PerformanceVersion.objects.create(
        performance=performance, number=1, published_at=timezone.now()
    )
    return {
        "performance": performance,
        "performance_version": version,
        "performance_objection": PerformanceObjection.objects.create(
            unit=scored, version=version, text="秘密异议", raised_on=date(2018, 8, 1),
            raised_by=user,
        ),
        "performance_unit": scored,
        "scorer": scorer,
        "indicator": indicator,
        "indicator_score": IndicatorScore.objects.create(
            indicator=indicator, unit=scored, score=90, recorded_by=user
        ),
        "list_deduction": ListDeduction.objects.create(
            unit=scored, kind="duty", on=date(2018, 6, 1), points=1, text="秘密事由",
            source="秘密来源", recorded_by=user,
        ),
    }  # fmt: skip


def poll_of(branch, user):
    """Return an electronic vote of the branch on its members."""
    return Cycle.objects.create(
        organization=branch, kind="members", title="秘密测评", year=2016, state="voting",
        made_by=user,
    )  # fmt: skip


def let_be_over(world):
    """Publish results of the assessment and of the period."""
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="published")
    Performance.objects.filter(pk=world["performance"].pk).update(state="published")
    Result.objects.create(
        version=world["result_version"], unit=world["assessed_unit"], total=90, rank=1
    )
    Counter.objects.create(
        unit=world["assessed_unit"], group=world["voter_group"], issued=9, returned=9, valid=9,
        invalid=0, abstained=0, own=0, counted=9, total=810,
    )  # fmt: skip
    PerformanceResult.objects.create(
        version=world["performance_version"], unit=world["performance_unit"], exact="90", total=90,
        rank=1, deducted=0,
    )  # fmt: skip
