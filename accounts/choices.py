from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    DISTRICT_OFFICER = "district_officer", _("District officer")
    CADRE_OFFICER = "cadre_officer", _("Cadre officer")
    TOWN_OFFICER = "town_officer", _("Town officer")
    SECRETARY = "secretary", _("Branch secretary")
    MEMBER = "member", _("Member")
    ASSESSOR = "assessor", _("Assessor")
    UNIT_HEAD = "unit_head", _("Unit head")
    AUDITOR = "auditor", _("Auditor")
    ACCOUNT_ADMIN = "account_admin", _("Account administrator")


DISTRICT_ROLES = (
    Role.DISTRICT_OFFICER,
    Role.CADRE_OFFICER,
    Role.AUDITOR,
    Role.ACCOUNT_ADMIN,
)
"""Roles over a whole district: one person proposes whom to give them, another approves."""


class Tier(models.TextChoices):
    """How high in the tree an organization stands, as far as roles over it go."""

    DISTRICT = "district", _("the district")
    COMMITTEE = "committee", _("a committee below the district")
    BRANCH = "branch", _("a branch or general branch")


class GrantState(models.TextChoices):
    WAITING = "waiting", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", pgettext_lazy("grant", "Refused")


class Standing(models.TextChoices):
    """What a grant amounts to on a day."""

    WAITING = "waiting", _("Waits for approval")
    REFUSED = "refused", pgettext_lazy("grant", "Refused")
    COMING = "coming", _("Not yet begun")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class Capability(models.TextChoices):
    """What a person may do; whom or what it may be done to is the scope's business."""

    ORGANIZATION_VIEW = "organization_view", _("see organizations")
    ORGANIZATION_IMPORT = "organization_import", _("import organizations")
    WORKBOOK_IMPORT = "workbook_import", _("import workbooks of some kind")
    MEMBER_VIEW = "member_view", _("see members")
    MEMBER_IMPORT = "member_import", _("import members")
    MEMBER_REVEAL = "member_reveal", _("see ID numbers and mobiles in full")
    MEMBER_CORRECT = "member_correct", _("correct what the register says of a member")
    ACTIVITY_VIEW = "activity_view", _("see activities")
    ACTIVITY_RECORD = "activity_record", _("record activities")
    ACTIVITY_REVIEW = "activity_review", _("accept activities")
    REQUIREMENT_MANAGE = "requirement_manage", _("set what is required of branches")
    EXEMPTION_GRANT = "exemption_grant", _("exempt branches from a requirement")
    THEME_SET = "theme_set", _("set themes of the month")
    NOMINATION_SHORTLIST = "nomination_shortlist", _("shortlist activities of the month")
    SHOWCASE_PUBLISH = "showcase_publish", _("pick and publish activities of the month")
    SERVICE_VIEW = "service_view", _("see service records")
    SERVICE_RECORD = "service_record", _("record service")
    SERVICE_CONFIRM = "service_confirm", _("confirm service records")
    SERVICE_REPORT = "service_report", _("report the own service")
    SERVICE_REVIEW = "service_review", _("strike service as a false report")
    POINTS_VIEW = "points_view", _("see points accounts")
    POINTS_SETTLE = "points_settle", _("settle and close months")
    POINTS_ENTER = "points_enter", _("enter and reverse points by hand")
    STAR_VIEW = "star_view", _("see star ratings")
    STAR_RATE = "star_rate", _("record posts, marks and exemptions")
    STAR_DECIDE = "star_decide", _("publish stars, record vetoes, decide on objections")
    RULE_MANAGE = "rule_manage", _("set the rules of star ratings and the calendar")
    CADRE_VIEW = "cadre_view", _("see cadres")
    CADRE_MANAGE = "cadre_manage", _("keep the cadre roster")
    DISPATCH_VIEW = "dispatch_view", _("see programmes and postings")
    DISPATCH_MANAGE = "dispatch_manage", _("run programmes and post cadres")
    UNIT_NOMINATE = "unit_nominate", _("nominate cadres of a unit")
    POSTING_RECORD = "posting_record", _("record what happens during a posting")
    POSTING_REVIEW = "posting_review", _("review a posting for host or home")
    POOL_VIEW = "pool_view", _("see talent pools")
    POOL_MANAGE = "pool_manage", _("keep talent pools")
    CONTACT_VIEW = "contact_view", _("see leaders' contacts")
    CONTACT_RECORD = "contact_record", _("record visits and problems of leaders' contacts")
    CONTACT_MANAGE = "contact_manage", _("set leaders' contacts")
    ASSESSMENT_VIEW = "assessment_view", _("see assessments and their results")
    ASSESSMENT_MANAGE = "assessment_manage", _("set up and run assessments")
    ASSESSMENT_JOIN = "assessment_join", _("report, review, vote and ask in assessments")
    APPRAISAL_VIEW = "appraisal_view", _("see yearly appraisals of members")
    APPRAISAL_RECORD = "appraisal_record", _("record yearly appraisals of members")
    BACKFILL_DECLARE = "backfill_declare", _("declare a backfill")
    ACCOUNT_MANAGE = "account_manage", _("manage accounts and grants")
    GRANT_APPROVE = "grant_approve", _("approve grants of district roles")
    AUDIT_VIEW = "audit_view", _("read the audit log")
    AUDIT_CHECK = "audit_check", _("see whether the audit log holds")
    SCHEDULE_MANAGE = "schedule_manage", _("set when jobs run and have failed ones done again")


class Action(models.TextChoices):
    """What the audit log knows; every recorded action stands here with its words."""

    LOGGED_IN = "logged_in", _("Logged in")
    LOGIN_FAILED = "login_failed", _("Log-in failed")
    LOGIN_SLOWED = "login_slowed", _("Log-in slowed")
    LOGGED_OUT = "logged_out", _("Logged out")
    SESSION_ENDED = "session_ended", _("Session ended by the time limit")
    SESSIONS_CLOSED = "sessions_closed", _("Other sessions ended by the person")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    PASSWORD_RESET = "password_reset", _("Password reset by an administrator")
    TOKEN_ISSUED = "token_issued", _("Token issued")
    TOKEN_USED = "token_used", _("Token used for the first time on a day")
    TOKEN_READ = "token_read", _("List read by a program")
    TOKEN_REVOKED = "token_revoked", _("Token revoked by the person")
    TOKENS_REVOKED = "tokens_revoked", _("Tokens revoked by an administrator")
    SECOND_FACTOR_SET_UP = "second_factor_set_up", _("Second factor set up")
    SECOND_FACTOR_TURNED_OFF = "second_factor_turned_off", _("Second factor turned off")
    SECOND_FACTOR_RESET = "second_factor_reset", _("Second factor reset by an administrator")
    SECOND_FACTOR_RESET_ASKED = "second_factor_reset_asked", _("Reset of a second factor asked for")
    SECOND_FACTOR_KEPT = "second_factor_kept", _("Reset of a second factor turned down")
    CODE_FAILED = "code_failed", _("Wrong code of the second factor")
    RECOVERY_CODE_USED = "recovery_code_used", _("Recovery code used")
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed", _("Recovery codes renewed")
    ACCOUNT_CREATED = "account_created", _("Account opened")
    ACCOUNT_RENAMED = "account_renamed", _("Account renamed")
    ACCOUNT_DEACTIVATED = "account_deactivated", _("Account deactivated")
    ACCOUNT_REACTIVATED = "account_reactivated", _("Account activated")
    GRANT_PROPOSED = "grant_proposed", _("Grant proposed")
    GRANT_GIVEN = "grant_given", _("Grant given")
    GRANT_APPROVED = "grant_approved", _("Grant approved")
    GRANT_REFUSED = "grant_refused", _("Grant refused")
    GRANT_ENDED = "grant_ended", _("Grant ended")
    LIMITED = "limited", _("Refused for doing it too often")
    DENIED = "denied", _("Refused for lack of rights")
    NOT_FOUND = "not_found", _("Address of a record not there or out of reach")
    DISTRICT_BOOTSTRAPPED = "district_bootstrapped", _("District founded")
    IMPORT_COMMITTED = "import_committed", _("Import written")
    IMPORT_UNDONE = "import_undone", _("Import undone")
    ERROR_WORKBOOK_MADE = "error_workbook_made", _("Marked workbook made")
    EXPORTED = "exported", _("Exported")
    EXPORT_REVEALED = "export_revealed", _("Exported with full ID numbers")
    FILE_DOWNLOADED = "file_downloaded", _("File downloaded")
    JOB_RETRIED = "job_retried", _("Failed job queued again")
    SCHEDULE_CHANGED = "schedule_changed", _("Schedule of a job changed")
    ACTIVITY_RECORDED = "activity_recorded", _("Activity recorded")
    ACTIVITY_AMENDED = "activity_amended", _("Activity changed")
    ACTIVITY_SUBMITTED = "activity_submitted", _("Activity submitted")
    ACTIVITY_ACCEPTED = "activity_accepted", _("Activity accepted")
    ACTIVITY_RETURNED = "activity_returned", _("Activity returned")
    ACTIVITY_CANCELLED = "activity_cancelled", _("Activity cancelled")
    PARTNER_STRUCK_OFF = "partner_struck_off", _("Partner of a joint activity struck off")
    PARTNER_JOINED_AGAIN = "partner_joined_again", _("Partner of a joint activity taken in again")
    PARTNER_LISTED = "partner_listed", _("Attendance of a partner recorded")
    ATTACHMENT_ADDED = "attachment_added", _("File added to an activity")
    ATTACHMENT_REMOVED = "attachment_removed", _("File taken out of an activity")
    REQUIREMENT_ADOPTED = "requirement_adopted", _("Requirement adopted")
    REQUIREMENT_WITHDRAWN = "requirement_withdrawn", _("Requirement withdrawn")
    SCORE_RULE_ADOPTED = "score_rule_adopted", _("Month score changed")
    SCORE_RULE_WITHDRAWN = "score_rule_withdrawn", _("Change of the month score withdrawn")
    BRANCHES_NUDGED = "branches_nudged", _("Branches reminded of what is overdue")
    EXEMPTION_GRANTED = "exemption_granted", _("Exemption granted")
    EXEMPTION_WITHDRAWN = "exemption_withdrawn", _("Exemption withdrawn")
    SERVICE_RECORDED = "service_recorded", _("Service recorded")
    THEME_SET = "theme_set", _("Theme of the month set")
    THEME_CHANGED = "theme_changed", _("Theme of the month changed")
    THEME_REMOVED = "theme_removed", _("Theme of the month removed")
    METHOD_ADOPTED = "method_adopted", _("Method of party days changed")
    NOMINATED = "nominated", _("Activity of the month nominated")
    NOMINATION_WITHDRAWN = "nomination_withdrawn", _("Nomination withdrawn")
    NOMINATION_MOVED = "nomination_moved", _("Nomination shortlisted, picked or taken back")
    STAR_DEADLINES_SET = "star_deadlines_set", _("Deadlines of nominations set")
    ACTIVITIES_PUBLISHED = "activities_published", _("Activities of the month published")
    METHOD_WITHDRAWN = "method_withdrawn", _("Change of the method of party days withdrawn")
    CHECKED_IN = "checked_in", _("Checked in with a community")
    CHECK_IN_ENDED = "check_in_ended", _("Check-in with a community ended")
    COMMUNITY_POST_SAVED = "community_post_saved", _("Post of a community saved")
    COMMUNITY_POST_CLAIMED = "community_post_claimed", _("Post of a community claimed")
    COMMUNITY_CLAIM_ENDED = "community_claim_ended", _("Claim of a post of a community ended")
    COMMUNITY_FEEDBACK_GIVEN = "community_feedback_given", _("Feedback given by a community")
    UNIT_LINKED = "unit_linked", _("Unit linked to a community")
    UNIT_UNLINKED = "unit_unlinked", _("Link of a unit to a community ended")
    LINK_ITEM_SAVED = "link_item_saved", _("Item of a unit and a community saved")
    SERVICE_CONFIRMED = "service_confirmed", _("Service record confirmed")
    SERVICE_CHANGED = "service_changed", _("Service record changed")
    SERVICE_STRUCK = "service_struck", _("Service record struck")
    SERVICE_RESTORED = "service_restored", _("Service record restored")
    MEMBER_REVEALED = "member_revealed", _("ID number and mobile shown in full")
    MEMBER_CORRECTED = "member_corrected", _("Member corrected")
    APPOINTED = "appointed", _("Post on a committee or in a group given")
    APPOINTMENT_ENDED = "appointment_ended", _("Post on a committee or in a group ended")
    APPOINTMENT_TAKEN_OUT = (
        "appointment_taken_out",
        _("Post on a committee or in a group taken out"),
    )
    CORRECTION_ASKED = "correction_asked", _("Correction of a member requested")
    CORRECTION_SETTLED = "correction_settled", _("Request for correction settled")
    MONTH_CLOSED = "month_closed", _("Month closed")
    MONTH_REOPENED = "month_reopened", _("Month reopened")
    POINTS_ENTERED = "points_entered", _("Points entered by hand")
    ENTRY_REVERSED = "entry_reversed", _("Points reversed by hand")
    POST_SAVED = "post_saved", _("Post saved")
    POST_GIVEN = "post_given", _("Post given")
    POST_TAKEN_BACK = "post_taken_back", _("Post taken back")
    MARKS_RECORDED = "marks_recorded", _("Marks recorded")
    STAR_EXEMPTED = "star_exempted", _("Exempted from the star rating")
    STAR_EXEMPTION_ENDED = "star_exemption_ended", _("Exemption from the star rating ended")
    STAR_VETOED = "star_vetoed", _("Veto of stars recorded")
    STAR_VETO_LIFTED = "star_veto_lifted", _("Veto of stars lifted")
    STARS_PUBLISHED = "stars_published", _("Stars published")
    STARS_ENFORCED = "stars_enforced", _("Stars put in force")
    OBJECTION_RAISED = "objection_raised", _("Objection raised")
    OBJECTION_DECIDED = "objection_decided", _("Objection decided")
    FOLLOW_UP_RECORDED = "follow_up_recorded", _("Follow-up recorded")
    CONTACT_SET = "contact_set", _("Leader's contact set")
    CONTACT_ENDED = "contact_ended", _("Leader's contact ended")
    CONTACT_VISITED = "contact_visited", _("Visit of a leader recorded")
    PROBLEM_RAISED = "problem_raised", _("Problem raised by a leader")
    PROBLEM_CLOSED = "problem_closed", _("Problem reported as settled")
    PROBLEM_VERIFIED = "problem_verified", _("Problem verified as settled")
    PROBLEM_REOPENED = "problem_reopened", _("Problem reopened")
    PROJECT_SAVED = "project_saved", _("Key project saved")
    POOL_ENTERED = "pool_entered", _("Taken into a talent pool")
    POOL_MOVED = "pool_moved", _("Phase in a talent pool changed")
    POOL_REVIEWED = "pool_reviewed", _("Reviewed in a talent pool")
    POOL_LEFT = "pool_left", _("Taken out of a talent pool")
    POOL_TAKEN_BACK = "pool_taken_back", _("Step in a talent pool taken back")
    OUTCOME_RECORDED = "outcome_recorded", _("Outcome recorded")
    OUTCOME_WITHDRAWN = "outcome_withdrawn", _("Outcome withdrawn")
    SCHEME_ADOPTED = "scheme_adopted", _("Points scheme adopted")
    RATING_RULE_ADOPTED = "rating_rule_adopted", _("Rating rule adopted")
    CYCLE_SAVED = "cycle_saved", _("Assessment set up or changed")
    CYCLE_MOVED = "cycle_moved", _("Assessment taken a step further")
    DRAW_LISTED = "draw_listed", _("Candidates of a draw published")
    UNITS_DRAWN = "units_drawn", _("Units drawn")
    SLIPS_PRINTED = "slips_printed", _("Ballot slips printed")
    SLIPS_VOIDED = "slips_voided", _("Ballot slips voided")
    PAPER_COUNTED = "paper_counted", _("Paper ballots issued and returned")
    PAPER_KEYED_ANEW = "paper_keyed_anew", _("A keying of paper ballots discarded")
    REVIEW_SIGNED = "review_signed", _("Review of a unit signed")
    REVIEW_WAIVED = "review_waived", _("Unit counted without a review")
    REPORT_SUBMITTED = "report_submitted", _("Report of a unit handed in")
    REPORT_RETURNED = "report_returned", _("Report of a unit returned")
    REPORTS_LOCKED = "reports_locked", _("Reports of units locked")
    REPORT_WRITER_NAMED = "report_writer_named", _("Writer of a unit's reports named")
    REPORT_WRITER_DROPPED = "report_writer_dropped", _("Writer of a unit's reports removed")
    UNITS_NUDGED = "units_nudged", _("Units reminded of their reports")
    QUESTION_ASKED = "question_asked", _("Question of a delegate")
    QUESTION_ANSWERED = "question_answered", _("Question of a delegate answered")
    QUESTION_TAKEN_BACK = "question_taken_back", _("Question of a delegate taken back")
    FOLLOW_UP_MOVED = "follow_up_moved", _("Step of a follow-up")
    VETO_ENTERED = "veto_entered", _("Veto entered or lifted")
    DEDUCTION_STRUCK = "deduction_struck", _("Deduction struck")
    UNIT_WITHDRAWN = "unit_withdrawn", _("Unit withdrawn from an assessment")
    RESULTS_OBJECTED = "results_objected", _("Objection to a result")
    RESULTS_DECIDED = "results_decided", _("Objection to a result decided")
    RESULTS_ISSUED = "results_issued", _("Results published in a new version")
    BALLOTS_COUNTED = "ballots_counted", _("Ballots counted")
    BALLOTS_DESTROYED = "ballots_destroyed", _("Key and sealed ballots destroyed")
    PERFORMANCE_CHANGED = "performance_changed", _("Performance assessment changed")
    SCORES_RECORDED = "scores_recorded", _("Scores of indicators recorded")
    SCORES_SUBMITTED = "scores_submitted", _("Scores of a department submitted")
    SCORES_RETURNED = "scores_returned", _("Scores of a department returned")
    POINTS_TAKEN_OFF = "points_taken_off", _("Points taken off by a list, or given back")
    APPRAISAL_RECORDED = "appraisal_recorded", _("Yearly appraisal of members recorded")
    CALENDAR_CHANGED = "calendar_changed", _("Calendar changed")
    POSTED = "posted", _("Cadre posted")
    CADRE_POST_SAVED = "cadre_post_saved", _("Post of a cadre saved")
    CADRE_SAVED = "cadre_saved", _("Cadre entered or corrected")
    UNIT_SAVED = "unit_saved", _("Unit saved")
    PLACE_SAVED = "place_saved", _("Village or community saved")
    PROGRAMME_SAVED = "programme_saved", _("Programme saved")
    PROGRAMME_POSTED = "programme_posted", _("People of a programme posted")
    QUOTAS_SET = "quotas_set", _("Quotas set")
    QUOTAS_WITHDRAWN = "quotas_withdrawn", _("Quotas taken back")
    QUOTA_CHANGED = "quota_changed", _("Quota changed")
    QUOTAS_POOLED = "quotas_pooled", _("Units let send together, or apart again")
    NOMINEE_MOVED = "nominee_moved", _("Step of a nominee")
    NOMINEE_PLACED = "nominee_placed", _("Nominee placed")
    NOTICE_PUBLISHED = "notice_published", _("Public notice of nominees")
    NOMINEE_OBJECTED = "nominee_objected", _("Objection to a nominee taken down")
    NOMINEE_OBJECTION_DECIDED = (
        "nominee_objection_decided",
        _("Objection to a nominee decided"),
    )
    POSTING_EXTENDED = "posting_extended", _("Posting extended")
    POSTING_RECALLED = "posting_recalled", _("Cadre recalled")
    POSTING_WITHDRAWN = "posting_withdrawn", _("Posting withdrawn")
    POSTING_LEAVE_DECLARED = "posting_leave_declared", _("Leave during a posting declared")
    TEMPORARY_BRANCH_OPENED = "temporary_branch_opened", _("Temporary branch of a programme opened")
    MONTH_LOGGED = "month_logged", _("Monthly log of a posting kept")
    POSTING_REVIEWED = "posting_reviewed", _("Posting reviewed")
    REMINDER_SEEN = "reminder_seen", _("Reminder of the end of a posting seen to")


DETAILS = {
    "table": _("Table"),
    "filter": _("Filter"),
    "rows": _("Number of rows"),
    "format": _("Format"),
    "kind": _("Kind"),
    "outcomes": _("Outcomes"),
    "sessions": _("Sessions"),
    "role": _("Role"),
    "organization": _("Organization"),
    "from": _("From"),
    "until": _("Until"),
    "method": _("Method"),
    "why": _("Why"),
    "year": _("Year"),
    "marks": _("Marks"),
    "entries": _("Entries posted anew"),
    "verdict": _("Decision"),
    "nominate_by": _("Nominations until"),
    "shortlist_by": _("Shortlists until"),
    "organization_kinds": _("Kinds of organization"),
    "organizations": _("Organizations"),
    "fields": _("Fields"),
    "state": _("State"),
    "units": _("Units"),
    "group": _("Group"),
    "electors": _("Voters"),
    "leader": _("Responsible leader"),
    "points": _("Points"),
    "version": _("Version"),
}
"""The words of what the audit log notes beside an action."""
