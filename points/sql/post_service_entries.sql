-- Post what confirmed service of a month still lacks. Reads: activities_servicerecord, branches,
-- points_pointscheme, points_closedmonth. Writes: points_pointentry. Idempotent by its unique key.
WITH facts AS (
    SELECT s.id, s.member_id, s.organization_id, s.served_on, s.is_organizer,
           scheme.id AS scheme_id, scheme.organizer_points,
           round(
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
           ) AS points
    FROM activities_servicerecord s
    JOIN branches_organization o ON o.id = s.organization_id
    CROSS JOIN LATERAL (
        SELECT p.* FROM points_pointscheme p
        WHERE p.valid_from IS NULL OR p.valid_from <= s.served_on
        ORDER BY p.valid_from DESC NULLS LAST
        LIMIT 1
    ) scheme
    WHERE s.confirmed_at IS NOT NULL
      AND s.served_on >= %(first)s AND s.served_on <= %(last)s
      AND o.path >= %(low)s AND o.path < %(high)s
)
INSERT INTO points_pointentry
    (member_id, organization_id, kind, scheme_id, fact, correction,
     fact_on, fact_month, booked_on, points, reason)
SELECT f.member_id, f.organization_id, e.kind, f.scheme_id, 'service:' || f.id, 0,
       f.served_on, %(first)s, CASE WHEN %(is_closed)s THEN %(today)s ELSE f.served_on END,
       e.points, ''
FROM facts f
CROSS JOIN LATERAL (
    VALUES ('service', f.points, TRUE), ('organizer', f.organizer_points, f.is_organizer)
) e (kind, points, holds)
WHERE e.holds
ON CONFLICT (fact, kind, correction) DO NOTHING;
