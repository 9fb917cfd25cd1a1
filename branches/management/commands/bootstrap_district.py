import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from branches.domain.district import FIRST_ROLES, bootstrap_district


class Command(BaseCommand):
    help = "Create an empty district: its root organization and its first account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--admin", required=True, metavar="USERNAME")
        parser.add_argument("--password-stdin", action="store_true")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else None
        try:
            user = bootstrap_district(
                name=options["name"], username=options["admin"], password=password
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        root = f"中共{options['name']}委员会"
        if options["format"] == "json":
            made = {"organization": root, "admin": user.username, "roles": list(FIRST_ROLES)}
            self.stdout.write(json.dumps(made, ensure_ascii=False))
            return
        roles = "、".join(str(role.label) for role in FIRST_ROLES)
        self.stdout.write(f"{root} / {user.username} ({roles})")
        self.stdout.write(_("Hand the account administration on to another person soon."))
