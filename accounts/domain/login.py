"""Slowing whoever guesses passwords, without locking out who is at work.

A name is slowed after 5 failures in 15 minutes, an address after 30 (OWASP ASVS 5.0, V6.3.1).
Sessions under way go on.
"""

from accounts.domain.brakes import Brake

NAME = Brake("name", most=5)
ADDRESS = Brake("address", most=30)


def is_slowed(*, username: str, address: str) -> bool:
    """Say whether further tries must wait, whether the name exists or not."""
    return NAME.holds(username) or ADDRESS.holds(address)


def note_failure(*, username: str, address: str) -> None:
    NAME.count(username)
    ADDRESS.count(address)


def forget_failures(*, username: str) -> None:
    """A right password ends the count of the name; the address keeps its own."""
    NAME.release(username)
