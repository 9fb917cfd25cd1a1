from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_add_default_rules"),
    ]

    operations = [
        migrations.AlterField(
            model_name="communitycheckin",
            name="leave_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "Moved away"),
                    ("left", "No longer in service"),
                    ("mistake", "Checked in by mistake"),
                    ("home", "At home in a community or village branch"),
                ],
                max_length=8,
                verbose_name="reason",
            ),
        ),
        migrations.AlterField(
            model_name="communitycheckinevent",
            name="leave_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "Moved away"),
                    ("left", "No longer in service"),
                    ("mistake", "Checked in by mistake"),
                    ("home", "At home in a community or village branch"),
                ],
                max_length=8,
                verbose_name="reason",
            ),
        ),
    ]
