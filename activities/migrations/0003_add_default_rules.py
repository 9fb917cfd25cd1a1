from django.db import migrations

REGULATION = "《中国共产党支部工作条例（试行）》"
BRANCHES = ("branch", "joint_branch", "mobile_branch")
REQUIREMENTS = [
    ("party_day", "month", {}, "第十六条：每月相对固定1天开展主题党日"),
    (
        "committee_meeting",
        "month",
        {"min_full_members": 7},
        "第十二条：支委会一般每月召开1次；第二十条：正式党员7人以上的设支委会",
    ),
    (
        "group_meeting",
        "month",
        {"for_each_group": True},
        "第十三条：党小组会一般每月召开1次",
    ),
    ("members_meeting", "quarter", {}, "第十一条：党员大会一般每季度召开1次"),
    ("lesson", "quarter", {}, "第十五条：“三会一课”制度；党课每季度1次为通行做法"),
    (
        "organization_life",
        "year",
        {},
        "第十七条：组织生活会每年至少召开1次，一般安排在第四季度",
    ),
    ("appraisal", "year", {}, "第十八条：民主评议党员一般每年开展1次"),
]
FIXED = ["重温入党誓词", "学习党章党规和上级精神", "交纳党费"]
OPTIONAL = ["志愿服务", "走访慰问", "民主议事", "红色教育", "过政治生日", "党员承诺践诺"]
RECORDS = [
    "有年度计划",
    "有每月方案",
    "有学习资料",
    "有会议笔记",
    "有活动记录",
    "有签到",
]


def add_default_requirements(apps, schema_editor):
    requirement = apps.get_model("activities", "Requirement")
    requirement.objects.bulk_create(
        requirement(
            kind=kind,
            organization_kind=organization_kind,
            period=period,
            regulation=REGULATION,
            article=article,
            **terms,
        )
        for kind, period, terms, article in REQUIREMENTS
        for organization_kind in BRANCHES
    )


def add_default_score_rule(apps, schema_editor):
    apps.get_model("activities", "ScoreRule").objects.create()


def add_default_method(apps, schema_editor):
    apps.get_model("activities", "Method").objects.create(
        fixed=FIXED, optional=OPTIONAL, requirements=RECORDS
    )


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0006_add_requirements_of_branches"),
    ]
    dependencies = [("activities", "0002_count_lists_of_attendance")]
    operations = [
        migrations.RunPython(add_default_requirements, migrations.RunPython.noop),
        migrations.RunPython(add_default_score_rule, migrations.RunPython.noop),
        migrations.RunPython(add_default_method, migrations.RunPython.noop),
    ]
