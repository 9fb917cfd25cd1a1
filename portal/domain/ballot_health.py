"""A check of the ballot boxes: their keys are the worker's own, and nobody else reads them."""

import os
import stat
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from assessments.domain import keys
from assessments.models import BallotBox
from portal.domain.checkup import Level, is_for_real

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def ballot_keys_are_apart() -> tuple[Level, str]:
    """Whoever serves pages must not open ballots; in the example one account does everything."""
    boxes = BallotBox.objects.exclude(public_key=None)
    forged = [str(box.cycle) for box in boxes.select_related("cycle") if not keys.is_proved(box)]
    if forged:
        words = _("The key of a ballot box was not made by the portal: %(boxes)s")
        return Level.FAIL, words % {"boxes": ", ".join(forged)}
    folder = Path(settings.BALLOT_KEY_DIR)
    if not folder.exists():
        return Level.OK, _("The keys of ballots are out of reach of this account.")
    if folder.stat().st_mode & OTHERS:
        return Level.FAIL, _("The folder of the ballots' keys is open to other accounts.")
    if any(os.access(path, os.R_OK) for path in folder.glob("*.key")):
        words = _("This account can read the keys of ballots; let the ballots worker have its own.")
        return (Level.FAIL if is_for_real() else Level.WARN), words
    return Level.OK, _("The keys of ballots are out of reach of this account.")
