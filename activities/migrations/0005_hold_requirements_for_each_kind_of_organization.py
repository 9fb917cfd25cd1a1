import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0004_keep_history"),
        ("branches", "0004_keep_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Exemption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
            ],
            options={
                "ordering": ["-first_month", "-id"],
            },
        ),
        migrations.AlterModelOptions(
            name="requirement",
            options={
                "ordering": [
                    "kind",
                    "organization_kind",
                    models.OrderBy(models.F("valid_from"), nulls_first=True),
                ]
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="requirement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="requirement",
            name="delete_delete",
        ),
        # None was ever edited; the next migration writes them anew.
        migrations.RunSQL("DELETE FROM activities_requirement", migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="requirement",
            name="source",
        ),
        migrations.RemoveField(
            model_name="requirement",
            name="valid_until",
        ),
        migrations.RemoveField(
            model_name="requirementevent",
            name="source",
        ),
        migrations.RemoveField(
            model_name="requirementevent",
            name="valid_until",
        ),
        migrations.AddField(
            model_name="requirement",
            name="adopted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="requirement",
            name="adopted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="article",
            field=models.CharField(default="", max_length=100, verbose_name="article"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="requirement",
            name="for_each_group",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="requirement",
            name="min_full_members",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="requirement",
            name="organization_kind",
            field=models.CharField(
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
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="requirement",
            name="reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="reason"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="regulation",
            field=models.CharField(default="", max_length=100, verbose_name="regulation"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="adopted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="adopted_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="article",
            field=models.CharField(default="", max_length=100, verbose_name="article"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="for_each_group",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="min_full_members",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="organization_kind",
            field=models.CharField(
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
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="reason"),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="regulation",
            field=models.CharField(default="", max_length=100, verbose_name="regulation"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="activity",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="activityevent",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="requirement",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="requirement",
            name="per_period",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="times"),
        ),
        migrations.AlterField(
            model_name="requirement",
            name="period",
            field=models.CharField(
                choices=[("month", "Month"), ("quarter", "Quarter"), ("year", "Year")],
                max_length=7,
                verbose_name="period",
            ),
        ),
        migrations.AlterField(
            model_name="requirement",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="from"),
        ),
        migrations.AlterField(
            model_name="requirementevent",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="requirementevent",
            name="per_period",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="times"),
        ),
        migrations.AlterField(
            model_name="requirementevent",
            name="period",
            field=models.CharField(
                choices=[("month", "Month"), ("quarter", "Quarter"), ("year", "Year")],
                max_length=7,
                verbose_name="period",
            ),
        ),
        migrations.AlterField(
            model_name="requirementevent",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="from"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requirement",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(
                fields=("kind", "organization_kind", "valid_from"),
                name="requirement_starts_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True), ("valid_from__day", 1), _connector="OR"
                ),
                name="requirement_starts_on_the_first_of_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("late_after_day__range", (1, 31)), ("min_days__range", (1, 31))
                ),
                name="requirement_counts_days_of_a_month",
            ),
        ),
        migrations.AddField(
            model_name="exemption",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="exemption",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="branches.organization",
            ),
        ),
        migrations.AddField(
            model_name="exemption",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="exemption",
            index=models.Index(fields=["organization"], name="exemption_of_organization"),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_month__day", 1),
                    ("last_month__day", 1),
                    ("last_month__gte", models.F("first_month")),
                ),
                name="exemption_spans_whole_months",
            ),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="exemption_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="exemption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(("withdrawal_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="exemption_is_withdrawn_with_a_reason",
            ),
        ),
    ]
