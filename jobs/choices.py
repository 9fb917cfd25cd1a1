from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobState(models.TextChoices):
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", pgettext_lazy("job", "Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", pgettext_lazy("job", "Cancelled")
