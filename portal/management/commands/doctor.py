import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection

from portal.domain import ballot_health, database_health, service_health
from portal.domain.checkup import Check, Level, Result, checkup

UNUSABLE = 2
CHECKS: dict[str, Check] = {
    "settings": service_health.settings_are_safe,
    "migrations": database_health.migrations_are_applied,
    "role": database_health.role_is_limited,
    "guards": database_health.guards_stand,
    "history": database_health.history_is_kept,
    "statements": database_health.statements_stay_out_of_the_log,
    "commit_times": database_health.commit_times_are_not_kept,
    "clocks": database_health.clocks_agree,
    "keys": service_health.keys_fit,
    "ballots": ballot_health.ballot_keys_are_apart,
    "votes": ballot_health.votes_are_settled,
    "workbooks": service_health.workbooks_are_read_safely,
    "redis": service_health.redis_answers,
    "worker": service_health.worker_is_alive,
    "audit": service_health.audit_log_was_proved,
}


class Command(BaseCommand):
    help = "Look the installation over. Exit 0: nothing failed, 1: something did, 2: unusable."
    requires_system_checks = ()  # what they find is one of the lines

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--only", choices=CHECKS, help="run one check alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        only = options["only"]
        results = checkup(checks={only: CHECKS[only]} if only else CHECKS)
        self._report(results, options["format"])
        if any(result.level is Level.FAIL for result in results):
            raise SystemExit(1)

    def _report(self, results: list[Result], form: str) -> None:
        if form == "json":
            lines = [
                {"name": name, "level": level, "message": words} for name, level, words in results
            ]
            self.stdout.write(json.dumps({"checks": lines}, ensure_ascii=False))
            return
        for name, level, words in results:
            self.stdout.write(f"{level:<4}  {name:<12}  {words}")
