"""Workbooks of units, places, and of the leaders in contact with them."""

from dispatch.imports.contacts import ContactImport
from dispatch.imports.postings import PostingImport
from dispatch.imports.units import PlaceImport, UnitImport

__all__ = ["ContactImport", "PlaceImport", "PostingImport", "UnitImport"]
