from django.db import migrations

# A branch's members stand on one list of an activity: without this the planner takes each row of
# attendance for a list of its own, and sorts a million where it could count forty thousand.
STATISTICS = """
CREATE STATISTICS attendance_by_list (ndistinct)
ON activity_id, organization_id FROM activities_attendance;
"""


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0012_know_how_many_lists_there_are"),
    ]
    dependencies = [("activities", "0001_create_tables")]
    operations = [
        migrations.RunSQL(STATISTICS, "DROP STATISTICS attendance_by_list"),
    ]
