from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.domain.lost_factors import reset_on_server
from accounts.models import User


class Command(BaseCommand):
    help = "Take a lost second factor off an account where no second person can agree to it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, metavar="TEXT")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            account = User.objects.get(username=options["username"])
            reset_on_server(account=account, reason=options["reason"])
        except User.DoesNotExist as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self.stdout.write(account.username)
