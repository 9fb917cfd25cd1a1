import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from activities.domain.grid import complete, party_day_grid, totals
from branches.domain.lookup import scope_of_code
from common.dates import BadDateError, parse_month
from common.errors import RuleViolation

YEARS = (1921, 2200)


class Command(BaseCommand):
    help = "Print how themed party days were held between two months."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
        parser.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
        parser.add_argument("--branch", metavar="CODE")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            first, last = parse_month(options["first"]), parse_month(options["last"])
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.") % {"text": error}
            raise CommandError(message, returncode=2) from error
        if last.year > YEARS[1] or first.year < YEARS[0]:
            message = _("Name months between %(first)d and %(last)d.")
            raise CommandError(message % {"first": YEARS[0], "last": YEARS[1]}, returncode=2)
        if first > last:
            raise CommandError(_("The first month lies after the last one."), returncode=2)
        try:
            scope = scope_of_code(code=options["branch"])
        except RuleViolation as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        grid = party_day_grid(scope=scope, first=first, last=last)
        figures = {**asdict(totals(grid)), "branches_complete": complete(grid)}
        if options["format"] == "json":
            self.stdout.write(json.dumps(figures))
            return
        for key, value in figures.items():
            self.stdout.write(f"{key}: {value}")
