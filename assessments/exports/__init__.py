"""Results, the counters behind them, and the units' reports as files."""

from assessments.exports.reports import UnitReportExport
from assessments.exports.results import CounterExport, ResultExport

__all__ = ["CounterExport", "ResultExport", "UnitReportExport"]
