"""Counting what nobody may do too often: guess a password or a code, open figures in full.

Whom a count belongs to is kept as a keyed hash, for a day: people also type their password into
the field of the name.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import CountedAct

KEPT = timedelta(days=1)


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
