import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0007_say_more_in_audit_lines"),
        ("accounts", "0008_keep_sessions_under_a_hash"),
        ("accounts", "0009_keep_history"),
        ("accounts", "0010_add_api_tokens"),
        ("accounts", "0011_add_second_factor"),
    ]
    dependencies = [
        ("accounts", "0001_create_accounts"),
        ("branches", "0001_create_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="AuditEvent",
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
                        ("version", models.PositiveSmallIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("district_officer", "District officer"),
                                    ("cadre_officer", "Cadre officer"),
                                    ("town_officer", "Town officer"),
                                    ("secretary", "Branch secretary"),
                                    ("member", "Member"),
                                    ("assessor", "Assessor"),
                                    ("unit_head", "Unit head"),
                                    ("auditor", "Auditor"),
                                    ("account_admin", "Account administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=45)),
                        ("request_id", models.CharField(blank=True, max_length=16)),
                        ("job_id", models.BigIntegerField(null=True)),
                        ("action", models.CharField(max_length=50)),
                        ("target", models.CharField(max_length=200)),
                        ("object_type", models.CharField(blank=True, max_length=50)),
                        ("object_id", models.BigIntegerField(null=True)),
                        ("changes", models.JSONField(default=dict)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("details", models.JSONField(default=dict)),
                        ("previous_hash", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                        (
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(fields=["at"], name="audit_by_time"),
                            models.Index(fields=["action", "at"], name="audit_by_action"),
                            models.Index(
                                fields=["object_type", "object_id"], name="audit_by_object"
                            ),
                            models.Index(
                                condition=models.Q(("request_id", ""), _negated=True),
                                fields=["request_id"],
                                name="audit_by_request",
                            ),
                            models.Index(
                                condition=models.Q(("job_id__isnull", False)),
                                fields=["job_id"],
                                name="audit_by_job",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("hash",), name="audit_hash_is_unique"),
                            models.UniqueConstraint(
                                fields=("previous_hash",), name="audit_chain_does_not_fork"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("district_officer", "District officer"),
                                    ("cadre_officer", "Cadre officer"),
                                    ("town_officer", "Town officer"),
                                    ("secretary", "Branch secretary"),
                                    ("member", "Member"),
                                    ("assessor", "Assessor"),
                                    ("unit_head", "Unit head"),
                                    ("auditor", "Auditor"),
                                    ("account_admin", "Account administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("valid_from", models.DateField(default=django.utils.timezone.localdate)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for approval"),
                                    ("approved", "Approved"),
                                    ("refused", "Refused"),
                                ],
                                default="approved",
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "closing_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why refused or ended"
                            ),
                        ),
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
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["organization"], name="grant_of_organization")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="grant_does_not_end_before_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposed_by__isnull", True),
                                    models.Q(("proposed_by", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nobody_grants_to_oneself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    ("decided_by__isnull", True),
                                    models.Q(
                                        models.Q(("decided_by", models.F("user")), _negated=True),
                                        models.Q(
                                            ("decided_by", models.F("proposed_by")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="grant_is_approved_by_a_second_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            (
                                                "district_officer",
                                                "cadre_officer",
                                                "auditor",
                                                "account_admin",
                                            ),
                                        ),
                                        ("state", "approved"),
                                        _negated=True,
                                    ),
                                    ("decided_by__isnull", False),
                                    ("proposed_by__isnull", True),
                                    _connector="OR",
                                ),
                                name="proposed_district_role_waits_for_approval",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_grantevent" ("closing_reason", "decided_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "role", "state", "user_id", "valid_from", "valid_until") SELECT old_values."closing_reason", old_values."decided_by_id", old_values."id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."proposed_by_id", old_values."reason", old_values."role", old_values."state", old_values."user_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b22b669a51d772084e9516f7b1f07816f01ca867",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c6802",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="accounts_grant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_grantevent" ("closing_reason", "decided_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "role", "state", "user_id", "valid_from", "valid_until") SELECT old_values."closing_reason", old_values."decided_by_id", old_values."id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_by_id", old_values."reason", old_values."role", old_values."state", old_values."user_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c526057c29265324dd691f063711df5f712b46bf",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_505e5",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="accounts_grant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("district_officer", "District officer"),
                                    ("cadre_officer", "Cadre officer"),
                                    ("town_officer", "Town officer"),
                                    ("secretary", "Branch secretary"),
                                    ("member", "Member"),
                                    ("assessor", "Assessor"),
                                    ("unit_head", "Unit head"),
                                    ("auditor", "Auditor"),
                                    ("account_admin", "Account administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("valid_from", models.DateField(default=django.utils.timezone.localdate)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for approval"),
                                    ("approved", "Approved"),
                                    ("refused", "Refused"),
                                ],
                                default="approved",
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "closing_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why refused or ended"
                            ),
                        ),
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
                            "organization",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organization",
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
                                to="accounts.grant",
                            ),
                        ),
                        (
                            "proposed_by",
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
                            "user",
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
