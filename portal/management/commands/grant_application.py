from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from portal.domain.roles import grant_application


class Command(BaseCommand):
    help = "Let a database role work with the tables and change nothing that is guarded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role")

    def handle(self, *args: Any, **options: Any) -> None:
        role, password = options["role"], settings.APP_DATABASE_PASSWORD
        try:
            grant_application(role=role, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self.stdout.write(_("“%(role)s” may work with the portal's tables.") % {"role": role})
