"""The lists of activities, of service and of compliance as files."""

from activities.exports.compliance import PartyDayGridExport
from activities.exports.records import ActivityExport, ServiceRecordExport
from activities.exports.requirements import ExemptionExport, RequirementExport
from activities.exports.themes import ThemeExport

__all__ = [
    "ActivityExport", "ExemptionExport", "PartyDayGridExport", "RequirementExport",
    "ServiceRecordExport", "ThemeExport",
]  # fmt: skip
