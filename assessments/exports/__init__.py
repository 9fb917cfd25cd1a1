"""Results, the counters behind them, units' reports and appraisals of members as files."""

from assessments.exports.appraisals import BranchAppraisalExport, MemberAppraisalExport
from assessments.exports.reports import UnitReportExport
from assessments.exports.results import CounterExport, ResultExport

__all__ = [
    "BranchAppraisalExport",
    "CounterExport",
    "MemberAppraisalExport",
    "ResultExport",
    "UnitReportExport",
]
