"""Addresses of accounts, jobs, imports and the home page."""

from accounts.choices import Capability

C = Capability

LISTS = {
    "portal:home": None,
    "accounts:password_change": None,
    "accounts:session_list": None,
    "accounts:session_close": None,
    "accounts:post_choose": None,
    "accounts:token_list": None,
    "accounts:token_revoke": None,
    "api:schema": None,
    "accounts:second_factor_manage": None,
    "accounts:second_factor_renew": None,
    "accounts:second_factor_remove": None,
    "spreadsheets:batch_list": C.WORKBOOK_IMPORT,
    "spreadsheets:template_download": C.SERVICE_RECORD,  # the kind in WORDS
}
OBJECTS = {
    "jobs:job_detail": (None, "job"),
    "jobs:job_download": (None, "job"),
    "spreadsheets:batch_detail": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_columns": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_commit": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_errors": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_discard": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_kind": (C.WORKBOOK_IMPORT, "batch"),
    "spreadsheets:batch_undo": (C.WORKBOOK_IMPORT, "batch"),
}
OFFICES = {
    "accounts:user_list": (C.ACCOUNT_MANAGE,),
    "accounts:user_detail": (C.ACCOUNT_MANAGE, "user"),
    "accounts:user_add": (C.ACCOUNT_MANAGE,),
    "accounts:user_edit": (C.ACCOUNT_MANAGE, "user"),
    "accounts:user_reset": (C.ACCOUNT_MANAGE, "user"),
    "accounts:user_revoke": (C.ACCOUNT_MANAGE, "user"),
    "accounts:user_deactivate": (C.ACCOUNT_MANAGE, "user"),
    "accounts:user_reactivate": (C.ACCOUNT_MANAGE, "user"),
    "accounts:grant_add": (C.ACCOUNT_MANAGE, "user"),
    "accounts:grant_places": (C.ACCOUNT_MANAGE, "town"),
    "accounts:grant_end": (C.ACCOUNT_MANAGE, "grant"),
    "accounts:grant_decide": (C.GRANT_APPROVE, "proposal"),
    "accounts:audit_list": (C.AUDIT_VIEW,),
    "accounts:user_second_factor": (C.ACCOUNT_MANAGE, "user"),
    "accounts:second_factor_decide": (C.GRANT_APPROVE, "user"),
    "accounts:audit_check": (C.AUDIT_CHECK,),
    "jobs:job_retry": (C.SCHEDULE_MANAGE, "failure"),
    "jobs:schedule_list": (C.SCHEDULE_MANAGE,),
    "jobs:schedule_edit": (C.SCHEDULE_MANAGE, "routine"),
}
WORDS = {
    "spreadsheets:template_download": ("service-records",),
}
POSTS = {
    "accounts:session_close",
    "accounts:post_choose",
    "accounts:token_revoke",
    "accounts:second_factor_renew",
    "accounts:second_factor_remove",
    "jobs:job_retry",
    "spreadsheets:batch_columns",
    "spreadsheets:batch_commit",
    "spreadsheets:batch_discard",
    "spreadsheets:batch_kind",
    "spreadsheets:batch_undo",
}
OWN = {}
