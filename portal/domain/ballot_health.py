"""Checks of the ballot boxes: whose their keys are, and that nothing of a vote is left lying."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from assessments.choices import BoxState, CycleState
from assessments.domain import keys
from assessments.domain.paper import what_lacks
from assessments.models import BallotBox, Cycle, PaperSheet, Slip
from portal.domain.checkup import Level, is_for_real

if TYPE_CHECKING:
    from django.db.models import QuerySet

GONE = (BoxState.BALLOTS_GONE, BoxState.CLEAN, BoxState.GIVEN_UP)
"""Where neither slips nor sheets of a vote may be left, used or not."""
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


def votes_are_settled() -> tuple[Level, str]:
    """Slips and sheets go with the ballots, and ballots that are closed are counted in seconds."""
    left = Cycle.objects.filter(
        Exists(Slip.objects.filter(group__cycle=OuterRef("pk")))
        | Exists(PaperSheet.objects.filter(keying__group__cycle=OuterRef("pk"))),
        box__state__in=GONE,
    )
    if left.exists():
        words = _("Slips or sheets of a vote that is over are still there: %(titles)s")
        return Level.FAIL, words % {"titles": _titles(left)}
    waiting = Cycle.objects.filter(
        Q(state=CycleState.COUNTING) | Q(state=CycleState.COUNTED) & ~Q(box__state__in=GONE)
    )
    if waiting.exists():
        words = _("Closed, but not counted and destroyed yet: %(titles)s. Does the worker run?")
        return Level.WARN, words % {"titles": _titles(waiting)}
    keyed = Cycle.objects.filter(state=CycleState.KEYING)
    lacking = [text for cycle in keyed for text in what_lacks(cycle=cycle)]
    if lacking:
        return Level.WARN, _("Paper waits to be keyed: %(texts)s") % {"texts": " ".join(lacking)}
    return Level.OK, _("No slip, sheet or ballot of a closed vote is left.")


def _titles(cycles: "QuerySet[Cycle]") -> str:
    return "、".join(cycles.order_by("pk").values_list("title", flat=True))
