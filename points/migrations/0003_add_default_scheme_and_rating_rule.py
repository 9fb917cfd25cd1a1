from django.db import migrations

# Star, reward or penalty (奖惩), and what the branch has to do.
EFFECTS = [
    (5, "优先推荐评先评优，颁发五星党员证书", ""),
    (4, "支部大会通报表扬", ""),
    (3, "", ""),
    (2, "", "支部书记提醒谈话，指出差距"),
    (1, "", "谈心谈话，限期改进"),
    (0, "", "谈心谈话，限期改进；连续两年的，由支部研究是否提出组织处理建议"),
]


def add_default_scheme(apps, schema_editor):
    apps.get_model("points", "PointScheme").objects.create(name="默认积分办法")


def add_default_rating_rule(apps, schema_editor):
    rule = apps.get_model("points", "RatingRule").objects.create(name="默认星级评定办法")
    effect = apps.get_model("points", "StarEffect")
    for star, reward, follow_up in EFFECTS:
        effect.objects.create(rule=rule, star=star, reward=reward, follow_up=follow_up)


class Migration(migrations.Migration):
    replaces = [
        ("points", "0005_freeze_stars_and_add_default_rating_rule"),
    ]
    dependencies = [("points", "0002_guard_ledger_and_stars")]
    operations = [
        migrations.RunPython(add_default_scheme, migrations.RunPython.noop),
        migrations.RunPython(add_default_rating_rule, migrations.RunPython.noop),
    ]
