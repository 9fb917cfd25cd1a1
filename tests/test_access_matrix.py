"""What every address asks for, and which role holds what: the tables ``test_visits`` goes by."""

from accounts.choices import Capability, Role
from accounts.permissions import CAPABILITIES, OWN_RECORD
from tests.addresses import LISTS, OBJECTS, OFFICES, PUBLIC, routes

C = Capability
NEEDS = {
    "portal:home": None,
    "accounts:password_change": None,
    "accounts:session_list": None,
    "accounts:session_close": None,
    "accounts:post_choose": None,
    "accounts:token_list": None,
    "accounts:token_revoke": None,
    "api:schema": None,
    "api:organization_list": C.ORGANIZATION_VIEW,
    "api:organization_detail": C.ORGANIZATION_VIEW,
    "api:member_list": C.MEMBER_VIEW,
    "api:member_detail": C.MEMBER_VIEW,
    "api:activity_list": C.ACTIVITY_VIEW,
    "api:activity_detail": C.ACTIVITY_VIEW,
    "api:compliance_figures": C.ACTIVITY_VIEW,
    "api:compliance_list": C.ACTIVITY_VIEW,
    "api:score_list": C.ACTIVITY_VIEW,
    "api:contact_list": C.CONTACT_VIEW,
    "api:problem_list": C.CONTACT_VIEW,
    "api:result_list": C.ASSESSMENT_VIEW,
    "api:counter_list": C.ASSESSMENT_VIEW,
    "api:service_list": C.SERVICE_VIEW,
    "api:month_list": C.POINTS_VIEW,
    "api:account_list": C.POINTS_VIEW,
    "api:account_detail": C.POINTS_VIEW,
    "api:entry_list": C.POINTS_VIEW,
    "api:starlist_list": C.STAR_VIEW,
    "api:star_list": C.STAR_VIEW,
    "api:star_detail": C.STAR_VIEW,
    "api:posting_list": C.DISPATCH_VIEW,
    "api:programme_list": C.DISPATCH_VIEW,
    "api:unit_list": C.CADRE_VIEW,
    "api:cadre_list": C.CADRE_VIEW,
    "api:posting_detail": C.DISPATCH_VIEW,
    "api:service_detail": C.SERVICE_VIEW,
    "accounts:second_factor_manage": None,
    "accounts:second_factor_renew": None,
    "accounts:second_factor_remove": None,
    "branches:organization_list": C.ORGANIZATION_VIEW,
    "branches:organization_detail": C.ORGANIZATION_VIEW,
    "branches:organization_children": C.ORGANIZATION_VIEW,
    "branches:organization_history": C.ORGANIZATION_VIEW,
    "branches:organization_watchers": C.ORGANIZATION_VIEW,
    "members:member_list": C.MEMBER_VIEW,
    "members:member_detail": C.MEMBER_VIEW,
    "members:member_history": C.MEMBER_VIEW,
    "members:member_watchers": C.MEMBER_VIEW,
    "members:member_correct": C.MEMBER_CORRECT,
    "members:correction_ask": C.MEMBER_VIEW,
    "members:correction_list": C.MEMBER_CORRECT,
    "members:correction_decide": C.MEMBER_CORRECT,
    "members:correction_withdraw": C.MEMBER_VIEW,
    "activities:attendance_list": C.SERVICE_VIEW,
    "members:member_figures": C.MEMBER_REVEAL,
    "members:member_reveal": C.MEMBER_REVEAL,
    "activities:activity_list": C.ACTIVITY_VIEW,
    "activities:activity_grid": C.ACTIVITY_VIEW,
    "activities:requirement_list": C.ACTIVITY_VIEW,
    "activities:requirement_change": C.REQUIREMENT_MANAGE,
    "activities:requirement_withdraw": C.REQUIREMENT_MANAGE,
    "activities:compliance_towns": C.ACTIVITY_VIEW,
    "activities:compliance_branch": C.ACTIVITY_VIEW,
    "activities:compliance_overdue": C.ACTIVITY_VIEW,
    "activities:score_list": C.ACTIVITY_VIEW,
    "activities:overdue_nudge": C.ACTIVITY_REVIEW,
    "activities:branch_nudge": C.ACTIVITY_REVIEW,
    "activities:score_rule_list": C.ACTIVITY_VIEW,
    "activities:score_rule_change": C.REQUIREMENT_MANAGE,
    "activities:score_rule_withdraw": C.REQUIREMENT_MANAGE,
    "activities:activity_minutes": C.ACTIVITY_VIEW,
    "activities:attachment_add": C.ACTIVITY_RECORD,
    "activities:attachment_download": C.ACTIVITY_VIEW,
    "activities:attachment_remove": C.ACTIVITY_RECORD,
    "activities:part_strike": C.ACTIVITY_RECORD,
    "activities:part_attend": C.ACTIVITY_RECORD,
    "activities:exemption_list": C.ACTIVITY_VIEW,
    "activities:exemption_add": C.EXEMPTION_GRANT,
    "activities:exemption_withdraw": C.EXEMPTION_GRANT,
    "activities:link_list": C.ACTIVITY_VIEW,
    "activities:link_detail": C.ACTIVITY_VIEW,
    "activities:link_add": C.ACTIVITY_REVIEW,
    "activities:link_end": C.ACTIVITY_REVIEW,
    "activities:link_item_add": C.ACTIVITY_RECORD,
    "activities:link_item_move": C.ACTIVITY_RECORD,
    "activities:community_list": C.MEMBER_VIEW,
    "activities:community_register": C.MEMBER_VIEW,
    "activities:community_detail": C.MEMBER_VIEW,
    "activities:community_end": C.MEMBER_VIEW,
    "activities:community_serve": C.SERVICE_RECORD,
    "activities:community_feedback": C.ACTIVITY_RECORD,
    "activities:community_claim": C.MEMBER_VIEW,
    "activities:community_claim_end": C.MEMBER_VIEW,
    "activities:community_posts": C.ACTIVITY_RECORD,
    "activities:community_post_edit": C.ACTIVITY_RECORD,
    "activities:showcase_list": None,
    "activities:nomination_list": C.ACTIVITY_VIEW,
    "activities:nomination_add": C.ACTIVITY_RECORD,
    "activities:nomination_withdraw": C.ACTIVITY_RECORD,
    "activities:nomination_move": C.NOMINATION_SHORTLIST,
    "activities:nomination_deadlines": C.SHOWCASE_PUBLISH,
    "activities:nomination_publish": C.SHOWCASE_PUBLISH,
    "activities:theme_list": C.ACTIVITY_VIEW,
    "activities:method_list": C.ACTIVITY_VIEW,
    "activities:method_change": C.REQUIREMENT_MANAGE,
    "activities:method_withdraw": C.REQUIREMENT_MANAGE,
    "activities:theme_add": C.THEME_SET,
    "activities:theme_edit": C.THEME_SET,
    "activities:theme_remove": C.THEME_SET,
    "activities:practice_offer": C.ACTIVITY_RECORD,
    "activities:activity_add": C.ACTIVITY_RECORD,
    "activities:activity_detail": C.ACTIVITY_VIEW,
    "activities:activity_change": C.ACTIVITY_RECORD,
    "activities:activity_edit": C.ACTIVITY_RECORD,
    "activities:service_list": C.SERVICE_VIEW,
    "activities:service_add": C.SERVICE_RECORD,
    "activities:service_report": C.SERVICE_REPORT,
    "activities:service_confirm_many": C.SERVICE_CONFIRM,
    "activities:service_detail": C.SERVICE_VIEW,
    "activities:service_edit": C.SERVICE_VIEW,
    "activities:service_confirm": C.SERVICE_CONFIRM,
    "activities:service_strike": C.SERVICE_VIEW,
    "activities:service_restore": C.SERVICE_CONFIRM,
    "activities:service_reveal": C.MEMBER_REVEAL,
    "points:month_list": C.POINTS_VIEW,
    "points:month_close": C.POINTS_SETTLE,
    "points:scheme_list": C.POINTS_VIEW,
    "points:scheme_add": C.RULE_MANAGE,
    "points:account_detail": C.POINTS_VIEW,
    "points:entry_why": C.POINTS_VIEW,
    "points:month_reopen": C.POINTS_SETTLE,
    "points:manual_add": C.POINTS_ENTER,
    "points:entry_reverse": C.POINTS_ENTER,
    "points:star_list": C.STAR_VIEW,
    "points:star_branch": C.STAR_VIEW,
    "points:star_why": C.STAR_VIEW,
    "points:star_notice": C.STAR_VIEW,
    "points:star_object": C.STAR_VIEW,
    "points:star_certificate": C.STAR_VIEW,
    "points:post_claim": C.STAR_VIEW,
    "points:rule_list": C.STAR_VIEW,
    "points:star_draft": C.STAR_RATE,
    "points:star_redraft": C.STAR_RATE,
    "points:post_list": C.STAR_RATE,
    "points:mark_sheet": C.STAR_RATE,
    "points:star_exempt": C.STAR_RATE,
    "points:star_follow_up": C.STAR_RATE,
    "points:post_add": C.STAR_RATE,
    "points:post_edit": C.STAR_RATE,
    "points:holding_withdraw": C.STAR_RATE,
    "points:exemption_end": C.STAR_RATE,
    "points:star_veto": C.STAR_DECIDE,
    "points:star_publish": C.STAR_DECIDE,
    "points:star_enforce": C.STAR_DECIDE,
    "points:veto_lift": C.STAR_DECIDE,
    "points:objection_list": C.STAR_DECIDE,
    "points:objection_decide": C.STAR_DECIDE,
    "points:rule_add": C.RULE_MANAGE,
    "branches:calendar_list": C.ORGANIZATION_VIEW,
    "branches:calendar_set": C.RULE_MANAGE,
    "branches:calendar_clear": C.RULE_MANAGE,
    "dispatch:dossier_cadre": C.DISPATCH_VIEW,
    "dispatch:dossier_member": C.DISPATCH_VIEW,
    "dispatch:pool_list": C.POOL_VIEW,
    "dispatch:pool_add": C.POOL_MANAGE,
    "dispatch:pool_entry_detail": C.POOL_VIEW,
    "dispatch:pool_entry_move": C.POOL_MANAGE,
    "dispatch:pool_entry_review": C.POOL_MANAGE,
    "dispatch:pool_entry_leave": C.POOL_MANAGE,
    "dispatch:pool_entry_undo": C.POOL_MANAGE,
    "dispatch:outcome_list": C.DISPATCH_VIEW,
    "dispatch:outcome_add": C.DISPATCH_MANAGE,
    "dispatch:outcome_withdraw": C.DISPATCH_MANAGE,
    "assessments:cycle_list": C.ASSESSMENT_VIEW,
    "assessments:cycle_add": C.ASSESSMENT_MANAGE,
    "assessments:cycle_detail": C.ASSESSMENT_VIEW,
    "assessments:cycle_edit": C.ASSESSMENT_MANAGE,
    "assessments:cycle_move": C.ASSESSMENT_MANAGE,
    "assessments:cycle_abandon": C.ASSESSMENT_MANAGE,
    "assessments:unit_list": C.ASSESSMENT_MANAGE,
    "assessments:unit_add": C.ASSESSMENT_MANAGE,
    "assessments:leader_name": C.ASSESSMENT_MANAGE,
    "assessments:unit_remove": C.ASSESSMENT_MANAGE,
    "assessments:group_add": C.ASSESSMENT_MANAGE,
    "assessments:group_detail": C.ASSESSMENT_MANAGE,
    "assessments:group_edit": C.ASSESSMENT_MANAGE,
    "assessments:group_remove": C.ASSESSMENT_MANAGE,
    "assessments:elector_remove": C.ASSESSMENT_MANAGE,
    "assessments:draw_list": C.ASSESSMENT_VIEW,
    "assessments:draw_add": C.ASSESSMENT_MANAGE,
    "assessments:draw_seed": C.ASSESSMENT_MANAGE,
    "assessments:slip_list": C.ASSESSMENT_MANAGE,
    "assessments:slip_print": C.ASSESSMENT_MANAGE,
    "assessments:slip_void": C.ASSESSMENT_MANAGE,
    "assessments:slip_discard": C.ASSESSMENT_MANAGE,
    "assessments:paper_detail": C.ASSESSMENT_MANAGE,
    "assessments:paper_hand": C.ASSESSMENT_MANAGE,
    "assessments:paper_count": C.ASSESSMENT_MANAGE,
    "assessments:paper_key": C.ASSESSMENT_MANAGE,
    "assessments:keying_discard": C.ASSESSMENT_MANAGE,
    "assessments:ballot_cast": C.ASSESSMENT_JOIN,
    "assessments:review_sign": C.ASSESSMENT_JOIN,
    "assessments:review_waive": C.ASSESSMENT_MANAGE,
    "assessments:report_list": C.ASSESSMENT_VIEW,
    "assessments:report_print": C.ASSESSMENT_VIEW,
    "assessments:unit_reports": C.ASSESSMENT_VIEW,
    "assessments:comment_list": C.ASSESSMENT_VIEW,
    "assessments:report_write": C.ASSESSMENT_JOIN,
    "assessments:report_save": C.ASSESSMENT_JOIN,
    "assessments:report_send_back": C.ASSESSMENT_MANAGE,
    "assessments:reports_lock": C.ASSESSMENT_MANAGE,
    "assessments:reports_nudge": C.ASSESSMENT_MANAGE,
    "assessments:writer_add": C.ASSESSMENT_MANAGE,
    "assessments:writer_remove": C.ASSESSMENT_MANAGE,
    "assessments:result_list": C.ASSESSMENT_VIEW,
    "assessments:counter_list": C.ASSESSMENT_VIEW,
    "assessments:performance_list": C.ASSESSMENT_VIEW,
    "assessments:performance_results": C.ASSESSMENT_VIEW,
    "assessments:performance_detail": C.ASSESSMENT_VIEW,
    "assessments:score_sheet": C.ASSESSMENT_VIEW,
    "assessments:score_submit": C.ASSESSMENT_VIEW,
    "assessments:cycle_copy": C.ASSESSMENT_MANAGE,
    "assessments:source_weigh": C.ASSESSMENT_MANAGE,
    "assessments:branch_take": C.ASSESSMENT_MANAGE,
    "assessments:performance_add": C.ASSESSMENT_MANAGE,
    "assessments:performance_edit": C.ASSESSMENT_MANAGE,
    "assessments:performance_copy": C.ASSESSMENT_MANAGE,
    "assessments:performance_move": C.ASSESSMENT_MANAGE,
    "assessments:performance_units": C.ASSESSMENT_MANAGE,
    "assessments:performance_deduct": C.ASSESSMENT_MANAGE,
    "assessments:indicator_add": C.ASSESSMENT_MANAGE,
    "assessments:indicator_edit": C.ASSESSMENT_MANAGE,
    "assessments:indicator_remove": C.ASSESSMENT_MANAGE,
    "assessments:performance_unit_remove": C.ASSESSMENT_MANAGE,
    "assessments:deduct_undo": C.ASSESSMENT_MANAGE,
    "assessments:score_return": C.ASSESSMENT_MANAGE,
    "assessments:appraisal_list": C.APPRAISAL_VIEW,
    "assessments:appraisal_grades": C.APPRAISAL_VIEW,
    "assessments:appraisal_detail": C.APPRAISAL_VIEW,
    "assessments:appraisal_record": C.APPRAISAL_RECORD,
    "assessments:round_wall": C.ASSESSMENT_VIEW,
    "assessments:question_withdraw": C.ASSESSMENT_VIEW,
    "assessments:question_list": C.ASSESSMENT_VIEW,
    "assessments:follow_up_list": C.ASSESSMENT_VIEW,
    "assessments:follow_up_detail": C.ASSESSMENT_VIEW,
    "assessments:follow_up_report": C.ASSESSMENT_VIEW,
    "assessments:follow_up_verify": C.ASSESSMENT_VIEW,
    "assessments:follow_up_refuse": C.ASSESSMENT_VIEW,
    "assessments:evidence_download": C.ASSESSMENT_VIEW,
    "assessments:version_detail": C.ASSESSMENT_VIEW,
    "assessments:unit_history": C.ASSESSMENT_VIEW,
    "assessments:question_ask": C.ASSESSMENT_JOIN,
    "assessments:objection_add": C.ASSESSMENT_JOIN,
    "assessments:round_lead": C.ASSESSMENT_MANAGE,
    "assessments:round_move": C.ASSESSMENT_MANAGE,
    "assessments:round_unit": C.ASSESSMENT_MANAGE,
    "assessments:round_clock": C.ASSESSMENT_MANAGE,
    "assessments:question_add": C.ASSESSMENT_MANAGE,
    "assessments:question_place": C.ASSESSMENT_MANAGE,
    "assessments:question_call": C.ASSESSMENT_MANAGE,
    "assessments:question_answer": C.ASSESSMENT_MANAGE,
    "assessments:follow_up_add": C.ASSESSMENT_MANAGE,
    "assessments:decision_list": C.ASSESSMENT_MANAGE,
    "assessments:veto_add": C.ASSESSMENT_MANAGE,
    "assessments:veto_lift": C.ASSESSMENT_MANAGE,
    "assessments:deduction_strike": C.ASSESSMENT_MANAGE,
    "assessments:unit_withdraw": C.ASSESSMENT_MANAGE,
    "assessments:version_add": C.ASSESSMENT_MANAGE,
    "assessments:objection_decide": C.ASSESSMENT_MANAGE,
    "assessments:cycle_close": C.ASSESSMENT_MANAGE,
    "assessments:trial_run": C.ASSESSMENT_MANAGE,
    "dispatch:contact_list": C.CONTACT_VIEW,
    "dispatch:contact_coverage": C.CONTACT_VIEW,
    "dispatch:contact_add": C.CONTACT_MANAGE,
    "dispatch:contact_detail": C.CONTACT_VIEW,
    "dispatch:contact_visit": C.CONTACT_RECORD,
    "dispatch:contact_visit_edit": C.CONTACT_RECORD,
    "dispatch:contact_end": C.CONTACT_MANAGE,
    "dispatch:problem_list": C.CONTACT_VIEW,
    "dispatch:problem_detail": C.CONTACT_VIEW,
    "dispatch:problem_close": C.CONTACT_RECORD,
    "dispatch:problem_verify": C.CONTACT_RECORD,
    "dispatch:problem_reopen": C.CONTACT_RECORD,
    "dispatch:project_list": C.CONTACT_VIEW,
    "dispatch:project_add": C.CONTACT_MANAGE,
    "dispatch:project_edit": C.CONTACT_MANAGE,
    "accounts:user_list": C.ACCOUNT_MANAGE,
    "accounts:user_detail": C.ACCOUNT_MANAGE,
    "accounts:user_add": C.ACCOUNT_MANAGE,
    "accounts:user_edit": C.ACCOUNT_MANAGE,
    "accounts:user_reset": C.ACCOUNT_MANAGE,
    "accounts:user_revoke": C.ACCOUNT_MANAGE,
    "accounts:user_deactivate": C.ACCOUNT_MANAGE,
    "accounts:user_reactivate": C.ACCOUNT_MANAGE,
    "accounts:grant_add": C.ACCOUNT_MANAGE,
    "accounts:grant_places": C.ACCOUNT_MANAGE,
    "accounts:grant_end": C.ACCOUNT_MANAGE,
    "accounts:grant_decide": C.GRANT_APPROVE,
    "accounts:audit_list": C.AUDIT_VIEW,
    "accounts:user_second_factor": C.ACCOUNT_MANAGE,
    "accounts:audit_check": C.AUDIT_CHECK,
    "jobs:job_detail": None,
    "jobs:job_download": None,
    "jobs:job_retry": C.SCHEDULE_MANAGE,
    "jobs:schedule_list": C.SCHEDULE_MANAGE,
    "jobs:schedule_edit": C.SCHEDULE_MANAGE,
    "dispatch:programme_list": C.DISPATCH_VIEW,
    "dispatch:programme_add": C.DISPATCH_MANAGE,
    "dispatch:programme_detail": C.DISPATCH_VIEW,
    "dispatch:programme_edit": C.DISPATCH_MANAGE,
    "dispatch:posting_list": C.DISPATCH_VIEW,
    "dispatch:placement_table": C.DISPATCH_VIEW,
    "dispatch:vacancy_list": C.DISPATCH_VIEW,
    "dispatch:posting_add": C.DISPATCH_MANAGE,
    "dispatch:posting_person": C.DISPATCH_VIEW,
    "dispatch:posting_detail": C.DISPATCH_VIEW,
    "dispatch:posting_extend": C.DISPATCH_MANAGE,
    "dispatch:posting_leave": C.POSTING_RECORD,
    "dispatch:posting_recall": C.DISPATCH_MANAGE,
    "dispatch:quota_list": C.DISPATCH_VIEW,
    "dispatch:quota_set": C.DISPATCH_MANAGE,
    "dispatch:quota_withdraw": C.DISPATCH_MANAGE,
    "dispatch:quota_pool": C.DISPATCH_MANAGE,
    "dispatch:quota_change": C.DISPATCH_MANAGE,
    "dispatch:quota_apart": C.DISPATCH_MANAGE,
    "dispatch:unit_nominate": C.UNIT_NOMINATE,
    "dispatch:nominee_add": C.UNIT_NOMINATE,
    "dispatch:nominee_list": C.DISPATCH_MANAGE,
    "dispatch:nominee_detail": C.DISPATCH_MANAGE,
    "dispatch:nominee_withdraw": C.UNIT_NOMINATE,
    "dispatch:nominee_place": C.DISPATCH_MANAGE,
    "dispatch:objection_add": C.DISPATCH_MANAGE,
    "dispatch:objection_settle": C.DISPATCH_MANAGE,
    "dispatch:notice_detail": C.DISPATCH_VIEW,
    "dispatch:programme_place": C.DISPATCH_MANAGE,
    "dispatch:programme_post": C.DISPATCH_MANAGE,
    "dispatch:cadre_list": C.CADRE_VIEW,
    "dispatch:cadre_detail": C.CADRE_VIEW,
    "dispatch:cadre_add": C.CADRE_MANAGE,
    "dispatch:cadre_correct": C.CADRE_MANAGE,
    "dispatch:cadre_history": C.CADRE_VIEW,
    "dispatch:cadre_post_add": C.CADRE_MANAGE,
    "dispatch:cadre_post_correct": C.CADRE_MANAGE,
    "dispatch:reminder_see": C.DISPATCH_VIEW,
    "dispatch:ending_list": C.DISPATCH_VIEW,
    "dispatch:log_list": C.DISPATCH_VIEW,
    "dispatch:log_edit": C.POSTING_RECORD,
    "dispatch:review_edit": C.POSTING_REVIEW,
    "dispatch:programme_summary": C.DISPATCH_VIEW,
    "dispatch:branch_open": C.DISPATCH_MANAGE,
    "dispatch:programme_hosts": C.DISPATCH_MANAGE,
    "dispatch:unit_list": C.CADRE_VIEW,
    "dispatch:unit_add": C.CADRE_MANAGE,
    "dispatch:unit_detail": C.CADRE_VIEW,
    "dispatch:unit_edit": C.CADRE_MANAGE,
    "dispatch:place_list": C.DISPATCH_VIEW,
    "dispatch:place_add": C.CADRE_MANAGE,
    "dispatch:place_edit": C.CADRE_MANAGE,
    "spreadsheets:batch_list": C.WORKBOOK_IMPORT,
    "spreadsheets:template_download": C.SERVICE_RECORD,  # the kind in WORDS
    "spreadsheets:batch_detail": C.WORKBOOK_IMPORT,
    "spreadsheets:batch_columns": C.WORKBOOK_IMPORT,
    "spreadsheets:batch_commit": C.WORKBOOK_IMPORT,
    "spreadsheets:batch_errors": C.WORKBOOK_IMPORT,
    "spreadsheets:batch_discard": C.WORKBOOK_IMPORT,
    "spreadsheets:batch_undo": C.WORKBOOK_IMPORT,
}
"""The capability an address asks for; nothing: whoever is logged in may come."""
OF_ONE_PERSON = {"batch", "job"}
"""Seen by whoever made them and by nobody else, whatever the role."""
OF_THE_DISTRICT = {
    "requirement", "score_rule", "method", "calendar_day", "programme", "notice",
}  # fmt: skip
"""Belong to no organization: who holds the capability anywhere may come."""
OWN = {
    "members:member_detail", "members:member_history", "members:member_watchers",
    "members:correction_ask", "members:correction_withdraw",
    "activities:attendance_list", "activities:service_detail", "activities:service_edit",
    "activities:service_strike",
    "activities:community_register", "activities:community_detail", "activities:community_end",
    "activities:community_claim", "activities:community_claim_end",
    "points:account_detail", "points:entry_why", "points:post_claim", "points:star_why",
    "points:star_notice", "points:star_object", "points:star_certificate",
    "dispatch:dossier_member",
    "api:member_detail", "api:service_detail", "api:account_detail", "api:star_detail",
}  # fmt: skip
"""What is open to the member about the own record, by no grant."""
NO_LONGER_OWN = {"activities:service_edit", "activities:service_strike"}
"""Once service is confirmed, the member's own report of it may be touched by others alone."""
SECRETS = ("张三", "秘密", "示例1街道示例1", "T01001", "419900")
"""What tells a stranger of the world's branch and member."""
TOLD = {
    "秘密主题": C.ACTIVITY_VIEW, "秘密草稿": C.ACTIVITY_VIEW, "秘密联建": C.ACTIVITY_VIEW,
    "秘密需求": C.ACTIVITY_VIEW,
    "秘密服务": C.SERVICE_VIEW, "秘密特长": C.MEMBER_VIEW, "秘密依据": C.MEMBER_VIEW,
    "秘密岗位": C.STAR_VIEW, "秘密星级异议": C.STAR_VIEW, "秘密病情": C.STAR_VIEW,
    "秘密判决": C.STAR_VIEW, "张三": C.MEMBER_VIEW, "419900": C.MEMBER_VIEW,
}  # fmt: skip
"""What each capability over the branch lets somebody read there."""
HOLDERS = {**dict.fromkeys(LISTS, ()), **OBJECTS, **OFFICES}


def test_every_address_names_what_it_needs():
    assert sorted(routes()) == sorted(PUBLIC | set(NEEDS))


TABLE = """
                     district cadre town secretary auditor account
organization_view       x       x    x       x        .       .
organization_import     x       .    x       .        .       .
workbook_import         x       x    x       x        .       x
member_view             x       x    x       x        .       .
member_import           x       .    x       .        .       .
member_correct          x       .    x       x        .       .
member_reveal           x       .    x       .        .       .
activity_view           x       .    x       x        .       .
activity_record         x       .    x       x        .       .
activity_review         x       .    x       .        .       .
requirement_manage      x       .    .       .        .       .
exemption_grant         x       .    x       .        .       .
theme_set               x       .    x       .        .       .
nomination_shortlist    x       .    x       .        .       .
showcase_publish        x       .    .       .        .       .
service_view            x       .    x       x        .       .
service_record          x       .    x       x        .       .
service_confirm         x       .    x       x        .       .
service_report          .       .    .       .        .       .
service_review          x       .    x       .        .       .
points_view             x       .    x       x        .       .
points_settle           x       .    .       .        .       .
points_enter            x       .    .       .        .       .
star_view               x       .    x       x        .       .
star_rate               x       .    x       x        .       .
star_decide             x       .    x       .        .       .
rule_manage             x       .    .       .        .       .
backfill_declare        x       .    x       .        .       .
cadre_view              x       x    .       .        .       .
cadre_manage            x       x    .       .        .       .
dispatch_view           x       x    x       .        .       .
dispatch_manage         x       x    .       .        .       .
unit_nominate           x       x    .       .        .       .
posting_record          x       x    x       .        .       .
posting_review          x       x    x       .        .       .
pool_view               x       x    x       .        .       .
pool_manage             x       x    .       .        .       .
contact_view            x       x    x       .        .       .
contact_record          x       x    x       .        .       .
contact_manage          x       x    .       .        .       .
assessment_view         x       x    .       .        .       .
assessment_manage       x       x    .       .        .       .
assessment_join         .       .    .       .        .       .
appraisal_view          x       .    x       x        .       .
appraisal_record        x       .    x       x        .       .
account_manage          .       .    .       .        .       x
grant_approve           x       .    .       .        .       x
audit_view              .       .    .       .        x       .
audit_check             x       .    .       .        x       .
schedule_manage         .       .    .       .        .       x
"""
COLUMNS = (
    Role.DISTRICT_OFFICER, Role.CADRE_OFFICER, Role.TOWN_OFFICER, Role.SECRETARY, Role.AUDITOR,
    Role.ACCOUNT_ADMIN,
)  # fmt: skip


def test_each_role_holds_what_the_table_grants_it_and_nothing_else():
    granted = {role: set() for role in Role}
    for line in TABLE.strip().splitlines()[1:]:
        name, *marks = line.split()
        for role, mark in zip(COLUMNS, marks, strict=True):
            granted[role] |= {name} if mark == "x" else set()
    assert {role: {str(c) for c in held} for role, held in CAPABILITIES.items()} == granted
    own = {
        "member_view", "points_view", "service_view", "service_report", "star_view",
        "dispatch_view", "posting_record", "contact_view", "contact_record", "unit_nominate",
        "posting_review", "assessment_view", "assessment_join",
        "appraisal_view",
    }  # fmt: skip
    assert own == OWN_RECORD
