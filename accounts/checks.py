"""What production must not leave out."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from accounts.choices import DISTRICT_ROLES


@register()
def district_roles_need_a_second_factor(**kwargs: Any) -> list[Error]:
    """Refuse to start in production without it; the example district does without."""
    waived = set(DISTRICT_ROLES) - settings.SECOND_FACTOR_ROLES
    if not settings.SECURE_SSL_REDIRECT or not waived:
        return []
    return [
        Error(
            f"SECOND_FACTOR_ROLES lacks {', '.join(sorted(waived))}.",
            hint="Only config.settings.dev may do without.",
            id="portal.E002",
        )
    ]
