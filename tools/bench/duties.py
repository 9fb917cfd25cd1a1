"""What branches owed and did in a year: every requirement, and the scores of every month."""

from datetime import date
from typing import Any

from django.db import connection

from accounts.scope import Scope
from activities.choices import ActivityKind
from activities.domain.grid import compliance_grid, totals
from activities.domain.scores import year_scores
from tools.bench import people
from tools.bench.city import HOMES, MEMBERS
from tools.bench.figures import best

TOWNS, BRANCH_SIZE, YEAR = 20, 25, 2025
TODAY = date(YEAR + 1, 1, 20)
# One branch in fifty misses a party day each month, another records it late.
ACTIVITIES = """
INSERT INTO activities_activity
    (kind, held_on, theme, place, host_text, recorder_text, agenda, lecturer_text, content, remark,
     absentees_text, excuse, state, submitted_at, is_backfill, reason)
SELECT kind, make_date(%(year)s, month, 10), branch::text, '室', '', '张三', '', '', '', '', '', '',
       'accepted',
       make_timestamptz(%(year)s, month, CASE WHEN branch %% 50 = 1 THEN 1 ELSE 11 END, 9, 0, 0)
           + CASE WHEN branch %% 50 = 1 THEN interval '2 months' ELSE interval '0' END,
       FALSE, ''
FROM unnest(%(branches)s::bigint[]) branch
CROSS JOIN generate_series(1, 12) month
JOIN (VALUES ('party_day', 1), ('committee_meeting', 1), ('members_meeting', 3), ('lesson', 3),
             ('organization_life', 12), ('appraisal', 12)) kinds (kind, every)
    ON month %% every = 0
WHERE branch %% 50 <> 2 OR kind <> 'party_day'
"""
PARTS = """
INSERT INTO activities_activitypart (activity_id, organization_id, is_lead, struck_reason)
SELECT id, theme::bigint, TRUE, '' FROM activities_activity
"""
ATTENDANCES = """
INSERT INTO activities_attendance (activity_id, member_id, organization_id, state, reason, vote)
SELECT p.activity_id, a.member_id, a.organization_id,
       (ARRAY['absent', 'leave', 'present'])[least(3, 1 + (a.member_id + p.activity_id) % 20)], '',
       ''
FROM activities_activitypart p
JOIN members_affiliation a USING (organization_id)
"""
TABLES = (
    "branches_organization", "members_member", "members_affiliation", "activities_activity",
    "activities_activitypart", "activities_attendance",
)  # fmt: skip


def build_reference(*, branches: int) -> dict[str, Any]:
    """Load branches of 25 members with a year of activities and their attendance."""
    _towns, made = people.district(branches_of_towns=[branches // TOWNS] * TOWNS)
    ids = [branch.pk for branch in made]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # loading, not measuring
        cursor.execute(MEMBERS, {"members": len(ids) * BRANCH_SIZE})
        cursor.execute(HOMES, {"branches": ids, "sizes": [BRANCH_SIZE] * len(ids)})
        cursor.execute(ACTIVITIES, {"branches": ids, "year": YEAR})
        cursor.execute(PARTS)
        cursor.execute(ATTENDANCES)
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE {table}")
        cursor.execute("SELECT count(*) FROM activities_activity")
        (activities,) = cursor.fetchone() or (0,)
    return {"activities": activities}


def judge_year(*, runs: int) -> dict[str, Any]:
    """Measure the grid of all requirements, and of party days alone, for the whole district."""
    span = {"first": date(YEAR, 1, 1), "last": date(YEAR, 12, 1), "today": TODAY}
    scope, every = Scope(("/",)), list(ActivityKind.values)
    grid = compliance_grid(scope=scope, kinds=every, **span)
    return {
        "due": totals(grid).due,
        "every": best(lambda: compliance_grid(scope=scope, kinds=every, **span), runs),
        "scores": best(lambda: year_scores(scope=scope, year=YEAR, today=TODAY), runs),
        "party_days": best(lambda: compliance_grid(scope=scope, kinds=["party_day"], **span), runs),
    }
