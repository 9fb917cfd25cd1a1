import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.domain.circumstances import acting
from accounts.models import User
from accounts.scope import Actor
from spreadsheets.domain import batches
from spreadsheets.domain.staging import FileStaging, stage
from spreadsheets.problems import FileRefusedError
from spreadsheets.workbooks.errors import marked_workbook

UNUSABLE = 2


class Command(BaseCommand):
    help = "Import a workbook in the foreground. Exit 0: done, 1: some rows refused, 2: unusable."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind")
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME")
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--all-or-nothing", action="store_true")
        parser.add_argument("--map", action="append", default=[], metavar="HEADER=FIELD")
        parser.add_argument("--errors", type=Path, metavar="OUT.xlsx")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            batch_id, staging = self._work(options)
        except (FileRefusedError, OSError) as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=UNUSABLE) from error
        if options["all_or_nothing"] and staging.has_refused:
            self.stderr.write(_("Some rows are refused; nothing was written."))
        if unread := staging.understanding.unread:
            message = _(
                "Only the sheet “%(read)s” was read. These hold such a table too: %(unread)s."
            )
            said = {"read": staging.understanding.sheet, "unread": "、".join(unread)}
            self.stderr.write(message % said)
        self._report(batch_id, staging, options)
        if options["errors"] and staging.problems:
            self._write_errors(staging, options)
        if staging.has_refused:
            raise SystemExit(1)

    def _work(self, options: dict[str, Any]) -> tuple[int | None, FileStaging]:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            message = _("There is no active account “%(name)s”.") % {"name": options["username"]}
            raise CommandError(message, returncode=UNUSABLE)
        actor = Actor.of(user)
        table = batches.table_for(kind=options["kind"], actor=actor)
        wishes = self._wishes(options["map"], set(table.columns()))
        if options["errors"] and not options["errors"].absolute().parent.is_dir():
            message = _("There is no folder for %(path)s.") % {"path": options["errors"]}
            raise CommandError(message, returncode=UNUSABLE)
        content = options["file"].read_bytes()
        if options["dry_run"]:
            return None, stage(table=table, content=content, wishes=wishes)
        with acting(actor, capability=table.capability):
            batch = batches.open_batch(
                kind=options["kind"],
                file_name=options["file"].name,
                content=content,
                actor=actor,
                options={"mapping": wishes, "all_or_nothing": options["all_or_nothing"]},
            )
            staging = batches.preview(batch=batch)
            if staging is None:
                raise CommandError(batch.refusal, returncode=UNUSABLE)
            if not (options["all_or_nothing"] and staging.has_refused):
                batches.commit(batch=batch)
            return batch.pk, staging

    def _wishes(self, pairs: list[str], known: set[str]) -> dict[str, str]:
        wishes = dict(pair.rpartition("=")[::2] for pair in pairs)
        unknown = sorted(set(wishes.values()) - known)
        if unknown:
            message = _("Unknown field %(unknown)s. Known fields: %(known)s.") % {
                "unknown": ", ".join(unknown),
                "known": ", ".join(sorted(known)),
            }
            raise CommandError(message, returncode=UNUSABLE)
        return wishes

    def _write_errors(self, staging: FileStaging, options: dict[str, Any]) -> None:
        made = marked_workbook(
            content=options["file"].read_bytes(),
            problems=staging.problems,
            understanding=staging.understanding,
            columns=staging.table.columns(),
        )
        try:
            options["errors"].write_bytes(made)
        except OSError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error

    def _report(self, batch_id: int | None, staging: FileStaging, options: dict[str, Any]) -> None:
        outcomes = staging.outcomes
        problems = [problem.as_dict() for problem in staging.problems]
        report = {
            "batch": batch_id,
            "kind": options["kind"],
            "rows": sum(outcomes.values()),
            "outcomes": outcomes,
            "problems": problems,
        }
        if options["format"] == "json":
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        counts = ", ".join(f"{name} {count}" for name, count in outcomes.items() if count)
        self.stdout.write(f"{report['rows']} rows: {counts}")
        for problem in problems:
            self.stdout.write("{row} {column} [{code}] {message}".format(**problem))
