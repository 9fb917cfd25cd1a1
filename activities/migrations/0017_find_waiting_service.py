from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0016_nominate_activities_of_months")]
    operations = [
        migrations.AddIndex(
            model_name="servicerecord",
            index=models.Index(
                condition=models.Q(("confirmed_at__isnull", True), ("struck_on__isnull", True)),
                fields=["organization"],
                name="waiting_service_by_branch",
            ),
        ),
    ]
