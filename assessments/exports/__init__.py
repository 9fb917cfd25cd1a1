"""Voters, results, counters, reports, questions, follow-ups and appraisals as files."""

from assessments.exports.appraisals import BranchAppraisalExport, MemberAppraisalExport
from assessments.exports.electors import ElectorExport
from assessments.exports.performance import PerformanceResultExport
from assessments.exports.questions import FollowUpExport, QuestionExport
from assessments.exports.reports import UnitReportExport
from assessments.exports.results import CounterExport, ResultExport
from assessments.exports.scores import IndicatorScoreExport

__all__ = [
    "BranchAppraisalExport",
    "CounterExport",
    "ElectorExport",
    "FollowUpExport",
    "IndicatorScoreExport",
    "MemberAppraisalExport",
    "PerformanceResultExport",
    "QuestionExport",
    "ResultExport",
    "UnitReportExport",
]
