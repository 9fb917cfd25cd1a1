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
lacking AS (
    SELECT fact, kind, TRUE AS is_lacking
    FROM (
        SELECT fact, kind, 1 AS lacks FROM owed
        UNION ALL
        SELECT p.fact, p.kind, CASE WHEN p.reverses_id IS NULL THEN -1 ELSE 1 END
        FROM points_pointentry p
        WHERE p.fact_month = %(first)s AND (p.reverses_id IS NULL OR NOT p.by_hand)
          AND (%(everybody)s OR p.member_id = ANY ((SELECT members FROM asked)::bigint[]))
    ) counted
    GROUP BY fact, kind
    HAVING sum(lacks) > 0
)
INSERT INTO points_pointentry
    (member_id, organization_id, kind, scheme_id, fact, correction, fact_on, fact_month, booked_on,
     points, reason)
SELECT o.member_id, o.organization_id, o.kind, %(scheme)s, o.fact, coalesce(r.correction + 1, 0),
       o.fact_on, %(first)s, coalesce(%(booked_on)s, o.fact_on), o.points, coalesce(r.reason, '')
-- A full join, narrowed below: for another a planner that expects few facts would go through all
-- that is owed again for each that lacks.
FROM owed o
FULL JOIN lacking l USING (fact, kind)
LEFT JOIN LATERAL (
    SELECT correction, reason
    FROM points_pointentry
    WHERE fact = o.fact AND kind = o.kind AND reverses_id IS NOT NULL
    ORDER BY correction DESC
    LIMIT 1
) r ON TRUE
WHERE EXISTS (SELECT FROM lacking) AND coalesce(l.is_lacking AND o.points IS NOT NULL, FALSE)
ON CONFLICT (fact, kind, correction) WHERE reverses_id IS NULL DO NOTHING;
