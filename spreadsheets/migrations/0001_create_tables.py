import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from common.migration_steps import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("spreadsheets", "0001_initial"),
        ("spreadsheets", "0002_undo_batches_and_remember_columns"),
        ("spreadsheets", "0003_fingerprint_what_batches_wrote"),
        ("spreadsheets", "0004_leave_a_file_for_the_importer"),
        ("spreadsheets", "0005_keep_read_rows_until_they_are_written"),
    ]
    dependencies = [
        ("accounts", "__first__"),
        ("jobs", "0001_create_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="HeaderChoice",
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
                        ("kind", models.CharField(max_length=30)),
                        ("header", models.CharField(max_length=200)),
                        ("field", models.CharField(blank=True, max_length=50)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "kind", "header"), name="header_is_remembered_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
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
                        ("kind", models.CharField(max_length=30)),
                        ("file_name", models.CharField(max_length=200)),
                        ("sha256", models.CharField(max_length=64)),
                        ("content", models.BinaryField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("scanned", "Columns to be named"),
                                    ("previewed", "Previewed"),
                                    ("committing", "Committing"),
                                    ("committed", "Committed"),
                                    ("undone", "Undone"),
                                    ("refused", "Refused"),
                                    ("discarded", "Discarded"),
                                ],
                                default="uploaded",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("mapping", models.JSONField(default=dict)),
                        ("place", models.JSONField(default=list)),
                        ("reading", models.JSONField(default=dict)),
                        ("problem_groups", models.JSONField(default=list)),
                        ("organizations", models.JSONField(default=dict)),
                        ("header_row", models.PositiveIntegerField(null=True)),
                        ("outcomes", models.JSONField(default=dict)),
                        ("problem_count", models.PositiveIntegerField(default=0)),
                        ("all_or_nothing", models.BooleanField(default=False)),
                        ("refusal", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("committed_at", models.DateTimeField(null=True)),
                        (
                            "handout",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="jobs.job",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="jobs.job",
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
                        "ordering": ["-id"],
                    },
                ),
                migrations.CreateModel(
                    name="ImportPiece",
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
                        ("content", models.BinaryField()),
                        ("said", models.CharField(max_length=64)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pieces",
                                to="spreadsheets.importbatch",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportRow",
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
                        ("number", models.PositiveIntegerField()),
                        ("label", models.CharField(blank=True, max_length=120)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("create", "New"),
                                    ("update", "Changed"),
                                    ("unchanged", "Unchanged"),
                                    ("warning", "With a warning"),
                                    ("error", "Error"),
                                    ("duplicate", "Duplicate in the file"),
                                    ("transfer", "Transfer needed"),
                                    ("manual", "Manual check"),
                                    ("ignored", "Ignored"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("problems", models.JSONField(default=list)),
                        ("changes", models.JSONField(default=dict)),
                        (
                            "batch",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="spreadsheets.importbatch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("batch", "number"), name="import_row_stands_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportWrite",
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
                        ("number", models.PositiveIntegerField()),
                        ("target_id", models.BigIntegerField()),
                        ("before", models.JSONField(null=True)),
                        ("fingerprint", models.CharField(default="", max_length=32)),
                        (
                            "undo_outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("reversed", "Reversed"),
                                    ("kept", "Kept: changed or used since"),
                                    ("refused", "Refused: points were booked"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="writes",
                                to="spreadsheets.importbatch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("batch", "number"), name="import_row_writes_once"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
