"""Workbooks of people: the roster, who holds which post, and the accounts they log in with."""

from members.imports.accounts import AccountImport
from members.imports.appointments import AppointmentImport
from members.imports.roster import MemberImport

__all__ = ["AccountImport", "AppointmentImport", "MemberImport"]
