"""The random draw of units: anybody can repeat it from the published list and the seed."""

import re
from collections.abc import Iterable
from hashlib import sha256

from django.utils.translation import gettext as _

from common.errors import RuleViolation

SEED = re.compile(r"\d{6,}")


def published_hash(*, codes: Iterable[str]) -> str:
    """Return the SHA-256 of the candidates' codes, sorted, one a line, in lower-case hex."""
    return sha256("\n".join(sorted(codes)).encode()).hexdigest()


def lot_digest(*, seed: str, code: str) -> str:
    """Return what decides about a candidate: the SHA-256 of ``seed|code`` in lower-case hex."""
    return sha256(f"{seed}|{code}".encode()).hexdigest()


def drawn(*, codes: Iterable[str], seed: str, count: int) -> list[str]:
    """Return the ``count`` codes with the smallest SHA-256 of ``seed|code``, smallest first.

    Raises ``RuleViolation`` for a seed of fewer than six digits and for more units than there are.
    """
    candidates = set(codes)
    if not SEED.fullmatch(seed) or not seed.isascii():
        message = _("The seed is at least six digits, thrown before witnesses.")
        raise RuleViolation(message, code="bad_seed")
    if count > len(candidates):
        message = _("%(count)d are to be drawn of %(candidates)d. Draw fewer or list more.")
        raise RuleViolation(
            message % {"count": count, "candidates": len(candidates)}, code="too_few_candidates"
        )
    return sorted(candidates, key=lambda code: lot_digest(seed=seed, code=code))[:count]
