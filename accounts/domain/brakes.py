"""Counting what nobody may do too often: guess a password or a code, open figures in full.

Whom a count belongs to is kept as a keyed hash, for a day: people also type their password into
the field of the name.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import CountedAct
from common.errors import RuleViolation

KEPT = timedelta(days=1)


class TooOften(RuleViolation):
    """Somebody did something more often than work asks for; the page answers 429."""

    def __init__(self, *, most: int, minutes: int) -> None:
        message = _("That was often: %(most)d times in %(minutes)d minutes are the limit. Wait.")
        super().__init__(message % {"most": most, "minutes": minutes}, code="too_often")


@dataclass(frozen=True)
class Brake:
    """At most ``most`` acts of a kind by one subject within ``window``."""

    kind: str
    most: int
    window: timedelta = timedelta(minutes=15)

    def holds(self, subject: str) -> bool:
        """Say whether the subject must wait."""
        since = timezone.now() - self.window
        return CountedAct.objects.filter(key=self.mark(subject), at__gt=since).count() >= self.most

    def spend(self, subject: str) -> None:
        """Count one act of the subject. Raises ``TooOften`` instead if there were too many."""
        if self.holds(subject):
            raise TooOften(most=self.most, minutes=int(self.window.total_seconds() // 60))
        self.count(subject)

    def count(self, subject: str) -> None:
        now = timezone.now()
        CountedAct.objects.filter(at__lt=now - KEPT).delete()
        CountedAct.objects.create(key=self.mark(subject), at=now)

    def release(self, subject: str) -> None:
        CountedAct.objects.filter(key=self.mark(subject)).delete()

    def mark(self, subject: str) -> str:
        """Return the subject as it is kept."""
        text = f"{self.kind}:{subject.strip().lower()}".encode()
        return hmac.digest(settings.SECRET_KEY.encode(), text, "sha256").hex()
