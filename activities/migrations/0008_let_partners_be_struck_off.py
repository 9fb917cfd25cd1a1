import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0007_add_start_and_end_of_service"),
        ("branches", "0004_keep_history"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="activitypart",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="activitypart",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="activitypart",
            name="struck_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="activitypartevent",
            name="struck_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activitypart",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="activitypart",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_lead", False), ("struck_reason", ""), _connector="OR"),
                name="lead_is_not_struck_off",
            ),
        ),
    ]
