from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.choices import DISTRICT_ROLES
from accounts.domain.grants import grant_on_server
from accounts.models import Grant, User
from branches.models import Organization


class Command(BaseCommand):
    help = "Give an account a role over the whole district where no second person can approve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.value for role in DISTRICT_ROLES])
        parser.add_argument("--reason", required=True, metavar="TEXT")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = User.objects.get(username=options["username"])
            root = Organization.objects.get(superior=None)
            grant = Grant(
                user=user, organization=root, role=options["role"], reason=options["reason"]
            )
            grant_on_server(grant=grant)
        except (User.DoesNotExist, Organization.DoesNotExist) as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self.stdout.write(f"{root.name} / {user.username} ({grant.get_role_display()})")
