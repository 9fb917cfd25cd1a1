import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migrations_sql import guard


def add_default_score_rule(apps, schema_editor):
    apps.get_model("activities", "ScoreRule").objects.create()


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_let_partners_be_struck_off"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScoreRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "party_day",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("25"),
                        max_digits=5,
                        verbose_name="Themed party day held and recorded in time",
                    ),
                ),
                (
                    "meetings",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("25"),
                        max_digits=5,
                        verbose_name="Meetings due held",
                    ),
                ),
                (
                    "attendance",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("20"),
                        max_digits=5,
                        verbose_name="Attendance",
                    ),
                ),
                (
                    "dues",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Dues collected",
                    ),
                ),
                (
                    "records",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Records complete",
                    ),
                ),
                (
                    "tasks",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Reports and tasks in time",
                    ),
                ),
                (
                    "attendance_full",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("85"),
                        max_digits=5,
                        verbose_name="Attendance in per cent for all of its points",
                    ),
                ),
                (
                    "attendance_none",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("60"),
                        max_digits=5,
                        verbose_name="Attendance in per cent for none of its points",
                    ),
                ),
                (
                    "late_a_day",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("1"),
                        max_digits=5,
                        verbose_name="Lost for each day a record is late",
                    ),
                ),
                (
                    "late_at_most",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("5"),
                        max_digits=5,
                        verbose_name="Lost for late records at most",
                    ),
                ),
                (
                    "secretary_absent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("5"),
                        max_digits=5,
                        verbose_name="Lost when the secretary is absent without excuse",
                    ),
                ),
                (
                    "months_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("60"),
                        max_digits=5,
                        verbose_name="Share of the months in the year's figure in per cent",
                    ),
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
        migrations.CreateModel(
            name="ScoreRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "party_day",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("25"),
                        max_digits=5,
                        verbose_name="Themed party day held and recorded in time",
                    ),
                ),
                (
                    "meetings",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("25"),
                        max_digits=5,
                        verbose_name="Meetings due held",
                    ),
                ),
                (
                    "attendance",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("20"),
                        max_digits=5,
                        verbose_name="Attendance",
                    ),
                ),
                (
                    "dues",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Dues collected",
                    ),
                ),
                (
                    "records",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Records complete",
                    ),
                ),
                (
                    "tasks",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("10"),
                        max_digits=5,
                        verbose_name="Reports and tasks in time",
                    ),
                ),
                (
                    "attendance_full",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("85"),
                        max_digits=5,
                        verbose_name="Attendance in per cent for all of its points",
                    ),
                ),
                (
                    "attendance_none",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("60"),
                        max_digits=5,
                        verbose_name="Attendance in per cent for none of its points",
                    ),
                ),
                (
                    "late_a_day",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("1"),
                        max_digits=5,
                        verbose_name="Lost for each day a record is late",
                    ),
                ),
                (
                    "late_at_most",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("5"),
                        max_digits=5,
                        verbose_name="Lost for late records at most",
                    ),
                ),
                (
                    "secretary_absent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("5"),
                        max_digits=5,
                        verbose_name="Lost when the secretary is absent without excuse",
                    ),
                ),
                (
                    "months_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("60"),
                        max_digits=5,
                        verbose_name="Share of the months in the year's figure in per cent",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("adopted_at", models.DateTimeField(null=True)),
                (
                    "adopted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="activities.scorerule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="scorerule",
            constraint=models.UniqueConstraint(
                fields=("valid_from",), name="score_rule_starts_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="scorerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True), ("valid_from__day", 1), _connector="OR"
                ),
                name="score_rule_starts_on_the_first_of_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("attendance_full__gt", models.F("attendance_none"))),
                name="score_of_attendance_rises",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scorerule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_scoreruleevent" ("adopted_at", "adopted_by_id", "attendance", "attendance_full", "attendance_none", "dues", "id", "late_a_day", "late_at_most", "meetings", "months_share", "party_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "records", "secretary_absent", "tasks", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."attendance", old_values."attendance_full", old_values."attendance_none", old_values."dues", old_values."id", old_values."late_a_day", old_values."late_at_most", old_values."meetings", old_values."months_share", old_values."party_day", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."records", old_values."secretary_absent", old_values."tasks", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="284bf02f2c1ae6dad7a8bd3f6d9895ca0c1695e0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf60f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="activities_scorerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scorerule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_scoreruleevent" ("adopted_at", "adopted_by_id", "attendance", "attendance_full", "attendance_none", "dues", "id", "late_a_day", "late_at_most", "meetings", "months_share", "party_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "records", "secretary_absent", "tasks", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."attendance", old_values."attendance_full", old_values."attendance_none", old_values."dues", old_values."id", old_values."late_a_day", old_values."late_at_most", old_values."meetings", old_values."months_share", old_values."party_day", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."records", old_values."secretary_absent", old_values."tasks", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7f0b5e5130eb71e88799e8d9edd486cb77c9f173",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9546e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="activities_scorerule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(*guard("activities_scoreruleevent")),
        migrations.RunPython(add_default_score_rule, migrations.RunPython.noop),
    ]
