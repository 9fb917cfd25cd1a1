import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("dispatch", "0001_initial"),
        ("dispatch", "0004_keep_leaders_contacts"),
        ("dispatch", "0005_guard_leaders_contacts"),
        ("dispatch", "0006_keep_steps_of_postings"),
        ("dispatch", "0007_keep_phases_reviews_and_outcomes"),
        ("dispatch", "0008_know_posts_to_the_month"),
        ("dispatch", "0009_record_months_and_reviews_of_postings"),
        ("dispatch", "0010_count_temporary_branches_at_home"),
        ("dispatch", "0011_nominate_by_quotas"),
        ("dispatch", "0012_let_programmes_say_the_least_rank"),
        ("dispatch", "0013_remind_every_side_of_an_end"),
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
                    name="Cadre",
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
                            "native_place",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="native place"
                            ),
                        ),
                        (
                            "working_since",
                            models.DateField(blank=True, null=True, verbose_name="working since"),
                        ),
                        (
                            "working_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "fulltime_degree",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="full-time degree"
                            ),
                        ),
                        (
                            "parttime_degree",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="part-time degree"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        (
                            "member",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cadre",
                                to="members.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pinyin", "id"],
                        "indexes": [models.Index(fields=["pinyin", "id"], name="cadre_by_pinyin")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("id_index",), name="cadre_id_number_is_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_cadreevent" ("born_on", "born_precision", "education", "ethnic_group", "fulltime_degree", "id", "id_cipher", "id_head", "id_index", "id_tail", "member_id", "name", "native_place", "parttime_degree", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sex", "working_precision", "working_since") SELECT old_values."born_on", old_values."born_precision", old_values."education", old_values."ethnic_group", old_values."fulltime_degree", old_values."id", old_values."id_cipher", old_values."id_head", old_values."id_index", old_values."id_tail", old_values."member_id", old_values."name", old_values."native_place", old_values."parttime_degree", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."remark", old_values."sex", old_values."working_precision", old_values."working_since" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."born_on" IS DISTINCT FROM (new_values."born_on") OR old_values."born_precision" IS DISTINCT FROM (new_values."born_precision") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."ethnic_group" IS DISTINCT FROM (new_values."ethnic_group") OR old_values."fulltime_degree" IS DISTINCT FROM (new_values."fulltime_degree") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_head" IS DISTINCT FROM (new_values."id_head") OR old_values."id_index" IS DISTINCT FROM (new_values."id_index") OR old_values."id_tail" IS DISTINCT FROM (new_values."id_tail") OR old_values."member_id" IS DISTINCT FROM (new_values."member_id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."native_place" IS DISTINCT FROM (new_values."native_place") OR old_values."parttime_degree" IS DISTINCT FROM (new_values."parttime_degree") OR old_values."remark" IS DISTINCT FROM (new_values."remark") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."working_precision" IS DISTINCT FROM (new_values."working_precision") OR old_values."working_since" IS DISTINCT FROM (new_values."working_since")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1d175025e054d66d0508b0d3e9065d15763539e5",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6ea73",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_cadre",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_cadreevent" ("born_on", "born_precision", "education", "ethnic_group", "fulltime_degree", "id", "id_cipher", "id_head", "id_index", "id_tail", "member_id", "name", "native_place", "parttime_degree", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "sex", "working_precision", "working_since") SELECT old_values."born_on", old_values."born_precision", old_values."education", old_values."ethnic_group", old_values."fulltime_degree", old_values."id", old_values."id_cipher", old_values."id_head", old_values."id_index", old_values."id_tail", old_values."member_id", old_values."name", old_values."native_place", old_values."parttime_degree", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."remark", old_values."sex", old_values."working_precision", old_values."working_since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7a17a7b7d372dc9b523906a184411cc9b7dde5ac",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d2075",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_cadre",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dispatch", "Dispatch to the front line"),
                                    ("secondment", "Secondment"),
                                    ("first_secretary", "First secretary"),
                                    ("tempering", "Tempering"),
                                    ("chief_service_officer", "Chief service officer"),
                                ],
                                max_length=21,
                                verbose_name="kind",
                            ),
                        ),
                        ("declared_on", models.DateField(verbose_name="declared on")),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(
                                default=12,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="term in months",
                            ),
                        ),
                        (
                            "rounding",
                            models.CharField(
                                choices=[("half_up", "half up"), ("up", "up"), ("down", "down")],
                                default="half_up",
                                max_length=7,
                                verbose_name="rounding",
                            ),
                        ),
                        (
                            "grace_days",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="days of handover"
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MinValueValidator(5)],
                                verbose_name="working days of notice",
                            ),
                        ),
                        (
                            "on_site_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="share of days on site",
                            ),
                        ),
                        (
                            "host_percent",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the host in %",
                            ),
                        ),
                        (
                            "midterm_percent",
                            models.PositiveSmallIntegerField(
                                default=40,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the mid-term review in %",
                            ),
                        ),
                        (
                            "least_rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                default="section",
                                max_length=15,
                                verbose_name="least rank of a first secretary",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being set up"),
                                    ("nominating", "Units nominate"),
                                    ("selecting", "Selection"),
                                    ("notice", "Public notice"),
                                    ("running", "Under way"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "counts_at_home",
                            models.BooleanField(
                                default=True,
                                verbose_name="meetings of the temporary branch count at home",
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
                            "temporary_branch",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("name",), name="programme_name_is_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmeevent" ("counts_at_home", "declared_on", "grace_days", "host_percent", "id", "kind", "least_rank", "made_by_id", "midterm_percent", "name", "notice_days", "on_site_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rounding", "starts_on", "state", "temporary_branch_id", "term_months") SELECT old_values."counts_at_home", old_values."declared_on", old_values."grace_days", old_values."host_percent", old_values."id", old_values."kind", old_values."least_rank", old_values."made_by_id", old_values."midterm_percent", old_values."name", old_values."notice_days", old_values."on_site_percent", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."rounding", old_values."starts_on", old_values."state", old_values."temporary_branch_id", old_values."term_months" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eabd0edfa8bdab1017f22cc12a796175dbe803e1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8982c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_programme",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmeevent" ("counts_at_home", "declared_on", "grace_days", "host_percent", "id", "kind", "least_rank", "made_by_id", "midterm_percent", "name", "notice_days", "on_site_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rounding", "starts_on", "state", "temporary_branch_id", "term_months") SELECT old_values."counts_at_home", old_values."declared_on", old_values."grace_days", old_values."host_percent", old_values."id", old_values."kind", old_values."least_rank", old_values."made_by_id", old_values."midterm_percent", old_values."name", old_values."notice_days", old_values."on_site_percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rounding", old_values."starts_on", old_values."state", old_values."temporary_branch_id", old_values."term_months" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2477f8ac9e10379c88a1546b210eb737f9c16d76",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_33e08",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_programme",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuotaPool",
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
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pools",
                                to="dispatch.programme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["programme", "band", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_quotapoolevent" ("band", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "reason") SELECT old_values."band", old_values."id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."places", old_values."programme_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3b7b853afb0c3623a490a1c74fa90f37f71a35cd",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_80049",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_quotapool",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_quotapoolevent" ("band", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "reason") SELECT old_values."band", old_values."id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."programme_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9162f49de10b3ba51d44fd9d72e894eb053e5e37",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ed21b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_quotapool",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
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
                            "head",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="headed_units",
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
                        "ordering": ["code"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_from__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="unit_ends_after_it_starts",
                            ),
                            models.UniqueConstraint(fields=("code",), name="unit_code_is_unique"),
                            models.UniqueConstraint(fields=("name",), name="unit_name_is_unique"),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_unitevent" ("code", "group", "head_id", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") SELECT old_values."code", old_values."group", old_values."head_id", old_values."id", old_values."name", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8eb7f88ddbac6cf94257efe9cdc10625b8a06117",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_28a64",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_unit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_unitevent" ("code", "group", "head_id", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") SELECT old_values."code", old_values."group", old_values."head_id", old_values."id", old_values."name", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fd97044c4cdc00a9b06b9f1d28e85c6583f3d2d1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_96ba8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_unit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quota",
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
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="percentage",
                            ),
                        ),
                        ("base", models.PositiveSmallIntegerField(verbose_name="base")),
                        ("computed", models.PositiveSmallIntegerField(verbose_name="by the rule")),
                        (
                            "changed_to",
                            models.PositiveSmallIntegerField(null=True, verbose_name="changed to"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotas",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "pool",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotas",
                                to="dispatch.quotapool",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotas",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["programme", "unit__code", "band"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "unit", "band"),
                                name="unit_has_one_quota_of_a_band",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_to__isnull", True), ("reason", "")),
                                    models.Q(
                                        ("changed_to__isnull", False),
                                        ("pool__isnull", True),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="changed_quota_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_quotaevent" ("band", "base", "changed_by_id", "changed_to", "computed", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "programme_id", "reason", "unit_id") SELECT old_values."band", old_values."base", old_values."changed_by_id", old_values."changed_to", old_values."computed", old_values."id", old_values."percent", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."pool_id", old_values."programme_id", old_values."reason", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="aa5c5613ba875d1b7a5233463b4b89dfed262b63",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b9b0c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_quota",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_quotaevent" ("band", "base", "changed_by_id", "changed_to", "computed", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "programme_id", "reason", "unit_id") SELECT old_values."band", old_values."base", old_values."changed_by_id", old_values."changed_to", old_values."computed", old_values."id", old_values."percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pool_id", old_values."programme_id", old_values."reason", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5c705dfc0f9031ad818cd49ac4cef4459f1e0021",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fb1b2",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_quota",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BaseEntry",
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
                            "rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                max_length=15,
                                verbose_name="rank",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="base_entries",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "quota",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="names",
                                to="dispatch.quota",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["quota", "cadre__pinyin", "cadre"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("quota", "cadre"), name="base_names_a_cadre_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_baseentryevent" ("cadre_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "rank") SELECT old_values."cadre_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."quota_id", old_values."rank" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4cfa076ef48c31f6022c1931054ee068646d5605",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7d13a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_baseentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_baseentryevent" ("cadre_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_id", "rank") SELECT old_values."cadre_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quota_id", old_values."rank" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6ab353fa9b7262e6716e29e0fa23847f13686a3d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_88f38",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_baseentry",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BaseEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                max_length=15,
                                verbose_name="rank",
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
                                to="dispatch.baseentry",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "quota",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.quota",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CadreEvent",
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
                            "native_place",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="native place"
                            ),
                        ),
                        (
                            "working_since",
                            models.DateField(blank=True, null=True, verbose_name="working since"),
                        ),
                        (
                            "working_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "fulltime_degree",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="full-time degree"
                            ),
                        ),
                        (
                            "parttime_degree",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="part-time degree"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=200, verbose_name="remark"),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
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
                                to="dispatch.cadre",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CadrePost",
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
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        (
                            "rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                max_length=15,
                                verbose_name="rank",
                            ),
                        ),
                        (
                            "ranked_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="in this rank since"
                            ),
                        ),
                        (
                            "ranked_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "since_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=100, verbose_name="post"),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cadre_posts",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cadre", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_from__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="cadrepost_ends_after_it_starts",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_cadrepostevent" ("cadre_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "ranked_on", "ranked_precision", "since_precision", "title", "unit_id", "valid_from", "valid_until") SELECT old_values."cadre_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."rank", old_values."ranked_on", old_values."ranked_precision", old_values."since_precision", old_values."title", old_values."unit_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="77070ed7fb502b397ac62fcd934b786b4e2b7a75",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_93c1d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_cadrepost",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_cadrepostevent" ("cadre_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "ranked_on", "ranked_precision", "since_precision", "title", "unit_id", "valid_from", "valid_until") SELECT old_values."cadre_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rank", old_values."ranked_on", old_values."ranked_precision", old_values."since_precision", old_values."title", old_values."unit_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3898a2c1da0163e287dc25fd02db15814d2bf6e0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a3299",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_cadrepost",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CadrePostEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        (
                            "rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                max_length=15,
                                verbose_name="rank",
                            ),
                        ),
                        (
                            "ranked_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="in this rank since"
                            ),
                        ),
                        (
                            "ranked_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "since_precision",
                            models.CharField(
                                choices=[("day", "Day"), ("month", "Month"), ("year", "Year")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=100, verbose_name="post"),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
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
                                to="dispatch.cadrepost",
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
                    name="KeyProject",
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
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("preparing", "In preparation"),
                                    ("building", "Under construction"),
                                    ("completed", "Completed"),
                                ],
                                default="preparing",
                                max_length=9,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "town",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["town__path", "name"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_from__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="keyproject_ends_after_it_starts",
                            ),
                            models.UniqueConstraint(
                                fields=("name",), name="project_name_is_unique"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_keyprojectevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "town_id", "valid_from", "valid_until") SELECT old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."stage", old_values."town_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="51b161fb1075c9f01f9b37430ecc31da67b2411e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_99b63",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_keyproject",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_keyprojectevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "town_id", "valid_from", "valid_until") SELECT old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."stage", old_values."town_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cc05df3bfa2873b253d737301dfb6342b92ee597",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5d97f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_keyproject",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
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
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("code", models.CharField(max_length=12, verbose_name="division code")),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("village", "Village"), ("community", "Community")],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "town",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["code"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_from__isnull", True),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="place_ends_after_it_starts",
                            ),
                            models.UniqueConstraint(fields=("code",), name="place_code_is_unique"),
                            models.UniqueConstraint(
                                fields=("town", "name"), name="place_name_is_unique_in_a_town"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_placeevent" ("code", "id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "town_id", "valid_from", "valid_until") SELECT old_values."code", old_values."id", old_values."kind", old_values."name", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."town_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9d9067c447e377e7a897e50e1fa9bc7c80554344",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_dcfed",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_place",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_placeevent" ("code", "id", "kind", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "town_id", "valid_from", "valid_until") SELECT old_values."code", old_values."id", old_values."kind", old_values."name", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."town_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9e2dd6e7e9d1c03c4e4bfe9542bb7760845eb88f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d19bb",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_place",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaderContact",
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
                                    ("responsible", "Responsible"),
                                    ("assisting", "Assisting"),
                                ],
                                default="responsible",
                                max_length=11,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        ("ends_on", models.DateField(null=True, verbose_name="ends on")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of the end"
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="dispatch.keyproject",
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
                            "town",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="dispatch.place",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            "leader__pinyin",
                            "leader_id",
                            "town__path",
                            "-starts_on",
                            "-id",
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("place__isnull", True),
                                    ("project__isnull", True),
                                    _connector="OR",
                                ),
                                name="contact_has_one_target",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="contact_ends_after_it_starts",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_leadercontactevent" ("end_reason", "ends_on", "id", "leader_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "project_id", "role", "set_by_id", "starts_on", "town_id") SELECT old_values."end_reason", old_values."ends_on", old_values."id", old_values."leader_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place_id", old_values."project_id", old_values."role", old_values."set_by_id", old_values."starts_on", old_values."town_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c1476cd6b467fb1137d2e21c452e8e3fb689e740",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7af3d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_leadercontact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_leadercontactevent" ("end_reason", "ends_on", "id", "leader_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "project_id", "role", "set_by_id", "starts_on", "town_id") SELECT old_values."end_reason", old_values."ends_on", old_values."id", old_values."leader_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."project_id", old_values."role", old_values."set_by_id", old_values."starts_on", old_values."town_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="17f3f44f38dd62ab2e9ea716ff7817f9b80432a7",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e6a0e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_leadercontact",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactVisit",
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
                        ("visited_on", models.DateField(verbose_name="date")),
                        (
                            "text",
                            models.CharField(max_length=500, verbose_name="what it was about"),
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="dispatch.leadercontact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-visited_on", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_contactvisitevent" ("contact_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "text", "visited_on") SELECT old_values."contact_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."recorded_by_id", old_values."text", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f0cacab18f8a4aca5667f7222ff0f89d47c5c1eb",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3ca4c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_contactvisit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_contactvisitevent" ("contact_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "text", "visited_on") SELECT old_values."contact_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."text", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="df736d03a073f21b31f262132f40cda50b46c4ba",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7428b",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_contactvisit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactProblem",
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
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("text", models.CharField(max_length=500, verbose_name="problem")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be settled"),
                                    ("closed", "Settled, to be verified"),
                                    ("verified", "Verified"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "owner_town",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
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
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="problems",
                                to="dispatch.contactvisit",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="problems",
                                to="dispatch.leadercontact",
                            ),
                        ),
                        (
                            "owner_unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-raised_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("owner_town__isnull", True), ("owner_unit__isnull", False)
                                    ),
                                    models.Q(
                                        ("owner_town__isnull", False), ("owner_unit__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="problem_has_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("raised_on"))),
                                name="problem_is_due_after_it_is_raised",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_contactproblemevent" ("contact_id", "due_on", "id", "owner_town_id", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "state", "text", "visit_id") SELECT old_values."contact_id", old_values."due_on", old_values."id", old_values."owner_town_id", old_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."raised_by_id", old_values."raised_on", old_values."state", old_values."text", old_values."visit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="168b51f75b41d2af9e7006ddb5380934956c255b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c1852",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_contactproblem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_contactproblemevent" ("contact_id", "due_on", "id", "owner_town_id", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "raised_on", "state", "text", "visit_id") SELECT old_values."contact_id", old_values."due_on", old_values."id", old_values."owner_town_id", old_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_by_id", old_values."raised_on", old_values."state", old_values."text", old_values."visit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3ec255dfce88449233ffde9b90dcbdad0238f0d1",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a7c96",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_contactproblem",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactProblemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("text", models.CharField(max_length=500, verbose_name="problem")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be settled"),
                                    ("closed", "Settled, to be verified"),
                                    ("verified", "Verified"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "owner_town",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                                to="dispatch.contactproblem",
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
                            "visit",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.contactvisit",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.leadercontact",
                            ),
                        ),
                        (
                            "owner_unit",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                    name="ContactVisitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("visited_on", models.DateField(verbose_name="date")),
                        (
                            "text",
                            models.CharField(max_length=500, verbose_name="what it was about"),
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
                                to="dispatch.contactvisit",
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
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.leadercontact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeyProjectEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("preparing", "In preparation"),
                                    ("building", "Under construction"),
                                    ("completed", "Completed"),
                                ],
                                default="preparing",
                                max_length=9,
                                verbose_name="stage",
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
                                to="dispatch.keyproject",
                            ),
                        ),
                        (
                            "town",
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
                migrations.CreateModel(
                    name="LeaderContactEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("responsible", "Responsible"),
                                    ("assisting", "Assisting"),
                                ],
                                default="responsible",
                                max_length=11,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        ("ends_on", models.DateField(null=True, verbose_name="ends on")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of the end"
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
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
                                to="dispatch.leadercontact",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.keyproject",
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
                            "town",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organization",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Posting",
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
                                    ("dispatch", "Dispatch to the front line"),
                                    ("secondment", "Secondment"),
                                    ("first_secretary", "First secretary"),
                                    ("tempering", "Tempering"),
                                    ("chief_service_officer", "Chief service officer"),
                                ],
                                max_length=21,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "task",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="post or task there"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="ends on"),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of the end"
                            ),
                        ),
                        (
                            "is_withdrawn",
                            models.BooleanField(default=False, verbose_name="withdrawn"),
                        ),
                        (
                            "affiliation",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.affiliation",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
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
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="dispatch.place",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="dispatch.keyproject",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="postings",
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="posting_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "first_secretary"), _negated=True),
                                    ("place__isnull", False),
                                    _connector="OR",
                                ),
                                name="first_secretary_has_a_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "chief_service_officer"),
                                    ("project__isnull", True),
                                    _connector="OR",
                                ),
                                name="only_a_chief_service_officer_has_a_project",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingevent" ("affiliation_id", "cadre_id", "end_reason", "ends_on", "host_id", "id", "is_withdrawn", "kind", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "programme_id", "project_id", "starts_on", "task", "unit_id") SELECT old_values."affiliation_id", old_values."cadre_id", old_values."end_reason", old_values."ends_on", old_values."host_id", old_values."id", old_values."is_withdrawn", old_values."kind", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place_id", old_values."programme_id", old_values."project_id", old_values."starts_on", old_values."task", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f4a57ee9c13d0775f1c6f46d453b7bc7cd5abbe3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8c9fe",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_posting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingevent" ("affiliation_id", "cadre_id", "end_reason", "ends_on", "host_id", "id", "is_withdrawn", "kind", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "programme_id", "project_id", "starts_on", "task", "unit_id") SELECT old_values."affiliation_id", old_values."cadre_id", old_values."end_reason", old_values."ends_on", old_values."host_id", old_values."id", old_values."is_withdrawn", old_values."kind", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."programme_id", old_values."project_id", old_values."starts_on", old_values."task", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6b78c615428f02042248c59ea7792f12fa7a9c71",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1f207",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_posting",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthLog",
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
                            "days_on_site",
                            models.PositiveSmallIntegerField(verbose_name="days on site"),
                        ),
                        (
                            "visits",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="visits to households"
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="what was done")),
                        ("written_at", models.DateTimeField(auto_now=True)),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="logs",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["month"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("posting", "month"), name="posting_has_one_log_a_month"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="log_is_of_a_month"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_monthlogevent" ("days_on_site", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "text", "visits", "written_at", "written_by_id") SELECT old_values."days_on_site", old_values."id", old_values."month", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."posting_id", old_values."text", old_values."visits", old_values."written_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="735e0c4d27a5acaa8ffb8cee6926266bb494f25d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fa39f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_monthlog",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_monthlogevent" ("days_on_site", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "text", "visits", "written_at", "written_by_id") SELECT old_values."days_on_site", old_values."id", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posting_id", old_values."text", old_values."visits", old_values."written_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="46afbc7f9954892ea0c3d1437a9a0d0bfb5eff6f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_31165",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_monthlog",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthLogEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="month")),
                        (
                            "days_on_site",
                            models.PositiveSmallIntegerField(verbose_name="days on site"),
                        ),
                        (
                            "visits",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="visits to households"
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="what was done")),
                        ("written_at", models.DateTimeField(auto_now=True)),
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
                                to="dispatch.monthlog",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeHost",
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
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hosts",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "town",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["programme", "town__path"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "town"), name="town_hosts_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmehostevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "town_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."places", old_values."programme_id", old_values."town_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="665268a0ea2fd91200f858d26865a630ab76e0c8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a12b9",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_programmehost",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmehostevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "town_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."programme_id", old_values."town_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d31f0a061a6b743ced1f8eb4533cda201bb63dc2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b66ed",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_programmehost",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicNotice",
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
                        ("published_on", models.DateField(verbose_name="published on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-published_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("published_on"))),
                                name="notice_ends_after_its_publication",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_publicnoticeevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_by_id", "published_on") SELECT old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."programme_id", old_values."published_by_id", old_values."published_on" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8a6d0b7337a15e59988c0ed3273931392bca0ffa",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_88b52",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_publicnotice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_publicnoticeevent" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_by_id", "published_on") SELECT old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."programme_id", old_values."published_by_id", old_values."published_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4e0ddae844a9342eec75fba942fe47d906f2bcbc",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_713b0",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_publicnotice",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Nominee",
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
                                    ("nominated", "Nominated"),
                                    ("recommended", "Recommended"),
                                    ("reviewed", "Reviewed"),
                                    ("on_notice", "On public notice"),
                                    ("cleared", "Cleared"),
                                    ("dropped", "Dropped"),
                                ],
                                default="nominated",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominee",
                                to="dispatch.baseentry",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dispatch.place",
                            ),
                        ),
                        (
                            "posting",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominee",
                                to="dispatch.posting",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominees",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominees",
                                to="dispatch.programmehost",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominees",
                                to="dispatch.publicnotice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            "programme",
                            "entry__quota__unit__code",
                            "entry__cadre__pinyin",
                            "id",
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("host__isnull", True), ("state", "cleared"), _connector="OR"
                                ),
                                name="only_cleared_nominees_are_placed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("posting__isnull", True),
                                    ("host__isnull", False),
                                    _connector="OR",
                                ),
                                name="posted_nominee_was_placed",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineeevent" ("entry_id", "host_id", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "posting_id", "programme_id", "state") SELECT old_values."entry_id", old_values."host_id", old_values."id", old_values."notice_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place_id", old_values."posting_id", old_values."programme_id", old_values."state" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="61b33b9032a1b3da1e3352b204e71c5abcb295e6",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c7186",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_nominee",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineeevent" ("entry_id", "host_id", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "posting_id", "programme_id", "state") SELECT old_values."entry_id", old_values."host_id", old_values."id", old_values."notice_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."posting_id", old_values."programme_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bc19b42f589b5f8d5dc69219f3153b7f332b5002",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_52fb4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_nominee",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NomineeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("nominated", "Nominated"),
                                    ("recommended", "Recommended"),
                                    ("reviewed", "Reviewed"),
                                    ("on_notice", "On public notice"),
                                    ("cleared", "Cleared"),
                                    ("dropped", "Dropped"),
                                ],
                                default="nominated",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.baseentry",
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
                                to="dispatch.nominee",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.place",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.posting",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programmehost",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.publicnotice",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NomineeObjection",
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
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("raised_by", models.CharField(max_length=80, verbose_name="raised by")),
                        ("text", models.CharField(max_length=500, verbose_name="objection")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be decided"),
                                    ("upheld", "Upheld"),
                                    ("dismissed", "Dismissed"),
                                ],
                                default="open",
                                max_length=9,
                                verbose_name="state",
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
                            "nominee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objections",
                                to="dispatch.nominee",
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
                        "ordering": ["-raised_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on__isnull", True), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("decided_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decided_objection_says_when_and_why",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineeobjectionevent" ("answer", "decided_by_id", "decided_on", "id", "nominee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by", "raised_on", "recorded_by_id", "state", "text") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."id", old_values."nominee_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."raised_by", old_values."raised_on", old_values."recorded_by_id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7bbcda16ff044fc24cd61a5c505c7734e1c62a29",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a7604",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_nomineeobjection",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineeobjectionevent" ("answer", "decided_by_id", "decided_on", "id", "nominee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by", "raised_on", "recorded_by_id", "state", "text") SELECT old_values."answer", old_values."decided_by_id", old_values."decided_on", old_values."id", old_values."nominee_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_by", old_values."raised_on", old_values."recorded_by_id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c80e2a7eafb5094c27518359c92d6f5140994ce9",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1a717",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_nomineeobjection",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NomineeObjectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        ("raised_by", models.CharField(max_length=80, verbose_name="raised by")),
                        ("text", models.CharField(max_length=500, verbose_name="objection")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be decided"),
                                    ("upheld", "Upheld"),
                                    ("dismissed", "Dismissed"),
                                ],
                                default="open",
                                max_length=9,
                                verbose_name="state",
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
                            "nominee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.nominee",
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
                                to="dispatch.nomineeobjection",
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
                    name="NomineeStep",
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
                            "to",
                            models.CharField(
                                choices=[
                                    ("nominated", "Nominated"),
                                    ("recommended", "Recommended"),
                                    ("reviewed", "Reviewed"),
                                    ("on_notice", "On public notice"),
                                    ("cleared", "Cleared"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=11,
                                verbose_name="step",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="date")),
                        ("decided_by", models.CharField(max_length=80, verbose_name="decided by")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "nominee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="dispatch.nominee",
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
                        "ordering": ["nominee", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("to", "dropped"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="who_is_dropped_knows_why",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineestepevent" ("decided_by", "id", "nominee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "taken_on", "to") SELECT old_values."decided_by", old_values."id", old_values."nominee_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason", old_values."recorded_by_id", old_values."taken_on", old_values."to" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2cca23c719a51576f43783d75da071d2737857c7",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5b803",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_nomineestep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_nomineestepevent" ("decided_by", "id", "nominee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "taken_on", "to") SELECT old_values."decided_by", old_values."id", old_values."nominee_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recorded_by_id", old_values."taken_on", old_values."to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b8e826803d34e82188b4fb5e081b3ba94d49b910",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_03efc",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_nomineestep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NomineeStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "to",
                            models.CharField(
                                choices=[
                                    ("nominated", "Nominated"),
                                    ("recommended", "Recommended"),
                                    ("reviewed", "Reviewed"),
                                    ("on_notice", "On public notice"),
                                    ("cleared", "Cleared"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=11,
                                verbose_name="step",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="date")),
                        ("decided_by", models.CharField(max_length=80, verbose_name="decided by")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "nominee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.nominee",
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
                                to="dispatch.nomineestep",
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
                    name="Outcome",
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
                                    ("promotion", "Promotion"),
                                    ("selection", "Chosen by open competition"),
                                    ("award", "Award"),
                                    ("return", "Return to the unit"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="date")),
                        ("text", models.CharField(max_length=200, verbose_name="what it is")),
                        ("decided_by", models.CharField(max_length=100, verbose_name="decided by")),
                        (
                            "withdrawn_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why withdrawn"
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="dispatch.cadre",
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
                            "posting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-happened_on", "-id"],
                        "indexes": [models.Index(fields=["happened_on"], name="outcome_by_day")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_outcomeevent" ("cadre_id", "decided_by", "happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "recorded_by_id", "text", "withdrawn_reason") SELECT old_values."cadre_id", old_values."decided_by", old_values."happened_on", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."posting_id", old_values."recorded_by_id", old_values."text", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="96145d3765f0cb60cdf173f3723004044f839475",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c1d34",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_outcome",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_outcomeevent" ("cadre_id", "decided_by", "happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "recorded_by_id", "text", "withdrawn_reason") SELECT old_values."cadre_id", old_values."decided_by", old_values."happened_on", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posting_id", old_values."recorded_by_id", old_values."text", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d0d4d7bc2d45e8cd2d574e0fb1d775ceef457ea3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_96217",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_outcome",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("promotion", "Promotion"),
                                    ("selection", "Chosen by open competition"),
                                    ("award", "Award"),
                                    ("return", "Return to the unit"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="date")),
                        ("text", models.CharField(max_length=200, verbose_name="what it is")),
                        ("decided_by", models.CharField(max_length=100, verbose_name="decided by")),
                        (
                            "withdrawn_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="why withdrawn"
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
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
                                to="dispatch.outcome",
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
                            "posting",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PoolEntry",
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
                            "team",
                            models.CharField(
                                choices=[
                                    ("two_committees", "Village and community committees"),
                                    ("reserve", "Section-level reserve cadres"),
                                    ("activists", "Activists"),
                                    ("affairs_officers", "Full-time party affairs officers"),
                                    ("talents", "Talents"),
                                ],
                                max_length=16,
                                verbose_name="team",
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                default="select",
                                max_length=7,
                                verbose_name="phase",
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="entered on")),
                        ("left_on", models.DateField(null=True, verbose_name="left on")),
                        (
                            "exit_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("poor_results", "Poor results"),
                                    ("little_potential", "Little potential"),
                                    ("complaints", "Strong complaints of the masses"),
                                    ("appointed", "Appointed"),
                                    ("own_request", "At the own request"),
                                    ("age", "Beyond the age"),
                                    ("other", "Other reason"),
                                ],
                                max_length=16,
                                verbose_name="reason of leaving",
                            ),
                        ),
                        (
                            "exit_note",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="words on the exit"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unit", "Recommended by the unit"),
                                    ("mass_organization", "Recommended by a mass organization"),
                                    ("masses", "Recommended by members and masses"),
                                    ("recruitment", "Open recruitment"),
                                    ("talent", "Talent programme"),
                                    ("inspection", "Inspection by the organization department"),
                                    ("other", "Otherwise"),
                                ],
                                max_length=17,
                                verbose_name="source",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "cadre",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pool_entries",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pool_entries",
                                to="members.member",
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
                        "ordering": ["team", "-entered_on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cadre__isnull", True), ("member__isnull", False)),
                                    models.Q(("cadre__isnull", False), ("member__isnull", True)),
                                    _connector="OR",
                                ),
                                name="pool_entry_is_of_a_cadre_or_a_member",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("exit_reason", ""), ("left_on__isnull", True)),
                                    models.Q(
                                        ("left_on__gte", models.F("entered_on")),
                                        models.Q(("exit_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="who_leaves_a_pool_does_so_later_and_for_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left_on__isnull", True)),
                                fields=("team", "cadre"),
                                name="cadre_is_once_in_a_pool",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left_on__isnull", True)),
                                fields=("team", "member"),
                                name="member_is_once_in_a_pool",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_poolentryevent" ("cadre_id", "entered_on", "exit_note", "exit_reason", "id", "left_on", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "set_by_id", "source", "team") SELECT old_values."cadre_id", old_values."entered_on", old_values."exit_note", old_values."exit_reason", old_values."id", old_values."left_on", old_values."member_id", old_values."note", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."phase", old_values."set_by_id", old_values."source", old_values."team" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0afd054aca51a18ba19930e14915eefd3637e7e0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d7025",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_poolentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_poolentryevent" ("cadre_id", "entered_on", "exit_note", "exit_reason", "id", "left_on", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "set_by_id", "source", "team") SELECT old_values."cadre_id", old_values."entered_on", old_values."exit_note", old_values."exit_reason", old_values."id", old_values."left_on", old_values."member_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase", old_values."set_by_id", old_values."source", old_values."team" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b438d83bf389d53cbe76dbf1459804f5e83468c3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_67a7f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_poolentry",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseMove",
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
                            "old_phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                max_length=7,
                                verbose_name="from phase",
                            ),
                        ),
                        (
                            "new_phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                max_length=7,
                                verbose_name="to phase",
                            ),
                        ),
                        ("moved_on", models.DateField(verbose_name="date")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        (
                            "moved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="dispatch.poolentry",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["entry", "moved_on", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_phasemoveevent" ("entry_id", "id", "moved_by_id", "moved_on", "new_phase", "old_phase", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."entry_id", old_values."id", old_values."moved_by_id", old_values."moved_on", old_values."new_phase", old_values."old_phase", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f21d6d421e2ac054cee970ca3df363cbcc464e2a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5f8bd",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_phasemove",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_phasemoveevent" ("entry_id", "id", "moved_by_id", "moved_on", "new_phase", "old_phase", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT old_values."entry_id", old_values."id", old_values."moved_by_id", old_values."moved_on", old_values."new_phase", old_values."old_phase", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="48fd3afddc3567a8fa9442841cff43e9114f92ff",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_41814",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_phasemove",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhaseMoveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "old_phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                max_length=7,
                                verbose_name="from phase",
                            ),
                        ),
                        (
                            "new_phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                max_length=7,
                                verbose_name="to phase",
                            ),
                        ),
                        ("moved_on", models.DateField(verbose_name="date")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        (
                            "moved_by",
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
                                to="dispatch.phasemove",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.poolentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlaceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
                        ),
                        ("code", models.CharField(max_length=12, verbose_name="division code")),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("village", "Village"), ("community", "Community")],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "organization",
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
                                to="dispatch.place",
                            ),
                        ),
                        (
                            "town",
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
                migrations.CreateModel(
                    name="PoolEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "team",
                            models.CharField(
                                choices=[
                                    ("two_committees", "Village and community committees"),
                                    ("reserve", "Section-level reserve cadres"),
                                    ("activists", "Activists"),
                                    ("affairs_officers", "Full-time party affairs officers"),
                                    ("talents", "Talents"),
                                ],
                                max_length=16,
                                verbose_name="team",
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("select", "Selecting seedlings"),
                                    ("nurture", "Nurturing seedlings"),
                                    ("temper", "Tempering seedlings"),
                                    ("deploy", "Deploying seedlings"),
                                    ("protect", "Protecting seedlings"),
                                ],
                                default="select",
                                max_length=7,
                                verbose_name="phase",
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="entered on")),
                        ("left_on", models.DateField(null=True, verbose_name="left on")),
                        (
                            "exit_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("poor_results", "Poor results"),
                                    ("little_potential", "Little potential"),
                                    ("complaints", "Strong complaints of the masses"),
                                    ("appointed", "Appointed"),
                                    ("own_request", "At the own request"),
                                    ("age", "Beyond the age"),
                                    ("other", "Other reason"),
                                ],
                                max_length=16,
                                verbose_name="reason of leaving",
                            ),
                        ),
                        (
                            "exit_note",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="words on the exit"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unit", "Recommended by the unit"),
                                    ("mass_organization", "Recommended by a mass organization"),
                                    ("masses", "Recommended by members and masses"),
                                    ("recruitment", "Open recruitment"),
                                    ("talent", "Talent programme"),
                                    ("inspection", "Inspection by the organization department"),
                                    ("other", "Otherwise"),
                                ],
                                max_length=17,
                                verbose_name="source",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
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
                                to="dispatch.poolentry",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PoolReview",
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
                        ("reviewed_on", models.DateField(verbose_name="date")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("continue", "Goes on well"),
                                    ("strengthen", "Needs more support"),
                                    ("unfit", "Should leave the pool"),
                                ],
                                max_length=10,
                                verbose_name="result",
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="findings")),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="dispatch.poolentry",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-reviewed_on", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_poolreviewevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "reviewed_by_id", "reviewed_on", "text") SELECT old_values."entry_id", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."result", old_values."reviewed_by_id", old_values."reviewed_on", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="872135f459516349a379eddd9d8264f27c0c0f43",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d9963",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_poolreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_poolreviewevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "reviewed_by_id", "reviewed_on", "text") SELECT old_values."entry_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."reviewed_by_id", old_values."reviewed_on", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="172025bba83aecdeb82e756de240871f9b7cbde0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c1f55",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_poolreview",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PoolReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reviewed_on", models.DateField(verbose_name="date")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("continue", "Goes on well"),
                                    ("strengthen", "Needs more support"),
                                    ("unfit", "Should leave the pool"),
                                ],
                                max_length=10,
                                verbose_name="result",
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="findings")),
                        (
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.poolentry",
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
                                to="dispatch.poolreview",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                    name="PostingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dispatch", "Dispatch to the front line"),
                                    ("secondment", "Secondment"),
                                    ("first_secretary", "First secretary"),
                                    ("tempering", "Tempering"),
                                    ("chief_service_officer", "Chief service officer"),
                                ],
                                max_length=21,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "task",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="post or task there"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="ends on"),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="reason of the end"
                            ),
                        ),
                        (
                            "is_withdrawn",
                            models.BooleanField(default=False, verbose_name="withdrawn"),
                        ),
                        (
                            "affiliation",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.affiliation",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organization",
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
                                to="dispatch.posting",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.place",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.keyproject",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
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
                    name="PostingReview",
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
                            "stage",
                            models.CharField(
                                choices=[("midterm", "Mid-term review"), ("final", "Final review")],
                                max_length=7,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("host", "Host"), ("home", "Home unit")],
                                max_length=4,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "mark",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="mark",
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="opinion")),
                        ("at", models.DateTimeField(auto_now=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["posting", "-stage", "side"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("posting", "stage", "side"),
                                name="each_side_reviews_a_stage_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mark__lte", 100)),
                                name="posting_mark_is_at_most_100",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingreviewevent" ("at", "by_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "side", "stage", "words") SELECT old_values."at", old_values."by_id", old_values."id", old_values."mark", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."posting_id", old_values."side", old_values."stage", old_values."words" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8420616d1a9104e70362fae3e79b5146144c4198",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_af73b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_postingreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingreviewevent" ("at", "by_id", "id", "mark", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "side", "stage", "words") SELECT old_values."at", old_values."by_id", old_values."id", old_values."mark", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posting_id", old_values."side", old_values."stage", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f126c0c109fe0ac70680d27c13be863428b335ed",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a2ddf",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_postingreview",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostingReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[("midterm", "Mid-term review"), ("final", "Final review")],
                                max_length=7,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("host", "Host"), ("home", "Home unit")],
                                max_length=4,
                                verbose_name="side",
                            ),
                        ),
                        (
                            "mark",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="mark",
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="opinion")),
                        ("at", models.DateTimeField(auto_now=True)),
                        (
                            "by",
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
                                to="dispatch.postingreview",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PostingStep",
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
                                    ("made", "Posted"),
                                    ("extended", "Extended"),
                                    ("leave", "On leave"),
                                    ("recalled", "Recalled"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=9,
                                verbose_name="step",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="first day")),
                        ("last_day", models.DateField(null=True, verbose_name="last day")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="posting_step_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "made"),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="posting_step_says_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingstepevent" ("at", "by_id", "first_day", "id", "kind", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "reason") SELECT old_values."at", old_values."by_id", old_values."first_day", old_values."id", old_values."kind", old_values."last_day", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."posting_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e23ce5fbb72dd94a0a66461436899f50a0a82df9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_96c09",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_postingstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_postingstepevent" ("at", "by_id", "first_day", "id", "kind", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posting_id", "reason") SELECT old_values."at", old_values."by_id", old_values."first_day", old_values."id", old_values."kind", old_values."last_day", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posting_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5b6a638c6246a4d2dd93275b44dd217475d49eca",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_86585",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_postingstep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostingStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("made", "Posted"),
                                    ("extended", "Extended"),
                                    ("leave", "On leave"),
                                    ("recalled", "Recalled"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=9,
                                verbose_name="step",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="first day")),
                        ("last_day", models.DateField(null=True, verbose_name="last day")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
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
                                to="dispatch.postingstep",
                            ),
                        ),
                        (
                            "posting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.posting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProblemStep",
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
                                    ("closed", "Reported as settled"),
                                    ("verified", "Verified on the spot"),
                                    ("reopened", "Not settled: reopened"),
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
                        (
                            "problem",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="dispatch.contactproblem",
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
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_problemstepevent" ("id", "move", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "taken_by_id", "taken_on", "text") SELECT old_values."id", old_values."move", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."problem_id", old_values."taken_by_id", old_values."taken_on", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="77d4f86821962dcee224a0991b6a37d7e5e7829b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_51888",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_problemstep",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_problemstepevent" ("id", "move", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "taken_by_id", "taken_on", "text") SELECT old_values."id", old_values."move", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problem_id", old_values."taken_by_id", old_values."taken_on", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="01565be59443764681edd9b37dca763a2ffc0040",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_14a26",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_problemstep",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProblemStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "move",
                            models.CharField(
                                choices=[
                                    ("closed", "Reported as settled"),
                                    ("verified", "Verified on the spot"),
                                    ("reopened", "Not settled: reopened"),
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
                                to="dispatch.problemstep",
                            ),
                        ),
                        (
                            "problem",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.contactproblem",
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
                    name="ProgrammeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dispatch", "Dispatch to the front line"),
                                    ("secondment", "Secondment"),
                                    ("first_secretary", "First secretary"),
                                    ("tempering", "Tempering"),
                                    ("chief_service_officer", "Chief service officer"),
                                ],
                                max_length=21,
                                verbose_name="kind",
                            ),
                        ),
                        ("declared_on", models.DateField(verbose_name="declared on")),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(
                                default=12,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="term in months",
                            ),
                        ),
                        (
                            "rounding",
                            models.CharField(
                                choices=[("half_up", "half up"), ("up", "up"), ("down", "down")],
                                default="half_up",
                                max_length=7,
                                verbose_name="rounding",
                            ),
                        ),
                        (
                            "grace_days",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="days of handover"
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MinValueValidator(5)],
                                verbose_name="working days of notice",
                            ),
                        ),
                        (
                            "on_site_percent",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="share of days on site",
                            ),
                        ),
                        (
                            "host_percent",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the host in %",
                            ),
                        ),
                        (
                            "midterm_percent",
                            models.PositiveSmallIntegerField(
                                default=40,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="weight of the mid-term review in %",
                            ),
                        ),
                        (
                            "least_rank",
                            models.CharField(
                                choices=[
                                    ("division", "County level"),
                                    ("deputy_division", "Deputy county level"),
                                    ("section", "Section level"),
                                    ("deputy_section", "Deputy section level"),
                                    ("staff", "Staff"),
                                ],
                                default="section",
                                max_length=15,
                                verbose_name="least rank of a first secretary",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being set up"),
                                    ("nominating", "Units nominate"),
                                    ("selecting", "Selection"),
                                    ("notice", "Public notice"),
                                    ("running", "Under way"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "counts_at_home",
                            models.BooleanField(
                                default=True,
                                verbose_name="meetings of the temporary branch count at home",
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
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "temporary_branch",
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
                migrations.CreateModel(
                    name="ProgrammeHostEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
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
                                to="dispatch.programmehost",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "town",
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
                migrations.CreateModel(
                    name="ProgrammeRate",
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
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="percentage",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rates",
                                to="dispatch.programme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["programme", "band"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "band"), name="band_has_one_rate"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmerateevent" ("band", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") SELECT old_values."band", old_values."id", old_values."percent", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."programme_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8ebe5879d9eb3af88271974688ac235baed114b5",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_82e29",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_programmerate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_programmerateevent" ("band", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") SELECT old_values."band", old_values."id", old_values."percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."programme_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="de17f1d24f2a6a6d1fc9cdf989a2d72eb6f2b513",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_043c2",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_programmerate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeRateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="percentage",
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
                                to="dispatch.programmerate",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublicNoticeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("published_on", models.DateField(verbose_name="published on")),
                        ("ends_on", models.DateField(verbose_name="ends on")),
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
                                to="dispatch.publicnotice",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "published_by",
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
                    name="QuotaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        (
                            "percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="percentage",
                            ),
                        ),
                        ("base", models.PositiveSmallIntegerField(verbose_name="base")),
                        ("computed", models.PositiveSmallIntegerField(verbose_name="by the rule")),
                        (
                            "changed_to",
                            models.PositiveSmallIntegerField(null=True, verbose_name="changed to"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason"),
                        ),
                        (
                            "changed_by",
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
                                to="dispatch.quota",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                        (
                            "pool",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.quotapool",
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
                    name="QuotaPoolEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "band",
                            models.CharField(
                                choices=[
                                    ("section_level", "Section-level cadres"),
                                    ("staff", "General staff"),
                                ],
                                max_length=13,
                                verbose_name="ranks",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
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
                                to="dispatch.quotapool",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.programme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SeenReminder",
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
                        ("ends_on", models.DateField()),
                        ("days_before", models.PositiveSmallIntegerField()),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("office", "Cadre office"),
                                    ("host", "Host"),
                                    ("home", "Home unit"),
                                    ("person", "Person posted"),
                                ],
                                default="office",
                                max_length=6,
                            ),
                        ),
                        ("seen_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "posting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seen_reminders",
                                to="dispatch.posting",
                            ),
                        ),
                        (
                            "seen_by",
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
                                fields=("posting", "ends_on", "days_before", "side"),
                                name="reminder_is_seen_to_once_by_a_side",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="valid from"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="valid until"),
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
                            "head",
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
                                to="dispatch.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="YearAppraisal",
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
                                    ("excellent", "Excellent"),
                                    ("competent", "Competent"),
                                    ("basically_competent", "Basically competent"),
                                    ("incompetent", "Incompetent"),
                                    ("ungraded", "Appraised without a grade"),
                                ],
                                max_length=20,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisals",
                                to="dispatch.cadre",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cadre", "year"), name="cadre_has_one_grade_a_year"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_yearappraisalevent" ("cadre_id", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT old_values."cadre_id", old_values."grade", old_values."id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."year" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="287158e00e4494aa1fa7775023a0320c3b297a71",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_420b0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="dispatch_yearappraisal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "dispatch_yearappraisalevent" ("cadre_id", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT old_values."cadre_id", old_values."grade", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="04656081ec2fde51391fbbebc7eecb053354cadd",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3e1c3",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="dispatch_yearappraisal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearAppraisalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("excellent", "Excellent"),
                                    ("competent", "Competent"),
                                    ("basically_competent", "Basically competent"),
                                    ("incompetent", "Incompetent"),
                                    ("ungraded", "Appraised without a grade"),
                                ],
                                max_length=20,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "cadre",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dispatch.cadre",
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
                                to="dispatch.yearappraisal",
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
