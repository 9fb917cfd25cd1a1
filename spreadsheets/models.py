"""Import batches: the file as it came (sealed), how it was read, and what each row became."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spreadsheets.choices import BatchState, Outcome, UndoOutcome
from spreadsheets.querysets import ImportBatchQuerySet


class ImportBatch(models.Model):
    kind = models.CharField(max_length=30)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    """The file, sealed with AES-GCM: it holds ID numbers."""
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    handout = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    """Holds a file the import left for its person, to be fetched once."""
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED
    )
    mapping = models.JSONField(default=dict)
    """Wishes: header as the file spells it, to field (or to nothing, to leave it out)."""
    place = models.JSONField(default=list)
    """Sheet number and header row if the user chose them."""
    reading = models.JSONField(default=dict)
    """How the file was read: sheet, header row, columns with samples (masked)."""
    problem_groups = models.JSONField(default=list)
    organizations = models.JSONField(default=dict)
    """The organizations touched, each with its number of rows to be written."""
    header_row = models.PositiveIntegerField(null=True)
    outcomes = models.JSONField(default=dict)
    problem_count = models.PositiveIntegerField(default=0)
    all_or_nothing = models.BooleanField(default=False)
    refusal = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)
    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("spreadsheets:batch_detail", args=[self.pk])

    @property
    def row_count(self) -> int:
        return sum(self.outcomes.values())


class HeaderChoice(models.Model):
    """A column a user once named by hand: the same header is understood next time."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    header = models.CharField(max_length=200)
    field = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "header"], name="header_is_remembered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.header} → {self.field}"


class ImportWrite(models.Model):
    """What a committed row wrote: enough to reverse it as long as nobody built on it."""

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="writes", db_constraint=False, db_index=False
    )
    number = models.PositiveIntegerField()
    target_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    """The old values of an updated row; nothing for a new one."""
    fingerprint = models.CharField(max_length=32, default="")
    """A hash of the whole row as the batch left it: another one means that somebody changed it."""
    undo_outcome = models.CharField(max_length=10, choices=UndoOutcome.choices, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_writes_once")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.number} → {self.target_id}"


class ImportPiece(models.Model):
    """Some rows of a previewed file as they were read, until they are written or given up."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="pieces")
    content = models.BinaryField()
    """Sealed with AES-GCM: ID numbers are among what was read."""
    said = models.CharField(max_length=64)
    """A keyed hash of what the preview said of the rows."""

    def __str__(self) -> str:
        return f"{self.batch_id}#{self.pk}"


class ImportRow(models.Model):
    """One row of the file, without unmasked personal figures.

    Rows come by the hundred thousand from one writer, who holds the batch: the unique constraint
    serves as index, and a foreign key would only check the same batch again for each of them.
    """

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="rows", db_constraint=False, db_index=False
    )
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.number}"
