from django.db import migrations

ONE_POST = """
ALTER TABLE dispatch_cadrepost ADD CONSTRAINT cadre_has_one_post_at_a_time
EXCLUDE USING gist (
    int8range(cadre_id, cadre_id, '[]') WITH &&,
    daterange(valid_from, valid_until) WITH &&
);
"""
MANY_POSTS = "ALTER TABLE dispatch_cadrepost DROP CONSTRAINT cadre_has_one_post_at_a_time;"
ONE_CONTACT = """
ALTER TABLE dispatch_leadercontact ADD CONSTRAINT leader_is_once_in_contact_with_a_target
EXCLUDE USING gist (
    int8range(leader_id, leader_id, '[]') WITH &&,
    int8range(town_id, town_id, '[]') WITH &&,
    int8range(coalesce(place_id, 0), coalesce(place_id, 0), '[]') WITH &&,
    int8range(coalesce(project_id, 0), coalesce(project_id, 0), '[]') WITH &&,
    daterange(starts_on, ends_on, '[]') WITH &&
);
"""
MANY_CONTACTS = """
ALTER TABLE dispatch_leadercontact DROP CONSTRAINT leader_is_once_in_contact_with_a_target;
"""


class Migration(migrations.Migration):
    replaces = [
        ("dispatch", "0002_allow_one_post_at_a_time_and_guard_history"),
    ]
    dependencies = [("dispatch", "0001_create_tables")]
    operations = [
        migrations.RunSQL(ONE_POST, MANY_POSTS),
        migrations.RunSQL(ONE_CONTACT, MANY_CONTACTS),
    ]
