from django.db import migrations

from common.migrations_sql import guard

ADD = """
ALTER TABLE dispatch_leadercontact ADD CONSTRAINT leader_is_once_in_contact_with_a_target
EXCLUDE USING gist (
    int8range(leader_id, leader_id, '[]') WITH &&,
    int8range(town_id, town_id, '[]') WITH &&,
    int8range(coalesce(place_id, 0), coalesce(place_id, 0), '[]') WITH &&,
    int8range(coalesce(project_id, 0), coalesce(project_id, 0), '[]') WITH &&,
    daterange(starts_on, ends_on, '[]') WITH &&
);
"""
DROP = """
ALTER TABLE dispatch_leadercontact DROP CONSTRAINT leader_is_once_in_contact_with_a_target;
"""
HISTORIES = (
    "dispatch_keyprojectevent",
    "dispatch_leadercontactevent",
    "dispatch_contactvisitevent",
    "dispatch_contactproblemevent",
    "dispatch_problemstepevent",
)


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0004_keep_leaders_contacts")]
    operations = [
        migrations.RunSQL(ADD, DROP),
        *[migrations.RunSQL(*guard(table)) for table in HISTORIES],
    ]
