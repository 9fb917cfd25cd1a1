from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from accounts.models import AuditEvent
from assessments.domain import casting, counting, cycles, keys
from assessments.domain.publication import publish
from assessments.models import BallotComment, Counter, Participation
from common.errors import RuleViolation
from tests.assessments.conftest import counted, filled, opened
from tests.conftest import actor_of


@pytest.fixture
def voted(cycle, officer):
    """A cycle in which all have voted: 80 for the first unit, 90 for the second, 70 or none."""
    opened(cycle, officer)
    for number, elector in enumerate(cycle.electors.order_by("pk")):
        last = "-" if number % 2 else 70
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 90, last, U2="实"))
    return cycle


def sealed_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM assessments_sealedballot")
        return cursor.fetchone()[0]


def test_counters_add_up_and_leave_abstentions_and_own_units_out(voted, officer):
    counted(voted, officer)
    first = Counter.objects.get(unit__code="U1", group__name="镇街")
    assert (first.returned, first.valid, first.own, first.total) == (6, 5, 1, Decimal(400))
    last = Counter.objects.get(unit__code="U3", group__name="区直单位")
    assert (last.valid, last.abstained, last.total) == (3, 3, Decimal(210))


def test_after_counting_nothing_is_left_to_count_again(voted, officer):
    assert sealed_rows() == 12
    counted(voted, officer)
    assert sealed_rows() == 0
    assert not keys.key_file(cycle_id=voted.pk).exists()
    voted.box.refresh_from_db()
    assert voted.box.state == "clean"
    assert Participation.objects.filter(is_done=True).count() == 12


def test_a_second_count_changes_nothing(voted, officer):
    counted(voted, officer)
    before = list(Counter.objects.values())
    counting.count(cycle_id=voted.pk)
    assert list(Counter.objects.values()) == before


def test_a_count_that_was_killed_after_its_commit_goes_on_destroying(voted, officer, monkeypatch):
    def killed(**_):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(keys, "destroy_key", killed)
        with pytest.raises(SystemExit):
            counted(voted, officer)
    assert keys.key_file(cycle_id=voted.pk).exists()
    with pytest.raises(RuleViolation) as refusal:
        publish(cycle=voted, actor=actor_of(officer))
    assert refusal.value.code == "not_clean"
    counting.count(cycle_id=voted.pk)
    assert not keys.key_file(cycle_id=voted.pk).exists()
    publish(cycle=voted, actor=actor_of(officer))


@pytest.mark.parametrize("what", ["stuffed", "repeated"])
def test_a_box_that_was_stuffed_is_not_counted(voted, officer, what):
    forged = "decode('00', 'hex'), decode('00', 'hex')" if what == "stuffed" else "blob, mac"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assessments_sealedballot (cycle_id, group_id, blob, mac)"
            f" SELECT cycle_id, group_id, {forged} FROM assessments_sealedballot LIMIT 1"
        )
    with pytest.raises(RuleViolation) as refusal:
        counted(voted, officer)
    assert refusal.value.code == "box_tampered"
    assert not Counter.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_sealedballot SET blob = mac",
        "DELETE FROM assessments_sealedballot",
        "TRUNCATE assessments_sealedballot",
        "SELECT assessments_drop_box(cycle_id) FROM assessments_ballotbox",
    ],
)
def test_sealed_ballots_cannot_be_changed_or_removed_before_they_are_counted(voted, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert sealed_rows() == 12


def test_the_log_tells_the_turnout_and_no_voter(voted, officer):
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    counted(voted, officer)
    told = [str(e.details) + e.target for e in AuditEvent.objects.exclude(pk__in=before)]
    assert any("区直单位" in text and "6" in text for text in told)
    assert not any("评议人" in text for text in told)


def test_a_remark_keeps_its_group_only_where_enough_scored_the_unit(cycle, officer):
    opened(cycle, officer)
    some = list(cycle.electors.filter(group__name="区直单位"))[:2]
    many = list(cycle.electors.filter(group__name="镇街"))
    for elector in [*some, *many]:
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 90, 70, U2="意见"))
    counted(cycle, officer)
    groups = [comment.group and comment.group.name for comment in BallotComment.objects.all()]
    assert (groups.count(None), groups.count("镇街")) == (2, 6)


def test_voting_is_closed_only_when_every_review_is_signed_or_waived(voted, officer):
    with pytest.raises(RuleViolation) as refusal:
        cycles.close_voting(cycle=voted, actor=actor_of(officer))
    assert refusal.value.code == "review_missing"


@pytest.mark.django_db(transaction=True)
def test_a_box_that_a_test_leaves_open_goes_with_its_rows(cycle, officer):
    opened(cycle, officer)
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_inherits WHERE inhparent = %s::regclass",
                       ["assessments_sealedballot"])  # fmt: skip
        assert cursor.fetchone() == (0,)
