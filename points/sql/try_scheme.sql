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
    SELECT o.member_id, date_trunc('month', o.fact_on::timestamp) AS month, o.kind,
           sum(o.points) FILTER (WHERE NOT v.is_draft) AS before,
           sum(o.points) FILTER (WHERE v.is_draft) AS after,
           max(v.monthly_cap) FILTER (WHERE NOT v.is_draft) AS cap_before,
           max(v.monthly_cap) FILTER (WHERE v.is_draft) AS cap_after
    FROM versions v
    CROSS JOIN LATERAL points_owed(v.first, v.last, v.id) o
    WHERE v.first <= v.last
      AND NOT EXISTS (SELECT FROM gone g WHERE g.fact = o.fact AND g.kind = o.kind)
    GROUP BY 1, 2, 3
),
months AS (
    SELECT member_id, sum(before) AS raw_before, sum(after) AS raw_after,
           greatest(
               coalesce(sum(before) FILTER (WHERE kind = ANY(%(capped_kinds)s)), 0)
               - max(cap_before), 0
           ) AS cut_before,
           greatest(
               coalesce(sum(after) FILTER (WHERE kind = ANY(%(capped_kinds)s)), 0)
               - max(cap_after), 0
           ) AS cut_after
    FROM worth
    GROUP BY member_id, month
),
people AS (
    SELECT member_id, sum(raw_before - cut_before) AS before, sum(raw_after - cut_after) AS after,
           sum(cut_before) AS cut_before, sum(cut_after) AS cut_after
    FROM months
    GROUP BY member_id
),
kinds AS (
    SELECT member_id, kind, sum(before) AS before, sum(after) AS after
    FROM worth
    GROUP BY member_id, kind
    HAVING sum(before) <> sum(after)
),
reasons AS (
    SELECT member_id, array_agg(ARRAY[kind, before::text, after::text] ORDER BY kind) AS kinds
    FROM kinds
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
