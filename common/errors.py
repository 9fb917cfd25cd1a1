"""The one error every rule raises."""

from django.core.exceptions import ValidationError


class RuleViolation(ValidationError):
    """A rule says no. Carries a ``code``; its message tells the user what to do."""
