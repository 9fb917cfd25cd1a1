"""Every address of the portal by what it holds; what the tests of access walk through."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse


def routes(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, namespace + (f"{entry.namespace}:" if entry.namespace else ""))
        elif isinstance(entry, URLPattern):
            yield namespace + entry.name


PUBLIC = {
    "accounts:session_login", "accounts:session_logout", "accounts:language_choose",
    "accounts:text_choose", "accounts:second_factor_prove", "portal:healthz", "portal:readyz",
}  # fmt: skip
LISTS = {
    "assessments:cycle_list", "assessments:result_list", "assessments:counter_list",
    "dispatch:contact_list", "dispatch:contact_coverage", "dispatch:problem_list",
    "dispatch:project_list", "dispatch:outcome_list",
    "portal:home", "branches:organization_list", "branches:calendar_list", "members:member_list",
    "activities:activity_list",
    "activities:activity_grid", "activities:activity_add", "activities:service_list",
    "activities:service_reveal", "activities:service_add", "activities:service_report",
    "activities:service_confirm_many",
    "activities:requirement_list", "activities:exemption_list", "activities:score_rule_list",
    "activities:compliance_towns", "activities:compliance_overdue", "activities:score_list",
    "activities:theme_list", "activities:method_list", "activities:practice_offer",
    "activities:nomination_list", "activities:showcase_list", "activities:community_list",
    "activities:link_list", "dispatch:programme_list", "dispatch:place_list",
    "dispatch:posting_list", "dispatch:placement_table", "dispatch:vacancy_list",
    "dispatch:log_list", "dispatch:ending_list",
    "points:month_list", "points:scheme_list", "points:month_close", "points:star_list",
    "points:star_draft",
    "points:rule_list", "spreadsheets:batch_list",
    "members:correction_list",
    "members:member_reveal", "spreadsheets:template_download", "accounts:password_change",
    "accounts:session_list", "accounts:session_close",
    "accounts:post_choose",
    "accounts:token_list", "accounts:token_revoke",
    "accounts:second_factor_manage", "accounts:second_factor_renew",
    "accounts:second_factor_remove",
}  # fmt: skip
OBJECTS = {
    "assessments:cycle_detail": ("cycle",),
    "assessments:ballot_cast": ("cycle",),
    "assessments:review_sign": ("review",),
    "branches:organization_detail": ("branch",),
    "branches:organization_children": ("branch",),
    "branches:organization_history": ("branch",),
    "branches:organization_watchers": ("branch",),
    "members:member_detail": ("member",),
    "members:member_history": ("member",),
    "members:member_watchers": ("member",),
    "members:member_correct": ("member",),
    "members:correction_ask": ("member",),
    "members:correction_decide": ("correction",),
    "members:correction_withdraw": ("correction",),
    "activities:attendance_list": ("member",),
    "activities:activity_detail": ("activity",),
    "activities:activity_change": ("activity",),
    "activities:activity_edit": ("draft",),
    "activities:nomination_add": ("activity",),
    "activities:nomination_withdraw": ("nomination",),
    "activities:service_detail": ("record",),
    "activities:service_edit": ("record",),
    "activities:service_confirm": ("record",),
    "activities:service_strike": ("record",),
    "activities:service_restore": ("record",),
    "activities:activity_minutes": ("activity",),
    "activities:attachment_add": ("activity",),
    "activities:attachment_download": ("attachment",),
    "activities:attachment_remove": ("attachment",),
    "activities:part_strike": ("part",),
    "activities:part_attend": ("joint_part",),
    "activities:compliance_branch": ("branch",),
    "activities:link_detail": ("link",),
    "activities:link_item_add": ("link",),
    "activities:link_item_move": ("link_item",),
    "activities:community_register": ("member",),
    "activities:community_detail": ("check_in",),
    "activities:community_end": ("check_in",),
    "activities:community_serve": ("check_in",),
    "activities:community_feedback": ("check_in",),
    "activities:community_claim": ("check_in",),
    "activities:community_claim_end": ("post_claim",),
    "activities:community_posts": ("branch",),
    "activities:community_post_edit": ("community_post",),
    "points:account_detail": ("member",),
    "points:star_branch": ("branch",),
    "points:star_redraft": ("branch",),
    "points:post_list": ("branch",),
    "points:mark_sheet": ("branch",),
    "points:star_why": ("member",),
    "points:star_exempt": ("member",),
    "points:star_notice": ("star_list",),
    "points:star_object": ("rating",),
    "points:star_certificate": ("rating",),
    "points:star_follow_up": ("rating",),
    "points:post_add": ("branch",),
    "points:post_edit": ("duty_post",),
    "points:post_claim": ("duty_post",),
    "points:holding_withdraw": ("holding",),
    "points:exemption_end": ("star_exemption",),
    "points:entry_why": ("member", "entry"),
    "jobs:job_detail": ("job",),
    "jobs:job_download": ("job",),
    "spreadsheets:batch_detail": ("batch",),
    "spreadsheets:batch_columns": ("batch",),
    "spreadsheets:batch_commit": ("batch",),
    "spreadsheets:batch_errors": ("batch",),
    "spreadsheets:batch_discard": ("batch",),
    "spreadsheets:batch_undo": ("batch",),
}
API_LISTS = {
    "api:contact_list", "api:problem_list",
    "api:schema", "api:organization_list", "api:member_list", "api:activity_list",
    "api:service_list", "api:compliance_figures", "api:compliance_list",
    "api:score_list", "api:posting_list",
    "api:month_list", "api:account_list", "api:entry_list", "api:starlist_list", "api:star_list",
}  # fmt: skip
API_OBJECTS = {
    "api:organization_detail": ("branch",),
    "api:member_detail": ("member",),
    "api:activity_detail": ("activity",),
    "api:service_detail": ("record",),
    "api:account_detail": ("member",),
    "api:star_detail": ("rating",),
    "api:posting_detail": ("posting",),
}
API = API_LISTS | set(API_OBJECTS)
LISTS |= API_LISTS
OBJECTS |= API_OBJECTS
ADMINISTRATION = {
    "accounts:user_list": (),
    "accounts:user_detail": ("user",),
    "accounts:user_add": (),
    "accounts:user_edit": ("user",),
    "accounts:user_reset": ("user",),
    "accounts:user_revoke": ("user",),
    "accounts:user_second_factor": ("user",),
    "accounts:user_deactivate": ("user",),
    "accounts:user_reactivate": ("user",),
    "accounts:grant_add": ("user",),
    "accounts:grant_places": ("town",),
    "accounts:grant_end": ("grant",),
}
APPROVAL = {"accounts:grant_decide": ("proposal",)}
REVEALS = {"members:member_figures": ("member",)}
REQUIREMENTS = {
    "activities:requirement_change": (),
    "activities:requirement_withdraw": ("requirement",),
    "activities:score_rule_change": (),
    "activities:branch_nudge": ("branch",),
    "activities:overdue_nudge": (),
    "activities:score_rule_withdraw": ("score_rule",),
    "activities:exemption_add": ("branch",),
    "activities:exemption_withdraw": ("exemption",),
    "activities:link_add": (),
    "activities:link_end": ("link",),
    "activities:method_change": (),
    "activities:method_withdraw": ("method",),
    "activities:nomination_move": ("nomination",),
    "activities:nomination_deadlines": (),
    "activities:nomination_publish": (),
    "activities:theme_add": (),
    "activities:theme_edit": ("theme",),
    "activities:theme_remove": ("theme",),
}
AUDIT = {"accounts:audit_list": (), "accounts:audit_check": ()}
STARS = {
    "points:star_veto": ("member",),
    "points:star_publish": ("star_list",),
    "points:star_enforce": ("star_list",),
    "points:veto_lift": ("veto",),
    "points:objection_list": (),
    "points:objection_decide": ("objection",),
    "points:rule_add": (),
    "points:scheme_add": (),
    "branches:calendar_set": (),
    "branches:calendar_clear": ("calendar_day",),
}
JOBS = {
    "jobs:schedule_list": (),
    "jobs:schedule_edit": ("routine",),
    "jobs:job_retry": ("failure",),
}
LEDGER = {
    "points:month_reopen": (),
    "points:manual_add": ("member",),
    "points:entry_reverse": ("member", "entry"),
}
ASSESSMENTS = {
    "assessments:cycle_add": (),
    "assessments:cycle_edit": ("cycle",),
    "assessments:cycle_move": ("cycle",),
    "assessments:cycle_abandon": ("cycle",),
    "assessments:unit_list": ("cycle",),
    "assessments:unit_add": ("cycle",),
    "assessments:leader_name": ("cycle",),
    "assessments:unit_remove": ("assessed_unit",),
    "assessments:group_add": ("cycle",),
    "assessments:group_detail": ("voter_group",),
    "assessments:group_edit": ("voter_group",),
    "assessments:group_remove": ("voter_group",),
    "assessments:elector_remove": ("elector",),
    "assessments:review_waive": ("review",),
}
DISPATCH = {
    "dispatch:programme_add": (),
    "dispatch:programme_detail": ("programme",),
    "dispatch:programme_edit": ("programme",),
    "dispatch:quota_list": ("programme",),
    "dispatch:quota_set": ("programme",),
    "dispatch:quota_withdraw": ("programme",),
    "dispatch:quota_pool": ("programme",),
    "dispatch:quota_change": ("quota",),
    "dispatch:quota_apart": ("quota",),
    "dispatch:unit_nominate": ("programme", "unit"),
    "dispatch:nominee_add": ("base_entry",),
    "dispatch:nominee_list": ("programme",),
    "dispatch:nominee_detail": ("nominee",),
    "dispatch:nominee_withdraw": ("nominee",),
    "dispatch:nominee_place": ("nominee",),
    "dispatch:objection_add": ("nominee",),
    "dispatch:objection_settle": ("nominee_objection",),
    "dispatch:notice_detail": ("notice",),
    "dispatch:programme_place": ("programme",),
    "dispatch:programme_post": ("programme",),
    "dispatch:cadre_list": (),
    "dispatch:cadre_detail": ("cadre",),
    "dispatch:cadre_post_add": ("cadre",),
    "dispatch:cadre_post_correct": ("cadre_post",),
    "dispatch:unit_list": (),
    "dispatch:unit_add": (),
    "dispatch:unit_detail": ("unit",),
    "dispatch:unit_edit": ("unit",),
    "dispatch:place_add": (),
    "dispatch:place_edit": ("place",),
}
POOLS = {
    "dispatch:dossier_cadre": ("cadre",),
    "dispatch:dossier_member": ("member",),
    "dispatch:pool_list": (),
    "dispatch:pool_add": (),
    "dispatch:pool_entry_detail": ("pool_entry",),
    "dispatch:pool_entry_move": ("pool_entry",),
    "dispatch:pool_entry_review": ("pool_entry",),
    "dispatch:pool_entry_leave": ("pool_entry",),
    "dispatch:pool_entry_undo": ("pool_entry",),
    "dispatch:outcome_add": ("cadre",),
    "dispatch:outcome_withdraw": ("outcome",),
}
CONTACTS = {
    "dispatch:contact_add": (),
    "dispatch:contact_detail": ("contact",),
    "dispatch:contact_visit": ("contact",),
    "dispatch:contact_visit_edit": ("contact", "visit"),
    "dispatch:contact_end": ("contact",),
    "dispatch:problem_detail": ("problem",),
    "dispatch:problem_close": ("problem",),
    "dispatch:problem_verify": ("problem",),
    "dispatch:problem_reopen": ("problem",),
    "dispatch:project_add": (),
    "dispatch:project_edit": ("project",),
}
POSTINGS = {
    "dispatch:posting_add": (),
    "dispatch:posting_person": ("cadre",),
    "dispatch:posting_detail": ("posting",),
    "dispatch:posting_extend": ("posting",),
    "dispatch:posting_leave": ("posting",),
    "dispatch:posting_recall": ("posting",),
    "dispatch:reminder_see": ("posting",),
    "dispatch:log_edit": ("posting",),
    "dispatch:review_edit": ("posting",),
    "dispatch:programme_summary": ("programme",),
    "dispatch:branch_open": ("programme",),
    "dispatch:programme_hosts": ("programme",),
}
OFFICES = {
    **STARS, **ADMINISTRATION, **APPROVAL, **REVEALS, **REQUIREMENTS, **AUDIT, **JOBS, **LEDGER,
    **ASSESSMENTS, **DISPATCH, **POOLS, **CONTACTS, **POSTINGS,
}  # fmt: skip
"""Objects for which a secretary's role is not enough: see the matrix."""
WORDS = {
    "dispatch:log_edit": (2018, 6),
    "dispatch:review_edit": ("midterm", "host"),
    "spreadsheets:template_download": ("service-records",),
    "activities:requirement_change": ("lesson",),
    **dict.fromkeys(
        [
            "points:star_draft",
            "points:star_branch",
            "points:star_redraft",
            "points:post_list",
            "points:mark_sheet",
            "points:star_why",
            "points:star_exempt",
            "points:star_veto",
        ],
        (2018,),
    ),
}
POSTS = {
    "dispatch:quota_set", "dispatch:quota_withdraw", "dispatch:quota_pool", "dispatch:quota_apart",
    "dispatch:nominee_add", "dispatch:nominee_withdraw", "dispatch:nominee_place",
    "dispatch:objection_add", "dispatch:objection_settle", "dispatch:programme_post",
    "assessments:cycle_move", "assessments:cycle_abandon", "assessments:unit_add",
    "assessments:leader_name", "assessments:unit_remove", "assessments:group_remove",
    "assessments:elector_remove", "assessments:review_waive",
    "dispatch:reminder_see",
    "points:star_draft", "points:star_redraft", "points:post_claim", "points:holding_withdraw",
    "points:exemption_end", "points:star_enforce", "points:veto_lift", "branches:calendar_clear",
    "activities:service_reveal",
    "activities:attachment_add", "activities:attachment_remove",
    "accounts:session_close",
    "accounts:token_revoke",
    "accounts:second_factor_renew", "accounts:second_factor_remove",
    "members:correction_withdraw",
    "members:member_reveal", "points:month_close", "activities:activity_change",
    "accounts:post_choose",
    "activities:service_confirm_many", "activities:requirement_withdraw", "activities:part_strike",
    "activities:exemption_withdraw", "activities:score_rule_withdraw",
    "activities:nomination_withdraw", "activities:nomination_move",
    "activities:nomination_deadlines", "activities:nomination_publish",
    "activities:theme_remove", "activities:method_withdraw", "activities:branch_nudge",
    "activities:link_end", "activities:link_item_add", "activities:link_item_move",
    "activities:community_end", "activities:community_claim", "activities:community_claim_end",
    "dispatch:pool_entry_move", "dispatch:pool_entry_review", "dispatch:pool_entry_leave",
    "dispatch:pool_entry_undo", "dispatch:outcome_withdraw",
    "dispatch:contact_end", "dispatch:problem_close", "dispatch:problem_verify",
    "dispatch:problem_reopen",
    "jobs:job_retry",
    "spreadsheets:batch_columns", "spreadsheets:batch_commit", "spreadsheets:batch_discard",
    "spreadsheets:batch_undo",
}  # fmt: skip


def address(name, world, *, shift=0):
    words, keys = WORDS.get(name, ()), {**OBJECTS, **OFFICES}.get(name, ())
    return reverse(name, args=[*words, *(world[key].pk + shift for key in keys)])


def body(response):
    return b"".join(response) if response.streaming else response.content


def visit(client, name, url):
    return client.post(url) if name in POSTS else client.get(url)
