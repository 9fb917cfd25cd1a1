"""Workbooks of units, their cadres, places, and of the leaders in contact with them."""

from dispatch.imports.cadres import CadreImport
from dispatch.imports.contacts import ContactImport
from dispatch.imports.pools import PoolImport
from dispatch.imports.postings import PostingImport
from dispatch.imports.projects import ProjectImport
from dispatch.imports.units import PlaceImport, UnitImport

__all__ = [
    "CadreImport", "ContactImport", "PlaceImport", "PoolImport", "PostingImport", "ProjectImport",
    "UnitImport",
]  # fmt: skip
