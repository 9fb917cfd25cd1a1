from django.db import migrations

from common.migrations_sql import guard


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(*guard("accounts_auditevent"))]
