#

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_guard_grants_and_log"),
    ]

    operations = [
        migrations.AddField(
            model_name="secondfactor",
            name="reset_asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondfactor",
            name="reset_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="secondfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reset_asked_by__isnull", True),
                    models.Q(("reset_asked_by", models.F("user")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_reports_the_own_factor_lost",
            ),
        ),
    ]
