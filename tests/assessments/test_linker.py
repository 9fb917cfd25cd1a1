"""Somebody with every table, system columns, snapshots in between, logs and the write-ahead log.

Each voter casts other scores than all others. The linker even knows all ballots that were cast and
lacks only whose each is: it orders voters by whatever it finds and lays the ballots beside them in
whatever order it finds. By chance one of any number of voters fits; five or more happen once in 270
tries.
"""

from pathlib import Path
from random import Random

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import AuditEvent, User
from assessments.domain import casting, counting, cycles, keys, setup
from assessments.domain.publication import publish
from assessments.models import Cycle, Elector, VoterGroup
from tests.assessments.conftest import filled, sign_reviews
from tests.conftest import actor_of
from tests.remains import dump_of_redis

VOTERS, BY_CHANCE = 60, 4
LINKABLE = {
    "AssessedUnit", "Cycle", "Deduction", "Draw", "Elector", "Evidence", "FollowUp", "FollowUpStep",
    "Keying", "LeaderReview", "PaperCount", "Question", "QuestionRound", "ReportNotice",
    "ReportWriter", "Result", "ResultObjection", "ResultVersion", "UnitReport", "Veto",
    "VoterGroup",
}  # fmt: skip
"""Written before voting or after counting: no ballot touches them."""
LOOKED_INTO = {
    "BallotBox", "BallotComment", "Counter", "PaperSheet", "Participation", "Slip",
}  # fmt: skip
"""Written by casting or counting: the linker gets each of them."""
SNAPSHOT = "SELECT xmin::text, ctid::text, t.* FROM {} t"


@pytest.fixture
def cycle(transactional_db, district, officer, units):
    cycle = Cycle.objects.create(
        organization=district, title="考核", year=2018, leader_weight=0, made_by=officer
    )
    setup.add_units(cycle=cycle, units=units, actor=actor_of(officer))
    group = VoterGroup.objects.create(cycle=cycle, name="全体", weight=100)
    for number in range(VOTERS):
        user = User.objects.create_user(f"voter{number:02d}", name=f"评议人{number}")
        Elector.objects.create(cycle=cycle, group=group, user=user)
    actor = actor_of(officer)
    cycles.open_cycle(cycle=cycle, actor=actor)
    keys.make_key(cycle_id=cycle.pk)
    cycles.begin_review(cycle=cycle, actor=actor)
    cycles.open_voting(cycle=cycle, actor=actor)
    return cycle


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


@pytest.fixture
def election(cycle, officer, caplog):
    """Return who cast what, in which order, and all that was left lying about."""
    chance = Random(7)  # noqa: S311  # no secret: the same voters and scores each time
    order = chance.sample(list(cycle.electors.order_by("pk")), VOTERS)
    possible = chance.sample(range(101), VOTERS)
    ballots, snapshots = {}, []
    for number, (elector, first) in enumerate(zip(order, possible, strict=True)):
        scores = (first, chance.randint(0, 100), chance.randint(0, 100))
        if number % 10 == 0:
            snapshots.append(dump())
        casting.cast(elector=elector, ballot=filled(cycle, elector, *scores))
        ballots[elector.pk] = scores
        if number % 10 == 0:
            snapshots.append(dump())
    key = keys.key_file(cycle_id=cycle.pk).read_bytes()
    sign_reviews(cycle)
    cycles.close_voting(cycle=cycle, actor=actor_of(officer))
    counting.count(cycle_id=cycle.pk)
    publish(cycle=Cycle.objects.get(), actor=actor_of(officer))
    return {"ballots": ballots, "snapshots": snapshots, "key": key, "log": caplog.text}


def orders_of_voters(election):
    """Yield voters in every order that something on record could put them into."""
    last = dump()["assessments_participation"]
    names = {0: "xmin", 1: "ctid", 2: "elector"}
    for column, name in names.items():
        ordered = sorted(last, key=lambda row: str(row[column]))
        yield f"after counting by {name}", [row[2] for row in ordered]
    for number, snapshot in enumerate(election["snapshots"]):
        done = [row for row in snapshot["assessments_participation"] if row[3]]
        rest = [row for row in snapshot["assessments_participation"] if not row[3]]
        for column, name in names.items():
            ordered = sorted(done, key=lambda row: str(row[column])) + rest
            yield f"snapshot {number} by {name}", [row[2] for row in ordered]
    events = AuditEvent.objects.order_by("pk").values_list("user_id", flat=True)
    users = dict(Elector.objects.values_list("user_id", "pk"))
    logged = [users[user] for user in dict.fromkeys(events) if user in users]
    rest = [pk for pk in users.values() if pk not in logged]
    yield "audit log", logged + rest


def test_nothing_on_record_after_counting_links_a_voter_to_a_score(election):
    """Counters hold sums alone, so the linker is left with sorting what it was told."""
    ballots = election["ballots"]
    known = sorted(ballots.values())
    for name, voters in orders_of_voters(election):
        for told in (known, known[::-1]):
            hits = sum(ballots[voter] == guess for voter, guess in zip(voters, told, strict=True))
            assert hits <= BY_CHANCE, name


def test_after_counting_all_rows_of_who_took_part_look_alike(election):
    rows = dump()["assessments_participation"]
    assert len({row[0] for row in rows}) == 1
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)


def test_no_sealed_ballot_is_left_and_none_opens_without_the_key(election):
    assert not [name for name in dump() if name.startswith("assessments_sealedballot_")]
    sealed = [
        bytes(row[4])
        for snapshot in election["snapshots"]
        for name, rows in snapshot.items()
        if name.startswith("assessments_sealedballot_")
        for row in rows
    ]
    assert sealed
    assert len({len(blob) for blob in sealed}) == 1
    assert not any(b"entries" in blob for blob in sealed)


def test_the_key_is_nowhere_and_no_plain_ballot_either(election):
    """Neither data files, write-ahead log, Redis nor log hold them."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    secrets = [election["key"], b'"entries":{']
    for file in filter(Path.is_file, folder.rglob("*")):
        content = file.read_bytes()
        assert not [secret for secret in secrets if secret in content], file
    assert "entries" not in election["log"]
    for key, value in dump_of_redis():
        assert not [secret for secret in secrets if secret in value], key


def test_the_audit_log_tells_of_no_voter(election):
    voters = set(Elector.objects.values_list("user_id", flat=True))
    assert not AuditEvent.objects.filter(user__in=voters).exists()
    told = AuditEvent.objects.filter(action__startswith="ballots")
    assert not any("评议人" in event.target + str(event.details) for event in told)


def test_every_model_of_the_assessments_is_known_to_the_linker():
    models = {model.__name__ for model in apps.get_app_config("assessments").get_models()}
    assert {name for name in models if not name.endswith("Event")} == LINKABLE | LOOKED_INTO
