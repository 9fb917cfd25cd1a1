from django.db import migrations

from common.migrations_sql import guard


def add_default_scheme(apps, schema_editor):
    apps.get_model("points", "PointScheme").objects.create(name="默认积分办法")


class Migration(migrations.Migration):
    dependencies = [("points", "0001_initial")]
    operations = [
        migrations.RunSQL(*guard("points_pointentry")),
        migrations.RunPython(add_default_scheme, migrations.RunPython.noop),
    ]
