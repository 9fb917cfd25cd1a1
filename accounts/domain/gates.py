"""What a person must settle before anything else."""

from accounts.domain import passwords
from accounts.models import User


def gate_of(*, user: User) -> str:
    """Return the name of the page to pass first, or nothing."""
    if passwords.must_choose(user=user):
        return "accounts:password_change"
    return ""
