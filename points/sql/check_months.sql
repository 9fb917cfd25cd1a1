-- Recompute both columns of every statement, entry by entry, and compare them with the monthly
-- figures. Reads: points_pointentry, points_pointscheme, points_monthlypoints.
WITH running AS (
    SELECT e.member_id, date_trunc('month', e.booked_on)::date AS month, e.points,
           e.kind = ANY (%(capped_kinds)s) AS is_capped, scheme.monthly_cap AS cap,
           sum(e.points) FILTER (WHERE e.kind = ANY (%(capped_kinds)s)) OVER (
               PARTITION BY e.member_id, e.fact_month ORDER BY e.booked_on, e.id
           ) AS so_far
    FROM points_pointentry e
    JOIN (
        SELECT monthly_cap, coalesce(valid_from, '-infinity') AS first,
               coalesce(lead(valid_from) OVER (ORDER BY valid_from NULLS FIRST), 'infinity') AS until
        FROM points_pointscheme
        WHERE superseded_at IS NULL
    ) scheme ON e.fact_month >= scheme.first AND e.fact_month < scheme.until
),
recomputed AS (
    SELECT member_id, month, count(*) AS entries, sum(points) AS booked,
           sum(CASE WHEN is_capped THEN least(cap, so_far) - least(cap, so_far - points)
                    ELSE points END) AS effective
    FROM running
    GROUP BY member_id, month
)
SELECT 'months' AS rule, format('member %%s, %%s', member_id, to_char(month, 'YYYY-MM')) AS subject,
       format('%%s entries, booked %%s, effective %%s; the ledger says %%s, %%s, %%s', m.entries,
              m.capped_kinds + m.other_kinds, m.effective, r.entries, r.booked, r.effective) AS found
FROM points_monthlypoints m
FULL JOIN recomputed r USING (member_id, month)
WHERE (m.entries, m.capped_kinds + m.other_kinds, m.effective)
      IS DISTINCT FROM (r.entries, r.booked, r.effective)
LIMIT %(most)s;
