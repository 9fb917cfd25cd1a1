"""What an operator wants to know before and after each change: line by line, in words."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Result(NamedTuple):
    name: str
    level: Level
    words: str


Check = Callable[[], tuple[Level, str]]


def is_for_real() -> bool:
    """Say whether these are production settings; the example may be laxer."""
    return bool(settings.SECURE_SSL_REDIRECT)


def checkup(*, checks: dict[str, Check]) -> list[Result]:
    return [Result(name, *_looked_at(check)) for name, check in checks.items()]


def _looked_at(check: Check) -> tuple[Level, str]:
    """Run one check; a table that is not there yet must not hide what the others find."""
    try:
        with transaction.atomic():
            return check()
    except DatabaseError as error:
        return Level.FAIL, _("This cannot be checked: %(why)s") % {"why": str(error).strip()}
