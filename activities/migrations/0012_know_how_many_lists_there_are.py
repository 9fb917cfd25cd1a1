from django.db import migrations

# A branch's members stand on one list of an activity: without this the planner takes each row of
# attendance for a list of its own, and sorts a million where it could count forty thousand.
STATISTICS = """
CREATE STATISTICS attendance_by_list (ndistinct)
ON activity_id, organization_id FROM activities_attendance;
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0011_set_themes_of_months")]
    operations = [migrations.RunSQL(STATISTICS, "DROP STATISTICS attendance_by_list")]
