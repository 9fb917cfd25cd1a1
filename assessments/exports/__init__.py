"""The published results and the counters behind them as files."""

from assessments.exports.results import CounterExport, ResultExport

__all__ = ["CounterExport", "ResultExport"]
