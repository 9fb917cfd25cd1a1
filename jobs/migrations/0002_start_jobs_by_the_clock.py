import json

from django.db import migrations

NIGHTLY = {"accounts.tasks.check_audit_log": 1, "points.tasks.draft_recent_stars": 2}
"""Half past which hour."""
EVERY_HOURS = {"points.tasks.settle_open_months": 6}


def add_schedule(apps, schema_editor):
    """Make rows of what the settings held; from now on the administrator moves them."""
    beat = "django_celery_beat"
    crontab, interval = (
        apps.get_model(beat, "CrontabSchedule"),
        apps.get_model(beat, "IntervalSchedule"),
    )
    found = {
        task: {"crontab": crontab.objects.get_or_create(hour=str(hour), minute="30")[0]}
        for task, hour in NIGHTLY.items()
    } | {
        task: {"interval": interval.objects.get_or_create(every=hours, period="hours")[0]}
        for task, hours in EVERY_HOURS.items()
    }
    for task, rhythm in found.items():
        apps.get_model(beat, "PeriodicTask").objects.get_or_create(
            name=task,
            defaults={"task": "jobs.tasks.start", "kwargs": json.dumps({"task": task}), **rhythm},
        )


class Migration(migrations.Migration):
    replaces = [
        ("jobs", "0006_start_jobs_by_the_clock"),
    ]
    dependencies = [("jobs", "0001_create_tables")]
    operations = [
        migrations.RunPython(add_schedule, migrations.RunPython.noop),
    ]
