import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from accounts.domain.verification import Verdict, verify
from common.checks import keys_are_complete

UNUSABLE = 2


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Prove the audit log. Exit 0: it holds, 1: something does not fit, 2: unusable."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", default="", metavar="LINES:HASH", help="as printed before")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        for error in keys_are_complete():
            raise CommandError(error.msg, returncode=UNUSABLE)
        try:
            verdict = verify(kept=options["head"])
        except ValueError as error:
            message = _("Write the head as it was printed: LINES:HASH.")
            raise CommandError(message, returncode=UNUSABLE) from error
        except DatabaseError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        self._report(verdict, options["format"])
        if verdict.findings:
            raise SystemExit(1)

    def _report(self, verdict: Verdict, form: str) -> None:
        found = [finding._asdict() for finding in verdict.findings]
        if form == "json":
            report = {"lines": verdict.lines, "head": verdict.head, "findings": found}
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for code, line, message in verdict.findings:
            self.stdout.write(f"{line or '-'} [{code}] {message}")
        if found:
            self.stdout.write(_("The audit log does not hold."))
            return
        self.stdout.write(_("The audit log holds."))
        self.stdout.write(_("Keep this head elsewhere: %(head)s") % {"head": verdict.head})
