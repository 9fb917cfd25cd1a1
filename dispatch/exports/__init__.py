"""The lists of dispatch as files."""

from dispatch.exports.cadres import CadreExport
from dispatch.exports.contacts import ContactExport, ProblemExport, ProjectExport
from dispatch.exports.coverage import CoverageExport
from dispatch.exports.during import LogExport, SummaryExport
from dispatch.exports.pools import OutcomeExport, PoolExport
from dispatch.exports.postings import PostingExport, VacancyExport
from dispatch.exports.programmes import ProgrammeExport
from dispatch.exports.quotas import NomineeExport, QuotaExport
from dispatch.exports.units import PlaceExport, UnitExport

__all__ = [
    "CadreExport",
    "ContactExport",
    "CoverageExport",
    "LogExport",
    "NomineeExport",
    "OutcomeExport",
    "PlaceExport",
    "PoolExport",
    "PostingExport",
    "ProblemExport",
    "ProgrammeExport",
    "ProjectExport",
    "QuotaExport",
    "SummaryExport",
    "UnitExport",
    "VacancyExport",
]  # fmt: skip
