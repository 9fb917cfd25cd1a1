from django.db import migrations

from common.migrations_sql import guard

OWED = """
-- What the facts of some days are worth under one scheme. The planner opens it up like a view, but
-- unlike a view it does not forbid later changes of the tables it reads.
CREATE FUNCTION points_owed(first date, last date, scheme bigint)
RETURNS TABLE (
    fact text, kind text, member_id bigint, organization_id bigint, fact_on date, points numeric
)
LANGUAGE sql STABLE AS $$
    SELECT 'service:' || s.id, e.kind, s.member_id, s.organization_id, s.served_on,
           CASE e.kind
               WHEN 'organizer' THEN p.organizer_points
               ELSE round(
                   p.points_per_hour
                   * greatest(
                       p.hours_floor,
                       least(p.hours_cap, floor(s.hours_confirmed / p.hours_step) * p.hours_step)
                   )
                   * CASE s.effect
                         WHEN 'good' THEN p.effect_good
                         WHEN 'fair' THEN p.effect_fair
                         ELSE p.effect_plain
                     END
                   * CASE WHEN s.is_professional THEN p.professional_factor ELSE 1 END
                   * CASE WHEN s.is_emergency THEN p.emergency_factor ELSE 1 END,
                   2
               )
           END
    FROM activities_servicerecord s
    CROSS JOIN points_pointscheme p
    CROSS JOIN LATERAL (VALUES ('service'), ('organizer')) e (kind)
    WHERE p.id = $3 AND s.served_on >= $1 AND s.served_on <= $2 AND s.confirmed_at IS NOT NULL
      AND (e.kind = 'service' OR s.is_organizer)
    UNION ALL
    SELECT 'manual:' || m.id, split_part(m.kind, '_', 1), m.member_id, m.organization_id,
           m.happened_on,
           CASE m.kind
               WHEN 'commendation_town' THEN p.commendation_town
               WHEN 'commendation_district' THEN p.commendation_district
               WHEN 'bravery' THEN p.bravery_points
               ELSE m.points
           END
    FROM points_manualfact m
    CROSS JOIN points_pointscheme p
    WHERE p.id = $3 AND m.happened_on >= $1 AND m.happened_on <= $2
    UNION ALL
    SELECT 'service:' || s.id, 'false_report', s.member_id, s.organization_id, s.struck_on,
           p.false_report_points
    FROM activities_servicerecord s
    CROSS JOIN points_pointscheme p
    WHERE p.id = $3 AND s.is_false_report AND s.struck_on >= $1 AND s.struck_on <= $2
$$;
"""
DROP_OWED = "DROP FUNCTION points_owed(date, date, bigint);"
CORRECTIONS = """
CREATE FUNCTION points_pointentry_checks_corrections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.reverses_id IS NULL THEN
        PERFORM FROM points_pointentry p JOIN points_pointentry r ON r.reverses_id = p.id
        WHERE p.fact = NEW.fact AND p.kind = NEW.kind AND p.correction = NEW.correction - 1
          AND p.reverses_id IS NULL;
    ELSE
        PERFORM FROM points_pointentry p
        WHERE p.id = NEW.reverses_id AND p.reverses_id IS NULL
          AND (p.points, p.kind, p.fact, p.correction, p.member_id, p.organization_id, p.scheme_id,
               p.fact_on, p.fact_month)
            = (-NEW.points, NEW.kind, NEW.fact, NEW.correction, NEW.member_id,
               NEW.organization_id, NEW.scheme_id, NEW.fact_on, NEW.fact_month)
          AND p.booked_on <= NEW.booked_on;
    END IF;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no entry of % is corrected by this one', NEW.fact
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER points_pointentry_corrects_one_entry BEFORE INSERT ON points_pointentry
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL OR NEW.correction > 0)
    EXECUTE FUNCTION points_pointentry_checks_corrections();
ALTER TABLE points_pointentry ENABLE ALWAYS TRIGGER points_pointentry_corrects_one_entry;
"""
DROP_CORRECTIONS = "DROP FUNCTION points_pointentry_checks_corrections() CASCADE;"
CLOSED = """
CREATE FUNCTION points_pointentry_checks_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM booked
    WHERE booked_on < (SELECT max(month) + interval '1 month' FROM points_closedmonth
                       WHERE reopened_at IS NULL);
    IF FOUND THEN
        RAISE EXCEPTION 'a closed month takes no entries' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER points_pointentry_respects_closing AFTER INSERT ON points_pointentry
    REFERENCING NEW TABLE AS booked
    FOR EACH STATEMENT EXECUTE FUNCTION points_pointentry_checks_closing();
ALTER TABLE points_pointentry ENABLE ALWAYS TRIGGER points_pointentry_respects_closing;
"""
DROP_CLOSED = "DROP FUNCTION points_pointentry_checks_closing() CASCADE;"
BOOKED = """
-- Whichever door it comes through: what points were booked from is not changed under the ledger.
CREATE FUNCTION activities_servicerecord_checks_ledger() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.confirmed_at IS NULL AND NOT OLD.is_false_report OR TG_OP = 'UPDATE'
        AND (OLD.member_id, OLD.organization_id, OLD.served_on, OLD.hours_confirmed, OLD.effect,
             OLD.is_organizer, OLD.is_professional, OLD.is_emergency, OLD.confirmed_at IS NULL,
             OLD.is_false_report, OLD.struck_on)
            IS NOT DISTINCT FROM
            (NEW.member_id, NEW.organization_id, NEW.served_on, NEW.hours_confirmed, NEW.effect,
             NEW.is_organizer, NEW.is_professional, NEW.is_emergency, NEW.confirmed_at IS NULL,
             NEW.is_false_report, NEW.struck_on) THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    PERFORM FROM points_pointentry p
    WHERE p.fact = 'service:' || OLD.id AND p.reverses_id IS NULL
      AND NOT EXISTS (SELECT FROM points_pointentry r WHERE r.reverses_id = p.id);
    IF FOUND THEN
        RAISE EXCEPTION 'service record %: reverse its points before changing it', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER activities_servicerecord_keeps_what_is_booked
    BEFORE UPDATE OR DELETE ON activities_servicerecord
    FOR EACH ROW EXECUTE FUNCTION activities_servicerecord_checks_ledger();
ALTER TABLE activities_servicerecord
    ENABLE ALWAYS TRIGGER activities_servicerecord_keeps_what_is_booked;
"""
DROP_BOOKED = "DROP FUNCTION activities_servicerecord_checks_ledger() CASCADE;"
FREEZE = """
CREATE FUNCTION points_starrating_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM before b
        JOIN points_starlist l ON l.id = b.star_list_id
        WHERE l.state <> 'draft'
    ) THEN
        RAISE EXCEPTION 'stars are frozen once published: % refused', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER points_starrating_freezes_update AFTER UPDATE ON points_starrating
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION points_starrating_is_frozen();
CREATE TRIGGER points_starrating_freezes_delete AFTER DELETE ON points_starrating
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION points_starrating_is_frozen();
ALTER TABLE points_starrating ENABLE ALWAYS TRIGGER points_starrating_freezes_update;
ALTER TABLE points_starrating ENABLE ALWAYS TRIGGER points_starrating_freezes_delete;
"""
THAW = "DROP FUNCTION points_starrating_is_frozen() CASCADE;"


class Migration(migrations.Migration):
    replaces = [
        ("points", "0007_guard_corrections_and_closed_months"),
    ]
    dependencies = [
        ("points", "0001_create_tables"),
        ("activities", "0002_count_lists_of_attendance"),
    ]
    operations = [
        migrations.RunSQL(*guard("points_pointentry")),
        migrations.RunSQL(*guard("points_manualfact")),
        migrations.RunSQL(OWED, DROP_OWED),
        migrations.RunSQL(CORRECTIONS, DROP_CORRECTIONS),
        migrations.RunSQL(CLOSED, DROP_CLOSED),
        migrations.RunSQL(BOOKED, DROP_BOOKED),
        migrations.RunSQL(FREEZE, THAW),
    ]
