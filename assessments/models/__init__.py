from assessments.models.appraisals import BranchAppraisal, MemberAppraisal
from assessments.models.ballots import BallotBox, BallotComment, Counter
from assessments.models.cycles import AssessedUnit, Cycle, Draw, LeaderReview
from assessments.models.electors import Elector, Participation, VoterGroup
from assessments.models.hall import Keying, PaperCount, PaperSheet, Slip
from assessments.models.reports import ReportNotice, ReportWriter, UnitReport
from assessments.models.results import Result, ResultVersion

__all__ = [
    "AssessedUnit",
    "BallotBox",
    "BallotComment",
    "BranchAppraisal",
    "Counter",
    "Cycle",
    "Draw",
    "Elector",
    "Keying",
    "LeaderReview",
    "MemberAppraisal",
    "PaperCount",
    "PaperSheet",
    "Participation",
    "ReportNotice",
    "ReportWriter",
    "Result",
    "ResultVersion",
    "Slip",
    "UnitReport",
    "VoterGroup",
]
