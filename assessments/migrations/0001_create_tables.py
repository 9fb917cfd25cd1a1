import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("assessments", "0001_initial"),
        ("assessments", "0003_add_reports_of_units"),
        ("assessments", "0004_add_slips_and_paper"),
        ("assessments", "0006_appraise_members_by_year"),
        ("assessments", "0007_ask_questions_and_follow_up"),
        ("assessments", "0008_guard_questions_and_follow_ups"),
        ("assessments", "0009_score_periods_and_secretaries"),
        ("assessments", "0010_ask_for_delegates_without_accounts"),
    ]
    dependencies = [
        ("accounts", "__first__"),
        ("branches", "0001_create_tables"),
        ("dispatch", "0001_create_tables"),
        ("members", "0001_create_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Cycle",
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
                                    ("units", "Units: three reports, two reviews, one question"),
                                    ("secretaries", "Branch secretaries: review of party building"),
                                ],
                                default="units",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="title")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("set_up", "Being set up"),
                                    ("reports", "Reports are written"),
                                    ("review", "Leaders review"),
                                    ("voting", "Voting is open"),
                                    ("keying", "Slips and paper are settled"),
                                    ("counting", "Ballots are counted"),
                                    ("counted", "Counted"),
                                    ("published", "Published"),
                                    ("rectification", "Follow-ups are worked off"),
                                    ("closed", "Closed"),
                                    ("abandoned", "Abandoned"),
                                ],
                                default="set_up",
                                max_length=13,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "scale",
                            models.CharField(
                                choices=[
                                    ("points", "points from 0 to 100"),
                                    ("grades", "four grades"),
                                ],
                                default="points",
                                max_length=6,
                                verbose_name="scale",
                            ),
                        ),
                        (
                            "step",
                            models.DecimalField(
                                choices=[
                                    (Decimal("1"), "1"),
                                    (Decimal("0.5"), "0.5"),
                                    (Decimal("0.1"), "0.1"),
                                    (Decimal("0.01"), "0.01"),
                                    (Decimal("0.001"), "0.001"),
                                ],
                                decimal_places=3,
                                default=Decimal("1"),
                                max_digits=4,
                                verbose_name="smallest step of a score",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(3),
                                    django.core.validators.MaxValueValidator(20),
                                ],
                                verbose_name="least number of scores shown",
                            ),
                        ),
                        (
                            "trims",
                            models.BooleanField(
                                default=False, verbose_name="leave out a twentieth at each end"
                            ),
                        ),
                        (
                            "ranking",
                            models.CharField(
                                choices=[
                                    ("group", "within each group of units"),
                                    ("all", "among all units"),
                                ],
                                default="group",
                                max_length=5,
                                verbose_name="ranked",
                            ),
                        ),
                        (
                            "leader_weight",
                            models.PositiveSmallIntegerField(
                                default=20,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the leader's review",
                            ),
                        ),
                        (
                            "reports_due_on",
                            models.DateField(blank=True, null=True, verbose_name="reports due on"),
                        ),
                        (
                            "counted_on",
                            models.DateField(blank=True, null=True, verbose_name="counted on"),
                        ),
                        (
                            "closed_because",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="closed with unverified follow-ups because",
                            ),
                        ),
                        (
                            "next_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="next one planned for"
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="assessments.cycle",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
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
                    ],
                    options={
                        "ordering": ["-year", "-id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("title",), name="cycle_title_is_unique")
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_cycleevent" ("closed_because", "counted_on", "earlier_id", "id", "kind", "leader_weight", "made_by_id", "next_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ranking", "reports_due_on", "scale", "state", "step", "threshold", "title", "trims", "year") SELECT old_values."closed_because", old_values."counted_on", old_values."earlier_id", old_values."id", old_values."kind", old_values."leader_weight", old_values."made_by_id", old_values."next_on", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."ranking", old_values."reports_due_on", old_values."scale", old_values."state", old_values."step", old_values."threshold", old_values."title", old_values."trims", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="334e6ddd4a525112665b06175b05115dbfeb5008",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8050a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_cycle",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_cycleevent" ("closed_because", "counted_on", "earlier_id", "id", "kind", "leader_weight", "made_by_id", "next_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ranking", "reports_due_on", "scale", "state", "step", "threshold", "title", "trims", "year") SELECT old_values."closed_because", old_values."counted_on", old_values."earlier_id", old_values."id", old_values."kind", old_values."leader_weight", old_values."made_by_id", old_values."next_on", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."ranking", old_values."reports_due_on", old_values."scale", old_values."state", old_values."step", old_values."threshold", old_values."title", old_values."trims", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bb533c16ead867eea2fc6dbd13b496129b43a874",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_48d7a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_cycle",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessedUnit",
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
                        ("code", models.CharField(max_length=30, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        ("is_drawn", models.BooleanField(default=False, verbose_name="drawn")),
                        (
                            "withdrawn",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="withdrawn because"
                            ),
                        ),
                        (
                            "branch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "unit"), name="unit_is_assessed_once_a_cycle"
                            ),
                            models.UniqueConstraint(
                                fields=("cycle", "branch"), name="branch_is_assessed_once_a_cycle"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("unit__isnull", True),
                                    ("branch__isnull", True),
                                    _connector="XOR",
                                ),
                                name="unit_or_branch_is_assessed",
                            ),
                            models.UniqueConstraint(
                                fields=("cycle", "code"), name="assessed_unit_code_is_unique"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessedunitevent" ("branch_id", "code", "cycle_id", "group", "id", "is_drawn", "leader_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "withdrawn") SELECT old_values."branch_id", old_values."code", old_values."cycle_id", old_values."group", old_values."id", old_values."is_drawn", old_values."leader_id", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."unit_id", old_values."withdrawn" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f003c95e9ed63a6d5e412d430f60275718419d78",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7a0b3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_assessedunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessedunitevent" ("branch_id", "code", "cycle_id", "group", "id", "is_drawn", "leader_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "withdrawn") SELECT old_values."branch_id", old_values."code", old_values."cycle_id", old_values."group", old_values."id", old_values."is_drawn", old_values."leader_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."withdrawn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="037e4ff3767cce58b5b1522beeac218c0c794197",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_50986",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_assessedunit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessedUnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=30, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        ("is_drawn", models.BooleanField(default=False, verbose_name="drawn")),
                        (
                            "withdrawn",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="withdrawn because"
                            ),
                        ),
                        (
                            "branch",
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
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
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
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BallotBox",
                    fields=[
                        (
                            "cycle",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="box",
                                serialize=False,
                                to="assessments.cycle",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "The key is being made"),
                                    ("open", "Ballots can be cast"),
                                    ("counted", "Counted, the key still there"),
                                    ("key_gone", "The key is destroyed"),
                                    ("ballots_gone", "Key and sealed ballots are destroyed"),
                                    ("clean", "Nothing is left that links a voter to a score"),
                                    ("given_up", "The key was destroyed uncounted"),
                                ],
                                default="waiting",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("public_key", models.BinaryField(null=True)),
                        ("mac", models.BinaryField(null=True)),
                        ("form", models.CharField(blank=True, max_length=64)),
                        ("counted", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="VoterGroup",
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
                        ("name", models.CharField(max_length=40, verbose_name="name")),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("accounts", "with the own account"),
                                    ("slips", "with slips handed out in the hall"),
                                    ("paper", "on paper"),
                                ],
                                default="accounts",
                                max_length=8,
                                verbose_name="votes",
                            ),
                        ),
                        (
                            "sheets",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number of slips or sheets"
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "name"), name="voter_group_is_named_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_votergroupevent" ("cycle_id", "id", "mode", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheets", "weight") SELECT old_values."cycle_id", old_values."id", old_values."mode", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."sheets", old_values."weight" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e4881e46b408f1a18d349d3f916fff7cb053c37c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3223e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_votergroup",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_votergroupevent" ("cycle_id", "id", "mode", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheets", "weight") SELECT old_values."cycle_id", old_values."id", old_values."mode", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sheets", old_values."weight" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b8cbfa70652b545822b35c23b383054288f3f9e1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_36252",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_votergroup",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotComment",
                    fields=[
                        (
                            "key",
                            models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False),
                        ),
                        ("text", models.CharField(max_length=200)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["key"],
                    },
                ),
                migrations.CreateModel(
                    name="BranchAppraisal",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("voters", models.PositiveSmallIntegerField(verbose_name="voters present")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(auto_now=True, verbose_name="recorded at"),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisals",
                                to="branches.organization",
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
                        "ordering": ["-year", "organization"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "year"), name="branch_appraises_once_a_year"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_branchappraisalevent" ("held_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "voters", "year") SELECT old_values."held_on", old_values."id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."recorded_at", old_values."recorded_by_id", old_values."voters", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ec532eb535ae76ae6a09b74d943a032d51771da8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9ca46",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_branchappraisal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_branchappraisalevent" ("held_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "voters", "year") SELECT old_values."held_on", old_values."id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recorded_at", old_values."recorded_by_id", old_values."voters", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fd4fab494f5f748e890d53ea1b6452886b3fd72d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1b85a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_branchappraisal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BranchAppraisalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("held_on", models.DateField(verbose_name="held on")),
                        ("voters", models.PositiveSmallIntegerField(verbose_name="voters present")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(auto_now=True, verbose_name="recorded at"),
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
                                to="assessments.branchappraisal",
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
                    name="ComputedPart",
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
                            "source",
                            models.CharField(
                                choices=[
                                    ("party_days", "Party days held"),
                                    ("life", "Organization life of the year"),
                                    ("stars", "Stars of the members"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("weight", models.PositiveSmallIntegerField(verbose_name="weight")),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="computed_parts",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "source"), name="source_counts_once_a_cycle"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gte", 1), ("weight__lte", 100)),
                                name="computed_part_has_a_weight",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_computedpartevent" ("cycle_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "weight") SELECT old_values."cycle_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."source", old_values."weight" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="37168c333daab3b2dbb1dc7cd83c745538c47cd0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_038e3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_computedpart",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_computedpartevent" ("cycle_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "weight") SELECT old_values."cycle_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."weight" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="93148a79e21fc96b874a7c5c7fc4339e5af8b0c2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4be05",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_computedpart",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComputedFigure",
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
                        ("value", models.DecimalField(decimal_places=2, max_digits=5)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="assessments.computedpart",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("part", "unit"), name="source_says_one_figure_a_unit"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_computedfigureevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "value") SELECT old_values."id", old_values."part_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."unit_id", old_values."value" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1bb1172366525e7e4305c6721d3adc29e03a3ea5",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1f9df",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_computedfigure",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_computedfigureevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "value") SELECT old_values."id", old_values."part_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3753160f9f1a58fd4438ed3204de3cdc874c7065",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2ef6f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_computedfigure",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComputedFigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("value", models.DecimalField(decimal_places=2, max_digits=5)),
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
                                to="assessments.computedfigure",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.computedpart",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ComputedPartEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("party_days", "Party days held"),
                                    ("life", "Organization life of the year"),
                                    ("stars", "Stars of the members"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("weight", models.PositiveSmallIntegerField(verbose_name="weight")),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
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
                                to="assessments.computedpart",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Counter",
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
                        ("issued", models.PositiveIntegerField()),
                        ("returned", models.PositiveIntegerField()),
                        ("valid", models.PositiveIntegerField()),
                        ("invalid", models.PositiveIntegerField()),
                        ("abstained", models.PositiveIntegerField()),
                        ("own", models.PositiveIntegerField()),
                        ("counted", models.PositiveIntegerField()),
                        ("total", models.DecimalField(decimal_places=3, max_digits=12)),
                        ("grades", models.JSONField(default=dict)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counters",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counters",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__code", "group"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "group"), name="unit_is_counted_once_a_group"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "returned",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("valid"), "+", models.F("invalid")
                                                ),
                                                "+",
                                                models.F("abstained"),
                                            ),
                                            "+",
                                            models.F("own"),
                                        ),
                                    )
                                ),
                                name="returned_ballots_add_up",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("units", "Units: three reports, two reviews, one question"),
                                    ("secretaries", "Branch secretaries: review of party building"),
                                ],
                                default="units",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="title")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("set_up", "Being set up"),
                                    ("reports", "Reports are written"),
                                    ("review", "Leaders review"),
                                    ("voting", "Voting is open"),
                                    ("keying", "Slips and paper are settled"),
                                    ("counting", "Ballots are counted"),
                                    ("counted", "Counted"),
                                    ("published", "Published"),
                                    ("rectification", "Follow-ups are worked off"),
                                    ("closed", "Closed"),
                                    ("abandoned", "Abandoned"),
                                ],
                                default="set_up",
                                max_length=13,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "scale",
                            models.CharField(
                                choices=[
                                    ("points", "points from 0 to 100"),
                                    ("grades", "four grades"),
                                ],
                                default="points",
                                max_length=6,
                                verbose_name="scale",
                            ),
                        ),
                        (
                            "step",
                            models.DecimalField(
                                choices=[
                                    (Decimal("1"), "1"),
                                    (Decimal("0.5"), "0.5"),
                                    (Decimal("0.1"), "0.1"),
                                    (Decimal("0.01"), "0.01"),
                                    (Decimal("0.001"), "0.001"),
                                ],
                                decimal_places=3,
                                default=Decimal("1"),
                                max_digits=4,
                                verbose_name="smallest step of a score",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(3),
                                    django.core.validators.MaxValueValidator(20),
                                ],
                                verbose_name="least number of scores shown",
                            ),
                        ),
                        (
                            "trims",
                            models.BooleanField(
                                default=False, verbose_name="leave out a twentieth at each end"
                            ),
                        ),
                        (
                            "ranking",
                            models.CharField(
                                choices=[
                                    ("group", "within each group of units"),
                                    ("all", "among all units"),
                                ],
                                default="group",
                                max_length=5,
                                verbose_name="ranked",
                            ),
                        ),
                        (
                            "leader_weight",
                            models.PositiveSmallIntegerField(
                                default=20,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the leader's review",
                            ),
                        ),
                        (
                            "reports_due_on",
                            models.DateField(blank=True, null=True, verbose_name="reports due on"),
                        ),
                        (
                            "counted_on",
                            models.DateField(blank=True, null=True, verbose_name="counted on"),
                        ),
                        (
                            "closed_because",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="closed with unverified follow-ups because",
                            ),
                        ),
                        (
                            "next_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="next one planned for"
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Question",
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
                            "asker_name",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="name of the delegate"
                            ),
                        ),
                        (
                            "asker_kind",
                            models.CharField(
                                choices=[
                                    ("party_delegate", "Party delegate"),
                                    ("peoples_deputy", "People's deputy"),
                                    ("cppcc_member", "Member of the consultative conference"),
                                ],
                                max_length=14,
                                verbose_name="kind of delegate",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="question")),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("answered", "Answered"),
                                    ("taken_back", "Taken back"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="asked at"),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "typed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__group", "unit__code", "place", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("unit", "asker"),
                                name="delegate_waits_with_one_question_a_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asker__isnull", False),
                                    models.Q(("asker_name", ""), _negated=True),
                                    _connector="XOR",
                                ),
                                name="question_has_one_asker",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "answered"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="answered_question_has_an_answer",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_questionevent" ("answer", "asked_at", "asker_id", "asker_kind", "asker_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "text", "typed_by_id", "unit_id") SELECT old_values."answer", old_values."asked_at", old_values."asker_id", old_values."asker_kind", old_values."asker_name", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place", old_values."state", old_values."text", old_values."typed_by_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."answer" IS DISTINCT FROM (new_values."answer") OR old_values."asked_at" IS DISTINCT FROM (new_values."asked_at") OR old_values."asker_id" IS DISTINCT FROM (new_values."asker_id") OR old_values."asker_kind" IS DISTINCT FROM (new_values."asker_kind") OR old_values."asker_name" IS DISTINCT FROM (new_values."asker_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."typed_by_id" IS DISTINCT FROM (new_values."typed_by_id") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="34bfab0998a78990b4d75757fc283f6ee0aa9b97",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_401a0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_question",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_questionevent" ("answer", "asked_at", "asker_id", "asker_kind", "asker_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "text", "typed_by_id", "unit_id") SELECT old_values."answer", old_values."asked_at", old_values."asker_id", old_values."asker_kind", old_values."asker_name", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."state", old_values."text", old_values."typed_by_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c4c4118d7b3598314ef2f149376d70ee3f438cd0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d72ee",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_question",
                                    when="AFTER",
                                ),
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
                        ("text", models.CharField(max_length=500, verbose_name="to be put right")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "verify_by",
                            models.DateField(null=True, verbose_name="to be verified by"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Being worked off"),
                                    ("reported", "Reported as done, to be verified"),
                                    ("verified", "Verified"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="assessments.question",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("raised_on"))),
                                name="follow_up_is_due_after_it_is_raised",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_followupevent" ("asker_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "raised_on", "state", "text", "unit_id", "verify_by") SELECT old_values."asker_id", old_values."due_on", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."question_id", old_values."raised_on", old_values."state", old_values."text", old_values."unit_id", old_values."verify_by" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0e291c027694e819cdcffcc8b4a1ec373a095d1a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cb6fb",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_followup",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_followupevent" ("asker_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "raised_on", "state", "text", "unit_id", "verify_by") SELECT old_values."asker_id", old_values."due_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."question_id", old_values."raised_on", old_values."state", old_values."text", old_values."unit_id", old_values."verify_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7c05f6ec71324d734c17889c0d792f927fd60ffa",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8f578",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_followup",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deduction",
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
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "struck",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="struck because"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deductions",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.followup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__code", "due_on", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "follow_up"),
                                name="follow_up_is_deducted_once_a_cycle",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_deductionevent" ("due_on", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck", "unit_id") SELECT old_values."due_on", old_values."follow_up_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."struck", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5e6cc0bd42b852a2fbdb5beb5772fac17c5959c9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_01622",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_deduction",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_deductionevent" ("due_on", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck", "unit_id") SELECT old_values."due_on", old_values."follow_up_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."struck", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f4236b7a6fb0497cf078626cc25ba65729b9e9a2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_798c7",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_deduction",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeductionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "struck",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="struck because"
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
                                to="assessments.deduction",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.followup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Draw",
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
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "count",
                            models.PositiveSmallIntegerField(verbose_name="number to be drawn"),
                        ),
                        ("codes", models.JSONField(verbose_name="candidates")),
                        (
                            "list_hash",
                            models.CharField(max_length=64, verbose_name="SHA-256 of the list"),
                        ),
                        (
                            "listed_at",
                            models.DateTimeField(
                                auto_now_add=True, verbose_name="list published at"
                            ),
                        ),
                        ("seed", models.CharField(blank=True, max_length=40, verbose_name="seed")),
                        ("drawn", models.JSONField(default=list, verbose_name="drawn")),
                        ("drawn_at", models.DateTimeField(null=True, verbose_name="drawn at")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of a second draw"
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draws",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "group", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_drawevent" ("codes", "count", "cycle_id", "drawn", "drawn_at", "group", "id", "list_hash", "listed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed") SELECT old_values."codes", old_values."count", old_values."cycle_id", old_values."drawn", old_values."drawn_at", old_values."group", old_values."id", old_values."list_hash", old_values."listed_at", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."seed" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2037208e981fe419a23707b93a19cfe2a9c5b8a1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_4da3c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_draw",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_drawevent" ("codes", "count", "cycle_id", "drawn", "drawn_at", "group", "id", "list_hash", "listed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seed") SELECT old_values."codes", old_values."count", old_values."cycle_id", old_values."drawn", old_values."drawn_at", old_values."group", old_values."id", old_values."list_hash", old_values."listed_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."seed" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2c31eda7c4400a2e2be939591370cd6279dcd8bc",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3bd46",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_draw",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "count",
                            models.PositiveSmallIntegerField(verbose_name="number to be drawn"),
                        ),
                        ("codes", models.JSONField(verbose_name="candidates")),
                        (
                            "list_hash",
                            models.CharField(max_length=64, verbose_name="SHA-256 of the list"),
                        ),
                        (
                            "listed_at",
                            models.DateTimeField(
                                auto_now_add=True, verbose_name="list published at"
                            ),
                        ),
                        ("seed", models.CharField(blank=True, max_length=40, verbose_name="seed")),
                        ("drawn", models.JSONField(default=list, verbose_name="drawn")),
                        ("drawn_at", models.DateTimeField(null=True, verbose_name="drawn at")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of a second draw"
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
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
                                to="assessments.draw",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Elector",
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
                            "delegate_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("party_delegate", "Party delegate"),
                                    ("peoples_deputy", "People's deputy"),
                                    ("cppcc_member", "Member of the consultative conference"),
                                ],
                                max_length=14,
                                verbose_name="kind of delegate",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="electors",
                                to="assessments.cycle",
                            ),
                        ),
                        (
                            "own_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="electors",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["group", "user__name", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "user"), name="elector_is_in_one_group"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_electorevent" ("cycle_id", "delegate_kind", "group_id", "id", "own_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."cycle_id", old_values."delegate_kind", old_values."group_id", old_values."id", old_values."own_unit_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4578a9134192799b0055d1045f99b099b63b4481",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fbca2",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_elector",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_electorevent" ("cycle_id", "delegate_kind", "group_id", "id", "own_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."cycle_id", old_values."delegate_kind", old_values."group_id", old_values."id", old_values."own_unit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ed080ad9faaaf9c3eae2d4ede64ef4799e9738ed",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_39ab2",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_elector",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ElectorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "delegate_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("party_delegate", "Party delegate"),
                                    ("peoples_deputy", "People's deputy"),
                                    ("cppcc_member", "Member of the consultative conference"),
                                ],
                                max_length=14,
                                verbose_name="kind of delegate",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
                            ),
                        ),
                        (
                            "own_unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
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
                                to="assessments.elector",
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
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpStep",
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
                            "move",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("reported", "Reported as done"),
                                    ("verified", "Verified"),
                                    ("refused", "Refused, open again"),
                                ],
                                max_length=8,
                                verbose_name="step",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="date")),
                        (
                            "text",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what was done"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="assessments.followup",
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_followupstepevent" ("due_on", "follow_up_id", "id", "move", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_by_id", "taken_on", "text") SELECT old_values."due_on", old_values."follow_up_id", old_values."id", old_values."move", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."taken_by_id", old_values."taken_on", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7fde4c88e7f400649109b696b8aaaf837a946c92",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d300b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_followupstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_followupstepevent" ("due_on", "follow_up_id", "id", "move", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_by_id", "taken_on", "text") SELECT old_values."due_on", old_values."follow_up_id", old_values."id", old_values."move", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."taken_by_id", old_values."taken_on", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="83fcf5af5dfe4041da467a0df4e613e52631b532",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fd74a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_followupstep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                        ("name", models.CharField(max_length=120, verbose_name="file")),
                        ("size", models.PositiveIntegerField()),
                        ("content", models.BinaryField()),
                        (
                            "step",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="assessments.followupstep",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_evidenceevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "step_id") SELECT old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."size", old_values."step_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."step_id" IS DISTINCT FROM (new_values."step_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7ace967e65aad0998989642c311ace8ba3b4b76a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_80e3c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_evidence",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_evidenceevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "step_id") SELECT old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."size", old_values."step_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5c0025a742f3fa65dc60496aab5db931c9d3cc32",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9ce85",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_evidence",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="file")),
                        ("size", models.PositiveIntegerField()),
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
                                to="assessments.evidence",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.followupstep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=500, verbose_name="to be put right")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "verify_by",
                            models.DateField(null=True, verbose_name="to be verified by"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Being worked off"),
                                    ("reported", "Reported as done, to be verified"),
                                    ("verified", "Verified"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "asker",
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
                                to="assessments.followup",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "move",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("reported", "Reported as done"),
                                    ("verified", "Verified"),
                                    ("refused", "Refused, open again"),
                                ],
                                max_length=8,
                                verbose_name="step",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="date")),
                        (
                            "text",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what was done"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "follow_up",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.followup",
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
                                to="assessments.followupstep",
                            ),
                        ),
                        (
                            "taken_by",
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
                    name="Performance",
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
                        ("title", models.CharField(max_length=80, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("one_plus_n", "1+N performance assessment"),
                                    ("party_work", "Three comments, two meetings, one test"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("year", "whole year"),
                                    ("h1", "first half"),
                                    ("h2", "second half"),
                                    ("q1", "first quarter"),
                                    ("q2", "second quarter"),
                                    ("q3", "third quarter"),
                                    ("q4", "fourth quarter"),
                                ],
                                max_length=4,
                                verbose_name="period",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("set_up", "Being set up"),
                                    ("scoring", "Departments score"),
                                    ("locked", "Locked"),
                                    ("published", "Published"),
                                ],
                                default="set_up",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="scores due on")),
                        (
                            "next_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="next one planned for"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="published at"),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
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
                    ],
                    options={
                        "ordering": ["-year", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("title",), name="performance_title_is_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_performanceevent" ("due_on", "earlier_id", "id", "kind", "made_by_id", "next_on", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "title", "year") SELECT old_values."due_on", old_values."earlier_id", old_values."id", old_values."kind", old_values."made_by_id", old_values."next_on", old_values."organization_id", old_values."part", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."published_at", old_values."state", old_values."title", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ef040775dffe86a65b23b9e4633138673e4262d3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c049b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_performance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_performanceevent" ("due_on", "earlier_id", "id", "kind", "made_by_id", "next_on", "organization_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "title", "year") SELECT old_values."due_on", old_values."earlier_id", old_values."id", old_values."kind", old_values."made_by_id", old_values."next_on", old_values."organization_id", old_values."part", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."state", old_values."title", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="381e8fb9ecec1c04f1ef1df7250e7810eee80578",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_13259",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_performance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scorer",
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
                            "submitted_at",
                            models.DateTimeField(null=True, verbose_name="submitted at"),
                        ),
                        (
                            "returned",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="returned because"
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scorers",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["performance", "unit__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("performance", "unit"),
                                name="department_scores_once_a_period",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_scorerevent" ("id", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned", "submitted_at", "submitted_by_id", "unit_id") SELECT old_values."id", old_values."performance_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."returned", old_values."submitted_at", old_values."submitted_by_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="17f62c69e29c94d7cae807a886f71f2a0f4758fd",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d504f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_scorer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_scorerevent" ("id", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned", "submitted_at", "submitted_by_id", "unit_id") SELECT old_values."id", old_values."performance_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."returned", old_values."submitted_at", old_values."submitted_by_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="828a2d70b75f0a6fe419080d3a8a40837b443af1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7f6d1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_scorer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
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
                        ("code", models.CharField(max_length=20, verbose_name="number")),
                        ("name", models.CharField(max_length=80, verbose_name="indicator")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="full points",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="how it is scored"
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="assessments.indicator",
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "scorer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="assessments.scorer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["performance", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("performance", "code"), name="indicator_number_stands_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points__gt", 0)), name="indicator_has_points"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_indicatorevent" ("basis", "code", "id", "name", "parent_id", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "scorer_id") SELECT old_values."basis", old_values."code", old_values."id", old_values."name", old_values."parent_id", old_values."performance_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."points", old_values."scorer_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="37f0c92756b9ea6a942c23118aafa41c58f5cf7c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0f289",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_indicator",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_indicatorevent" ("basis", "code", "id", "name", "parent_id", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "scorer_id") SELECT old_values."basis", old_values."code", old_values."id", old_values."name", old_values."parent_id", old_values."performance_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."scorer_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="074fef26d35b9d01d18a48ad29c85e1ee9a44845",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_52222",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_indicator",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=20, verbose_name="number")),
                        ("name", models.CharField(max_length=80, verbose_name="indicator")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="full points",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="how it is scored"
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.indicator",
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
                                to="assessments.indicator",
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "scorer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.scorer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PerformanceUnit",
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
                        ("code", models.CharField(max_length=30, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["performance", "group", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("performance", "unit"), name="unit_is_scored_once_a_period"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_performanceunitevent" ("code", "group", "id", "name", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."code", old_values."group", old_values."id", old_values."name", old_values."performance_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="47166ce8e3c736f6f5102bea48bd4ae80e6f4c69",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0e697",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_performanceunit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_performanceunitevent" ("code", "group", "id", "name", "performance_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."code", old_values."group", old_values."id", old_values."name", old_values."performance_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="50ab6efc62040446ad5f95c604284b31e426227e",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_54bed",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_performanceunit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorScore",
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
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="evidence or reason"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="assessments.indicator",
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
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="assessments.performanceunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["indicator", "unit"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "unit"),
                                name="unit_is_scored_once_an_indicator",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("score__gte", 0),
                                    models.Q(
                                        ("score__isnull", True),
                                        models.Q(("note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="leaf_that_does_not_apply_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_indicatorscoreevent" ("id", "indicator_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "score", "unit_id") SELECT old_values."id", old_values."indicator_id", old_values."note", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_by_id", old_values."score", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5a54b137aac6f1ffb3c47554686534f13f1fe244",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_eea74",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_indicatorscore",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_indicatorscoreevent" ("id", "indicator_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "score", "unit_id") SELECT old_values."id", old_values."indicator_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."score", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1768b870f06bea4bce9586a314adf08c1909a16f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0ae7f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_indicatorscore",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorScoreEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "score",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, null=True, verbose_name="score"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="evidence or reason"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.indicator",
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
                                to="assessments.indicatorscore",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performanceunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Keying",
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
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "clerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keyings",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["group", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "number"), name="paper_is_keyed_twice"
                            ),
                            models.UniqueConstraint(
                                fields=("group", "clerk"), name="clerk_keys_a_group_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__in", [1, 2])),
                                name="keying_is_the_first_or_second",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaderReview",
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
                            "text",
                            models.TextField(blank=True, max_length=2000, verbose_name="review"),
                        ),
                        (
                            "score",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                max_digits=6,
                                null=True,
                                verbose_name="score",
                            ),
                        ),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="signed at"),
                        ),
                        (
                            "waived",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="counted without it because",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_at__isnull", True),
                                    models.Q(
                                        ("score__isnull", False), ("signed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="signed_review_has_a_score",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_leaderreviewevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "signed_at", "signed_by_id", "text", "unit_id", "waived") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."score", old_values."signed_at", old_values."signed_by_id", old_values."text", old_values."unit_id", old_values."waived" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="793daeaa1836c11a1ae7dff4113d99c715684fd8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_aa4cc",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_leaderreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_leaderreviewevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "signed_at", "signed_by_id", "text", "unit_id", "waived") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."score", old_values."signed_at", old_values."signed_by_id", old_values."text", old_values."unit_id", old_values."waived" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6af4656a96221c465b1222793d44fb088bc4d6fa",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b5e59",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_leaderreview",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaderReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "text",
                            models.TextField(blank=True, max_length=2000, verbose_name="review"),
                        ),
                        (
                            "score",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                max_digits=6,
                                null=True,
                                verbose_name="score",
                            ),
                        ),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="signed at"),
                        ),
                        (
                            "waived",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="counted without it because",
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
                                to="assessments.leaderreview",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ListDeduction",
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
                                choices=[("duty", "Duty list"), ("negative", "Negative list")],
                                max_length=8,
                                verbose_name="list",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2, max_digits=4, verbose_name="points deducted"
                            ),
                        ),
                        (
                            "text",
                            models.CharField(
                                max_length=200, verbose_name="what was not done, or done"
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deductions",
                                to="assessments.performanceunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__code", "on", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("points__gt", 0)),
                                name="list_deduction_takes_points",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_listdeductionevent" ("id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "recorded_by_id", "source", "text", "unit_id") SELECT old_values."id", old_values."kind", old_values."on", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."points", old_values."recorded_by_id", old_values."source", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e7204ecb450b6fe1feb5413a2e267fb04acc395e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_134f0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_listdeduction",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_listdeductionevent" ("id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "recorded_by_id", "source", "text", "unit_id") SELECT old_values."id", old_values."kind", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."recorded_by_id", old_values."source", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eea1ffdbb71603ee1fc125379355b4f2441bcdfe",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5e765",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_listdeduction",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListDeductionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("duty", "Duty list"), ("negative", "Negative list")],
                                max_length=8,
                                verbose_name="list",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=2, max_digits=4, verbose_name="points deducted"
                            ),
                        ),
                        (
                            "text",
                            models.CharField(
                                max_length=200, verbose_name="what was not done, or done"
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
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
                                to="assessments.listdeduction",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performanceunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MemberAppraisal",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Excellent"),
                                    ("qualified", "Qualified"),
                                    ("basic", "Basically qualified"),
                                    ("unqualified", "Unqualified"),
                                ],
                                max_length=11,
                                verbose_name="grade",
                            ),
                        ),
                        ("excellent", models.PositiveSmallIntegerField(null=True)),
                        ("qualified", models.PositiveSmallIntegerField(null=True)),
                        ("basic", models.PositiveSmallIntegerField(null=True)),
                        ("unqualified", models.PositiveSmallIntegerField(null=True)),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="assessments.branchappraisal",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_appraisals",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["appraisal", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("member", "year"), name="member_is_graded_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("basic__isnull", True),
                                        ("excellent__isnull", True),
                                        ("qualified__isnull", True),
                                        ("unqualified__isnull", True),
                                    ),
                                    models.Q(
                                        ("basic__isnull", False),
                                        ("excellent__isnull", False),
                                        ("qualified__isnull", False),
                                        ("unqualified__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="ballots_on_a_member_are_counted_whole",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_memberappraisalevent" ("appraisal_id", "basic", "excellent", "grade", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualified", "unqualified", "year") SELECT old_values."appraisal_id", old_values."basic", old_values."excellent", old_values."grade", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."qualified", old_values."unqualified", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8ee1f8c42b928944a856e4c996b3599cb8ab1009",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_273f6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_memberappraisal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_memberappraisalevent" ("appraisal_id", "basic", "excellent", "grade", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualified", "unqualified", "year") SELECT old_values."appraisal_id", old_values."basic", old_values."excellent", old_values."grade", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."qualified", old_values."unqualified", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="55c0fec76fa32a1cde3a0694f083eda53f528dd9",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ca70c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_memberappraisal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberAppraisalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Excellent"),
                                    ("qualified", "Qualified"),
                                    ("basic", "Basically qualified"),
                                    ("unqualified", "Unqualified"),
                                ],
                                max_length=11,
                                verbose_name="grade",
                            ),
                        ),
                        ("excellent", models.PositiveSmallIntegerField(null=True)),
                        ("qualified", models.PositiveSmallIntegerField(null=True)),
                        ("basic", models.PositiveSmallIntegerField(null=True)),
                        ("unqualified", models.PositiveSmallIntegerField(null=True)),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.branchappraisal",
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
                                to="assessments.memberappraisal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperCount",
                    fields=[
                        (
                            "group",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="paper_count",
                                serialize=False,
                                to="assessments.votergroup",
                            ),
                        ),
                        ("issued", models.PositiveSmallIntegerField(verbose_name="issued")),
                        ("returned", models.PositiveSmallIntegerField(verbose_name="returned")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("returned__lte", models.F("issued"))),
                                name="no_more_paper_returns_than_was_issued",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperSheet",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("content", models.BinaryField()),
                        (
                            "keying",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="assessments.keying",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["keying", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("keying", "number"), name="sheet_is_keyed_once_a_pass"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "elector",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="participation",
                                serialize=False,
                                to="assessments.elector",
                            ),
                        ),
                        ("is_done", models.BooleanField(default=False)),
                        ("is_on_paper", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="PerformanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=80, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("one_plus_n", "1+N performance assessment"),
                                    ("party_work", "Three comments, two meetings, one test"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("year", "whole year"),
                                    ("h1", "first half"),
                                    ("h2", "second half"),
                                    ("q1", "first quarter"),
                                    ("q2", "second quarter"),
                                    ("q3", "third quarter"),
                                    ("q4", "fourth quarter"),
                                ],
                                max_length=4,
                                verbose_name="period",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("set_up", "Being set up"),
                                    ("scoring", "Departments score"),
                                    ("locked", "Locked"),
                                    ("published", "Published"),
                                ],
                                default="set_up",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="scores due on")),
                        (
                            "next_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="next one planned for"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="published at"),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performance",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="assessments.performance",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PerformanceResult",
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
                        ("exact", models.CharField(max_length=60)),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="total"
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                        (
                            "deducted",
                            models.DecimalField(
                                decimal_places=2, max_digits=6, verbose_name="deducted"
                            ),
                        ),
                        ("parts", models.JSONField(default=dict)),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="result",
                                to="assessments.performanceunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__performance", "unit__group", "rank", "unit__code"],
                    },
                ),
                migrations.CreateModel(
                    name="PerformanceUnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=30, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="full name")),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("town", "Towns and streets"),
                                    ("agency", "District agencies"),
                                    ("party_mass", "Party and mass organizations"),
                                    ("coordination", "Coordinating departments"),
                                    ("enterprise", "State enterprises"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performance",
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
                                to="assessments.performanceunit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "asker_name",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="name of the delegate"
                            ),
                        ),
                        (
                            "asker_kind",
                            models.CharField(
                                choices=[
                                    ("party_delegate", "Party delegate"),
                                    ("peoples_deputy", "People's deputy"),
                                    ("cppcc_member", "Member of the consultative conference"),
                                ],
                                max_length=14,
                                verbose_name="kind of delegate",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="question")),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("answered", "Answered"),
                                    ("taken_back", "Taken back"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(auto_now_add=True, verbose_name="asked at"),
                        ),
                        (
                            "asker",
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
                                to="assessments.question",
                            ),
                        ),
                        (
                            "typed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionRound",
                    fields=[
                        (
                            "cycle",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="question_round",
                                serialize=False,
                                to="assessments.cycle",
                            ),
                        ),
                        ("seconds", models.PositiveSmallIntegerField(default=300)),
                        ("started_at", models.DateTimeField(null=True)),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.question",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ReportNotice",
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
                        ("sent_at", models.DateTimeField()),
                        ("sent_on", models.DateField()),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_notices",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "sent_on"),
                                name="unit_is_nudged_once_a_day_for_reports",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportWriter",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="writers",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "user"), name="writer_is_named_once_a_unit"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_reportwriterevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."unit_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5de886361ed607f8ae0bdfe525021783bdfd4650",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3230b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_reportwriter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_reportwriterevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1f3de153e65f15c144d1408ced1dfbff095a0557",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b87ac",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_reportwriter",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportWriterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                                to="assessments.reportwriter",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
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
                migrations.CreateModel(
                    name="ResultVersion",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("computed_on", models.DateField(verbose_name="computed on")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="published at"),
                        ),
                        (
                            "objections_until",
                            models.DateField(null=True, verbose_name="objections until"),
                        ),
                        ("withdrawn", models.JSONField(default=list)),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="assessments.cycle",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cycle", "number"), name="result_version_stands_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
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
                        ("exact", models.CharField(blank=True, max_length=60)),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, null=True, verbose_name="total"
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(null=True, verbose_name="rank")),
                        ("common_rank", models.PositiveSmallIntegerField(null=True)),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("good", "Good"),
                                    ("fairly_good", "Fairly good"),
                                    ("fair", "Fair"),
                                    ("poor", "Poor"),
                                ],
                                max_length=11,
                                verbose_name="grade",
                            ),
                        ),
                        ("parts", models.JSONField(default=list)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "deducted",
                            models.PositiveSmallIntegerField(default=0, verbose_name="deducted"),
                        ),
                        ("deductions", models.JSONField(default=list)),
                        ("vetoes", models.JSONField(default=list)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="assessments.resultversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["version", "position", "unit__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "unit"), name="unit_has_one_result"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultObjection",
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
                        ("text", models.TextField(max_length=1000, verbose_name="objection")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
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
                                verbose_name="verdict",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        ("decided_on", models.DateField(null=True, verbose_name="decided on")),
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
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="assessments.resultversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-raised_on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "version"), name="unit_objects_once_to_a_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "open"),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="decided_result_objection_has_an_answer",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_resultobjectionevent" ("answer", "decided_by_id", "decided_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "text", "unit_id", "verdict", "version_id") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."raised_by_id", old_values."raised_on", old_values."text", old_values."unit_id", old_values."verdict", old_values."version_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="68dde4e1b9383a6c4231fe175570197d869f73ea",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_da6a1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_resultobjection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_resultobjectionevent" ("answer", "decided_by_id", "decided_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "text", "unit_id", "verdict", "version_id") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_by_id", old_values."raised_on", old_values."text", old_values."unit_id", old_values."verdict", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="31b1fb2202f7e66cab91ef75539be087507370e6",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8d5f1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_resultobjection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultObjectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(max_length=1000, verbose_name="objection")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
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
                                verbose_name="verdict",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                        ("decided_on", models.DateField(null=True, verbose_name="decided on")),
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
                                to="assessments.resultobjection",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.resultversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ScorerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "submitted_at",
                            models.DateTimeField(null=True, verbose_name="submitted at"),
                        ),
                        (
                            "returned",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="returned because"
                            ),
                        ),
                        (
                            "performance",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.performance",
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
                                to="assessments.scorer",
                            ),
                        ),
                        (
                            "submitted_by",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Slip",
                    fields=[
                        ("mac", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("is_used", models.BooleanField(default=False)),
                        ("is_void", models.BooleanField(default=False)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slips",
                                to="assessments.votergroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["mac"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "number"), name="slip_number_stands_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_used", True), ("is_void", True), _negated=True
                                ),
                                name="used_slip_is_not_void",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitReport",
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
                                    ("duty", "Report on duties"),
                                    ("party_governance", "Report on party governance"),
                                    ("clean_government", "Report on clean government"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "highlights",
                            models.TextField(
                                blank=True, max_length=800, verbose_name="Highlights of the work"
                            ),
                        ),
                        (
                            "problems",
                            models.TextField(blank=True, max_length=500, verbose_name="Problems"),
                        ),
                        (
                            "measures",
                            models.TextField(blank=True, max_length=500, verbose_name="Measures"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Handed in"),
                                    ("returned", "Returned"),
                                    ("locked", "Locked"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("tab", models.CharField(blank=True, max_length=32)),
                        ("saved_at", models.DateTimeField(null=True, verbose_name="saved at")),
                        (
                            "submitted_at",
                            models.DateTimeField(null=True, verbose_name="submitted at"),
                        ),
                        (
                            "is_late",
                            models.BooleanField(default=False, verbose_name="submitted late"),
                        ),
                        (
                            "returned_at",
                            models.DateTimeField(null=True, verbose_name="returned at"),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="returned because"
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__cycle", "unit__group", "unit__code", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "kind"), name="unit_reports_once_on_a_kind"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "submitted"), _negated=True),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="submitted_report_has_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("submitted_at__isnull", True),
                                    models.Q(
                                        models.Q(("highlights", ""), _negated=True),
                                        models.Q(("problems", ""), _negated=True),
                                        models.Q(("measures", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="submitted_report_is_complete",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(
                                        ("submitted_at__isnull", True),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="returned_report_has_a_reason",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_unitreportevent" ("highlights", "id", "is_late", "kind", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "reason", "returned_at", "returned_by_id", "saved_at", "saved_by_id", "state", "submitted_at", "submitted_by_id", "tab", "unit_id", "version") SELECT old_values."highlights", old_values."id", old_values."is_late", old_values."kind", old_values."measures", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."problems", old_values."reason", old_values."returned_at", old_values."returned_by_id", old_values."saved_at", old_values."saved_by_id", old_values."state", old_values."submitted_at", old_values."submitted_by_id", old_values."tab", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_late" IS DISTINCT FROM (new_values."is_late") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."returned_at" IS DISTINCT FROM (new_values."returned_at") OR old_values."returned_by_id" IS DISTINCT FROM (new_values."returned_by_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."submitted_at" IS DISTINCT FROM (new_values."submitted_at") OR old_values."submitted_by_id" IS DISTINCT FROM (new_values."submitted_by_id") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f4e98b3154af23fb7c29372f124de9ca7bf0d433",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_74dea",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_unitreport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_unitreportevent" ("highlights", "id", "is_late", "kind", "measures", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "reason", "returned_at", "returned_by_id", "saved_at", "saved_by_id", "state", "submitted_at", "submitted_by_id", "tab", "unit_id", "version") SELECT old_values."highlights", old_values."id", old_values."is_late", old_values."kind", old_values."measures", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problems", old_values."reason", old_values."returned_at", old_values."returned_by_id", old_values."saved_at", old_values."saved_by_id", old_values."state", old_values."submitted_at", old_values."submitted_by_id", old_values."tab", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6625189431e383164e381fcfe61f44740436cf87",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_cece8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_unitreport",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("duty", "Report on duties"),
                                    ("party_governance", "Report on party governance"),
                                    ("clean_government", "Report on clean government"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "highlights",
                            models.TextField(
                                blank=True, max_length=800, verbose_name="Highlights of the work"
                            ),
                        ),
                        (
                            "problems",
                            models.TextField(blank=True, max_length=500, verbose_name="Problems"),
                        ),
                        (
                            "measures",
                            models.TextField(blank=True, max_length=500, verbose_name="Measures"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Handed in"),
                                    ("returned", "Returned"),
                                    ("locked", "Locked"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("tab", models.CharField(blank=True, max_length=32)),
                        ("saved_at", models.DateTimeField(null=True, verbose_name="saved at")),
                        (
                            "submitted_at",
                            models.DateTimeField(null=True, verbose_name="submitted at"),
                        ),
                        (
                            "is_late",
                            models.BooleanField(default=False, verbose_name="submitted late"),
                        ),
                        (
                            "returned_at",
                            models.DateTimeField(null=True, verbose_name="returned at"),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="returned because"
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
                                to="assessments.unitreport",
                            ),
                        ),
                        (
                            "returned_by",
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
                            "saved_by",
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
                            "submitted_by",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("body", models.CharField(max_length=80, verbose_name="deciding body")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "lifted",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="lifted because"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vetoes",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "vetoes",
                        "ordering": ["unit__code", "decided_on", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_vetoevent" ("body", "decided_on", "entered_by_id", "id", "lifted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT old_values."body", old_values."decided_on", old_values."entered_by_id", old_values."id", old_values."lifted", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="71ae9222f8ecdcc608c5b83d1f4b806ac6d365b8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_acd72",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="assessments_veto",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_vetoevent" ("body", "decided_on", "entered_by_id", "id", "lifted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT old_values."body", old_values."decided_on", old_values."entered_by_id", old_values."id", old_values."lifted", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d698fc321ff8ac12602daf2cfd6359a4f3833d21",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6529e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="assessments_veto",
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
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        ("body", models.CharField(max_length=80, verbose_name="deciding body")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        (
                            "lifted",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="lifted because"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="assessments.veto",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.assessedunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VoterGroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=40, verbose_name="name")),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("accounts", "with the own account"),
                                    ("slips", "with slips handed out in the hall"),
                                    ("paper", "on paper"),
                                ],
                                default="accounts",
                                max_length=8,
                                verbose_name="votes",
                            ),
                        ),
                        (
                            "sheets",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number of slips or sheets"
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.cycle",
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
                                to="assessments.votergroup",
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
