-- Whether the figures of a month without late entries are those of the ledger, for everybody.
-- Reads: points_pointentry, points_pointscheme, members_affiliation, points_monthlypoints.
-- Entries are never changed, only added: a row that counts as many as there are has their sums, as
-- long as all rows together have. That is asked here in whole numbers, by all cores; adding up each
-- member's points, as settle_month.sql does, takes longer. What is tampered with in two rows at once
-- is found by check_months.sql.
WITH held AS (
    SELECT e.member_id,
           max(((e.fact_on - DATE '1900-01-01')::bigint << 40) | e.organization_id) AS latest,
           count(*)::integer AS entries
    FROM points_pointentry e
    WHERE e.fact_month = %(month)s AND e.booked_on <= %(last)s
    GROUP BY e.member_id
),
sums AS (
    SELECT coalesce(sum(e.points) FILTER (WHERE e.kind = ANY(%(capped_kinds)s)), 0) AS capped,
           coalesce(sum(e.points) FILTER (WHERE e.kind <> ALL(%(capped_kinds)s)), 0) AS other
    FROM points_pointentry e
    WHERE e.fact_month = %(month)s AND e.booked_on <= %(last)s
),
cap AS (
    SELECT monthly_cap
    FROM points_pointscheme
    WHERE superseded_at IS NULL AND coalesce(valid_from <= %(month)s, TRUE)
    ORDER BY valid_from DESC NULLS LAST
    LIMIT 1
)
SELECT (
    SELECT (coalesce(sum(m.capped_kinds), 0), coalesce(sum(m.other_kinds), 0))
    FROM points_monthlypoints m
    WHERE m.month = %(month)s
) = (SELECT (capped, other) FROM sums) AND (
    SELECT count(*) = 0  -- and not whether any exists: the planner would look each up by itself
    FROM held h
    LEFT JOIN members_affiliation home
        ON home.member_id = h.member_id AND home.kind = 'home'
        AND (home.valid_from IS NULL OR home.valid_from <= %(last)s)
        AND (home.valid_until IS NULL OR home.valid_until > %(last)s)
    LEFT JOIN points_monthlypoints m ON m.member_id = h.member_id AND m.month = %(month)s
    WHERE m.entries IS DISTINCT FROM h.entries
       OR m.organization_id
          <> coalesce(home.organization_id, h.latest & ((1::bigint << 40) - 1))
       OR m.effective <> least((SELECT monthly_cap FROM cap), m.capped_kinds) + m.other_kinds
) AS is_in_line;
