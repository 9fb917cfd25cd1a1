"""Workbooks of people: the roster, and the accounts they log in with."""

from members.imports.accounts import AccountImport
from members.imports.roster import MemberImport

__all__ = ["AccountImport", "MemberImport"]
