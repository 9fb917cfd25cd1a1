import json
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.scope import Scope
from activities.choices import ActivityKind
from activities.domain.grid import complete, compliance_grid, totals
from activities.domain.scores import month_scores
from activities.reports.requirements import required_kinds
from branches.domain.lookup import scope_of_code
from branches.models import Organization
from common.dates import BadDateError, parse_month
from common.errors import RuleViolation

YEARS = (1921, 2200)


class Command(BaseCommand):
    help = "Print how themed party days were held between two months."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
        parser.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
        parser.add_argument("--branch", metavar="CODE")
        parser.add_argument(
            "--every", action="store_true", help="add every requirement and the month scores"
        )
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
        figures = _figures(scope, ActivityKind.PARTY_DAY, first, last)
        if options["every"]:
            kinds = required_kinds()
            figures["requirements"] = {kind: _figures(scope, kind, first, last) for kind in kinds}
            figures["scores"] = _scores(scope, first, last)
        if options["format"] == "json":
            self.stdout.write(json.dumps(figures, ensure_ascii=False))
            return
        for key, value in figures.items():
            self.stdout.write(f"{key}: {value}")


def _figures(scope: Scope, kind: str, first: date, last: date) -> dict[str, Any]:
    grid = compliance_grid(scope=scope, kinds=[kind], first=first, last=last)
    return {**asdict(totals(grid)), "branches_complete": complete(grid)}


def _scores(scope: Scope, first: date, last: date) -> dict[str, dict[str, str | None]]:
    """Return the score of each month that is over, by the full name of the branch."""
    scores = month_scores(scope=scope, first=first, last=last)
    names = dict(Organization.objects.filter(pk__any_of=list(scores)).values_list("pk", "name"))
    return {
        names[pk]: {
            f"{score.month:%Y-%m}": None if score.value is None else str(score.value)
            for score in months
        }
        for pk, months in scores.items()
    }
