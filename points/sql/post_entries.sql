-- Post what the facts of a month still lack. Reads: points_owed (service records, manual facts),
-- points_pointscheme. Writes: points_pointentry. Idempotent by its unique key.
-- The planner is not shown the members: it would weigh each of them, for longer than all this takes.
WITH asked AS (SELECT %(members)s::bigint[] AS members),
owed AS NOT MATERIALIZED (
    SELECT o.*
    FROM points_owed(%(first)s, %(last)s, %(scheme)s) o
    WHERE %(everybody)s OR o.member_id = ANY ((SELECT members FROM asked)::bigint[])
),
-- One sum instead of joins, in which a planner that does not know a new month yet would get lost:
-- a fact counts one, its entries take one off each, reversals give it back, but not those by hand.
counted AS NOT MATERIALIZED (
    SELECT fact, kind, member_id, organization_id, fact_on, points, 1 AS lacks FROM owed
    UNION ALL
    SELECT p.fact, p.kind, NULL, NULL, NULL, NULL,
           CASE WHEN p.reverses_id IS NULL THEN -1 ELSE 1 END
    FROM points_pointentry p
    WHERE p.fact_month = %(first)s AND (p.reverses_id IS NULL OR NOT p.by_hand)
      AND (%(everybody)s OR p.member_id = ANY ((SELECT members FROM asked)::bigint[]))
),
lacking AS (
    SELECT fact, kind, max(member_id) AS member_id, max(organization_id) AS organization_id,
           max(fact_on) AS fact_on, max(points) AS points
    FROM counted
    GROUP BY fact, kind
    HAVING sum(lacks) > 0
)
INSERT INTO points_pointentry
    (member_id, organization_id, kind, scheme_id, fact, correction, fact_on, fact_month, booked_on,
     points, reason)
SELECT l.member_id, l.organization_id, l.kind, %(scheme)s, l.fact, coalesce(r.correction + 1, 0),
       l.fact_on, %(first)s, coalesce(%(booked_on)s, l.fact_on), l.points, coalesce(r.reason, '')
FROM lacking l
LEFT JOIN LATERAL (
    SELECT correction, reason
    FROM points_pointentry
    WHERE fact = l.fact AND kind = l.kind AND reverses_id IS NOT NULL
    ORDER BY correction DESC
    LIMIT 1
) r ON TRUE
WHERE l.points IS NOT NULL
ORDER BY l.member_id, l.fact_on  -- as the indexes and the keys it is checked against lie
ON CONFLICT (fact, kind, correction) WHERE reverses_id IS NULL DO NOTHING;
