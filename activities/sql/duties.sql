-- What branches of a subtree owed and did in some terms, told month by month and numbered.
-- Reads organizations, the register, exemptions and activities. What is owed and what was done is
-- put together by grouping rather than by joins, whose plans would depend on guesses.
WITH rules AS (
    SELECT *
    FROM unnest(
        %(numbers)s::int[], %(kinds)s::text[], %(organization_kinds)s::text[],
        %(months)s::date[], %(last_days)s::date[], %(deadlines)s::date[],
        %(per_period)s::int[], %(min_full_members)s::int[], %(for_each_group)s::bool[],
        %(min_days)s::int[]
    ) r (
        number, kind, organization_kind,
        month, last_day, deadline,
        per_period, min_full_members, for_each_group,
        min_days
    )
),
-- Who must meet: the branch, or under a rule for each group its groups, while the branch exists.
units AS (
    SELECT o.id AS branch_id, o.kind AS branch_kind, o.id, FALSE AS is_group,
           o.founded_on, o.dissolved_on
    FROM branches_organization o
    WHERE o.path >= %(low)s AND o.path < %(high)s AND o.kind = ANY(%(owing_kinds)s)
      AND (%(branch_ids)s::bigint[] IS NULL OR o.id = ANY(%(branch_ids)s))
      AND (o.founded_on IS NULL OR o.founded_on <= %(last_day)s)
      AND (o.dissolved_on IS NULL OR o.dissolved_on >= %(first_day)s)
    UNION ALL
    SELECT b.id, b.kind, g.id, TRUE,
           greatest(b.founded_on, g.founded_on), least(b.dissolved_on, g.dissolved_on)
    FROM branches_organization g
    JOIN branches_organization b ON b.id = g.superior_id
    WHERE g.path >= %(low)s AND g.path < %(high)s AND g.kind = 'party_group'
      AND b.kind = ANY(%(owing_kinds)s)
      AND (%(branch_ids)s::bigint[] IS NULL OR b.id = ANY(%(branch_ids)s))
),
-- Full members by branch and the day since when, as of the first month at the earliest.
stays AS (
    SELECT a.organization_id, a.valid_until, count(*) AS members,
           greatest(a.valid_from, m.joined_on, m.confirmed_on, %(first_day)s::date) AS since
    FROM units u
    JOIN members_affiliation a ON a.organization_id = u.id AND a.kind = 'home'
    JOIN members_member m ON m.id = a.member_id
    WHERE NOT u.is_group AND 0 < ANY(%(min_full_members)s)
      AND (m.stage = 'full'
           -- Who has left was full while confirmed and at home here.
           OR m.stage = 'left' AND m.confirmed_on IS NOT NULL AND a.valid_until IS NOT NULL)
    GROUP BY 1, 2, 4
),
strong AS (
    SELECT s.organization_id, r.month, r.min_full_members
    FROM stays s
    JOIN (SELECT DISTINCT month, min_full_members FROM rules WHERE min_full_members > 0) r
        ON r.month >= s.since AND (s.valid_until IS NULL OR r.month < s.valid_until)
    GROUP BY 1, 2, 3
    HAVING sum(s.members) >= r.min_full_members
),
exempt AS (
    SELECT e.organization_id, r.kind, r.month
    FROM activities_exemption e
    JOIN (SELECT DISTINCT kind, month FROM rules) r
        ON r.month BETWEEN e.first_month AND e.last_month AND e.kind IN ('', r.kind)
    WHERE e.withdrawn_at IS NULL
),
months_owed AS (
    SELECT u.branch_id, u.id AS unit_id, r.number, r.per_period,
           least(r.last_day, u.dissolved_on) - greatest(r.month, u.founded_on) + 1 >= r.min_days
               AS exists_long,
           r.min_full_members = 0
               OR (u.branch_id, r.month, r.min_full_members) IN (TABLE strong) AS is_strong,
           (u.branch_id, r.kind, r.month) IN (TABLE exempt) AS is_exempt
    FROM units u
    JOIN rules r ON r.organization_kind = u.branch_kind AND r.for_each_group = u.is_group
),
parts AS MATERIALIZED (
    SELECT u.*, a.id AS activity_id, a.kind, date_trunc('month', a.held_on)::date AS month,
           (a.submitted_at AT TIME ZONE %(zone)s)::date AS submitted_on, a.is_backfill
    FROM units u
    JOIN activities_activitypart p ON p.organization_id = u.id
    JOIN activities_activity a ON a.id = p.activity_id
    WHERE a.state IN ('submitted', 'accepted') AND a.held_on BETWEEN %(first_day)s AND %(last_day)s
      AND p.struck_reason = ''
      -- For a partner: one of its members was present or, without a list, it is named.
      AND (p.is_lead OR (
          SELECT coalesce(bool_or(t.state = 'present'), TRUE)
          FROM activities_attendance t
          WHERE t.activity_id = a.id AND t.organization_id = p.organization_id
      ))
),
-- An activity counts in the month of its date, and is late by the deadline of that month.
held AS (
    SELECT p.branch_id, p.id AS unit_id, r.number, p.activity_id,
           CASE WHEN p.is_backfill THEN 0 ELSE greatest(0, p.submitted_on - r.deadline) END
               AS days_late
    FROM parts p
    JOIN rules r
        ON r.kind = p.kind AND r.organization_kind = p.branch_kind AND r.month = p.month
       AND (r.for_each_group OR NOT p.is_group)
    -- A meeting of named groups is no further one of the branch.
    WHERE NOT r.for_each_group OR p.is_group OR NOT EXISTS (
        SELECT
        FROM activities_activitypart q
        JOIN branches_organization g ON g.id = q.organization_id AND g.superior_id = p.id
        WHERE q.activity_id = p.activity_id AND g.kind = 'party_group'
    )
),
-- A period is due if at least half of its months are.
facts AS (
    SELECT branch_id, unit_id, number, per_period,
           2 * count(*) FILTER (WHERE exists_long AND is_strong AND NOT is_exempt) >= count(*)
               AS is_due,
           2 * count(*) FILTER (WHERE exists_long) >= count(*) AS exists_long,
           bool_or(is_exempt) AS is_exempt,
           0 AS in_time, 0 AS recorded, NULL::int AS days_late, NULL AS activities
    FROM months_owed
    GROUP BY branch_id, unit_id, number, per_period
    UNION ALL
    SELECT branch_id, unit_id, number, NULL, NULL, NULL, NULL,
           count(*) FILTER (WHERE days_late = 0), count(*),
           min(days_late) FILTER (WHERE days_late > 0), string_agg(activity_id::text, ' ')
    FROM held
    GROUP BY branch_id, unit_id, number
),
deeds AS (
    SELECT branch_id, number, max(per_period) AS per_period, bool_or(is_due) AS is_due,
           bool_or(exists_long) AS exists_long, bool_or(is_exempt) AS is_exempt,
           sum(in_time) AS in_time, sum(recorded) AS recorded,
           max(days_late) AS days_late, max(activities) AS activities
    FROM facts
    GROUP BY branch_id, unit_id, number
)
-- Each unit due must have done its part: more of one does not make up for another. A group meeting
-- that names no group (nothing is owed by the branch itself) stands for one still lacking.
SELECT branch_id, number,
       coalesce(sum(per_period) FILTER (WHERE is_due), 0)::int AS needed,
       coalesce(sum(least(in_time, per_period)) FILTER (WHERE is_due IS NOT FALSE), 0)::int
           AS in_time,
       coalesce(sum(least(recorded, per_period)) FILTER (WHERE is_due IS NOT FALSE), 0)::int
           AS recorded,
       coalesce(max(days_late) FILTER (
           WHERE is_due IS NOT FALSE AND (per_period IS NULL OR in_time < per_period)
       ), 0) AS days_late,
       bool_or(exists_long) AS exists_long, bool_or(is_exempt) AS is_exempt,
       coalesce(string_agg(activities, ' '), '') AS activities
FROM deeds
GROUP BY branch_id, number
ORDER BY branch_id, number;
