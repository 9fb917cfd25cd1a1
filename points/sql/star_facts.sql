-- What a year's stars are computed from: one row for each full member at home in the branches.
-- Reads: members, activities, points. ``as_of`` is the year's last day, or today while it runs.
WITH homes AS MATERIALIZED (
    SELECT a.member_id, a.organization_id,
           m.stage = 'full' AND coalesce(m.confirmed_on <= %(as_of)s, TRUE) AS is_full
    FROM members_affiliation a
    JOIN members_member m ON m.id = a.member_id
    WHERE a.kind = 'home' AND a.organization_id = ANY(%(branches)s)
      AND coalesce(a.valid_from <= %(as_of)s, TRUE)
      AND coalesce(a.valid_until > %(as_of)s, TRUE)
      AND m.stage IN ('probationary', 'full')
      AND coalesce(m.joined_on <= %(as_of)s, TRUE)
),
-- Arrays and not joins, as in settle_month.sql: one branch is asked for as well as a district.
people AS (
    SELECT array_agg(member_id) AS members FROM homes WHERE is_full
),
sizes AS (
    SELECT organization_id, count(*)::integer AS members FROM homes GROUP BY organization_id
),
attendance AS (
    SELECT t.member_id, count(*)::integer AS due,
           count(*) FILTER (WHERE t.state = 'present')::integer AS present,
           count(*) FILTER (WHERE t.state = 'leave')::integer AS leave
    FROM activities_attendance t
    JOIN activities_activity c ON c.id = t.activity_id
    WHERE c.held_on BETWEEN %(first)s AND %(last)s
      AND c.state IN ('submitted', 'accepted')
      AND t.state IN ('present', 'leave', 'absent')
      AND t.member_id = ANY ((SELECT members FROM people)::bigint[])
    GROUP BY t.member_id
),
earned AS (
    SELECT member_id, sum(effective) AS points
    FROM points_monthlypoints
    WHERE month BETWEEN %(first)s AND %(last)s
      AND member_id = ANY ((SELECT members FROM people)::bigint[])
    GROUP BY member_id
),
holdings AS (
    SELECT h.id, h.member_id, p.organization_id
    FROM points_postholding h
    JOIN points_dutypost p ON p.id = h.post_id
    WHERE h.year = %(year)s AND h.withdrawn_reason = ''
),
duty AS (
    SELECT h.member_id, count(k.id)::integer AS marks, coalesce(sum(k.mark), 0) AS total
    FROM holdings h
    LEFT JOIN points_dutymark k ON k.holding_id = h.id
    GROUP BY h.member_id
),
reviews AS (
    SELECT member_id,
           max(mark) FILTER (WHERE kind = 'self') AS self_mark,
           max(mark) FILTER (WHERE kind = 'mutual') AS mutual_mark,
           max(mark) FILTER (WHERE kind = 'masses') AS masses_mark
    FROM points_reviewmark
    WHERE year = %(year)s
    GROUP BY member_id
),
exempt AS (
    SELECT member_id, kind
    FROM points_exemption
    WHERE year = %(year)s AND ended_reason = '' AND kind = ANY(%(exemptions)s)
),
-- A false report in the ledger is a veto by itself, unless it was taken back.
vetoes AS (
    SELECT DISTINCT ON (member_id) member_id, kind
    FROM (
        SELECT member_id, kind, decided_on
        FROM points_veto
        WHERE decided_on BETWEEN %(first)s AND %(last)s AND ended_reason = ''
        UNION ALL
        SELECT e.member_id, 'false_report', e.fact_on
        FROM points_pointentry e
        WHERE e.kind = 'false_report' AND e.fact_month BETWEEN %(first)s AND %(last)s
          AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT FROM points_pointentry r WHERE r.reverses_id = e.id)
    ) found
    WHERE kind = ANY(%(vetoes)s)
    ORDER BY member_id, decided_on
)
SELECT h.member_id, h.organization_id, s.members,
       coalesce(a.due, 0) AS due, coalesce(a.present, 0) AS present, coalesce(a.leave, 0) AS leave,
       coalesce(e.points, 0) AS points,
       coalesce(d.marks, 0) AS duty_marks, coalesce(d.total, 0) AS duty_sum,
       r.self_mark, r.mutual_mark, r.masses_mark,
       d.member_id IS NOT NULL
           OR h.organization_id NOT IN (SELECT organization_id FROM holdings) AS has_post,
       coalesce(x.kind, '') AS exemption, coalesce(v.kind, '') AS veto
FROM homes h
JOIN sizes s USING (organization_id)
LEFT JOIN attendance a USING (member_id)
LEFT JOIN earned e USING (member_id)
LEFT JOIN duty d USING (member_id)
LEFT JOIN reviews r USING (member_id)
LEFT JOIN exempt x USING (member_id)
LEFT JOIN vetoes v USING (member_id)
WHERE h.is_full
ORDER BY h.organization_id, h.member_id;
