import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("members", "0001_initial"),
        ("members", "0002_allow_one_home_at_a_time"),
        ("members", "0005_ask_for_corrections"),
        ("members", "0006_count_temporary_branches_at_home"),
    ]
    dependencies = [
        ("accounts", "__first__"),
        ("branches", "0001_create_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Member",
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
                        ("pinyin", models.CharField(blank=True, max_length=200)),
                        ("initials", models.CharField(blank=True, max_length=50)),
                        (
                            "sex",
                            models.CharField(
                                choices=[
                                    ("male", "Male"),
                                    ("female", "Female"),
                                    ("unknown", "Unknown sex"),
                                ],
                                default="unknown",
                                max_length=8,
                                verbose_name="sex",
                            ),
                        ),
                        (
                            "ethnic_group",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="ethnic group"
                            ),
                        ),
                        (
                            "born_on",
                            models.DateField(blank=True, null=True, verbose_name="born on"),
                        ),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("id_cipher", models.BinaryField(null=True)),
                        ("id_index", models.CharField(max_length=64, null=True)),
                        ("id_tail", models.CharField(blank=True, max_length=4)),
                        ("id_head", models.CharField(blank=True, max_length=3)),
                        (
                            "education",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("10", "Postgraduate"),
                                    ("20", "Undergraduate"),
                                    ("30", "Junior college"),
                                    ("40", "Secondary vocational"),
                                    ("60", "High school"),
                                    ("70", "Middle school"),
                                    ("80", "Primary school"),
                                    ("90", "Other education"),
                                ],
                                max_length=2,
                                verbose_name="education",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("applicant", "Applicant"),
                                    ("activist", "Activist"),
                                    ("candidate", "Development target"),
                                    ("probationary", "Probationary member"),
                                    ("full", "Full member"),
                                    ("left", "No longer a member"),
                                ],
                                max_length=12,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "joined_on",
                            models.DateField(blank=True, null=True, verbose_name="joined on"),
                        ),
                        (
                            "joined_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                        ),
                        (
                            "confirmed_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "mobile",
                            models.CharField(blank=True, max_length=30, verbose_name="mobile"),
                        ),
                        (
                            "work_post",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="employer and post"
                            ),
                        ),
                        (
                            "party_post",
                            models.CharField(blank=True, max_length=50, verbose_name="party post"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="member",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pinyin", "id"],
                        "indexes": [
                            models.Index(fields=["pinyin", "id"], name="member_by_pinyin"),
                            models.Index(fields=["initials"], name="member_by_initials"),
                            models.Index(fields=["id_tail"], name="member_by_id_tail"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id_index",), name="member_id_number_is_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_memberevent" ("born_on", "born_precision", "confirmed_on", "confirmed_precision", "education", "ethnic_group", "id", "id_cipher", "id_head", "id_index", "id_tail", "joined_on", "joined_precision", "mobile", "name", "party_post", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sex", "stage", "user_id", "work_post") SELECT old_values."born_on", old_values."born_precision", old_values."confirmed_on", old_values."confirmed_precision", old_values."education", old_values."ethnic_group", old_values."id", old_values."id_cipher", old_values."id_head", old_values."id_index", old_values."id_tail", old_values."joined_on", old_values."joined_precision", old_values."mobile", old_values."name", old_values."party_post", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."remark", old_values."sex", old_values."stage", old_values."user_id", old_values."work_post" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."born_on" IS DISTINCT FROM (new_values."born_on") OR old_values."born_precision" IS DISTINCT FROM (new_values."born_precision") OR old_values."confirmed_on" IS DISTINCT FROM (new_values."confirmed_on") OR old_values."confirmed_precision" IS DISTINCT FROM (new_values."confirmed_precision") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."ethnic_group" IS DISTINCT FROM (new_values."ethnic_group") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_head" IS DISTINCT FROM (new_values."id_head") OR old_values."id_index" IS DISTINCT FROM (new_values."id_index") OR old_values."id_tail" IS DISTINCT FROM (new_values."id_tail") OR old_values."joined_on" IS DISTINCT FROM (new_values."joined_on") OR old_values."joined_precision" IS DISTINCT FROM (new_values."joined_precision") OR old_values."mobile" IS DISTINCT FROM (new_values."mobile") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."party_post" IS DISTINCT FROM (new_values."party_post") OR old_values."remark" IS DISTINCT FROM (new_values."remark") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."stage" IS DISTINCT FROM (new_values."stage") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id") OR old_values."work_post" IS DISTINCT FROM (new_values."work_post")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3b906cf570923b25a03121cb413febfd35c4245a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b1bc1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="members_member",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_memberevent" ("born_on", "born_precision", "confirmed_on", "confirmed_precision", "education", "ethnic_group", "id", "id_cipher", "id_head", "id_index", "id_tail", "joined_on", "joined_precision", "mobile", "name", "party_post", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sex", "stage", "user_id", "work_post") SELECT old_values."born_on", old_values."born_precision", old_values."confirmed_on", old_values."confirmed_precision", old_values."education", old_values."ethnic_group", old_values."id", old_values."id_cipher", old_values."id_head", old_values."id_index", old_values."id_tail", old_values."joined_on", old_values."joined_precision", old_values."mobile", old_values."name", old_values."party_post", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."remark", old_values."sex", old_values."stage", old_values."user_id", old_values."work_post" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="856da344f12d3640aa5d564a1027efd6e83e0559",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_925fb",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="members_member",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Affiliation",
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
                                    ("home", "Home"),
                                    ("temporary", "Temporary branch"),
                                    ("community", "Community of residence"),
                                    ("functional", "Functional branch"),
                                ],
                                default="home",
                                max_length=10,
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("counts_at_home", models.BooleanField(db_default=False)),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliations",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliations",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_from__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="affiliation_ends_after_it_starts",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_affiliationevent" ("counts_at_home", "id", "kind", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "valid_from", "valid_until") SELECT old_values."counts_at_home", old_values."id", old_values."kind", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a40e38ff5d011ad01f8fc70811aa2207f84edfed",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_bb9a8",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="members_affiliation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_affiliationevent" ("counts_at_home", "id", "kind", "member_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "valid_from", "valid_until") SELECT old_values."counts_at_home", old_values."id", old_values."kind", old_values."member_id", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="672f88bac96bee4316f13c7b7c21c7ff27c970a3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e1c68",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="members_affiliation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AffiliationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("home", "Home"),
                                    ("temporary", "Temporary branch"),
                                    ("community", "Community of residence"),
                                    ("functional", "Functional branch"),
                                ],
                                default="home",
                                max_length=10,
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("counts_at_home", models.BooleanField(db_default=False)),
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
                                to="members.affiliation",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CorrectionRequest",
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
                            "proposed",
                            models.JSONField(
                                default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be decided"),
                                    ("done", "Corrected"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=200)),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correction_requests",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-asked_at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("member",),
                                name="one_open_request_for_a_member",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="settled_request_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=50, verbose_name="name")),
                        (
                            "sex",
                            models.CharField(
                                choices=[
                                    ("male", "Male"),
                                    ("female", "Female"),
                                    ("unknown", "Unknown sex"),
                                ],
                                default="unknown",
                                max_length=8,
                                verbose_name="sex",
                            ),
                        ),
                        (
                            "ethnic_group",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="ethnic group"
                            ),
                        ),
                        (
                            "born_on",
                            models.DateField(blank=True, null=True, verbose_name="born on"),
                        ),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("id_cipher", models.BinaryField(null=True)),
                        ("id_index", models.CharField(max_length=64, null=True)),
                        ("id_tail", models.CharField(blank=True, max_length=4)),
                        ("id_head", models.CharField(blank=True, max_length=3)),
                        (
                            "education",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("10", "Postgraduate"),
                                    ("20", "Undergraduate"),
                                    ("30", "Junior college"),
                                    ("40", "Secondary vocational"),
                                    ("60", "High school"),
                                    ("70", "Middle school"),
                                    ("80", "Primary school"),
                                    ("90", "Other education"),
                                ],
                                max_length=2,
                                verbose_name="education",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("applicant", "Applicant"),
                                    ("activist", "Activist"),
                                    ("candidate", "Development target"),
                                    ("probationary", "Probationary member"),
                                    ("full", "Full member"),
                                    ("left", "No longer a member"),
                                ],
                                max_length=12,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "joined_on",
                            models.DateField(blank=True, null=True, verbose_name="joined on"),
                        ),
                        (
                            "joined_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                        ),
                        (
                            "confirmed_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "mobile",
                            models.CharField(blank=True, max_length=30, verbose_name="mobile"),
                        ),
                        (
                            "work_post",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="employer and post"
                            ),
                        ),
                        (
                            "party_post",
                            models.CharField(blank=True, max_length=50, verbose_name="party post"),
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
                                to="members.member",
                            ),
                        ),
                        (
                            "user",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        )
    ]
