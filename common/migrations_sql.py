"""SQL that migrations of several apps need."""

GUARD = """
CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{table} is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only();
CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_change;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_truncate;
"""
UNGUARD = "DROP FUNCTION {table}_is_append_only() CASCADE;"
HEAD_TABLE = "accounts_audithead"
GUARD_HEAD = """
CREATE OR REPLACE FUNCTION {table}_moves_on_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.lines = OLD.lines + 1 AND EXISTS (
        SELECT FROM accounts_auditevent e
        WHERE e.hash = NEW.hash AND e.previous_hash = OLD.hash
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '{table} moves on by one line: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER {table}_refuses_change BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_moves_on_by_one();
CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_moves_on_by_one();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_change;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_refuses_truncate;
"""
UNGUARD_HEAD = "DROP FUNCTION {table}_moves_on_by_one() CASCADE;"
GUARDED_TABLES = (
    "accounts_auditevent",
    "points_pointentry",
    "points_manualfact",
    # the history (common/history.py)
    "pghistory_context",
    "accounts_userevent",
    "accounts_grantevent",
    "branches_organizationevent",
    "members_memberevent",
    "members_affiliationevent",
    "members_appointmentevent",
    "activities_activityevent",
    "activities_activitypartevent",
    "activities_attendanceevent",
    "activities_motionevent",
    "activities_guestevent",
    "activities_attachmentevent",
    "activities_servicerecordevent",
    "activities_communitycheckinevent",
    "activities_postclaimevent",
    "activities_unitcommunitylinkevent",
    "activities_linkitemevent",
    "activities_requirementevent",
    "activities_scoreruleevent",
    "points_pointschemeevent",
    "points_ratingruleevent",
    "points_postholdingevent",
    "points_dutymarkevent",
    "points_reviewmarkevent",
    "points_exemptionevent",
    "points_vetoevent",
    "points_objectionevent",
    "dispatch_unitevent",
    "dispatch_placeevent",
    "dispatch_cadreevent",
    "dispatch_cadrepostevent",
    "dispatch_yearappraisalevent",
    "dispatch_programmeevent",
    "dispatch_programmerateevent",
    "dispatch_programmehostevent",
    "dispatch_postingevent",
    "dispatch_postingstepevent",
    "dispatch_monthlogevent",
    "dispatch_postingreviewevent",
    "dispatch_poolentryevent",
    "dispatch_keyprojectevent",
    "dispatch_leadercontactevent",
    "dispatch_contactvisitevent",
    "dispatch_contactproblemevent",
    "dispatch_problemstepevent",
    "dispatch_phasemoveevent",
    "dispatch_poolreviewevent",
    "dispatch_outcomeevent",
    "dispatch_quotapoolevent",
    "dispatch_quotaevent",
    "dispatch_baseentryevent",
    "dispatch_publicnoticeevent",
    "dispatch_nomineeevent",
    "dispatch_nomineestepevent",
    "dispatch_nomineeobjectionevent",
    "assessments_cycleevent",
    "assessments_assessedunitevent",
    "assessments_leaderreviewevent",
    "assessments_drawevent",
    "assessments_votergroupevent",
    "assessments_electorevent",
    "assessments_unitreportevent",
    "assessments_reportwriterevent",
    "assessments_branchappraisalevent",
    "assessments_memberappraisalevent",
    "assessments_questionevent",
    "assessments_followupevent",
    "assessments_followupstepevent",
    "assessments_evidenceevent",
    "assessments_vetoevent",
    "assessments_deductionevent",
    "assessments_resultobjectionevent",
    "assessments_performanceevent",
    "assessments_performanceunitevent",
    "assessments_scorerevent",
    "assessments_indicatorevent",
    "assessments_indicatorscoreevent",
    "assessments_listdeductionevent",
    "assessments_performanceobjectionevent",
    "assessments_computedpartevent",
    "assessments_computedfigureevent",
)


def guard(table: str) -> tuple[str, str]:
    """Return SQL that makes a table append-only in any session, and its reverse."""
    return GUARD.format(table=table), UNGUARD.format(table=table)


def guard_head() -> tuple[str, str]:
    """Return SQL that lets the head of the audit log follow its lines, and its reverse."""
    return GUARD_HEAD.format(table=HEAD_TABLE), UNGUARD_HEAD.format(table=HEAD_TABLE)
