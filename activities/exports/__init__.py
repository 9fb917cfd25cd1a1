"""The lists of activities, of service and of compliance as files."""

from activities.exports.compliance import PartyDayGridExport
from activities.exports.records import ActivityExport, ServiceRecordExport

__all__ = ["ActivityExport", "PartyDayGridExport", "ServiceRecordExport"]
