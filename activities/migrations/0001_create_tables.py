import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0001_initial"),
        ("activities", "0002_add_default_requirements"),
        ("activities", "0003_make_room_for_many_absentees"),
        ("activities", "0004_keep_history"),
        ("activities", "0005_hold_requirements_for_each_kind_of_organization"),
        ("activities", "0007_add_start_and_end_of_service"),
        ("activities", "0008_let_partners_be_struck_off"),
        ("activities", "0009_score_the_months_of_branches"),
        ("activities", "0010_strike_service"),
        ("activities", "0011_set_themes_of_months"),
        ("activities", "0013_remind_branches_once_a_day"),
        ("activities", "0014_record_motions_guests_and_attachments"),
        ("activities", "0015_keep_method_of_party_days"),
        ("activities", "0016_nominate_activities_of_months"),
        ("activities", "0017_find_waiting_service"),
        ("activities", "0018_count_opinions_in_writing"),
        ("activities", "0019_check_in_with_communities"),
        ("activities", "0020_record_service_and_feedback_of_communities"),
        ("activities", "0021_link_units_to_communities"),
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
                    name="Activity",
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
                                    ("party_day", "Themed party day"),
                                    ("members_meeting", "Members' meeting"),
                                    ("committee_meeting", "Committee meeting"),
                                    ("group_meeting", "Group meeting"),
                                    ("lesson", "Party lesson"),
                                    ("organization_life", "Organization-life meeting"),
                                    ("democratic_life", "Democratic-life meeting"),
                                    ("appraisal", "Appraisal of members"),
                                    ("training", "Training"),
                                    ("volunteer_service", "Volunteer service"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="date")),
                        (
                            "theme",
                            models.CharField(blank=True, max_length=200, verbose_name="theme"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=100, verbose_name="place"),
                        ),
                        (
                            "host_text",
                            models.CharField(blank=True, max_length=50, verbose_name="host"),
                        ),
                        (
                            "recorder_text",
                            models.CharField(blank=True, max_length=50, verbose_name="recorder"),
                        ),
                        ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                        (
                            "lecturer_text",
                            models.CharField(blank=True, max_length=50, verbose_name="lecturer"),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=3,
                                null=True,
                                verbose_name="hours",
                            ),
                        ),
                        ("content", models.TextField(blank=True, verbose_name="content")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        ("absentees_text", models.CharField(blank=True, max_length=10000)),
                        ("due_reported", models.PositiveIntegerField(blank=True, null=True)),
                        ("present_reported", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("accepted", "Accepted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("is_backfill", models.BooleanField(default=False)),
                        (
                            "excuse",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="why members are not counted",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "host",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.member",
                            ),
                        ),
                        (
                            "lecturer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-held_on", "-id"],
                        "indexes": [
                            models.Index(
                                fields=["kind", "held_on"], name="activity_by_kind_and_date"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["submitted", "accepted"]), _negated=True
                                    ),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="counting_activity_was_submitted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours__isnull", True),
                                    models.Q(("hours__gt", 0), ("hours__lte", 24)),
                                    _connector="OR",
                                ),
                                name="lesson_takes_some_hours_of_a_day",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_activityevent" ("absentees_text", "agenda", "content", "due_reported", "excuse", "held_on", "host_id", "host_text", "hours", "id", "is_backfill", "kind", "lecturer_id", "lecturer_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present_reported", "reason", "recorder_text", "remark", "state", "submitted_at", "theme") SELECT old_values."absentees_text", old_values."agenda", old_values."content", old_values."due_reported", old_values."excuse", old_values."held_on", old_values."host_id", old_values."host_text", old_values."hours", old_values."id", old_values."is_backfill", old_values."kind", old_values."lecturer_id", old_values."lecturer_text", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place", old_values."present_reported", old_values."reason", old_values."recorder_text", old_values."remark", old_values."state", old_values."submitted_at", old_values."theme" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c7adb600cabaca152ab1b9ae03734d502401fead",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a56a1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_activity",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_activityevent" ("absentees_text", "agenda", "content", "due_reported", "excuse", "held_on", "host_id", "host_text", "hours", "id", "is_backfill", "kind", "lecturer_id", "lecturer_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present_reported", "reason", "recorder_text", "remark", "state", "submitted_at", "theme") SELECT old_values."absentees_text", old_values."agenda", old_values."content", old_values."due_reported", old_values."excuse", old_values."held_on", old_values."host_id", old_values."host_text", old_values."hours", old_values."id", old_values."is_backfill", old_values."kind", old_values."lecturer_id", old_values."lecturer_text", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."present_reported", old_values."reason", old_values."recorder_text", old_values."remark", old_values."state", old_values."submitted_at", old_values."theme" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c4e05f6f696eb4008ff67c94555d7e17847a08e5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_cc776",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_activity",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party_day", "Themed party day"),
                                    ("members_meeting", "Members' meeting"),
                                    ("committee_meeting", "Committee meeting"),
                                    ("group_meeting", "Group meeting"),
                                    ("lesson", "Party lesson"),
                                    ("organization_life", "Organization-life meeting"),
                                    ("democratic_life", "Democratic-life meeting"),
                                    ("appraisal", "Appraisal of members"),
                                    ("training", "Training"),
                                    ("volunteer_service", "Volunteer service"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="date")),
                        (
                            "theme",
                            models.CharField(blank=True, max_length=200, verbose_name="theme"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=100, verbose_name="place"),
                        ),
                        (
                            "host_text",
                            models.CharField(blank=True, max_length=50, verbose_name="host"),
                        ),
                        (
                            "recorder_text",
                            models.CharField(blank=True, max_length=50, verbose_name="recorder"),
                        ),
                        ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                        (
                            "lecturer_text",
                            models.CharField(blank=True, max_length=50, verbose_name="lecturer"),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=3,
                                null=True,
                                verbose_name="hours",
                            ),
                        ),
                        ("content", models.TextField(blank=True, verbose_name="content")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        ("absentees_text", models.CharField(blank=True, max_length=10000)),
                        ("due_reported", models.PositiveIntegerField(blank=True, null=True)),
                        ("present_reported", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("accepted", "Accepted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("is_backfill", models.BooleanField(default=False)),
                        (
                            "excuse",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="why members are not counted",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "host",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.member",
                            ),
                        ),
                        (
                            "lecturer",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityPart",
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
                        ("is_lead", models.BooleanField(default=True)),
                        ("struck_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activity_parts",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "organization"),
                                name="organization_takes_part_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_lead", True)),
                                fields=("activity",),
                                name="activity_has_one_lead",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_lead", False), ("struck_reason", ""), _connector="OR"
                                ),
                                name="lead_is_not_struck_off",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_activitypartevent" ("activity_id", "id", "is_lead", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck_reason") SELECT old_values."activity_id", old_values."id", old_values."is_lead", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."struck_reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a8f018da966b45233ba32178597962cd2d57efc6",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7feff",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_activitypart",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_activitypartevent" ("activity_id", "id", "is_lead", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "struck_reason") SELECT old_values."activity_id", old_values."id", old_values."is_lead", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."struck_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="191375085e6ca45f06998d38110be988c1831e30",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_caad7",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_activitypart",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityPartEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("is_lead", models.BooleanField(default=True)),
                        ("struck_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.activity",
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
                                to="activities.activitypart",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
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
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "added_by",
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
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attachmentevent" ("activity_id", "added_at", "added_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") SELECT old_values."activity_id", old_values."added_at", old_values."added_by_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."size" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."activity_id" IS DISTINCT FROM (new_values."activity_id") OR old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by_id" IS DISTINCT FROM (new_values."added_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."size" IS DISTINCT FROM (new_values."size")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0f2af72860ce636fe7f5841d8ccd6d4423d2b95f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b0615",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_attachment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attachmentevent" ("activity_id", "added_at", "added_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") SELECT old_values."activity_id", old_values."added_at", old_values."added_by_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e3a8da1e0aaf4abac0d61a0551dbcb06543e5568",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_93ce1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_attachment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttachmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="file")),
                        ("size", models.PositiveIntegerField()),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "added_by",
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
                                to="activities.attachment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("leave", "On leave"),
                                    ("absent", "Absent"),
                                ],
                                default="present",
                                max_length=8,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=50, verbose_name="reason"),
                        ),
                        (
                            "vote",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("entitled", "Counted"),
                                    ("probationary", "Probationary member, no vote"),
                                    ("suspended", "Voting right suspended"),
                                    ("excused", "Not counted by the branch's rule"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
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
                                fields=("activity", "member"), name="member_attends_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attendanceevent" ("activity_id", "id", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "vote") SELECT old_values."activity_id", old_values."id", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."state", old_values."vote" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6a5e698679a22b8c339359ad326cbc4b5e95cdb6",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_80199",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_attendanceevent" ("activity_id", "id", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "vote") SELECT old_values."activity_id", old_values."id", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."vote" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2f5fe797e164bef94689407c2967a478fef7c511",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_12615",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_attendance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("leave", "On leave"),
                                    ("absent", "Absent"),
                                ],
                                default="present",
                                max_length=8,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=50, verbose_name="reason"),
                        ),
                        (
                            "vote",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("entitled", "Counted"),
                                    ("probationary", "Probationary member, no vote"),
                                    ("suspended", "Voting right suspended"),
                                    ("excused", "Not counted by the branch's rule"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.activity",
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
                                to="activities.attendance",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CommunityCheckIn",
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
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "skills",
                            models.CharField(blank=True, max_length=200, verbose_name="skills"),
                        ),
                        ("wish", models.CharField(blank=True, max_length=200, verbose_name="wish")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        ("left_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "leave_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("moved", "Moved away"),
                                    ("left", "No longer in service"),
                                    ("mistake", "Checked in by mistake"),
                                ],
                                max_length=8,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "affiliation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.affiliation",
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="check_ins",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "ended_by",
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
                                related_name="check_ins",
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
                        "ordering": ["-since", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on__isnull", True)),
                                fields=("member",),
                                name="member_is_checked_in_with_one_community",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("leave_reason", ""), ("left_on__isnull", True)),
                                    models.Q(
                                        ("left_on__gte", models.F("since")),
                                        models.Q(("leave_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="check_in_ends_after_it_starts_and_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_communitycheckinevent" ("affiliation_id", "community_id", "ended_by_id", "id", "leave_reason", "left_on", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "since", "skills", "wish") SELECT old_values."affiliation_id", old_values."community_id", old_values."ended_by_id", old_values."id", old_values."leave_reason", old_values."left_on", old_values."member_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_at", old_values."recorded_by_id", old_values."since", old_values."skills", old_values."wish" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0c4ec82ca68a3f945d054d2a0568522574abaa65",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e77e9",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_communitycheckin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_communitycheckinevent" ("affiliation_id", "community_id", "ended_by_id", "id", "leave_reason", "left_on", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "since", "skills", "wish") SELECT old_values."affiliation_id", old_values."community_id", old_values."ended_by_id", old_values."id", old_values."leave_reason", old_values."left_on", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by_id", old_values."since", old_values."skills", old_values."wish" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="11dc5894ff48d3ee68ce0a6c548dea07392075c8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6fb16",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_communitycheckin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityCheckInEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "skills",
                            models.CharField(blank=True, max_length=200, verbose_name="skills"),
                        ),
                        ("wish", models.CharField(blank=True, max_length=200, verbose_name="wish")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        ("left_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "leave_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("moved", "Moved away"),
                                    ("left", "No longer in service"),
                                    ("mistake", "Checked in by mistake"),
                                ],
                                max_length=8,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "affiliation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.affiliation",
                            ),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "ended_by",
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
                                to="activities.communitycheckin",
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
                    name="CommunityFeedback",
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
                                choices=[
                                    ("good", "Good"),
                                    ("fair", "Fairly good"),
                                    ("plain", "Ordinary"),
                                ],
                                max_length=5,
                                verbose_name="grade",
                            ),
                        ),
                        ("words", models.CharField(max_length=300, verbose_name="feedback")),
                        ("said_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "check_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="activities.communitycheckin",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("check_in", "year"),
                                name="community_gives_feedback_once_a_year",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityPost",
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
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "community",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["community", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("community", "name"), name="post_stands_once_in_a_community"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("places__gte", 1)), name="post_has_a_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceRecord",
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
                        ("served_on", models.DateField(verbose_name="date")),
                        (
                            "activity_name",
                            models.CharField(max_length=100, verbose_name="activity"),
                        ),
                        (
                            "category",
                            models.CharField(blank=True, max_length=30, verbose_name="category"),
                        ),
                        (
                            "hours_reported",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="hours"
                            ),
                        ),
                        (
                            "hours_confirmed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True
                            ),
                        ),
                        (
                            "starts_at",
                            models.TimeField(blank=True, null=True, verbose_name="start"),
                        ),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="end")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("good", "Good"),
                                    ("fair", "Fairly good"),
                                    ("plain", "Ordinary"),
                                ],
                                default="fair",
                                max_length=5,
                                verbose_name="effect",
                            ),
                        ),
                        (
                            "is_organizer",
                            models.BooleanField(default=False, verbose_name="organizer"),
                        ),
                        (
                            "is_professional",
                            models.BooleanField(default=False, verbose_name="professional skill"),
                        ),
                        (
                            "is_emergency",
                            models.BooleanField(default=False, verbose_name="emergency"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("struck_on", models.DateField(null=True)),
                        (
                            "striking_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("is_false_report", models.BooleanField(default=False)),
                        (
                            "confirmed_by",
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
                                related_name="service_records",
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
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "struck_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-served_on", "-id"],
                        "indexes": [
                            models.Index(fields=["served_on"], name="service_by_date"),
                            models.Index(
                                condition=models.Q(
                                    ("confirmed_at__isnull", True), ("struck_on__isnull", True)
                                ),
                                fields=["organization"],
                                name="waiting_service_by_branch",
                            ),
                            models.Index(
                                condition=models.Q(("is_false_report", True)),
                                fields=["struck_on"],
                                name="false_report_by_date",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("member", "served_on", "activity_name"),
                                name="service_is_recorded_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_reported__gte", "0.5"), ("hours_reported__lte", 24)
                                ),
                                name="service_takes_half_an_hour_to_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ends_at__isnull", True), ("starts_at__isnull", True)
                                    ),
                                    models.Q(
                                        ("ends_at__isnull", False),
                                        ("starts_at__isnull", False),
                                        ("ends_at__gt", models.F("starts_at")),
                                    ),
                                    _connector="OR",
                                ),
                                name="service_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours_confirmed__isnull", True),
                                    ("hours_confirmed__lte", models.F("hours_reported")),
                                    _connector="OR",
                                ),
                                name="confirmed_hours_never_exceed_reported",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("is_false_report", False), ("struck_on__isnull", True)
                                    ),
                                    models.Q(
                                        ("confirmed_at__isnull", True),
                                        ("struck_on__isnull", False),
                                        models.Q(("striking_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="struck_service_has_a_reason_and_earns_nothing",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_servicerecordevent" ("activity_name", "category", "confirmed_at", "confirmed_by_id", "effect", "ends_at", "hours_confirmed", "hours_reported", "id", "is_emergency", "is_false_report", "is_organizer", "is_professional", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "remark", "served_on", "starts_at", "striking_reason", "struck_by_id", "struck_on") SELECT old_values."activity_name", old_values."category", old_values."confirmed_at", old_values."confirmed_by_id", old_values."effect", old_values."ends_at", old_values."hours_confirmed", old_values."hours_reported", old_values."id", old_values."is_emergency", old_values."is_false_report", old_values."is_organizer", old_values."is_professional", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_by_id", old_values."remark", old_values."served_on", old_values."starts_at", old_values."striking_reason", old_values."struck_by_id", old_values."struck_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="898e97c6fb7c30ca99b1da2d594dc5fc8aa6d8a9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1efb3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_servicerecord",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_servicerecordevent" ("activity_name", "category", "confirmed_at", "confirmed_by_id", "effect", "ends_at", "hours_confirmed", "hours_reported", "id", "is_emergency", "is_false_report", "is_organizer", "is_professional", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "remark", "served_on", "starts_at", "striking_reason", "struck_by_id", "struck_on") SELECT old_values."activity_name", old_values."category", old_values."confirmed_at", old_values."confirmed_by_id", old_values."effect", old_values."ends_at", old_values."hours_confirmed", old_values."hours_reported", old_values."id", old_values."is_emergency", old_values."is_false_report", old_values."is_organizer", old_values."is_professional", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."remark", old_values."served_on", old_values."starts_at", old_values."striking_reason", old_values."struck_by_id", old_values."struck_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7ce5e59d44297f21d19db8d0b51d5e1ac16a6c26",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a7301",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_servicerecord",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityService",
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
                            "check_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="activities.communitycheckin",
                            ),
                        ),
                        (
                            "record",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="in_community",
                                to="activities.servicerecord",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-record__served_on", "-id"],
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
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("party_day", "Themed party day"),
                                    ("members_meeting", "Members' meeting"),
                                    ("committee_meeting", "Committee meeting"),
                                    ("group_meeting", "Group meeting"),
                                    ("lesson", "Party lesson"),
                                    ("organization_life", "Organization-life meeting"),
                                    ("democratic_life", "Democratic-life meeting"),
                                    ("appraisal", "Appraisal of members"),
                                    ("training", "Training"),
                                    ("volunteer_service", "Volunteer service"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("first_month", models.DateField(verbose_name="first month")),
                        ("last_month", models.DateField(verbose_name="last month")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("granted_at", models.DateTimeField(auto_now_add=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawal_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "granted_by",
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
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-first_month", "-id"],
                        "indexes": [
                            models.Index(fields=["organization"], name="exemption_of_organization")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_month__day", 1),
                                    ("last_month__day", 1),
                                    ("last_month__gte", models.F("first_month")),
                                ),
                                name="exemption_spans_whole_months",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="exemption_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    models.Q(("withdrawal_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="exemption_is_withdrawn_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Guest",
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
                        ("name", models.CharField(max_length=50, verbose_name="name")),
                        (
                            "post",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="employer and post"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("contact", "Contact leader"),
                                    ("sent", "Sent by the superior"),
                                    ("observer", "Attends without a vote"),
                                ],
                                default="contact",
                                max_length=10,
                                verbose_name="quality",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guests",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "name"), name="guest_is_named_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_guestevent" ("activity_id", "id", "member_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role") SELECT old_values."activity_id", old_values."id", old_values."member_id", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."post", old_values."role" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bd64e6068594d0052427e5ea4224a51b846e26bd",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fc6d3",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_guest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_guestevent" ("activity_id", "id", "member_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "role") SELECT old_values."activity_id", old_values."id", old_values."member_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a4c396be7bc3e686210e6ddf53270fef0f48c289",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_bd5e6",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_guest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=50, verbose_name="name")),
                        (
                            "post",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="employer and post"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("contact", "Contact leader"),
                                    ("sent", "Sent by the superior"),
                                    ("observer", "Attends without a vote"),
                                ],
                                default="contact",
                                max_length=10,
                                verbose_name="quality",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                                to="activities.guest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitCommunityLink",
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
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(null=True, verbose_name="until")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "community",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "set_by",
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
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit__path", "-since", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("unit",),
                                name="unit_is_linked_to_one_community",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason", ""), ("until__isnull", True)),
                                    models.Q(
                                        ("until__gte", models.F("since")),
                                        models.Q(("end_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="link_ends_after_it_starts_and_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_unitcommunitylinkevent" ("community_id", "end_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_by_id", "since", "unit_id", "until") SELECT old_values."community_id", old_values."end_reason", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."set_by_id", old_values."since", old_values."unit_id", old_values."until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ee0d6aada783485282005958f88fd06f5ca3aa52",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_91b7a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_unitcommunitylink",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_unitcommunitylinkevent" ("community_id", "end_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_by_id", "since", "unit_id", "until") SELECT old_values."community_id", old_values."end_reason", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."set_by_id", old_values."since", old_values."unit_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d7e00bc2ea0e53fbe585c23c6d3999e1f15990c0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_39b31",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_unitcommunitylink",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkItem",
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
                                    ("need", "Needs"),
                                    ("resource", "Resources"),
                                    ("project", "Projects"),
                                ],
                                max_length=8,
                                verbose_name="list",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("doing", "Under way"),
                                    ("done", "Done"),
                                ],
                                default="open",
                                max_length=5,
                                verbose_name="state",
                            ),
                        ),
                        ("done_on", models.DateField(null=True, verbose_name="done on")),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="activities.unitcommunitylink",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["kind", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", False), ("state", "done")),
                                    models.Q(
                                        models.Q(("state", "done"), _negated=True),
                                        ("done_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="done_item_says_when",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_linkitemevent" ("done_on", "id", "kind", "link_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT old_values."done_on", old_values."id", old_values."kind", old_values."link_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d529f45be5f3ab6a139dc57e468bb359ed7e5474",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_76b52",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_linkitem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_linkitemevent" ("done_on", "id", "kind", "link_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT old_values."done_on", old_values."id", old_values."kind", old_values."link_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="24c020de8bfc3c0e4589f58e26be3ac4700558b1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2ec3f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_linkitem",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("need", "Needs"),
                                    ("resource", "Resources"),
                                    ("project", "Projects"),
                                ],
                                max_length=8,
                                verbose_name="list",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("doing", "Under way"),
                                    ("done", "Done"),
                                ],
                                default="open",
                                max_length=5,
                                verbose_name="state",
                            ),
                        ),
                        ("done_on", models.DateField(null=True, verbose_name="done on")),
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
                                to="activities.linkitem",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.unitcommunitylink",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Method",
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
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="from"),
                        ),
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
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="Stars a month"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("valid_from",),
                                name="method_starts_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_from__day", 1),
                                    _connector="OR",
                                ),
                                name="method_starts_on_the_first_of_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stars__gte", 1)),
                                name="method_chooses_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Motion",
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
                        ("text", models.CharField(max_length=200, verbose_name="motion")),
                        ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(default=0, verbose_name="against"),
                        ),
                        (
                            "votes_abstained",
                            models.PositiveSmallIntegerField(default=0, verbose_name="abstained"),
                        ),
                        (
                            "written",
                            models.PositiveSmallIntegerField(default=0, verbose_name="in writing"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="motions",
                                to="activities.activity",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "number"), name="motion_has_its_number"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_motionevent" ("activity_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "votes_abstained", "votes_against", "votes_for", "written") SELECT old_values."activity_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."text", old_values."votes_abstained", old_values."votes_against", old_values."votes_for", old_values."written" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="163f74ea7d8e0cd03280e88abd17b0f2d6fde4ff",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f5480",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_motion",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_motionevent" ("activity_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "votes_abstained", "votes_against", "votes_for", "written") SELECT old_values."activity_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."votes_abstained", old_values."votes_against", old_values."votes_for", old_values."written" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="32eba50a6176ef0ad733828e5ad372a95b2b577d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ddcf0",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_motion",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MotionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=200, verbose_name="motion")),
                        ("votes_for", models.PositiveSmallIntegerField(verbose_name="for")),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(default=0, verbose_name="against"),
                        ),
                        (
                            "votes_abstained",
                            models.PositiveSmallIntegerField(default=0, verbose_name="abstained"),
                        ),
                        (
                            "written",
                            models.PositiveSmallIntegerField(default=0, verbose_name="in writing"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.activity",
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
                                to="activities.motion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Nomination",
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
                        ("month", models.DateField(verbose_name="month")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("summary", models.TextField(max_length=500, verbose_name="summary")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("nominated", "Nominated"),
                                    ("shortlisted", "Shortlisted"),
                                    ("picked", "Picked"),
                                ],
                                default="nominated",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                        ("nominated_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "activity",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "nominated_by",
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
                        "ordering": ["-month", "organization__path"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("month", "organization"),
                                name="branch_nominates_once_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="nomination_is_for_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                        ("duties", models.JSONField()),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "sent_on"),
                                name="branch_is_nudged_once_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("duties", []), _negated=True),
                                name="notice_names_what_is_overdue",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostClaim",
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
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(null=True, verbose_name="until")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "check_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="activities.communitycheckin",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="activities.communitypost",
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
                        "ordering": ["-since", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("post", "check_in"),
                                name="member_claims_a_post_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason", ""), ("until__isnull", True)),
                                    models.Q(
                                        ("until__gte", models.F("since")),
                                        models.Q(("end_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claim_ends_after_it_starts_and_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_postclaimevent" ("check_in_id", "end_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "recorded_by_id", "since", "until") SELECT old_values."check_in_id", old_values."end_reason", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."post_id", old_values."recorded_by_id", old_values."since", old_values."until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f45f2ffaa5fcd1e03c94c582bda477c028a255b0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_66e95",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_postclaim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_postclaimevent" ("check_in_id", "end_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "recorded_by_id", "since", "until") SELECT old_values."check_in_id", old_values."end_reason", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post_id", old_values."recorded_by_id", old_values."since", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c9299befd677a714bd7f7a3f31af2362af902ca6",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a82cb",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_postclaim",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostClaimEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(null=True, verbose_name="until")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "check_in",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.communitycheckin",
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
                                to="activities.postclaim",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.communitypost",
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
                    name="Requirement",
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
                                    ("party_day", "Themed party day"),
                                    ("members_meeting", "Members' meeting"),
                                    ("committee_meeting", "Committee meeting"),
                                    ("group_meeting", "Group meeting"),
                                    ("lesson", "Party lesson"),
                                    ("organization_life", "Organization-life meeting"),
                                    ("democratic_life", "Democratic-life meeting"),
                                    ("appraisal", "Appraisal of members"),
                                    ("training", "Training"),
                                    ("volunteer_service", "Volunteer service"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "organization_kind",
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
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="from"),
                        ),
                        (
                            "period",
                            models.CharField(
                                choices=[
                                    ("month", "Month"),
                                    ("quarter", "Quarter"),
                                    ("year", "Year"),
                                ],
                                max_length=7,
                                verbose_name="period",
                            ),
                        ),
                        (
                            "per_period",
                            models.PositiveSmallIntegerField(default=1, verbose_name="times"),
                        ),
                        ("min_full_members", models.PositiveSmallIntegerField(default=0)),
                        ("for_each_group", models.BooleanField(default=False)),
                        ("min_days", models.PositiveSmallIntegerField(default=15)),
                        ("late_after_day", models.PositiveSmallIntegerField(default=5)),
                        ("regulation", models.CharField(max_length=100, verbose_name="regulation")),
                        ("article", models.CharField(max_length=100, verbose_name="article")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
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
                            "kind",
                            "organization_kind",
                            models.OrderBy(models.F("valid_from"), nulls_first=True),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "organization_kind", "valid_from"),
                                name="requirement_starts_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_from__day", 1),
                                    _connector="OR",
                                ),
                                name="requirement_starts_on_the_first_of_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("late_after_day__range", (1, 31)), ("min_days__range", (1, 31))
                                ),
                                name="requirement_counts_days_of_a_month",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_requirementevent" ("adopted_at", "adopted_by_id", "article", "for_each_group", "id", "kind", "late_after_day", "min_days", "min_full_members", "organization_kind", "per_period", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "regulation", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."article", old_values."for_each_group", old_values."id", old_values."kind", old_values."late_after_day", old_values."min_days", old_values."min_full_members", old_values."organization_kind", old_values."per_period", old_values."period", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."regulation", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a9625f75d71847d2813bbb929dfe76a1b8376e23",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_14f2e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="activities_requirement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "activities_requirementevent" ("adopted_at", "adopted_by_id", "article", "for_each_group", "id", "kind", "late_after_day", "min_days", "min_full_members", "organization_kind", "per_period", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "regulation", "valid_from") SELECT old_values."adopted_at", old_values."adopted_by_id", old_values."article", old_values."for_each_group", old_values."id", old_values."kind", old_values."late_after_day", old_values."min_days", old_values."min_full_members", old_values."organization_kind", old_values."per_period", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."regulation", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1c74293377bfe122e1809c1122766c1cd9705487",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e8868",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="activities_requirement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequirementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party_day", "Themed party day"),
                                    ("members_meeting", "Members' meeting"),
                                    ("committee_meeting", "Committee meeting"),
                                    ("group_meeting", "Group meeting"),
                                    ("lesson", "Party lesson"),
                                    ("organization_life", "Organization-life meeting"),
                                    ("democratic_life", "Democratic-life meeting"),
                                    ("appraisal", "Appraisal of members"),
                                    ("training", "Training"),
                                    ("volunteer_service", "Volunteer service"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "organization_kind",
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
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="from"),
                        ),
                        (
                            "period",
                            models.CharField(
                                choices=[
                                    ("month", "Month"),
                                    ("quarter", "Quarter"),
                                    ("year", "Year"),
                                ],
                                max_length=7,
                                verbose_name="period",
                            ),
                        ),
                        (
                            "per_period",
                            models.PositiveSmallIntegerField(default=1, verbose_name="times"),
                        ),
                        ("min_full_members", models.PositiveSmallIntegerField(default=0)),
                        ("for_each_group", models.BooleanField(default=False)),
                        ("min_days", models.PositiveSmallIntegerField(default=15)),
                        ("late_after_day", models.PositiveSmallIntegerField(default=5)),
                        ("regulation", models.CharField(max_length=100, verbose_name="regulation")),
                        ("article", models.CharField(max_length=100, verbose_name="article")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
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
                                to="activities.requirement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ScoreRule",
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
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="from"),
                        ),
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
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("valid_from",),
                                name="score_rule_starts_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_from__day", 1),
                                    _connector="OR",
                                ),
                                name="score_rule_starts_on_the_first_of_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("attendance_full__gt", models.F("attendance_none"))
                                ),
                                name="score_of_attendance_rises",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="from"),
                        ),
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
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
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
                migrations.CreateModel(
                    name="ServiceRecordEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("served_on", models.DateField(verbose_name="date")),
                        (
                            "activity_name",
                            models.CharField(max_length=100, verbose_name="activity"),
                        ),
                        (
                            "category",
                            models.CharField(blank=True, max_length=30, verbose_name="category"),
                        ),
                        (
                            "hours_reported",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="hours"
                            ),
                        ),
                        (
                            "hours_confirmed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True
                            ),
                        ),
                        (
                            "starts_at",
                            models.TimeField(blank=True, null=True, verbose_name="start"),
                        ),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="end")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("good", "Good"),
                                    ("fair", "Fairly good"),
                                    ("plain", "Ordinary"),
                                ],
                                default="fair",
                                max_length=5,
                                verbose_name="effect",
                            ),
                        ),
                        (
                            "is_organizer",
                            models.BooleanField(default=False, verbose_name="organizer"),
                        ),
                        (
                            "is_professional",
                            models.BooleanField(default=False, verbose_name="professional skill"),
                        ),
                        (
                            "is_emergency",
                            models.BooleanField(default=False, verbose_name="emergency"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("struck_on", models.DateField(null=True)),
                        (
                            "striking_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("is_false_report", models.BooleanField(default=False)),
                        (
                            "confirmed_by",
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
                                to="activities.servicerecord",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "struck_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                    name="StarMonth",
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
                        ("month", models.DateField(verbose_name="month")),
                        (
                            "nominate_by",
                            models.DateField(
                                blank=True, null=True, verbose_name="nominations until"
                            ),
                        ),
                        (
                            "shortlist_by",
                            models.DateField(
                                blank=True, null=True, verbose_name="shortlists until"
                            ),
                        ),
                        ("published_at", models.DateTimeField(null=True)),
                        (
                            "published_by",
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
                                fields=("month",), name="month_has_its_stars_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="stars_are_of_a_month"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Theme",
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
                        ("month", models.DateField(verbose_name="month")),
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
                        ("title", models.CharField(max_length=200, verbose_name="theme")),
                        (
                            "guidance",
                            models.TextField(blank=True, max_length=1000, verbose_name="guidance"),
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
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-month", "organization__path", "sector"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("month", "organization", "sector"), name="theme_is_set_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="theme_holds_for_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="theme_has_a_title",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThemedDay",
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
                            "done",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        (
                            "activity",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="themed_day",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "method",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="themed_days",
                                to="activities.method",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="themed_days",
                                to="activities.theme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("theme__isnull", False),
                                    ("method__isnull", False),
                                    _connector="OR",
                                ),
                                name="themed_day_took_something_up",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitCommunityLinkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="since")),
                        ("until", models.DateField(null=True, verbose_name="until")),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "community",
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
                                to="activities.unitcommunitylink",
                            ),
                        ),
                        (
                            "set_by",
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
