from django.db import migrations

SOURCE = "《中国共产党支部工作条例（试行）》"
DEFAULTS = [
    ("party_day", "month", "第十六条：每月相对固定1天开展主题党日"),
    ("committee_meeting", "month", "第十二条：党支部委员会会议一般每月召开1次"),
    ("group_meeting", "month", "第十三条：党小组会一般每月召开1次"),
    ("members_meeting", "quarter", "第十一条：党员大会一般每季度召开1次"),
    ("lesson", "quarter", "“三会一课”制度：党课一般每季度1次"),
    ("organization_life", "year", "第十七条：组织生活会每年至少召开1次"),
]


def add_default_requirements(apps, schema_editor):
    requirement = apps.get_model("activities", "Requirement")
    for kind, period, article in DEFAULTS:
        requirement.objects.create(kind=kind, period=period, source=SOURCE + article)


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunPython(add_default_requirements, migrations.RunPython.noop)]
