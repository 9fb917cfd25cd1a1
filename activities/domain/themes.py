"""Setting the themes of a month; what a party day was held under stays as it was."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.models import Theme
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock


def set_theme(
    *, organization: Organization, month: date, sector: str, words: dict[str, str], actor: Actor
) -> Theme:
    """Set what the party days of a month are about; ``words`` are title and guidance.

    It holds for all branches below the organization, or for those of the sector. Raises
    ``RuleViolation`` for a month that has passed, or one that has a theme from there already.
    """
    if month < localdate().replace(day=1):
        message = _("A theme is set for this month or a later one. Choose another month.")
        raise RuleViolation(message, code="month_has_passed")
    known = {"organization": organization, "month": month, "sector": sector}
    with transaction.atomic(), advisory_lock("activities.themes"):
        if Theme.objects.filter(**known).exists():
            message = _("A theme is set for this month and sector already. Change that one.")
            raise RuleViolation(message, code="set_already")
        theme = Theme.objects.create(**known, **words, set_by=actor.user)
        audit.record(user=actor.user, action=Action.THEME_SET, target=theme)
    return theme


def change_theme(*, theme: Theme, words: dict[str, str], actor: Actor) -> None:
    """Change title or guidance. Raises ``RuleViolation`` once a party day was held under it."""
    with transaction.atomic():
        theme = _unused(theme)
        changes = {
            name: (getattr(theme, name), text)
            for name, text in words.items()
            if getattr(theme, name) != text
        }
        Theme.objects.filter(pk=theme.pk).update(**words)
        audit.record(user=actor.user, action=Action.THEME_CHANGED, target=theme, changes=changes)


def remove_theme(*, theme: Theme, actor: Actor) -> None:
    """Take a theme back. Raises ``RuleViolation`` once a party day was held under it."""
    with transaction.atomic():
        theme = _unused(theme)
        audit.record(user=actor.user, action=Action.THEME_REMOVED, target=theme)
        theme.delete()


def _unused(theme: Theme) -> Theme:
    """Return the row, locked, so that no party day can take it up meanwhile."""
    locked: Theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if locked.themed_days.exists():
        message = _(
            "A party day was recorded under this theme, so it stays. Set another one for a later"
            " month."
        )
        raise RuleViolation(message, code="theme_is_used")
    return locked
