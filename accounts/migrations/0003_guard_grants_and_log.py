import base64
import hmac

from django.conf import settings
from django.db import migrations

from common.migrations_sql import guard, guard_head

ONCE = """
ALTER TABLE accounts_grant ADD CONSTRAINT same_grant_stands_once_at_a_time
EXCLUDE USING gist (
    int8range(user_id, user_id, '[]') WITH &&,
    int8range(organization_id, organization_id, '[]') WITH &&,
    int8range(hashtext(role), hashtext(role), '[]') WITH &&,
    daterange(valid_from, valid_until) WITH &&
) WHERE (state <> 'refused');
"""
AT_ALL_TIMES = "ALTER TABLE accounts_grant DROP CONSTRAINT same_grant_stands_once_at_a_time;"


def make_head(apps, schema_editor):
    """Seal the end of the log as it stands."""
    events = apps.get_model("accounts", "AuditEvent").objects
    lines = events.count()
    last = events.order_by("-id").values_list("hash", flat=True).first() or ""
    key = base64.b64decode(settings.AUDIT_KEY)
    mac = hmac.digest(key, f"{lines}:{last}".encode(), "sha256").hex()
    apps.get_model("accounts", "AuditHead").objects.create(id=1, lines=lines, hash=last, mac=mac)


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0002_guard_audit_log"),
        ("accounts", "0012_keep_head_of_audit_log"),
    ]
    dependencies = [("accounts", "0002_create_grants_and_audit_log")]
    operations = [
        migrations.RunSQL(ONCE, AT_ALL_TIMES),
        migrations.RunSQL(*guard("accounts_auditevent")),
        migrations.RunSQL(*guard("pghistory_context")),
        migrations.RunPython(make_head, migrations.RunPython.noop),
        migrations.RunSQL(*guard_head()),
    ]
