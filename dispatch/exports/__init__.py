"""The lists of dispatch as files."""

from dispatch.exports.programmes import ProgrammeExport
from dispatch.exports.units import PlaceExport, UnitExport

__all__ = ["PlaceExport", "ProgrammeExport", "UnitExport"]
