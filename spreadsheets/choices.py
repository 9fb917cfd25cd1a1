from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MAX_PICKS = 5_000
"""More names than this nobody looks through: a template offers none of them."""


class Outcome(models.TextChoices):
    """What becomes of a row; the outcomes of a file add up to its rows."""

    CREATE = "create", pgettext_lazy("outcome", "New")
    UPDATE = "update", pgettext_lazy("outcome", "Changed")
    UNCHANGED = "unchanged", pgettext_lazy("outcome", "Unchanged")
    WARNING = "warning", pgettext_lazy("outcome", "With a warning")
    ERROR = "error", pgettext_lazy("outcome", "Error")
    DUPLICATE = "duplicate", pgettext_lazy("outcome", "Duplicate in the file")
    TRANSFER = "transfer", pgettext_lazy("outcome", "Transfer needed")
    MANUAL = "manual", pgettext_lazy("outcome", "Manual check")
    IGNORED = "ignored", pgettext_lazy("outcome", "Ignored")


WRITTEN = (Outcome.CREATE, Outcome.UPDATE, Outcome.WARNING)
REFUSED = (Outcome.ERROR, Outcome.DUPLICATE, Outcome.TRANSFER, Outcome.MANUAL)


class BatchState(models.TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    SCANNED = "scanned", _("Columns to be named")
    PREVIEWED = "previewed", _("Previewed")
    COMMITTING = "committing", _("Committing")
    COMMITTED = "committed", _("Committed")
    UNDONE = "undone", _("Undone")
    REFUSED = "refused", _("Refused")
    DISCARDED = "discarded", _("Discarded")


class UndoOutcome(models.TextChoices):
    """What became of a written row when its batch was undone."""

    REVERSED = "reversed", pgettext_lazy("undo", "Reversed")
    KEPT = "kept", pgettext_lazy("undo", "Kept: changed or used since")
    REFUSED = "refused", pgettext_lazy("undo", "Refused: points were booked")


class Confidence(models.TextChoices):
    """How a column came to its field."""

    CHOSEN = "chosen", pgettext_lazy("mapping", "Chosen")
    EXACT = "exact", pgettext_lazy("mapping", "Known header")
    GUESS = "guess", pgettext_lazy("mapping", "Perhaps")
    NONE = "none", pgettext_lazy("mapping", "Not used")


class Severity(models.TextChoices):
    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")
