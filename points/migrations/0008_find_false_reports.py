from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("points", "0007_guard_corrections_and_closed_months")]
    operations = [
        migrations.AddIndex(
            model_name="pointentry",
            index=models.Index(
                condition=models.Q(("kind", "false_report")),
                fields=["fact_month"],
                name="false_report_by_month",
            ),
        ),
    ]
