from django.db import migrations

from common.migrations_sql import guard

ADD = """
ALTER TABLE dispatch_cadrepost ADD CONSTRAINT cadre_has_one_post_at_a_time
EXCLUDE USING gist (
    int8range(cadre_id, cadre_id, '[]') WITH &&,
    daterange(valid_from, valid_until) WITH &&
);
"""
DROP = "ALTER TABLE dispatch_cadrepost DROP CONSTRAINT cadre_has_one_post_at_a_time;"
HISTORIES = (
    "dispatch_unitevent",
    "dispatch_placeevent",
    "dispatch_cadreevent",
    "dispatch_cadrepostevent",
    "dispatch_yearappraisalevent",
    "dispatch_programmeevent",
    "dispatch_programmerateevent",
    "dispatch_programmehostevent",
    "dispatch_postingevent",
    "dispatch_poolentryevent",
)


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0001_initial")]
    operations = [
        migrations.RunSQL(ADD, DROP),
        *[migrations.RunSQL(*guard(table)) for table in HISTORIES],
    ]
