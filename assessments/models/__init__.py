from assessments.models.appraisals import BranchAppraisal, MemberAppraisal
from assessments.models.ballots import BallotBox, BallotComment, Counter
from assessments.models.cycles import AssessedUnit, Cycle, Draw, LeaderReview
from assessments.models.decisions import Deduction, ResultObjection, Veto
from assessments.models.electors import Elector, Participation, VoterGroup
from assessments.models.follow_ups import Evidence, FollowUp, FollowUpStep
from assessments.models.hall import Keying, PaperCount, PaperSheet, Slip
from assessments.models.questions import Question, QuestionRound
from assessments.models.reports import ReportNotice, ReportWriter, UnitReport
from assessments.models.results import Result, ResultVersion

__all__ = [
    "AssessedUnit",
    "BallotBox",
    "BallotComment",
    "BranchAppraisal",
    "Counter",
    "Cycle",
    "Deduction",
    "Draw",
    "Elector",
    "Evidence",
    "FollowUp",
    "FollowUpStep",
    "Keying",
    "LeaderReview",
    "MemberAppraisal",
    "PaperCount",
    "PaperSheet",
    "Participation",
    "Question",
    "QuestionRound",
    "ReportNotice",
    "ReportWriter",
    "Result",
    "ResultObjection",
    "ResultVersion",
    "Slip",
    "UnitReport",
    "Veto",
    "VoterGroup",
]
