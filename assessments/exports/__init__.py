"""Results, counters, reports, questions, follow-ups and appraisals of members as files."""

from assessments.exports.appraisals import BranchAppraisalExport, MemberAppraisalExport
from assessments.exports.performance import PerformanceResultExport
from assessments.exports.questions import FollowUpExport, QuestionExport
from assessments.exports.reports import UnitReportExport
from assessments.exports.results import CounterExport, ResultExport

__all__ = [
    "BranchAppraisalExport",
    "CounterExport",
    "FollowUpExport",
    "MemberAppraisalExport",
    "PerformanceResultExport",
    "QuestionExport",
    "ResultExport",
    "UnitReportExport",
]
