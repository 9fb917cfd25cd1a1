"""Workbooks of party days and of volunteer service."""

from activities.imports.party_days import PartyDayImport
from activities.imports.service_records import ServiceRecordImport

__all__ = ["PartyDayImport", "ServiceRecordImport"]
