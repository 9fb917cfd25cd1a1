from django.db import migrations

from common.migrations_sql import guard

HISTORIES = (
    "assessments_questionevent",
    "assessments_followupevent",
    "assessments_followupstepevent",
    "assessments_evidenceevent",
    "assessments_vetoevent",
    "assessments_deductionevent",
    "assessments_resultobjectionevent",
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_ask_questions_and_follow_up")]
    operations = [migrations.RunSQL(*guard(table)) for table in HISTORIES]
