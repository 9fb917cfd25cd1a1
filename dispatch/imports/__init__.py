"""Workbooks of units, and of the villages and communities they send people to."""

from dispatch.imports.units import PlaceImport, UnitImport

__all__ = ["PlaceImport", "UnitImport"]
