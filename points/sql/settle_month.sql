-- Bring the monthly figures in line with the ledger; only changed rows are written.
-- Reads: points_pointentry, points_pointscheme, members_affiliation. Writes: points_monthlypoints.
-- Idempotent.
-- The planner is not shown the members: it would weigh each of them, for longer than all this takes.
WITH asked AS (SELECT %(members)s::bigint[] AS members),
schemes AS (
    SELECT coalesce(valid_from, '-infinity') AS valid_from, monthly_cap
    FROM points_pointscheme
    WHERE superseded_at IS NULL
),
usual AS (
    SELECT e.member_id,
           -- The branch of the latest fact: day and branch in one number, since sorting each
           -- member's entries would cost more than all the rest.
           max(((e.fact_on - DATE '1900-01-01')::bigint << 40) | e.organization_id) AS latest,
           count(*)::integer AS entries,
           coalesce(sum(e.points) FILTER (WHERE e.kind = ANY(%(capped_kinds)s)), 0) AS capped,
           coalesce(sum(e.points) FILTER (WHERE e.kind <> ALL(%(capped_kinds)s)), 0) AS other
    FROM points_pointentry e
    WHERE e.fact_month = %(month)s AND e.booked_on <= %(last)s
      AND (%(everybody)s OR e.member_id = ANY ((SELECT members FROM asked)::bigint[]))
    GROUP BY e.member_id
),
-- A late entry counts in the month in which it is booked, with what it changes in its own month.
-- Whose late entries there are is known: few people, and a planner that guesses expects many.
late_of_month AS (
    SELECT e.member_id, e.fact_month,
           max(((e.fact_on - DATE '1900-01-01')::bigint << 40) | e.organization_id) AS latest,
           count(*)::integer AS entries,
           coalesce(sum(e.points) FILTER (WHERE e.kind = ANY(%(capped_kinds)s)), 0) AS capped,
           coalesce(sum(e.points) FILTER (WHERE e.kind <> ALL(%(capped_kinds)s)), 0) AS other
    FROM points_pointentry e
    WHERE e.member_id = ANY (%(late)s) AND e.fact_month < %(month)s
      AND e.booked_on >= %(month)s AND e.booked_on <= %(last)s
    GROUP BY e.member_id, e.fact_month
),
cap AS (
    SELECT monthly_cap FROM schemes WHERE valid_from <= %(month)s ORDER BY valid_from DESC LIMIT 1
),
late AS (
    SELECT l.member_id, max(l.latest) AS latest, sum(l.entries)::integer AS entries,
           sum(l.capped) AS capped, sum(l.other) AS other,
           sum(l.other + least(scheme.monthly_cap, up_to.capped)
               - least(scheme.monthly_cap, up_to.capped - l.capped)) AS effective
    FROM late_of_month l
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(e.points), 0) AS capped
        FROM points_pointentry e
        WHERE e.member_id = l.member_id AND e.fact_month = l.fact_month
          AND e.booked_on <= %(last)s AND e.kind = ANY(%(capped_kinds)s)
    ) up_to
    CROSS JOIN LATERAL (
        SELECT monthly_cap FROM schemes WHERE valid_from <= l.fact_month
        ORDER BY valid_from DESC
        LIMIT 1
    ) scheme
    GROUP BY l.member_id
),
figures AS (
    SELECT member_id,
           greatest(usual.latest, late.latest) & ((1::bigint << 40) - 1) AS organization_id,
           coalesce(usual.entries, 0) + coalesce(late.entries, 0) AS entries,
           coalesce(usual.capped, 0) + coalesce(late.capped, 0) AS capped,
           coalesce(usual.other, 0) + coalesce(late.other, 0) AS other,
           least((SELECT monthly_cap FROM cap), coalesce(usual.capped, 0)) + coalesce(usual.other, 0)
               + coalesce(late.effective, 0) AS effective
    FROM usual FULL JOIN late USING (member_id)
),
-- Most months stand as they are: a row left out here is neither locked nor written.
changed AS (
    SELECT f.member_id, coalesce(home.organization_id, f.organization_id),
           %(month)s::date AS month, f.entries, f.capped, f.other, f.effective
    FROM figures f
    LEFT JOIN members_affiliation home
        ON home.member_id = f.member_id AND home.kind = 'home'
        AND (home.valid_from IS NULL OR home.valid_from <= %(last)s)
        AND (home.valid_until IS NULL OR home.valid_until > %(last)s)
    EXCEPT
    SELECT m.member_id, m.organization_id, m.month, m.entries, m.capped_kinds, m.other_kinds,
           m.effective
    FROM points_monthlypoints m
    WHERE m.month = %(month)s
      AND (%(everybody)s OR m.member_id = ANY ((SELECT members FROM asked)::bigint[]))
)
INSERT INTO points_monthlypoints
    (member_id, organization_id, month, entries, capped_kinds, other_kinds, effective, computed_at)
SELECT changed.*, %(now)s FROM changed
ON CONFLICT (member_id, month) DO UPDATE
SET organization_id = excluded.organization_id, entries = excluded.entries,
    capped_kinds = excluded.capped_kinds, other_kinds = excluded.other_kinds,
    effective = excluded.effective, computed_at = excluded.computed_at;
