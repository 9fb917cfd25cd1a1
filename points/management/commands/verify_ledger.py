import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from points.domain.verification import verify_ledger


class Command(BaseCommand):
    help = "Check every entry against its fact and rule, and the months against the ledger."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify_ledger()
        if options["format"] == "json":
            self.stdout.write(json.dumps(asdict(found), default=str))
        else:
            self.stdout.write(
                f"{found.entries} entries of {found.members} members,"
                f" booked {found.booked:.2f}, effective {found.effective:.2f}"
            )
            for problem in found.problems:
                self.stdout.write(f"{problem.rule}: {problem.subject}: {problem.found}")
            self.stdout.write("ok" if not found.problems else f"{len(found.problems)} problems")
        if found.problems:
            sys.exit(1)
