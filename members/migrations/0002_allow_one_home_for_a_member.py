from django.db import migrations

# A home is a box: as wide as its member, as tall as its days since 2000. It ends half a day before
# the day it ends before, since boxes that only touch overlap as well. Pairs of ranges say the same,
# but take four times as long to write.
ONE_HOME = """
ALTER TABLE members_affiliation ADD CONSTRAINT member_has_one_home_at_a_time
EXCLUDE USING gist (
    box(
        point(member_id, coalesce((valid_from - date '2000-01-01')::float8, '-infinity')),
        point(member_id, coalesce((valid_until - date '2000-01-01')::float8 - 0.5, 'infinity'))
    ) WITH &&
) WHERE (kind = 'home');
CREATE INDEX home_of_branch ON members_affiliation (organization_id, member_id) WHERE kind = 'home';
"""
MANY_HOMES = """
DROP INDEX home_of_branch;
ALTER TABLE members_affiliation DROP CONSTRAINT member_has_one_home_at_a_time;
"""


class Migration(migrations.Migration):
    replaces = [
        ("members", "0003_guard_homes_by_boxes"),
        ("members", "0004_keep_history"),
    ]
    dependencies = [("members", "0001_create_tables")]
    operations = [
        migrations.RunSQL(ONE_HOME, MANY_HOMES),
    ]
