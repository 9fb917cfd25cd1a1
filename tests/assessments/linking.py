"""What somebody finds who has every table, its system columns and everything left lying about."""

from itertools import chain
from pathlib import Path

from django.db import connection

from accounts.models import AuditEvent
from assessments.models import Elector
from tests.remains import dump_of_redis

SNAPSHOT = "SELECT xmin::text, ctid::text, t.* FROM {} t"
PARTICIPATION = "assessments_participation"


def dump():
    """Return every row of every table of the assessments, with its system columns."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'assessments_%%'"
            " ORDER BY tablename"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(SNAPSHOT.format(table))
            found[table] = cursor.fetchall()
    return found


def sealed_in(snapshots):
    """Return what lay in the ballot boxes, as bytes."""
    return [
        bytes(row[4])
        for snapshot in snapshots
        for name, rows in snapshot.items()
        if name.startswith("assessments_sealedballot_")
        for row in rows
    ]


def orders_of_voters(snapshots):
    """Yield electors in every order that something on record could put them into."""
    last = dump()[PARTICIPATION]
    names = {0: "xmin", 1: "ctid", 2: "elector"}
    for column, name in names.items():
        ordered = sorted(last, key=lambda row: str(row[column]))
        yield f"after counting by {name}", [row[2] for row in ordered]
    for number, snapshot in enumerate(snapshots):
        done = [row for row in snapshot[PARTICIPATION] if row[3]]
        rest = [row for row in snapshot[PARTICIPATION] if not row[3]]
        for column, name in names.items():
            ordered = sorted(done, key=lambda row: str(row[column])) + rest
            yield f"snapshot {number} by {name}", [row[2] for row in ordered]
    events = AuditEvent.objects.order_by("pk").values_list("user_id", flat=True)
    users = dict(Elector.objects.values_list("user_id", "pk"))
    logged = [users[user] for user in dict.fromkeys(events) if user in users]
    rest = [pk for pk in users.values() if pk not in logged]
    yield "audit log", logged + rest


def places_holding(secrets):
    """Return the data files, write-ahead log included, and keys of Redis that hold a secret."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    held = ((file, file.read_bytes()) for file in filter(Path.is_file, folder.rglob("*")))
    return [
        place
        for place, content in chain(held, dump_of_redis())
        if any(secret in content for secret in secrets)
    ]
