import json

from django.db import migrations

TASK = "activities.tasks.end_outlived_check_ins"


def add_routine(apps, schema_editor):
    beat = "django_celery_beat"
    half_past_midnight, _made = apps.get_model(beat, "CrontabSchedule").objects.get_or_create(
        hour="0", minute="30"
    )
    apps.get_model(beat, "PeriodicTask").objects.get_or_create(
        name=TASK,
        defaults={
            "task": "jobs.tasks.start",
            "kwargs": json.dumps({"task": TASK}),
            "crontab": half_past_midnight,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_start_jobs_by_the_clock")]
    operations = [migrations.RunPython(add_routine, migrations.RunPython.noop)]
