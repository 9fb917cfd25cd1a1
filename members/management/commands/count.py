import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from accounts.scope import Scope
from common.dates import BadDateError, parse_date
from members.reports import register_count


class Command(BaseCommand):
    help = "Count organizations, branches and members as of a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", metavar="DATE")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            on = parse_date(options["as_of"]).on if options["as_of"] else localdate()
        except BadDateError as error:
            raise CommandError(f"--as-of: {error}", returncode=2) from error
        counted = asdict(register_count(scope=Scope(("/",)), on=on))
        if options["format"] == "json":
            self.stdout.write(json.dumps(counted, ensure_ascii=False))
            return
        for key, value in counted.items():
            if key != "by_branch":
                self.stdout.write(f"{key}: {value}")
