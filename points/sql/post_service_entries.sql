-- Post what confirmed service of a month still lacks. Reads: activities_servicerecord, branches,
-- points_pointscheme, points_closedmonth. Writes: points_pointentry. Idempotent by its unique key.
WITH facts AS NOT MATERIALIZED (
    SELECT s.*
    FROM activities_servicerecord s
    JOIN branches_organization o ON o.id = s.organization_id
    WHERE s.confirmed_at IS NOT NULL
      AND s.served_on >= %(first)s AND s.served_on <= %(last)s
      AND o.path >= %(low)s AND o.path < %(high)s
),
-- A set operation, not an anti-join: in a month that is new to the statistics a planner expects
-- one entry, and its nested loop over the real ones would take hours.
lacking AS (
    SELECT f.id, e.kind
    FROM facts f
    JOIN (VALUES ('service'), ('organizer')) e (kind) ON e.kind = 'service' OR f.is_organizer
    EXCEPT
    SELECT CASE WHEN p.fact ^@ 'service:' THEN substr(p.fact, 9)::bigint END, p.kind
    FROM points_pointentry p
    JOIN branches_organization o ON o.id = p.organization_id
    WHERE p.fact_month = %(first)s AND p.correction = 0
      AND o.path >= %(low)s AND o.path < %(high)s
)
INSERT INTO points_pointentry
    (member_id, organization_id, kind, scheme_id, fact, correction,
     fact_on, fact_month, booked_on, points, reason)
SELECT s.member_id, s.organization_id, lacking.kind, scheme.id, 'service:' || s.id, 0,
       s.served_on, %(first)s, CASE WHEN %(is_closed)s THEN %(today)s ELSE s.served_on END,
       CASE lacking.kind
           WHEN 'organizer' THEN scheme.organizer_points
           ELSE round(
               scheme.points_per_hour
               * greatest(
                   scheme.hours_floor,
                   least(
                       scheme.hours_cap,
                       floor(s.hours_confirmed / scheme.hours_step) * scheme.hours_step
                   )
               )
               * CASE s.effect
                     WHEN 'good' THEN scheme.effect_good
                     WHEN 'fair' THEN scheme.effect_fair
                     ELSE scheme.effect_plain
                 END
               * CASE WHEN s.is_professional THEN scheme.professional_factor ELSE 1 END
               * CASE WHEN s.is_emergency THEN scheme.emergency_factor ELSE 1 END,
               2
           )
       END,
       ''
FROM lacking
JOIN activities_servicerecord s ON s.id = lacking.id
CROSS JOIN LATERAL (
    SELECT p.* FROM points_pointscheme p
    WHERE p.valid_from IS NULL OR p.valid_from <= s.served_on
    ORDER BY p.valid_from DESC NULLS LAST
    LIMIT 1
) scheme
ON CONFLICT (fact, kind, correction) DO NOTHING;
