"""The ballot boxes: rows without a model, one partition a cycle, and the owner's three functions.

The application may insert and read; it cannot change, remove or empty a box. The functions act as
the owner of the tables and check for themselves what they are asked to do.
"""

from django.db import migrations

BOXES = """
CREATE TABLE assessments_sealedballot (
    cycle_id bigint NOT NULL,
    group_id bigint NOT NULL,
    blob bytea NOT NULL,
    mac bytea NOT NULL
) PARTITION BY LIST (cycle_id);

CREATE FUNCTION assessments_box_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'sealed ballots stay as they are: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION assessments_open_box(cycle bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part text := format('assessments_sealedballot_%s', cycle);
BEGIN
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF assessments_sealedballot FOR VALUES IN (%s)', part, cycle
    );
    EXECUTE format(
        'CREATE TRIGGER refuses_change BEFORE UPDATE OR DELETE ON %I'
        ' FOR EACH ROW EXECUTE FUNCTION assessments_box_is_sealed()', part
    );
    EXECUTE format(
        'CREATE TRIGGER refuses_truncate BEFORE TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION assessments_box_is_sealed()', part
    );
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER refuses_change', part);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER refuses_truncate', part);
END $$;

CREATE FUNCTION assessments_drop_box(cycle bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part text := format('assessments_sealedballot_%s', cycle);
    cast_in bigint;
BEGIN
    IF to_regclass(part) IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT count(*) FROM %I', part) INTO cast_in;
    IF NOT EXISTS (
        SELECT FROM assessments_ballotbox b
        WHERE b.cycle_id = cycle AND b.state = 'key_gone' AND b.counted = cast_in
    ) THEN
        RAISE EXCEPTION 'the box of cycle % is not counted', cycle
            USING ERRCODE = 'restrict_violation';
    END IF;
    EXECUTE format('DROP TABLE %I', part);
END $$;

CREATE FUNCTION assessments_rewrite_participation() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;  -- what is still to be checked would refuse TRUNCATE
    LOCK TABLE assessments_participation IN ACCESS EXCLUSIVE MODE;
    CREATE TEMP TABLE participation_sorted ON COMMIT DROP AS
        SELECT elector_id, is_done, is_on_paper FROM assessments_participation;
    TRUNCATE assessments_participation;
    INSERT INTO assessments_participation (elector_id, is_done, is_on_paper)
        SELECT elector_id, is_done, is_on_paper FROM participation_sorted ORDER BY elector_id;
    DROP TABLE participation_sorted;
END $$;
"""
NO_BOXES = """
DROP FUNCTION assessments_rewrite_participation();
DROP FUNCTION assessments_drop_box(bigint);
DROP FUNCTION assessments_open_box(bigint);
DROP TABLE assessments_sealedballot;
DROP FUNCTION assessments_box_is_sealed();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_create_tables")]
    operations = [migrations.RunSQL(BOXES, NO_BOXES)]
