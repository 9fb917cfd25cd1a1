from assessments.models.ballots import BallotBox, BallotComment, Counter
from assessments.models.cycles import AssessedUnit, Cycle, Draw, LeaderReview
from assessments.models.electors import Elector, Participation, VoterGroup
from assessments.models.reports import ReportNotice, ReportWriter, UnitReport
from assessments.models.results import Result, ResultVersion

__all__ = [
    "AssessedUnit",
    "BallotBox",
    "BallotComment",
    "Counter",
    "Cycle",
    "Draw",
    "Elector",
    "LeaderReview",
    "Participation",
    "ReportNotice",
    "ReportWriter",
    "Result",
    "ResultVersion",
    "UnitReport",
    "VoterGroup",
]
