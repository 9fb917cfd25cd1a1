"""Statements that guard sight and that nobody need miss, for ``tools.mutants``."""

HARMLESS = {
    **dict.fromkeys(
        ("RatingRule.objects.visible_to", "PointScheme.objects.visible_to",
         "CalendarDay.objects.visible_to"),
        "everybody may see all of them, and visible_to() keeps all",
    ),
    **dict.fromkeys(
        ("Requirement.objects.visible_to", "ScoreRule.objects.visible_to",
         "Method.objects.visible_to"),
        "belong to no organization: whoever the page lets in sees all of them",
    ),
    "activities/domain/reminders.py:_planned":
        "is asked about the branches in reach alone; keeps the rows few",
    **dict.fromkeys(
        ("activities/imports/service_records.py:_confirms",
         "activities/domain/service_book.py:record_service"),
        "the member is in reach by then, and who records service in a branch confirms it there",
    ),
    "activities/exports/attendance.py:select": "the member was looked up in reach before",
    **dict.fromkeys(
        ("activities/views/community_service.py:feedback_list CommunityCheckIn.objects.visible_to",
         "branches/views.py:organization_list Organization.objects.visible_to",
         "visible_to(actor, Capability.THEME_SET)",
         "activities/exports/scores.py:branches Organization.objects.visible_to"),
        "the scope itself, or its roots, are asked for right after it",
    ),
    **dict.fromkeys(
        ("portal/reports/appraisals.py:appraisal_items actor.can",
         "portal/reports/communities.py:feedback_items actor.can",
         "portal/reports/performance.py:performance_items actor.can",
         "portal/reports/assessments.py:_paper actor.can",
         "portal/reports/follow_ups.py:_objections actor.can",
         "portal/reports/pools.py:pool_items actor.can",
         "portal/reports/waiting.py:_failed_jobs actor.can"),
        "spares a question: the rows are those visible with the same capability",
    ),
    **dict.fromkeys(
        ("activities/panels.py:residents", "members/panels.py:figures",
         "members/panels.py:steps", "members/panels.py:committee"),
        "every role that sees an organization sees its members, see the table",
    ),
    **dict.fromkeys(
        ("administration/views/audit.py:audit_list AuditCheck",
         "administration/views/audit.py:audit_check AuditCheck"),
        "the log is read and checked by roles of the district alone, who see all of it",
    ),
    "administration/views/grants.py:_facts Grant.objects.visible_to":
        "the organization was looked up in reach before",
    "dispatch/views/nominees.py:unit_nominate Programme.objects.visible_to":
        "whoever reaches a unit sees all programmes",
    "dispatch/domain/owed_reviews.py:owed_reviews actor.s":
        "each posting is asked about again; keeps the rows few",
    "assessments/panels.py:_reviews Cycle.objects.visible_to":
        "who sees the appraisals of the branch sees the review of its secretary too",
    **dict.fromkeys(
        ("activities/views/community.py:community_move CommunityCheckIn.objects.visible_to",
         "activities/views/compliance.py:compliance_branch Exemption.objects.visible_to",
         "activities/views/entry.py:_known Activity.objects.visible_to",
         "activities/views/entry.py:_recorded_already Activity.objects.visible_to",
         "assessments/exports/electors.py:select Elector.objects.visible_to",
         "assessments/exports/results.py:select Result.objects.visible_to",
         "assessments/views/recurring.py:branch_take Organization.objects.visible_to",
         "points/views/stars.py:_lists_of StarList.objects.visible_to",
         "points/views/stars.py:_objections_to Objection.objects.visible_to",
         "points/exports/stars.py:select StarRating.objects.visible_to"),
        "the branch, cycle or list that they hang on was looked up with the same capability",
    ),
    **dict.fromkeys(
        ("assessments/views/results.py:_objectors AssessedUnit.objects.visible_to",
         "points/views/star_lists.py:star_notice Objection.objects.visible_to"),
        "only the person's own are asked for",
    ),
    "assessments/views/performance.py:performance_detail ListDeduction.objects.visible_to":
        "shown to who sees the whole period alone",
    **dict.fromkeys(
        ("activities/views/entry.py:_form_page reviews.covers",
         "activities/views/requirements.py:exemption_list request.actor.can",
         "activities/views/service.py:service_list request.actor.can(Capability.SERVICE_VIEW)",
         "assessments/pages.py:kinds request.actor.can(Capability.APPRAISAL_VIEW)",
         "points/views/star_lists.py:star_notice request.actor.can",
         "points/views/stars.py:star_list request.actor.can(Capability.STAR_VIEW)"),
        "chooses a word, a tab or the page one starts from; what stands there is asked for itself",
    ),
    "dispatch/reports/contacts.py:_contacts":
        "shown beside targets in reach alone; keeps the rows few",
    "dispatch/exports/during.py:described": "the page looked the programme up in reach before",
    **dict.fromkeys(
        ("Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)",
         "dispatch/forms/postings.py:__init__ Programme.objects.visible_to(actor, needed)"),
        "belong to no organization: whoever holds the capability sees all of them",
    ),
}  # fmt: skip
"""Parts of statements whose removal shows and changes nothing, with the reason."""
