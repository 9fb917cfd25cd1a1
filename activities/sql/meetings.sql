-- What the meetings of the branches of a subtree amount to, month by month: attendance, complete
-- records, absences of the secretary. Reads activities, attendance, members, grants. Who was present
-- at a temporary branch that counts at home is present there too.
WITH units AS (
    SELECT o.id, CASE WHEN o.kind = 'party_group' THEN o.superior_id ELSE o.id END AS branch_id
    FROM branches_organization o
    WHERE o.path >= %(low)s AND o.path < %(high)s
      AND (%(branch_ids)s::bigint[] IS NULL OR o.id = ANY(%(branch_ids)s)
           OR o.kind = 'party_group' AND o.superior_id = ANY(%(branch_ids)s))
),
secretaries AS (
    SELECT m.id, g.organization_id, g.valid_from, g.valid_until
    FROM accounts_grant g
    JOIN members_member m ON m.user_id = g.user_id
    WHERE g.role = 'secretary' AND g.state = 'approved'
),
-- One row for the list of an activity, one for its record: put together by grouping.
lists AS (
    SELECT min(u.branch_id) AS branch_id, t.activity_id, min(a.held_on) AS held_on,
           count(*) FILTER (WHERE t.state = 'present') AS present,
           count(*) FILTER (WHERE t.state = 'leave') AS on_leave,
           count(*) FILTER (WHERE t.state = 'absent') AS absent,
           count(*) FILTER (WHERE t.state = 'leave' AND t.reason = '') AS unreasoned,
           count(*) FILTER (
               WHERE t.state = 'absent' AND t.member_id IN (SELECT id FROM secretaries)
                 AND EXISTS (
                     SELECT
                     FROM secretaries s
                     WHERE s.id = t.member_id AND s.organization_id = u.branch_id
                       AND s.valid_from <= a.held_on
                       AND (s.valid_until IS NULL OR s.valid_until > a.held_on)
                 )
           ) AS secretary_absent
    FROM units u
    JOIN activities_attendance t ON t.organization_id = u.id
    JOIN activities_activity a ON a.id = t.activity_id
    WHERE a.state IN ('submitted', 'accepted') AND a.kind <> 'volunteer_service'
      AND a.held_on BETWEEN %(first_day)s AND %(last_day)s
      AND (a.id, u.id) NOT IN (
          SELECT activity_id, organization_id FROM activities_activitypart WHERE struck_reason <> ''
      )
    GROUP BY t.activity_id, t.organization_id
),
gathered AS (
    SELECT branch_id, activity_id, held_on, present, on_leave, absent, unreasoned,
           secretary_absent, FALSE AS is_record, NULL::bool AS says_numbers,
           NULL::bool AS lacks_theme, NULL::bool AS lacks_place, NULL::bool AS lacks_minutes
    FROM lists
    UNION ALL
    SELECT u.branch_id, a.id, a.held_on, count(*), 0, 0, 0, 0, FALSE, NULL, NULL, NULL, NULL
    FROM members_affiliation beside
    JOIN activities_attendance t
        ON t.member_id = beside.member_id AND t.organization_id = beside.organization_id
       AND t.state = 'present'
    JOIN activities_activity a
        ON a.id = t.activity_id AND a.state IN ('submitted', 'accepted')
       AND a.kind <> 'volunteer_service' AND a.held_on BETWEEN %(first_day)s AND %(last_day)s
    JOIN activities_activitypart p
        ON p.activity_id = a.id AND p.organization_id = t.organization_id AND p.struck_reason = ''
    JOIN members_affiliation home
        ON home.member_id = beside.member_id AND home.kind = 'home'
       AND (home.valid_from IS NULL OR home.valid_from <= a.held_on)
       AND (home.valid_until IS NULL OR home.valid_until > a.held_on)
    JOIN units u ON u.id = home.organization_id
    WHERE beside.kind = 'temporary' AND beside.counts_at_home
      AND (beside.valid_from IS NULL OR beside.valid_from <= a.held_on)
      AND (beside.valid_until IS NULL OR beside.valid_until > a.held_on)
    GROUP BY u.branch_id, a.id
    UNION ALL
    SELECT u.branch_id, a.id, a.held_on, 0, 0, 0, 0, 0, TRUE, a.present_reported IS NOT NULL,
           a.theme = '', a.place = '', a.content = '' AND a.recorder_text = ''
    FROM units u
    JOIN activities_activitypart p ON p.organization_id = u.id AND p.is_lead
    JOIN activities_activity a ON a.id = p.activity_id
    WHERE a.state IN ('submitted', 'accepted') AND a.kind <> 'volunteer_service'
      AND a.held_on BETWEEN %(first_day)s AND %(last_day)s
),
meetings AS (
    SELECT branch_id, activity_id, date_trunc('month', held_on)::date AS month,
           sum(present) AS present, sum(on_leave) AS on_leave, sum(absent) AS absent,
           sum(secretary_absent) AS secretary_absent, bool_or(is_record) AS is_record,
           bool_or(lacks_theme) AS lacks_theme, bool_or(lacks_place) AS lacks_place,
           bool_or(lacks_minutes) AS lacks_minutes, sum(unreasoned) > 0 AS lacks_reasons,
           sum(present + on_leave + absent) = 0 AND NOT bool_or(says_numbers) AS lacks_list
    FROM gathered
    GROUP BY 1, 2, 3
)
SELECT branch_id, month, sum(present)::int, sum(on_leave)::int, sum(absent)::int,
       sum(secretary_absent)::int,
       count(*) FILTER (WHERE is_record)::int AS records,
       count(*) FILTER (WHERE is_record AND (
           lacks_theme OR lacks_place OR lacks_minutes OR lacks_reasons OR lacks_list
       ))::int AS incomplete,
       count(*) FILTER (WHERE is_record AND lacks_theme)::int AS lack_theme,
       count(*) FILTER (WHERE is_record AND lacks_place)::int AS lack_place,
       count(*) FILTER (WHERE is_record AND lacks_minutes)::int AS lack_minutes,
       count(*) FILTER (WHERE is_record AND (lacks_reasons OR lacks_list))::int AS lack_list
FROM meetings
GROUP BY branch_id, month
ORDER BY branch_id, month;
