"""Workbooks of appraisals of members, voters of an assessment, and scores of indicators."""

from assessments.imports.appraisals import AppraisalImport
from assessments.imports.electors import ElectorImport
from assessments.imports.scores import ScoreImport

__all__ = ["AppraisalImport", "ElectorImport", "ScoreImport"]
