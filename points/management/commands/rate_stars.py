import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from branches.domain.lookup import scope_of_code
from common.errors import RuleViolation
from points.choices import RATED, StarReason
from points.domain.stars.drafts import Draft, draft_stars


class Command(BaseCommand):
    help = "Write the drafts of a year's star ratings and print how many members have how many."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--branch", metavar="CODE")
        parser.add_argument("--members", action="store_true")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            scope = scope_of_code(code=options["branch"])
            draft = draft_stars(year=options["year"], scope=scope)
        except RuleViolation as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        report = _report(draft)
        if options["members"]:
            report["members"] = _members(draft)
        if options["format"] == "json":
            self.stdout.write(json.dumps(report))
            return
        for key, value in report.items():
            self.stdout.write(f"{key}: {value}")


def _report(draft: Draft) -> dict[str, Any]:
    reasons = draft.reasons
    return {
        "year": draft.year,
        "rated": sum(reasons[reason] for reason in RATED),
        "not_rated": reasons[StarReason.NO_POST] + reasons[StarReason.NO_DATA],
        "exempt": reasons[StarReason.EXEMPT],
        "vetoed": reasons[StarReason.VETO],
        "stars": {str(star): draft.stars[star] for star in range(5, -1, -1)},
    }


def _members(draft: Draft) -> dict[str, dict[str, Any]]:
    return {
        str(pk): {
            "score": None if found.score is None else f"{found.score:.2f}",
            "star": found.star,
            "reason": str(found.reason),
        }
        for pk, found in draft.results.items()
    }
