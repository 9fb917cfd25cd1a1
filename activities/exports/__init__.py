"""The lists of activities, of service and of compliance as files."""

from activities.exports.attendance import AttendanceExport
from activities.exports.community import CheckInExport
from activities.exports.compliance import GridExport, TownExport
from activities.exports.feedback import FeedbackExport
from activities.exports.links import LinkExport
from activities.exports.nominations import NominationExport, ShowcaseExport
from activities.exports.records import ActivityExport, ServiceRecordExport
from activities.exports.requirements import ExemptionExport, RequirementExport
from activities.exports.scores import OverdueExport, ScoreExport
from activities.exports.themes import ThemeExport

__all__ = [
    "ActivityExport", "AttendanceExport", "CheckInExport", "ExemptionExport", "FeedbackExport",
    "GridExport", "LinkExport", "NominationExport", "OverdueExport", "RequirementExport",
    "ScoreExport", "ServiceRecordExport", "ShowcaseExport", "ThemeExport", "TownExport",
]  # fmt: skip
