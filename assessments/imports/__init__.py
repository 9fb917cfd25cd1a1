"""Workbooks of yearly appraisals of members, and of the voters of an assessment."""

from assessments.imports.appraisals import AppraisalImport
from assessments.imports.electors import ElectorImport

__all__ = ["AppraisalImport", "ElectorImport"]
