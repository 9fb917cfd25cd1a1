"""The workbook of yearly appraisals of members."""

from assessments.imports.appraisals import AppraisalImport

__all__ = ["AppraisalImport"]
