-- What the facts of some days come to under the versions in force and under a draft of the scheme:
-- a row for each member whose points would change, with the kinds that do, and last one for all.
-- Reads: points_owed (service records, manual facts), points_pointscheme, points_pointentry.
WITH versions AS (
    SELECT id, monthly_cap, FALSE AS is_draft,
           greatest(valid_from, %(first)s) AS first,
           least(lead(valid_from) OVER (ORDER BY valid_from NULLS FIRST) - 1, %(last)s) AS last
    FROM points_pointscheme
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT id, monthly_cap, TRUE, %(first)s, %(last)s FROM points_pointscheme WHERE id = %(draft)s
),
-- What an officer took back by hand is not posted anew under any scheme.
gone AS (
    SELECT fact, kind FROM points_pointentry
    WHERE by_hand AND fact_month BETWEEN %(first)s AND %(last)s
),
worth AS (
    SELECT o.member_id, date_trunc('month', o.fact_on) AS month, o.kind, v.is_draft,
           v.monthly_cap, sum(o.points) AS points
    FROM versions v
    CROSS JOIN LATERAL points_owed(v.first, v.last, v.id) o
    WHERE v.first <= v.last
      AND NOT EXISTS (SELECT FROM gone g WHERE g.fact = o.fact AND g.kind = o.kind)
    GROUP BY o.member_id, date_trunc('month', o.fact_on), o.kind, v.is_draft, v.monthly_cap
),
months AS (
    SELECT member_id, is_draft, sum(points) AS raw,
           least(monthly_cap, coalesce(
               sum(points) FILTER (WHERE kind = ANY(%(capped_kinds)s)), 0
           )) + coalesce(sum(points) FILTER (WHERE kind <> ALL(%(capped_kinds)s)), 0) AS effective
    FROM worth
    GROUP BY member_id, month, is_draft, monthly_cap
),
people AS (
    SELECT member_id,
           coalesce(sum(effective) FILTER (WHERE NOT is_draft), 0) AS before,
           coalesce(sum(effective) FILTER (WHERE is_draft), 0) AS after,
           coalesce(sum(raw - effective) FILTER (WHERE NOT is_draft), 0) AS cut_before,
           coalesce(sum(raw - effective) FILTER (WHERE is_draft), 0) AS cut_after
    FROM months
    GROUP BY member_id
),
kinds AS (
    SELECT member_id, kind,
           coalesce(sum(points) FILTER (WHERE NOT is_draft), 0) AS before,
           coalesce(sum(points) FILTER (WHERE is_draft), 0) AS after
    FROM worth
    GROUP BY member_id, kind
),
reasons AS (
    SELECT member_id, array_agg(ARRAY[kind, before::text, after::text] ORDER BY kind) AS kinds
    FROM kinds
    WHERE before <> after
    GROUP BY member_id
)
SELECT p.*, r.kinds
FROM people p
LEFT JOIN reasons r USING (member_id)
WHERE p.before <> p.after
UNION ALL
SELECT NULL, coalesce(sum(before), 0), coalesce(sum(after), 0), coalesce(sum(cut_before), 0),
       coalesce(sum(cut_after), 0), NULL
FROM people;
