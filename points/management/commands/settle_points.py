import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from branches.domain.lookup import scope_of_code
from common.dates import BadDateError, parse_month
from common.errors import RuleViolation
from points.domain.settlement import accounts_of, settle_month


class Command(BaseCommand):
    help = "Post what confirmed facts of a month still lack and settle it; print its figures."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--month", required=True, metavar="YYYY-MM")
        parser.add_argument("--branch", metavar="CODE")
        parser.add_argument("--accounts", action="store_true")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = parse_month(options["month"])
            scope = scope_of_code(code=options["branch"])
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.") % {"text": error}
            raise CommandError(message, returncode=2) from error
        except RuleViolation as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        settled = settle_month(month=month, scope=scope)
        report: dict[str, Any] = {
            "month": options["month"],
            "members": settled.members,
            "entries": settled.entries,
            "raw": f"{settled.raw:.2f}",
            "effective": f"{settled.effective:.2f}",
        }
        if options["accounts"]:
            accounts = accounts_of(month=month, scope=scope)
            report["accounts"] = {str(pk): f"{points:.2f}" for pk, points in accounts.items()}
        if options["format"] == "json":
            self.stdout.write(json.dumps(report))
            return
        for key, value in report.items():
            self.stdout.write(f"{key}: {value}")
