-- Find entries that no rule explains: numbering, reversals, facts, closed months, missing guards.
-- Reads: points_pointentry, points_owed, points_pointscheme, points_closedmonth, pg_trigger.
WITH numbered AS (
    SELECT fact, kind, count(*) FILTER (WHERE reverses_id IS NULL) AS posted,
           max(correction) + 1 AS highest,
           count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) AS standing
    FROM points_pointentry
    GROUP BY fact, kind
),
versions AS (
    SELECT id, coalesce(valid_from, '-infinity') AS first,
           coalesce(lead(valid_from) OVER (ORDER BY valid_from NULLS FIRST) - 1, 'infinity') AS last
    FROM points_pointscheme
    WHERE superseded_at IS NULL
),
owed AS (
    SELECT o.*, v.id AS scheme_id
    FROM versions v
    CROSS JOIN LATERAL points_owed(v.first, v.last, v.id) o
),
standing AS (
    SELECT p.*
    FROM points_pointentry p
    LEFT JOIN points_pointentry r ON r.reverses_id = p.id
    WHERE p.reverses_id IS NULL AND r.id IS NULL
)
SELECT 'numbers' AS rule, fact || ' ' || kind AS subject,
       format('%%s posted up to number %%s, %%s standing', posted, highest - 1, standing) AS found
FROM numbered
WHERE posted <> highest OR standing NOT IN (0, 1)
UNION ALL
SELECT 'reversals', r.fact || ' ' || r.kind, format('entry %%s reverses entry %%s', r.id, p.id)
FROM points_pointentry r
JOIN points_pointentry p ON p.id = r.reverses_id
WHERE p.reverses_id IS NOT NULL OR r.reason = '' OR r.booked_on < p.booked_on
   OR (p.points, p.kind, p.fact, p.correction, p.member_id, p.organization_id, p.fact_on)
   <> (-r.points, r.kind, r.fact, r.correction, r.member_id, r.organization_id, r.fact_on)
UNION ALL
SELECT 'facts', s.fact || ' ' || s.kind,
       format('entry %%s has %%s points, its fact is worth %%s', s.id, s.points,
              coalesce(o.points::text, 'none'))
-- A full join, narrowed in a way the planner cannot see through: it expects few entries to stand,
-- and would reckon for another all that is owed again for each of them.
FROM standing s
FULL JOIN owed o ON o.fact = s.fact AND o.kind = s.kind
WHERE coalesce(s.id, 0) > 0 AND (
    (s.points, s.member_id, s.organization_id, s.fact_on)
        IS DISTINCT FROM (o.points, o.member_id, o.organization_id, o.fact_on)
    OR (s.scheme_id <> o.scheme_id AND s.kind <> 'adjustment')
    OR s.fact_month <> date_trunc('month', s.fact_on)
)
UNION ALL
SELECT 'closed months', e.fact || ' ' || e.kind,
       format('entry %%s is booked on %%s, posted while %%s was closed', e.id, e.booked_on,
              to_char(c.month, 'YYYY-MM'))
FROM points_pointentry e
JOIN points_closedmonth c
    ON e.booked_on < c.month + interval '1 month' AND e.posted_at > c.closed_at
    AND (c.reopened_at IS NULL OR e.posted_at < c.reopened_at)
UNION ALL
SELECT 'guards', g.name, 'the trigger is missing or switched off'
FROM unnest(ARRAY[
    'points_pointentry_refuses_change', 'points_pointentry_refuses_truncate',
    'points_pointentry_corrects_one_entry', 'points_pointentry_respects_closing',
    'points_manualfact_refuses_change', 'points_manualfact_refuses_truncate',
    'activities_servicerecord_keeps_what_is_booked'
]) g (name)
WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = g.name AND t.tgenabled = 'A')
LIMIT %(most)s;
