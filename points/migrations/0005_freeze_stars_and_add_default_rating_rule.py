from django.db import migrations

from common.migrations_sql import guard

HISTORY = (
    "points_ratingruleevent",
    "points_postholdingevent",
    "points_dutymarkevent",
    "points_reviewmarkevent",
    "points_exemptionevent",
    "points_vetoevent",
    "points_objectionevent",
)
FREEZE = """
CREATE FUNCTION points_starrating_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM before b
        JOIN points_starlist l ON l.id = b.star_list_id
        WHERE l.state <> 'draft'
    ) THEN
        RAISE EXCEPTION 'stars are frozen once published: % refused', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER points_starrating_freezes_update AFTER UPDATE ON points_starrating
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION points_starrating_is_frozen();
CREATE TRIGGER points_starrating_freezes_delete AFTER DELETE ON points_starrating
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION points_starrating_is_frozen();
ALTER TABLE points_starrating ENABLE ALWAYS TRIGGER points_starrating_freezes_update;
ALTER TABLE points_starrating ENABLE ALWAYS TRIGGER points_starrating_freezes_delete;
"""
THAW = "DROP FUNCTION points_starrating_is_frozen() CASCADE;"
# Star, reward or penalty (奖惩), and what the branch has to do.
EFFECTS = [
    (5, "优先推荐评先评优，颁发五星党员证书", ""),
    (4, "支部大会通报表扬", ""),
    (3, "", ""),
    (2, "", "支部书记提醒谈话，指出差距"),
    (1, "", "谈心谈话，限期改进"),
    (0, "", "谈心谈话，限期改进；连续两年的，由支部研究是否提出组织处理建议"),
]


def add_default_rating_rule(apps, schema_editor):
    rule = apps.get_model("points", "RatingRule").objects.create(name="默认星级评定办法")
    effect = apps.get_model("points", "StarEffect")
    for star, reward, follow_up in EFFECTS:
        effect.objects.create(rule=rule, star=star, reward=reward, follow_up=follow_up)


class Migration(migrations.Migration):
    dependencies = [("points", "0004_add_star_ratings")]
    operations = [
        *(migrations.RunSQL(*guard(table)) for table in HISTORY),
        migrations.RunSQL(FREEZE, THAW),
        migrations.RunPython(add_default_rating_rule, migrations.RunPython.noop),
    ]
