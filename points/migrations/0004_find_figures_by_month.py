from django.db import migrations, models

OWED = "ALTER FUNCTION points_owed(date, date, bigint) PARALLEL {};"


class Migration(migrations.Migration):
    dependencies = [("points", "0003_add_default_scheme_and_rating_rule")]
    operations = [
        migrations.AddIndex(
            model_name="monthlypoints",
            index=models.Index(fields=["month", "member"], name="figures_by_month"),
        ),
        # Whether anything lacks is asked by all cores; what it reads, it reads alone.
        migrations.RunSQL(OWED.format("SAFE"), OWED.format("UNSAFE")),
    ]
