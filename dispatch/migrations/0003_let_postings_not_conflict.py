from django.db import migrations

# The same rule as dispatch/domain/conflicts.py, for whoever writes past it. Shared days are
# compared by adding the grace rather than by subtracting ends, which may be infinite.
ADD = """
CREATE FUNCTION dispatch_posting_has_no_rival() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    full_time CONSTANT text[] := ARRAY['dispatch', 'secondment', 'first_secretary', 'tempering'];
    until CONSTANT date := coalesce(NEW.ends_on, 'infinity');
    grace CONSTANT integer := coalesce(
        (SELECT grace_days FROM dispatch_programme WHERE id = NEW.programme_id), 0
    );
    rival_id bigint;
    rival_cadre_id bigint;
BEGIN
    IF NEW.is_withdrawn OR NEW.kind <> ALL (full_time) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('dispatch.person.' || NEW.cadre_id, 0));
    IF NEW.kind = 'first_secretary' THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('dispatch.place.' || NEW.place_id, 0));
    END IF;
    SELECT o.id, o.cadre_id INTO rival_id, rival_cadre_id
    FROM (
        SELECT p.*, coalesce(p.ends_on, 'infinity') AS last_day,
               least(coalesce(g.grace_days, 0), grace) AS shared_grace
        FROM dispatch_posting p
        LEFT JOIN dispatch_programme g ON g.id = p.programme_id
    ) o
    WHERE o.id <> NEW.id AND NOT o.is_withdrawn
      AND (
          o.kind = ANY (full_time) AND o.cadre_id = NEW.cadre_id
          OR o.kind = 'first_secretary' AND NEW.kind = 'first_secretary'
             AND o.place_id = NEW.place_id
      )
      AND o.starts_on <= until AND NEW.starts_on <= o.last_day
      AND NOT (
          (o.starts_on < NEW.starts_on AND o.last_day < until
           OR NEW.starts_on < o.starts_on AND until < o.last_day)
          AND least(o.last_day, until)
              < greatest(o.starts_on, NEW.starts_on) + o.shared_grace
      )
    LIMIT 1;
    IF rival_id IS NOT NULL THEN
        RAISE EXCEPTION 'posting % conflicts with posting %', NEW.id, rival_id
            USING ERRCODE = 'exclusion_violation', TABLE = TG_TABLE_NAME,
                  CONSTRAINT = CASE WHEN rival_cadre_id = NEW.cadre_id
                      THEN 'person_holds_one_full_time_posting'
                      ELSE 'place_has_one_first_secretary' END;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER posting_has_no_rival
    AFTER INSERT OR UPDATE ON dispatch_posting
    FOR EACH ROW EXECUTE FUNCTION dispatch_posting_has_no_rival();
"""
DROP = "DROP FUNCTION dispatch_posting_has_no_rival() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0002_allow_one_post_and_contact_at_a_time")]
    operations = [migrations.RunSQL(ADD, DROP)]
