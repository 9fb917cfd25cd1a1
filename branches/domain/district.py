"""Starting an empty district for real use."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from accounts.choices import Action, Role
from accounts.domain import audit
from accounts.models import Grant, User
from branches.domain.tree import found_district
from common.errors import RuleViolation


def bootstrap_district(*, name: str, username: str, password: str | None) -> User:
    """Create the root 中共NAME委员会 and one district officer, or nothing.

    Without a password the account gets an unusable one. Raises ``RuleViolation`` if the district or
    the account exists, ``ValidationError`` for a weak password.
    """
    with transaction.atomic():
        root = found_district(name=name)
        if User.objects.filter(username=username).exists():
            raise RuleViolation("This user name is taken.", code="username_taken")
        if password is not None:
            validate_password(password, User(username=username))
        user = User.objects.create_user(username, password)
        Grant.objects.create(user=user, organization=root, role=Role.DISTRICT_OFFICER)
        audit.record(user=user, action=Action.DISTRICT_BOOTSTRAPPED, target=root)
    return user
