from django.db import migrations

OWED = """
-- What the facts of some days are worth under one scheme. The planner opens it up like a view, but
-- unlike a view it does not forbid later changes of the tables it reads.
CREATE OR REPLACE FUNCTION points_owed(first date, last date, scheme bigint)
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
BOOKED = """
CREATE OR REPLACE FUNCTION activities_servicerecord_checks_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0008_find_false_reports"),
        ("activities", "0010_strike_service"),
    ]
    operations = [
        migrations.RunSQL(OWED, migrations.RunSQL.noop),
        migrations.RunSQL(BOOKED, migrations.RunSQL.noop),
    ]
