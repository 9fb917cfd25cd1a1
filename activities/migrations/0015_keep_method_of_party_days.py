import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


FIXED = ["重温入党誓词", "学习党章党规和上级精神", "交纳党费"]
OPTIONAL = ["志愿服务", "走访慰问", "民主议事", "红色教育", "过政治生日", "党员承诺践诺"]
REQUIREMENTS = [
    "有年度计划",
    "有每月方案",
    "有学习资料",
    "有会议笔记",
    "有活动记录",
    "有签到",
]


def add_default_method(apps, schema_editor):
    apps.get_model("activities", "Method").objects.create(
        fixed=FIXED, optional=OPTIONAL, requirements=REQUIREMENTS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0014_record_motions_guests_and_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="themedday",
            name="done",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="themedday",
            name="theme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="themed_days",
                to="activities.theme",
            ),
        ),
        migrations.CreateModel(
            name="Method",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "fixed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        size=None,
                        verbose_name="Fixed items",
                    ),
                ),
                (
                    "optional",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        size=None,
                        verbose_name="Optional items",
                    ),
                ),
                (
                    "requirements",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        size=None,
                        verbose_name="Requirements",
                    ),
                ),
                (
                    "stars",
                    models.PositiveSmallIntegerField(default=10, verbose_name="Stars a month"),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("adopted_at", models.DateTimeField(null=True)),
                (
                    "adopted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("valid_from"), descending=True, nulls_last=True)
                ],
            },
        ),
        migrations.AddField(
            model_name="themedday",
            name="method",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="themed_days",
                to="activities.method",
            ),
        ),
        migrations.AddConstraint(
            model_name="themedday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("theme__isnull", False), ("method__isnull", False), _connector="OR"
                ),
                name="themed_day_took_something_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="method",
            constraint=models.UniqueConstraint(
                fields=("valid_from",), name="method_starts_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="method",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True), ("valid_from__day", 1), _connector="OR"
                ),
                name="method_starts_on_the_first_of_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="method",
            constraint=models.CheckConstraint(
                condition=models.Q(("stars__gte", 1)), name="method_chooses_somebody"
            ),
        ),
        migrations.RunPython(add_default_method, migrations.RunPython.noop),
    ]
