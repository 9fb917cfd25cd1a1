from django.db import migrations

ADD = """
ALTER TABLE members_affiliation ADD CONSTRAINT member_has_one_home_at_a_time
EXCLUDE USING gist (
    int8range(member_id, member_id, '[]') WITH &&,
    daterange(valid_from, valid_until) WITH &&
) WHERE (kind = 'home');
CREATE INDEX home_of_branch ON members_affiliation (organization_id, member_id) WHERE kind = 'home';
"""
DROP = """
DROP INDEX home_of_branch;
ALTER TABLE members_affiliation DROP CONSTRAINT member_has_one_home_at_a_time;
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [migrations.RunSQL(ADD, DROP)]
