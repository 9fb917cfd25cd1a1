"""Starting an empty district for real use."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action, Role
from accounts.domain import audit
from accounts.domain.grants import grant_on_server
from accounts.models import Grant, User
from branches.domain.tree import found_district
from common.errors import RuleViolation

FIRST_ROLES = (Role.DISTRICT_OFFICER, Role.ACCOUNT_ADMIN)


def bootstrap_district(*, name: str, username: str, password: str | None) -> User:
    """Create the root 中共NAME委员会 and its first account, or nothing.

    The account is district officer and account administrator at once, since nobody else is there
    to open accounts; it is to hand the latter on. Without a password it gets an unusable one.
    Raises ``RuleViolation`` if the district or the account exists, ``ValidationError`` for a weak
    password.
    """
    with transaction.atomic():
        root = found_district(name=name)
        if User.objects.filter(username=username).exists():
            raise RuleViolation("This user name is taken.", code="username_taken")
        if password is not None:
            validate_password(password, User(username=username))
        user = User.objects.create_user(username, password)
        for role in FIRST_ROLES:
            reason = _("Founding of the district")
            grant_on_server(grant=Grant(user=user, organization=root, role=role, reason=reason))
        audit.record(user=user, action=Action.DISTRICT_BOOTSTRAPPED, target=root)
    return user
