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
GUARDED_TABLES = (
    "accounts_auditevent",
    "points_pointentry",
    # the history (common/history.py)
    "pghistory_context",
    "accounts_userevent",
    "accounts_grantevent",
    "branches_organizationevent",
    "members_memberevent",
    "members_affiliationevent",
    "activities_activityevent",
    "activities_activitypartevent",
    "activities_attendanceevent",
    "activities_servicerecordevent",
    "activities_requirementevent",
    "points_pointschemeevent",
    "points_ratingruleevent",
    "points_postholdingevent",
    "points_dutymarkevent",
    "points_reviewmarkevent",
    "points_exemptionevent",
    "points_vetoevent",
    "points_objectionevent",
)


def guard(table: str) -> tuple[str, str]:
    """Return SQL that makes a table append-only in any session, and its reverse."""
    return GUARD.format(table=table), UNGUARD.format(table=table)
