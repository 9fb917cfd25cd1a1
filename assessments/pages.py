"""What the pages of all kinds of assessment share: the way from one kind to the other."""

from typing import TYPE_CHECKING

from accounts.choices import Capability

if TYPE_CHECKING:
    from accounts.http import Request


def kinds(request: "Request") -> dict[str, bool]:
    """Return which kinds of assessment the person may look at."""
    return {
        "sees_cycles": request.actor.can(Capability.ASSESSMENT_VIEW),
        "sees_appraisals": request.actor.can(Capability.APPRAISAL_VIEW),
    }
