"""The same guard, four times as fast to write: boxes of numbers instead of pairs of ranges.

A home is a box: as wide as its member, as tall as its days since 2000. It ends half a day before
the day it ends before, since boxes that only touch overlap as well.
"""

from django.db import migrations

BOXES = """
ALTER TABLE members_affiliation DROP CONSTRAINT member_has_one_home_at_a_time;
ALTER TABLE members_affiliation ADD CONSTRAINT member_has_one_home_at_a_time
EXCLUDE USING gist (
    box(
        point(member_id, coalesce((valid_from - date '2000-01-01')::float8, '-infinity')),
        point(member_id, coalesce((valid_until - date '2000-01-01')::float8 - 0.5, 'infinity'))
    ) WITH &&
) WHERE (kind = 'home');
"""
RANGES = """
ALTER TABLE members_affiliation DROP CONSTRAINT member_has_one_home_at_a_time;
ALTER TABLE members_affiliation ADD CONSTRAINT member_has_one_home_at_a_time
EXCLUDE USING gist (
    int8range(member_id, member_id, '[]') WITH &&,
    daterange(valid_from, valid_until) WITH &&
) WHERE (kind = 'home');
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0002_allow_one_home_at_a_time")]
    operations = [migrations.RunSQL(BOXES, RANGES)]
