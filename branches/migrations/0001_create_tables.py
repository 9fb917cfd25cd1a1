import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("branches", "0001_initial"),
        ("branches", "0002_add_working_day_calendar"),
        ("branches", "0004_keep_history"),
    ]
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="date")),
                        (
                            "is_working",
                            models.BooleanField(default=False, verbose_name="a working day"),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=30, verbose_name="occasion"),
                        ),
                    ],
                    options={
                        "ordering": ["day"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day",), name="calendar_names_a_day_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=30, null=True, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "short_name",
                            models.CharField(blank=True, max_length=60, verbose_name="short name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "Party committee"),
                                    ("working_committee", "Party working committee"),
                                    ("leading_group", "Leading group"),
                                    ("general_branch", "General branch"),
                                    ("branch", "Party branch"),
                                    ("joint_branch", "Joint branch"),
                                    ("mobile_branch", "Branch of mobile members"),
                                    ("temporary_branch", "Temporary branch"),
                                    ("functional_branch", "Functional branch"),
                                    ("party_group", "Party group"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agency", "Agency"),
                                    ("community", "Community"),
                                    ("rural", "Rural"),
                                    ("two_new", "Two-new organizations"),
                                    ("soe", "State enterprise"),
                                    ("school", "School"),
                                    ("public_institution", "Public institution"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        ("path", models.CharField(db_collation="C", max_length=255)),
                        (
                            "founded_on",
                            models.DateField(blank=True, null=True, verbose_name="founded on"),
                        ),
                        (
                            "founded_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "dissolved_on",
                            models.DateField(blank=True, null=True, verbose_name="dissolved on"),
                        ),
                        (
                            "term_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="term in years"
                            ),
                        ),
                        (
                            "elected_on",
                            models.DateField(blank=True, null=True, verbose_name="elected on"),
                        ),
                        (
                            "elected_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "division_code",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="division code"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        (
                            "superior",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inferiors",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["path"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code",), name="organization_code_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("name",), name="organization_name_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("path",), name="organization_path_is_unique"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dissolved_on__isnull", True),
                                    ("founded_on__isnull", True),
                                    ("dissolved_on__gte", models.F("founded_on")),
                                    _connector="OR",
                                ),
                                name="organization_is_dissolved_after_its_founding",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branches_organizationevent" ("code", "dissolved_on", "division_code", "elected_on", "elected_precision", "founded_on", "founded_precision", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sector", "short_name", "superior_id", "term_years") SELECT old_values."code", old_values."dissolved_on", old_values."division_code", old_values."elected_on", old_values."elected_precision", old_values."founded_on", old_values."founded_precision", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."remark", old_values."sector", old_values."short_name", old_values."superior_id", old_values."term_years" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."dissolved_on" IS DISTINCT FROM (new_values."dissolved_on") OR old_values."division_code" IS DISTINCT FROM (new_values."division_code") OR old_values."elected_on" IS DISTINCT FROM (new_values."elected_on") OR old_values."elected_precision" IS DISTINCT FROM (new_values."elected_precision") OR old_values."founded_on" IS DISTINCT FROM (new_values."founded_on") OR old_values."founded_precision" IS DISTINCT FROM (new_values."founded_precision") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."remark" IS DISTINCT FROM (new_values."remark") OR old_values."sector" IS DISTINCT FROM (new_values."sector") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name") OR old_values."superior_id" IS DISTINCT FROM (new_values."superior_id") OR old_values."term_years" IS DISTINCT FROM (new_values."term_years")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c319fb06169dc2ade6489e296c5c2bdb73c14896",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e71e2",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="branches_organization",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "branches_organizationevent" ("code", "dissolved_on", "division_code", "elected_on", "elected_precision", "founded_on", "founded_precision", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sector", "short_name", "superior_id", "term_years") SELECT old_values."code", old_values."dissolved_on", old_values."division_code", old_values."elected_on", old_values."elected_precision", old_values."founded_on", old_values."founded_precision", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."remark", old_values."sector", old_values."short_name", old_values."superior_id", old_values."term_years" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f5002b7600f24d5fe898fe65e92bece3ee332c19",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_295a4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="branches_organization",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=30, null=True, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "short_name",
                            models.CharField(blank=True, max_length=60, verbose_name="short name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "Party committee"),
                                    ("working_committee", "Party working committee"),
                                    ("leading_group", "Leading group"),
                                    ("general_branch", "General branch"),
                                    ("branch", "Party branch"),
                                    ("joint_branch", "Joint branch"),
                                    ("mobile_branch", "Branch of mobile members"),
                                    ("temporary_branch", "Temporary branch"),
                                    ("functional_branch", "Functional branch"),
                                    ("party_group", "Party group"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agency", "Agency"),
                                    ("community", "Community"),
                                    ("rural", "Rural"),
                                    ("two_new", "Two-new organizations"),
                                    ("soe", "State enterprise"),
                                    ("school", "School"),
                                    ("public_institution", "Public institution"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "founded_on",
                            models.DateField(blank=True, null=True, verbose_name="founded on"),
                        ),
                        (
                            "founded_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "dissolved_on",
                            models.DateField(blank=True, null=True, verbose_name="dissolved on"),
                        ),
                        (
                            "term_years",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="term in years"
                            ),
                        ),
                        (
                            "elected_on",
                            models.DateField(blank=True, null=True, verbose_name="elected on"),
                        ),
                        (
                            "elected_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "division_code",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="division code"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
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
                                to="branches.organization",
                            ),
                        ),
                        (
                            "superior",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        )
    ]
