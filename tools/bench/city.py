"""A city's worth of members, facts and ledger, made by the database itself in about a minute."""

from datetime import date
from typing import Any

from django.db import connection

from accounts.choices import Role
from common import sql
from common.dates import last_day
from points.models import PointScheme
from tools.bench import people

BRANCH_SIZE = 30
SMALL_TOWN, LARGE_TOWN, OTHER_TOWNS = 1_000, 30_000, 18
YEAR = 2025
MEMBERS = """
INSERT INTO members_member
    (name, pinyin, initials, sex, ethnic_group, born_on, born_precision, id_head, id_tail,
     education, stage, joined_on, joined_precision, confirmed_on, confirmed_precision,
     mobile, work_post, party_post, remark)
SELECT '示例' || n, md5(n::text), left(md5(n::text), 2), 'male', '汉', '1980-01-01', 'day', '419',
       lpad((n %% 10000)::text, 4, '0'), '20', 'full', '2005-07-01', 'day', '2006-07-01', 'day',
       '', '', '', ''
FROM generate_series(1, %(members)s) n
ORDER BY n
"""
HOMES = """
INSERT INTO members_affiliation (member_id, organization_id, kind, reason)
SELECT m.id, held.branch, 'home', ''
FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM members_member) m
JOIN (
    SELECT row_number() OVER () AS n, b.branch
    FROM unnest(%(branches)s::bigint[], %(sizes)s::int[]) b (branch, size)
    CROSS JOIN LATERAL generate_series(1, b.size)
) held ON held.n = m.n
"""
# 7919 shares no factor with the number of members: everyone serves equally often, nobody in order.
FACTS = """
INSERT INTO activities_servicerecord
    (member_id, organization_id, served_on, activity_name, category, hours_reported,
     hours_confirmed, effect, is_organizer, is_professional, is_emergency, remark, confirmed_at,
     striking_reason, is_false_report)
SELECT a.member_id, a.organization_id,
       make_date(%(year)s, (n * 12 / %(facts)s)::int + 1, (n %% 28)::int + 1), 'service ' || n, '',
       n %% 9 + 1, n %% 9 + 1, (ARRAY['good', 'fair', 'plain'])[n %% 3 + 1], n %% 20 = 0,
       n %% 10 = 0, FALSE, '', now(), '', FALSE
FROM generate_series(0::bigint, %(facts)s - 1) n
JOIN (SELECT member_id, organization_id, row_number() OVER () - 1 AS place
      FROM members_affiliation) a ON a.place = n * 7919 %% %(members)s
ORDER BY n
"""
# Twelve party days of each branch with its attendance: what stars are computed from.
ACTIVITIES = """
INSERT INTO activities_activity
    (kind, held_on, theme, place, host_text, recorder_text, agenda, lecturer_text, content, remark,
     absentees_text, state, submitted_at, is_backfill, excuse, reason)
SELECT 'party_day', make_date(%(year)s, month, 15), b.branch::text, '', '', '', '', '', '', '', '',
       'accepted', now(), FALSE, '', ''
FROM unnest(%(branches)s::bigint[]) b (branch)
CROSS JOIN generate_series(1, 12) month
"""
ATTENDANCE = """
INSERT INTO activities_attendance (activity_id, member_id, organization_id, state, reason, vote)
SELECT c.id, a.member_id, a.organization_id,
       CASE (c.id + a.member_id) % 13 WHEN 0 THEN 'absent' WHEN 1 THEN 'leave' ELSE 'present' END,
       '', ''
FROM activities_activity c
JOIN members_affiliation a ON a.organization_id = c.theme::bigint
ORDER BY c.id, a.member_id
"""
TABLES = (
    "branches_organization", "members_member", "members_affiliation", "activities_servicerecord",
    "points_pointentry", "activities_activity", "activities_attendance",
)  # fmt: skip


def build_city(*, members: int, entries: int, posted_months: int) -> dict[str, Any]:
    """Load members and a year's facts; post the first months' facts into the ledger."""
    towns = [SMALL_TOWN, LARGE_TOWN]
    rest = (members - sum(towns)) // OTHER_TOWNS
    towns += [rest] * (OTHER_TOWNS - 1)
    towns.append(members - sum(towns))
    counts = [-(-size // BRANCH_SIZE) for size in towns]
    made, branches = people.district(branches_of_towns=counts)
    sizes = [
        min(BRANCH_SIZE, size - start) for size in towns for start in range(0, size, BRANCH_SIZE)
    ]
    facts = int(entries / 1.05)  # every twentieth fact is an organizer's and posts two entries
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # loading, not measuring
        cursor.execute(MEMBERS, {"members": members})
        ids = [branch.pk for branch in branches]
        cursor.execute(HOMES, {"branches": ids, "sizes": sizes})
        cursor.execute(FACTS, {"year": YEAR, "facts": facts, "members": members})
        cursor.execute(ACTIVITIES, {"year": YEAR, "branches": ids})
        cursor.execute(ATTENDANCE)
        for month in range(1, posted_months + 1):
            _post(date(YEAR, month, 1))
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE {table}")
    users = [people.officer(organization=town, role=Role.TOWN_OFFICER) for town in made[:2]]
    return {
        "towns": [user.username for user in users],
        "branch": branches[100].path,
        "large_town": made[1].path,
    }


def _post(month: date) -> None:
    sql.run(
        "points/sql/post_entries.sql",
        first=month,
        last=last_day(month),
        booked_on=None,
        scheme=PointScheme.objects.in_force(month).pk,
        members=None,
        everybody=True,
    )
