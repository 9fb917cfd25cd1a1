"""The owner's function that leaves nothing of a cycle's slips and keyed sheets, not even a gap."""

from django.db import migrations

CLEAR = """
CREATE FUNCTION assessments_clear_hall(cycle bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM assessments_ballotbox b
        WHERE b.cycle_id = cycle AND b.state IN ('key_gone', 'given_up')
    ) THEN
        RAISE EXCEPTION 'slips and paper of cycle % are still needed', cycle
            USING ERRCODE = 'restrict_violation';
    END IF;
    SET CONSTRAINTS ALL IMMEDIATE;  -- what is still to be checked would refuse TRUNCATE
    LOCK TABLE assessments_slip, assessments_papersheet IN ACCESS EXCLUSIVE MODE;
    CREATE TEMP TABLE slips_kept ON COMMIT DROP AS
        SELECT s.* FROM assessments_slip s
        JOIN assessments_votergroup g ON g.id = s.group_id WHERE g.cycle_id <> cycle;
    CREATE TEMP TABLE sheets_kept ON COMMIT DROP AS
        SELECT s.* FROM assessments_papersheet s
        JOIN assessments_keying k ON k.id = s.keying_id
        JOIN assessments_votergroup g ON g.id = k.group_id WHERE g.cycle_id <> cycle;
    TRUNCATE assessments_slip, assessments_papersheet;
    INSERT INTO assessments_slip SELECT * FROM slips_kept ORDER BY mac;
    INSERT INTO assessments_papersheet SELECT * FROM sheets_kept ORDER BY keying_id, number;
    DROP TABLE slips_kept, sheets_kept;
END $$;
"""


class Migration(migrations.Migration):
    replaces = [
        ("assessments", "0005_clear_slips_and_paper"),
    ]
    dependencies = [("assessments", "0002_hold_sealed_ballots")]
    operations = [
        migrations.RunSQL(CLEAR, "DROP FUNCTION assessments_clear_hall(bigint)"),
    ]
