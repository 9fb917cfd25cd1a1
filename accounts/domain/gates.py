"""What a person must settle before anything else."""

from accounts.domain import passwords, second_factor
from accounts.scope import Actor


def gate_of(*, actor: Actor, is_proved: bool) -> str:
    """Return the name of the page to pass first, or nothing.

    ``is_proved`` says that the session began with a second factor, or has set one up.
    """
    if passwords.must_choose(user=actor.user):
        return "accounts:password_change"
    if not is_proved and second_factor.is_required(actor=actor):
        return "accounts:second_factor_manage"
    return ""
