"""How passwords are hashed (decision 9)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with the memory and rounds OWASP names as the least: 19 MiB, two passes, one lane.

    A hall of 300 logs in within a minute; Django's defaults would keep two cores busy with that.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
