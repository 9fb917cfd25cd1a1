from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.domain.circumstances import acting
from accounts.models import User
from accounts.scope import Actor
from spreadsheets.choices import UndoOutcome
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportBatch

UNUSABLE = 2


class Command(BaseCommand):
    help = "Undo a written import. Exit 0: all rows reversed, 1: some kept or refused, 2: unusable."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", type=int)
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            message = _("There is no active account “%(name)s”.") % {"name": options["username"]}
            raise CommandError(message, returncode=UNUSABLE)
        actor = Actor.of(user)
        batch = ImportBatch.objects.visible_to(actor).filter(pk=options["batch"]).first()
        if batch is None:
            message = _("There is no import %(number)d of this account.")
            raise CommandError(message % {"number": options["batch"]}, returncode=UNUSABLE)
        try:
            with acting(actor):
                found = undo(batch=batch, actor=actor)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=UNUSABLE) from error
        self.stdout.write(", ".join(f"{name} {count}" for name, count in found.items()))
        if found[UndoOutcome.KEPT] or found[UndoOutcome.REFUSED]:
            raise SystemExit(1)
