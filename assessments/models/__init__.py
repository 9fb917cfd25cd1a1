from assessments.models.appraisals import BranchAppraisal, MemberAppraisal
from assessments.models.ballots import BallotBox, BallotComment, Counter
from assessments.models.computed import ComputedFigure, ComputedPart
from assessments.models.cycles import AssessedUnit, Cycle, Draw, LeaderReview
from assessments.models.decisions import Deduction, ResultObjection, Veto
from assessments.models.electors import Elector, Participation, VoterGroup
from assessments.models.follow_ups import Evidence, FollowUp, FollowUpStep
from assessments.models.hall import Keying, PaperCount, PaperSheet, Slip
from assessments.models.performance import (
    Indicator,
    IndicatorScore,
    ListDeduction,
    Performance,
    PerformanceUnit,
    Scorer,
)
from assessments.models.performance_results import (
    PerformanceObjection,
    PerformanceResult,
    PerformanceVersion,
)
from assessments.models.questions import Question, QuestionRound
from assessments.models.reports import ReportNotice, ReportWriter, UnitReport
from assessments.models.results import Result, ResultVersion

__all__ = [
    "AssessedUnit",
    "BallotBox",
    "BallotComment",
    "BranchAppraisal",
    "ComputedFigure",
    "ComputedPart",
    "Counter",
    "Cycle",
    "Deduction",
    "Draw",
    "Elector",
    "Evidence",
    "FollowUp",
    "FollowUpStep",
    "Indicator",
    "IndicatorScore",
    "Keying",
    "LeaderReview",
    "ListDeduction",
    "MemberAppraisal",
    "PaperCount",
    "PaperSheet",
    "Participation",
    "Performance",
    "PerformanceObjection",
    "PerformanceResult",
    "PerformanceUnit",
    "PerformanceVersion",
    "Question",
    "QuestionRound",
    "ReportNotice",
    "ReportWriter",
    "Result",
    "ResultObjection",
    "ResultVersion",
    "Scorer",
    "Slip",
    "UnitReport",
    "Veto",
    "VoterGroup",
]
