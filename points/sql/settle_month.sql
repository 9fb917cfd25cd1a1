-- Bring the monthly figures in line with the ledger; only changed rows are written.
-- Reads: points_pointentry, branches_organization. Writes: points_monthlypoints. Idempotent.
WITH touched AS (
    -- A member who changed branch keeps one month: who has any entry here is summed whole.
    -- Arrays, not joins: in a month new to the statistics a join may turn quadratic.
    SELECT ARRAY(
        SELECT DISTINCT e.member_id
        FROM points_pointentry e
        WHERE NOT %(is_everything)s
          AND e.fact_month = %(month)s
          AND e.organization_id = ANY (ARRAY(
              SELECT o.id FROM branches_organization o
              WHERE o.path >= %(low)s AND o.path < %(high)s
          ))
    ) AS members
),
figures AS (
    SELECT e.member_id,
           -- The branch of the latest fact: day and branch in one number, since sorting each
           -- member's entries would cost more than all the rest.
           max(((e.fact_on - DATE '1900-01-01')::bigint << 40) | e.organization_id)
               & ((1::bigint << 40) - 1) AS organization_id,
           count(*)::integer AS entries,
           coalesce(sum(e.points) FILTER (WHERE e.kind = ANY(%(capped_kinds)s)), 0) AS capped,
           coalesce(sum(e.points) FILTER (WHERE e.kind <> ALL(%(capped_kinds)s)), 0) AS other
    FROM points_pointentry e
    WHERE e.fact_month = %(month)s
      AND (%(is_everything)s OR e.member_id = ANY ((SELECT members FROM touched)::bigint[]))
    GROUP BY e.member_id
),
-- Most months stand as they are: a row left out here is neither locked nor written.
changed AS (
    SELECT f.member_id, f.organization_id, %(month)s::date AS month, f.entries, f.capped, f.other,
           least(%(cap)s, f.capped) + f.other AS effective
    FROM figures f
    EXCEPT
    SELECT m.member_id, m.organization_id, m.month, m.entries, m.capped_kinds, m.other_kinds,
           m.effective
    FROM points_monthlypoints m
    WHERE m.month = %(month)s
      AND (%(is_everything)s OR m.member_id = ANY ((SELECT members FROM touched)::bigint[]))
)
INSERT INTO points_monthlypoints
    (member_id, organization_id, month, entries, capped_kinds, other_kinds, effective, computed_at)
SELECT changed.*, %(now)s FROM changed
ON CONFLICT (member_id, month) DO UPDATE
SET organization_id = excluded.organization_id, entries = excluded.entries,
    capped_kinds = excluded.capped_kinds, other_kinds = excluded.other_kinds,
    effective = excluded.effective, computed_at = excluded.computed_at;
