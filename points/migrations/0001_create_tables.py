import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import points.models.stars
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("points", "0001_initial"),
        ("points", "0002_guard_ledger_and_add_default_scheme"),
        ("points", "0003_keep_history"),
        ("points", "0004_add_star_ratings"),
        ("points", "0006_correct_by_reversal"),
        ("points", "0008_find_false_reports"),
        ("points", "0009_take_points_for_false_reports"),
        ("points", "0010_adopt_schemes"),
    ]
    dependencies = [
        ("accounts", "__first__"),
        ("branches", "0001_create_tables"),
        ("members", "0001_create_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ClosedMonth",
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
                        ("month", models.DateField()),
                        ("closed_at", models.DateTimeField(auto_now_add=True)),
                        ("reopened_at", models.DateTimeField(null=True)),
                        (
                            "reopening_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-month"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reopened_at__isnull", True)),
                                fields=("month",),
                                name="month_is_closed_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reopened_at__isnull", True),
                                    models.Q(("reopening_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reopening_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyPost",
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
                        ("name", models.CharField(max_length=50, verbose_name="post")),
                        ("duties", models.CharField(max_length=500, verbose_name="duties")),
                        (
                            "rewards",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="rewards and penalties"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["organization", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "name"), name="post_stands_once_in_a_branch"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostHolding",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "origin",
                            models.CharField(
                                choices=[("assigned", "Assigned"), ("claimed", "Claimed")],
                                max_length=8,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "withdrawn_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why taken back"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="post_holdings",
                                to="members.member",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to="points.dutypost",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["year", "member"], name="holding_by_year_and_member"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_reason", "")),
                                fields=("post", "member", "year"),
                                name="member_holds_a_post_once_a_year",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_postholdingevent" ("id", "member_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "recorded_at", "recorded_by_id", "withdrawn_reason", "year") SELECT old_values."id", old_values."member_id", old_values."origin", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."post_id", old_values."recorded_at", old_values."recorded_by_id", old_values."withdrawn_reason", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cb777be7d9cfd204fe5ca0e4af286b527f609f1d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f0ee7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_postholding",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_postholdingevent" ("id", "member_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "recorded_at", "recorded_by_id", "withdrawn_reason", "year") SELECT old_values."id", old_values."member_id", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post_id", old_values."recorded_at", old_values."recorded_by_id", old_values."withdrawn_reason", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="99a6363d8eda1cf0a102220559abaa604f70601f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d45ef",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_postholding",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyMark",
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
                            "quarter",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1st quarter"),
                                    (2, "2nd quarter"),
                                    (3, "3rd quarter"),
                                    (4, "4th quarter"),
                                ]
                            ),
                        ),
                        (
                            "mark",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="mark"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="points.postholding",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("holding", "quarter"), name="duty_is_marked_once_a_quarter"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mark__gte", 0), ("mark__lte", 100)),
                                name="duty_mark_is_0_to_100",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_dutymarkevent" ("holding_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "recorded_at", "recorded_by_id") SELECT old_values."holding_id", old_values."id", old_values."mark", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."quarter", old_values."recorded_at", old_values."recorded_by_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="02cf93978ac0742827552c80a458c71329839d21",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_97c12",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_dutymark",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_dutymarkevent" ("holding_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "recorded_at", "recorded_by_id") SELECT old_values."holding_id", old_values."id", old_values."mark", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quarter", old_values."recorded_at", old_values."recorded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c76159554a757ecd7e56e90bc01695ce45b5850d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1e349",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_dutymark",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyMarkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "quarter",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "1st quarter"),
                                    (2, "2nd quarter"),
                                    (3, "3rd quarter"),
                                    (4, "4th quarter"),
                                ]
                            ),
                        ),
                        (
                            "mark",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="mark"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
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
                                to="points.dutymark",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "holding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="points.postholding",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Exemption",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("aged", "Aged"),
                                    ("ill", "Ill"),
                                    ("floating", "Floating"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why ended"),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="star_exemptions",
                                to="members.member",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_reason", "")),
                                fields=("member", "year"),
                                name="member_is_exempt_once_a_year",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_exemptionevent" ("ended_reason", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "year") SELECT old_values."ended_reason", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."recorded_at", old_values."recorded_by_id", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="981e20af972e0f722e6ac5f6d6882c010888f5b1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9b1ce",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_exemption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_exemptionevent" ("ended_reason", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "year") SELECT old_values."ended_reason", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recorded_at", old_values."recorded_by_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="45ddc0ee0a7330c5b4cc90d37c6ebd416dccab68",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_030f0",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_exemption",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExemptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("aged", "Aged"),
                                    ("ill", "Ill"),
                                    ("floating", "Floating"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why ended"),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
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
                                to="points.exemption",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RatingRule",
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
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="from the year"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "duty_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="weight of duty fulfilment",
                            ),
                        ),
                        (
                            "attendance_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of attendance",
                            ),
                        ),
                        (
                            "points_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of volunteer points",
                            ),
                        ),
                        (
                            "reviews_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of the three reviews",
                            ),
                        ),
                        (
                            "self_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="self-review",
                            ),
                        ),
                        (
                            "mutual_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="mutual review",
                            ),
                        ),
                        (
                            "masses_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="review by organization and masses",
                            ),
                        ),
                        (
                            "points_target",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("60"),
                                max_digits=5,
                                verbose_name="points for the full mark",
                            ),
                        ),
                        (
                            "neutral_leave",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("25"),
                                max_digits=5,
                                verbose_name="share of the due activities up to which leave is neutral",
                            ),
                        ),
                        (
                            "five_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("96"),
                                max_digits=5,
                                verbose_name="five stars from",
                            ),
                        ),
                        (
                            "four_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("90"),
                                max_digits=5,
                                verbose_name="four stars from",
                            ),
                        ),
                        (
                            "three_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("80"),
                                max_digits=5,
                                verbose_name="three stars from",
                            ),
                        ),
                        (
                            "two_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("70"),
                                max_digits=5,
                                verbose_name="two stars from",
                            ),
                        ),
                        (
                            "one_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("60"),
                                max_digits=5,
                                verbose_name="one star from",
                            ),
                        ),
                        (
                            "quota",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                default=Decimal("15"),
                                max_digits=5,
                                null=True,
                                verbose_name="quota of five stars",
                            ),
                        ),
                        (
                            "quota_floor_members",
                            models.PositiveSmallIntegerField(
                                default=7,
                                verbose_name="members from which a branch may have one five-star member at least",
                            ),
                        ),
                        (
                            "needs_post",
                            models.BooleanField(
                                default=True,
                                verbose_name="in a branch with posts, only who holds one is rated",
                            ),
                        ),
                        (
                            "exemptions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("aged", "Aged"),
                                        ("ill", "Ill"),
                                        ("floating", "Floating"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=points.models.stars.all_exemptions,
                                size=None,
                                verbose_name="exemptions",
                            ),
                        ),
                        (
                            "vetoes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("discipline", "Party discipline"),
                                        ("crime", "Crime"),
                                        ("false_report", "False report"),
                                        ("dues", "Dues unpaid for 3 months"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=points.models.stars.all_vetoes,
                                size=None,
                                verbose_name="vetoes",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="working days of the notice"
                            ),
                        ),
                        (
                            "decision_days",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="working days to decide on an objection"
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("first_year"), nulls_first=True)],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("first_year",),
                                name="rating_rule_starts_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("five_from__gt", models.F("four_from")),
                                    ("four_from__gt", models.F("three_from")),
                                    ("three_from__gt", models.F("two_from")),
                                    ("two_from__gt", models.F("one_from")),
                                ),
                                name="more_stars_need_a_higher_score",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points_target__gt", 0)),
                                name="points_have_a_target",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_ratingruleevent" ("attendance_weight", "decision_days", "duty_weight", "exemptions", "first_year", "five_from", "four_from", "id", "masses_weight", "mutual_weight", "name", "needs_post", "neutral_leave", "notice_days", "one_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_target", "points_weight", "quota", "quota_floor_members", "reviews_weight", "self_weight", "source", "three_from", "two_from", "vetoes") SELECT old_values."attendance_weight", old_values."decision_days", old_values."duty_weight", old_values."exemptions", old_values."first_year", old_values."five_from", old_values."four_from", old_values."id", old_values."masses_weight", old_values."mutual_weight", old_values."name", old_values."needs_post", old_values."neutral_leave", old_values."notice_days", old_values."one_from", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."points_target", old_values."points_weight", old_values."quota", old_values."quota_floor_members", old_values."reviews_weight", old_values."self_weight", old_values."source", old_values."three_from", old_values."two_from", old_values."vetoes" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1d19a1161114c3469c4f7bd048b6cdbb68d139be",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_2b219",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_ratingrule",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_ratingruleevent" ("attendance_weight", "decision_days", "duty_weight", "exemptions", "first_year", "five_from", "four_from", "id", "masses_weight", "mutual_weight", "name", "needs_post", "neutral_leave", "notice_days", "one_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_target", "points_weight", "quota", "quota_floor_members", "reviews_weight", "self_weight", "source", "three_from", "two_from", "vetoes") SELECT old_values."attendance_weight", old_values."decision_days", old_values."duty_weight", old_values."exemptions", old_values."first_year", old_values."five_from", old_values."four_from", old_values."id", old_values."masses_weight", old_values."mutual_weight", old_values."name", old_values."needs_post", old_values."neutral_leave", old_values."notice_days", old_values."one_from", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points_target", old_values."points_weight", old_values."quota", old_values."quota_floor_members", old_values."reviews_weight", old_values."self_weight", old_values."source", old_values."three_from", old_values."two_from", old_values."vetoes" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3c5f6b536006b2ba8a7a949648a50af3ece026e0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a207b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_ratingrule",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StarList",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("published", "Published for objections"),
                                    ("in_force", "In force"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("members", models.PositiveIntegerField()),
                        ("rated", models.PositiveIntegerField()),
                        ("quota", models.PositiveIntegerField(null=True)),
                        ("shared_with", models.PositiveSmallIntegerField(default=0)),
                        ("shared_rated", models.PositiveIntegerField(default=0)),
                        ("as_of", models.DateField()),
                        ("computed_at", models.DateTimeField()),
                        ("published_on", models.DateField(null=True)),
                        ("notice_ends_on", models.DateField(null=True)),
                        ("in_force_on", models.DateField(null=True)),
                        ("superseded_on", models.DateField(null=True)),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lists",
                                to="points.ratingrule",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year", "organization__path", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("organization", "year"),
                                name="branch_has_one_list_draft",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "published")),
                                fields=("organization", "year"),
                                name="branch_has_one_list_published",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "in_force")),
                                fields=("organization", "year"),
                                name="branch_has_one_list_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(
                                        ("notice_ends_on__isnull", False),
                                        ("published_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="list_of_stars_was_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StarRating",
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
                            "score",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, null=True, verbose_name="score"
                            ),
                        ),
                        ("star", models.PositiveSmallIntegerField(null=True, verbose_name="stars")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("score", "By the score"),
                                    ("quota", "Five stars by the score, beyond the quota"),
                                    ("tie", "Five stars by the score, tied across the quota"),
                                    ("exempt", "Exempt"),
                                    ("veto", "Vetoed"),
                                    ("no_post", "Holds no post"),
                                    ("no_data", "Nothing on record but service"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="star_ratings",
                                to="members.member",
                            ),
                        ),
                        (
                            "star_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="points.starlist",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("star_list", "member"), name="member_stands_once_in_a_list"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("star__isnull", True), ("star__lte", 5), _connector="OR"
                                ),
                                name="stars_are_0_to_5",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
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
                        ("done_on", models.DateField(verbose_name="date")),
                        ("note", models.CharField(max_length=500, verbose_name="what was done")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rating",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_up",
                                to="points.starrating",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ManualFact",
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
                        ("token", models.UUIDField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("commendation_town", "Commendation by a town"),
                                    ("commendation_district", "Commendation by the district"),
                                    ("bravery", "Bravery"),
                                    ("adjustment", "Adjustment"),
                                ],
                                max_length=25,
                                verbose_name="kind",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="fact date")),
                        (
                            "points",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="points",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("entered_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="manual_facts",
                                to="members.member",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("token",), name="manual_fact_is_entered_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "adjustment"),
                                        ("points__isnull", False),
                                        models.Q(("points", 0), _negated=True),
                                        ("points__gte", -1000),
                                        ("points__lte", 1000),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "adjustment"), _negated=True),
                                        ("points__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="adjustment_alone_has_points_within_limits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="manual_fact_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyPoints",
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
                        ("month", models.DateField()),
                        ("entries", models.PositiveIntegerField()),
                        ("capped_kinds", models.DecimalField(decimal_places=2, max_digits=9)),
                        ("other_kinds", models.DecimalField(decimal_places=2, max_digits=9)),
                        ("effective", models.DecimalField(decimal_places=2, max_digits=9)),
                        ("computed_at", models.DateTimeField()),
                        (
                            "member",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="monthly_points",
                                to="members.member",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["month"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("member", "month"), name="member_has_one_month"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objection",
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
                        ("text", models.CharField(max_length=500, verbose_name="objection")),
                        ("raised_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("open", "To be decided"),
                                    ("upheld", "Upheld"),
                                    ("rejected", "Rejected"),
                                ],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        ("decided_on", models.DateField(null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.member",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="points.starrating",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rating", "member"), name="member_objects_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "open"),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decided_objection_has_an_answer",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_objectionevent" ("answer", "decided_by_id", "decided_on", "due_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "rating_id", "text", "verdict") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."due_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."raised_on", old_values."rating_id", old_values."text", old_values."verdict" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0fc15ef5a98392cb04075bceb79e61046d8aae4b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d2a58",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_objection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_objectionevent" ("answer", "decided_by_id", "decided_on", "due_on", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "rating_id", "text", "verdict") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."due_on", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_on", old_values."rating_id", old_values."text", old_values."verdict" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ba1fe4fd1ad4f6e78b5d0d3e3492e81e74016cf2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a2b80",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_objection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObjectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=500, verbose_name="objection")),
                        ("raised_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("open", "To be decided"),
                                    ("upheld", "Upheld"),
                                    ("rejected", "Rejected"),
                                ],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        ("decided_on", models.DateField(null=True)),
                        (
                            "decided_by",
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
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
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
                                to="points.objection",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="points.starrating",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PointScheme",
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
                            "name",
                            models.CharField(max_length=100, verbose_name="name of the scheme"),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        (
                            "points_per_hour",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1"),
                                max_digits=5,
                                verbose_name="points for an hour",
                            ),
                        ),
                        (
                            "hours_cap",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("8"),
                                max_digits=5,
                                verbose_name="hours counted at most",
                            ),
                        ),
                        (
                            "hours_floor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1"),
                                max_digits=5,
                                verbose_name="hours counted at least",
                            ),
                        ),
                        (
                            "hours_step",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.5"),
                                max_digits=5,
                                verbose_name="hours are rounded down to",
                            ),
                        ),
                        (
                            "effect_good",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                max_digits=5,
                                verbose_name="factor for good effect",
                            ),
                        ),
                        (
                            "effect_fair",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.0"),
                                max_digits=5,
                                verbose_name="factor for fair effect",
                            ),
                        ),
                        (
                            "effect_plain",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.8"),
                                max_digits=5,
                                verbose_name="factor for ordinary effect",
                            ),
                        ),
                        (
                            "professional_factor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=5,
                                verbose_name="factor for professional skill",
                            ),
                        ),
                        (
                            "emergency_factor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=5,
                                verbose_name="factor for emergencies",
                            ),
                        ),
                        (
                            "organizer_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("2"),
                                max_digits=5,
                                verbose_name="points of an organizer",
                            ),
                        ),
                        (
                            "commendation_town",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("3"),
                                max_digits=5,
                                verbose_name="commendation by a town",
                            ),
                        ),
                        (
                            "commendation_district",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("5"),
                                max_digits=5,
                                verbose_name="commendation by the district",
                            ),
                        ),
                        (
                            "bravery_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("10"),
                                max_digits=5,
                                verbose_name="bravery",
                            ),
                        ),
                        (
                            "no_show_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("-2"),
                                max_digits=5,
                                verbose_name="no-show",
                            ),
                        ),
                        (
                            "false_report_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("-10"),
                                max_digits=5,
                                verbose_name="false report",
                            ),
                        ),
                        (
                            "monthly_cap",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="monthly cap",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("adopted_at", models.DateTimeField(null=True)),
                        ("superseded_at", models.DateTimeField(null=True)),
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
                            models.OrderBy(models.F("valid_from"), nulls_first=True),
                            "pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("superseded_at__isnull", True)),
                                fields=("valid_from",),
                                name="scheme_starts_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_from__day", 1),
                                    _connector="OR",
                                ),
                                name="scheme_starts_on_the_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_cap__gte", models.F("hours_floor")),
                                    ("hours_step__gt", 0),
                                ),
                                name="scheme_counts_hours_upwards",
                                violation_error_message="Hours are rounded to more than 0, and the most is not less than the least.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bravery_points__gte", 0),
                                    ("commendation_district__gte", 0),
                                    ("commendation_town__gte", 0),
                                    ("effect_fair__gte", 0),
                                    ("effect_good__gte", 0),
                                    ("effect_plain__gte", 0),
                                    ("emergency_factor__gte", 0),
                                    ("hours_cap__gte", 0),
                                    ("hours_floor__gte", 0),
                                    ("hours_step__gte", 0),
                                    ("monthly_cap__gte", 0),
                                    ("organizer_points__gte", 0),
                                    ("points_per_hour__gte", 0),
                                    ("professional_factor__gte", 0),
                                ),
                                name="scheme_gives_for_service",
                                violation_error_message="Only no-show and false report may cost points.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("false_report_points__lte", 0), ("no_show_points__lte", 0)
                                ),
                                name="scheme_takes_for_offences",
                                violation_error_message="No-show and false report cost points: write them with a minus.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_pointschemeevent" ("adopted_at", "adopted_by_id", "bravery_points", "commendation_district", "commendation_town", "effect_fair", "effect_good", "effect_plain", "emergency_factor", "false_report_points", "hours_cap", "hours_floor", "hours_step", "id", "monthly_cap", "name", "no_show_points", "organizer_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_per_hour", "professional_factor", "reason", "source", "superseded_at", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."bravery_points", old_values."commendation_district", old_values."commendation_town", old_values."effect_fair", old_values."effect_good", old_values."effect_plain", old_values."emergency_factor", old_values."false_report_points", old_values."hours_cap", old_values."hours_floor", old_values."hours_step", old_values."id", old_values."monthly_cap", old_values."name", old_values."no_show_points", old_values."organizer_points", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."points_per_hour", old_values."professional_factor", old_values."reason", old_values."source", old_values."superseded_at", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8cf441bf484a2d531b4602c0bebc41c3cf099d1d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4b3b2",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_pointscheme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_pointschemeevent" ("adopted_at", "adopted_by_id", "bravery_points", "commendation_district", "commendation_town", "effect_fair", "effect_good", "effect_plain", "emergency_factor", "false_report_points", "hours_cap", "hours_floor", "hours_step", "id", "monthly_cap", "name", "no_show_points", "organizer_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_per_hour", "professional_factor", "reason", "source", "superseded_at", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."bravery_points", old_values."commendation_district", old_values."commendation_town", old_values."effect_fair", old_values."effect_good", old_values."effect_plain", old_values."emergency_factor", old_values."false_report_points", old_values."hours_cap", old_values."hours_floor", old_values."hours_step", old_values."id", old_values."monthly_cap", old_values."name", old_values."no_show_points", old_values."organizer_points", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points_per_hour", old_values."professional_factor", old_values."reason", old_values."source", old_values."superseded_at", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fcdabedad39fb5be608bde7d9f0002e51e9baef4",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8ee75",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_pointscheme",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointEntry",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("service", "Service points"),
                                    ("organizer", "Organizer"),
                                    ("commendation", "Commendation"),
                                    ("bravery", "Bravery"),
                                    ("no_show", "No-show"),
                                    ("false_report", "False report"),
                                    ("adjustment", "Adjustment"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("fact", models.CharField(max_length=60)),
                        ("correction", models.PositiveSmallIntegerField(default=0)),
                        ("fact_on", models.DateField(verbose_name="fact date")),
                        ("fact_month", models.DateField()),
                        ("booked_on", models.DateField(verbose_name="booking date")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="points"
                            ),
                        ),
                        ("by_hand", models.BooleanField(db_default=False, default=False)),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "posted_at",
                            models.DateTimeField(
                                auto_now_add=True,
                                db_default=django.db.models.functions.datetime.Now(),
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_entries",
                                to="members.member",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "posted_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="points.pointentry",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="points.pointscheme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["booked_on", "id"],
                        "indexes": [
                            models.Index(
                                fields=["fact_month", "member"], name="entry_by_month_and_member"
                            ),
                            models.Index(
                                fields=["member", "booked_on", "id"], name="entry_by_member"
                            ),
                            models.Index(
                                condition=models.Q(("booked_on__gt", models.F("fact_on"))),
                                fields=["booked_on"],
                                name="late_entry_by_booking_date",
                            ),
                            models.Index(
                                condition=models.Q(("reverses__isnull", False)),
                                fields=["fact", "kind"],
                                name="reversal_by_fact",
                            ),
                            models.Index(
                                condition=models.Q(("kind", "false_report")),
                                fields=["fact_month"],
                                name="false_report_by_month",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reverses__isnull", True)),
                                fields=("fact", "kind", "correction"),
                                name="fact_is_posted_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reverses__isnull", True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reversal_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("booked_on__gte", models.F("fact_on")),
                                    ("fact_on__gte", models.F("fact_month")),
                                ),
                                name="entry_is_booked_after_its_fact",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointSchemeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "name",
                            models.CharField(max_length=100, verbose_name="name of the scheme"),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        (
                            "points_per_hour",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1"),
                                max_digits=5,
                                verbose_name="points for an hour",
                            ),
                        ),
                        (
                            "hours_cap",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("8"),
                                max_digits=5,
                                verbose_name="hours counted at most",
                            ),
                        ),
                        (
                            "hours_floor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1"),
                                max_digits=5,
                                verbose_name="hours counted at least",
                            ),
                        ),
                        (
                            "hours_step",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.5"),
                                max_digits=5,
                                verbose_name="hours are rounded down to",
                            ),
                        ),
                        (
                            "effect_good",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.2"),
                                max_digits=5,
                                verbose_name="factor for good effect",
                            ),
                        ),
                        (
                            "effect_fair",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.0"),
                                max_digits=5,
                                verbose_name="factor for fair effect",
                            ),
                        ),
                        (
                            "effect_plain",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0.8"),
                                max_digits=5,
                                verbose_name="factor for ordinary effect",
                            ),
                        ),
                        (
                            "professional_factor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=5,
                                verbose_name="factor for professional skill",
                            ),
                        ),
                        (
                            "emergency_factor",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("1.5"),
                                max_digits=5,
                                verbose_name="factor for emergencies",
                            ),
                        ),
                        (
                            "organizer_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("2"),
                                max_digits=5,
                                verbose_name="points of an organizer",
                            ),
                        ),
                        (
                            "commendation_town",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("3"),
                                max_digits=5,
                                verbose_name="commendation by a town",
                            ),
                        ),
                        (
                            "commendation_district",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("5"),
                                max_digits=5,
                                verbose_name="commendation by the district",
                            ),
                        ),
                        (
                            "bravery_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("10"),
                                max_digits=5,
                                verbose_name="bravery",
                            ),
                        ),
                        (
                            "no_show_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("-2"),
                                max_digits=5,
                                verbose_name="no-show",
                            ),
                        ),
                        (
                            "false_report_points",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("-10"),
                                max_digits=5,
                                verbose_name="false report",
                            ),
                        ),
                        (
                            "monthly_cap",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="monthly cap",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("adopted_at", models.DateTimeField(null=True)),
                        ("superseded_at", models.DateTimeField(null=True)),
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
                                to="points.pointscheme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PostHoldingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "origin",
                            models.CharField(
                                choices=[("assigned", "Assigned"), ("claimed", "Claimed")],
                                max_length=8,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "withdrawn_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why taken back"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
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
                                to="points.postholding",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="points.dutypost",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RatingRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="from the year"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "duty_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="weight of duty fulfilment",
                            ),
                        ),
                        (
                            "attendance_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of attendance",
                            ),
                        ),
                        (
                            "points_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of volunteer points",
                            ),
                        ),
                        (
                            "reviews_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="weight of the three reviews",
                            ),
                        ),
                        (
                            "self_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("20"),
                                max_digits=5,
                                verbose_name="self-review",
                            ),
                        ),
                        (
                            "mutual_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="mutual review",
                            ),
                        ),
                        (
                            "masses_weight",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("40"),
                                max_digits=5,
                                verbose_name="review by organization and masses",
                            ),
                        ),
                        (
                            "points_target",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("60"),
                                max_digits=5,
                                verbose_name="points for the full mark",
                            ),
                        ),
                        (
                            "neutral_leave",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("25"),
                                max_digits=5,
                                verbose_name="share of the due activities up to which leave is neutral",
                            ),
                        ),
                        (
                            "five_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("96"),
                                max_digits=5,
                                verbose_name="five stars from",
                            ),
                        ),
                        (
                            "four_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("90"),
                                max_digits=5,
                                verbose_name="four stars from",
                            ),
                        ),
                        (
                            "three_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("80"),
                                max_digits=5,
                                verbose_name="three stars from",
                            ),
                        ),
                        (
                            "two_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("70"),
                                max_digits=5,
                                verbose_name="two stars from",
                            ),
                        ),
                        (
                            "one_from",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("60"),
                                max_digits=5,
                                verbose_name="one star from",
                            ),
                        ),
                        (
                            "quota",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                default=Decimal("15"),
                                max_digits=5,
                                null=True,
                                verbose_name="quota of five stars",
                            ),
                        ),
                        (
                            "quota_floor_members",
                            models.PositiveSmallIntegerField(
                                default=7,
                                verbose_name="members from which a branch may have one five-star member at least",
                            ),
                        ),
                        (
                            "needs_post",
                            models.BooleanField(
                                default=True,
                                verbose_name="in a branch with posts, only who holds one is rated",
                            ),
                        ),
                        (
                            "exemptions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("aged", "Aged"),
                                        ("ill", "Ill"),
                                        ("floating", "Floating"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=points.models.stars.all_exemptions,
                                size=None,
                                verbose_name="exemptions",
                            ),
                        ),
                        (
                            "vetoes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("discipline", "Party discipline"),
                                        ("crime", "Crime"),
                                        ("false_report", "False report"),
                                        ("dues", "Dues unpaid for 3 months"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=points.models.stars.all_vetoes,
                                size=None,
                                verbose_name="vetoes",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="working days of the notice"
                            ),
                        ),
                        (
                            "decision_days",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="working days to decide on an objection"
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
                                to="points.ratingrule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReviewMark",
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
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("self", "Self-review"),
                                    ("mutual", "Mutual review"),
                                    ("masses", "Review by organization and masses"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "mark",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="mark"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review_marks",
                                to="members.member",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("member", "year", "kind"), name="review_has_one_mark_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mark__gte", 0), ("mark__lte", 100)),
                                name="review_mark_is_0_to_100",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_reviewmarkevent" ("id", "kind", "mark", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "year") SELECT old_values."id", old_values."kind", old_values."mark", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_at", old_values."recorded_by_id", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d521e0c229ee0a28a068b8ffa225223c69124c62",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e5197",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_reviewmark",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_reviewmarkevent" ("id", "kind", "mark", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "year") SELECT old_values."id", old_values."kind", old_values."mark", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0dfe1a73289c025f492f47d307818dbf4b53eef4",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c0ec5",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_reviewmark",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewMarkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("self", "Self-review"),
                                    ("mutual", "Mutual review"),
                                    ("masses", "Review by organization and masses"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "mark",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="mark"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now=True)),
                        (
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
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
                                to="points.reviewmark",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StarEffect",
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
                        ("star", models.PositiveSmallIntegerField()),
                        (
                            "reward",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="rewards and penalties"
                            ),
                        ),
                        (
                            "follow_up",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="what the branch has to do"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="effects",
                                to="points.ratingrule",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-star"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rule", "star"), name="star_has_one_effect"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("star__lte", 5)),
                                name="effect_is_of_0_to_5_stars",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Veto",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("discipline", "Party discipline"),
                                    ("crime", "Crime"),
                                    ("false_report", "False report"),
                                    ("dues", "Dues unpaid for 3 months"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="date")),
                        ("document", models.CharField(max_length=200, verbose_name="document")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why lifted"),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="star_vetoes",
                                to="members.member",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["decided_on", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_vetoevent" ("decided_on", "document", "ended_reason", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") SELECT old_values."decided_on", old_values."document", old_values."ended_reason", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_at", old_values."recorded_by_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a813c6fd7733e76bad99cff5825d030139dc4ee1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e5048",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="points_veto",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "points_vetoevent" ("decided_on", "document", "ended_reason", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") SELECT old_values."decided_on", old_values."document", old_values."ended_reason", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bdb2800bed054bdb6aff72bd9c43f44b3e326791",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8e258",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="points_veto",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VetoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("discipline", "Party discipline"),
                                    ("crime", "Crime"),
                                    ("false_report", "False report"),
                                    ("dues", "Dues unpaid for 3 months"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="date")),
                        ("document", models.CharField(max_length=200, verbose_name="document")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why lifted"),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
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
                                to="points.veto",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
