import pytest
from django.db import connection

from accounts.domain.brakes import TooOften
from accounts.models import AuditEvent
from assessments.choices import VotingMode
from assessments.domain import cycles, keys, slips
from assessments.domain.sheets import OWN, Ballot
from assessments.models import Slip, VoterGroup
from common.errors import RuleViolation
from tests.assessments.conftest import opened
from tests.conftest import actor_of

HALL = "10.0.0.1"


@pytest.fixture
def hall(cycle):
    """The group of delegates votes with slips; nobody is named in it."""
    cycle.groups.filter(name="镇街").update(weight=20)
    return VoterGroup.objects.create(
        cycle=cycle, name="代表", weight=10, mode=VotingMode.SLIPS, sheets=8
    )


@pytest.fixture
def printed(cycle, hall, officer):
    opened(cycle, officer)
    hall.refresh_from_db()
    return slips.print_slips(group=hall, count=8, actor=actor_of(officer))


def sheet(cycle, *scores):
    units = cycle.units.order_by("code")
    return Ballot({unit.pk: str(score) for unit, score in zip(units, scores, strict=True)})


def use(code, ballot):
    slips.cast_with_slip(slip=slips.slip_of(code=code, address=HALL), ballot=ballot)


def code_of_refusal(act, **kwargs):
    with pytest.raises(RuleViolation) as refusal:
        act(**kwargs)
    return refusal.value.code


def test_a_slip_opens_one_ballot(cycle, printed):
    use(printed[0].code, sheet(cycle, 80, 90, 70))
    assert code_of_refusal(slips.slip_of, code=printed[0].code, address=HALL) == "used"
    assert Slip.objects.filter(is_used=True).count() == 1


def test_two_taps_at_once_cast_one_ballot(cycle, printed):
    slip = slips.slip_of(code=printed[0].code, address=HALL)
    slips.cast_with_slip(slip=slip, ballot=sheet(cycle, 80, 90, 70))
    again = {"slip": slip, "ballot": sheet(cycle, 10, 10, 10)}
    assert code_of_refusal(slips.cast_with_slip, **again) == "used"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM assessments_sealedballot")
        assert cursor.fetchone() == (1,)


def test_a_code_is_found_however_it_is_typed(cycle, printed):
    typed = printed[0].code.upper().replace("-", " ")
    assert slips.slip_of(code=typed, address=HALL).number == printed[0].number


def test_no_code_is_kept(printed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM assessments_slip")
        kept = str(cursor.fetchall())
    logged = str(list(AuditEvent.objects.values_list("target", "details")))
    for slip in printed:
        plain = slip.code.replace("-", "")
        assert plain not in kept + logged
        assert slip.code not in kept + logged


def test_slips_are_printed_once(hall, officer, printed):
    again = {"group": hall, "count": 8, "actor": actor_of(officer)}
    assert code_of_refusal(slips.print_slips, **again) == "printed_already"


def test_a_jammed_printing_is_discarded_and_its_slips_open_nothing(hall, officer, printed):
    slips.discard_slips(group=hall, reason="卡纸", actor=actor_of(officer))
    assert code_of_refusal(slips.slip_of, code=printed[0].code, address=HALL) == "unknown_slip"
    assert len(slips.print_slips(group=hall, count=8, actor=actor_of(officer))) == 8


def test_a_printing_of_which_a_slip_was_used_is_not_discarded(cycle, hall, officer, printed):
    use(printed[0].code, sheet(cycle, 80, 90, 70))
    act = {"group": hall, "reason": "卡纸", "actor": actor_of(officer)}
    assert code_of_refusal(slips.discard_slips, **act) == "used_already"


def test_slips_that_were_not_handed_out_are_voided_by_number(hall, officer, printed):
    assert slips.void_slips(group=hall, first=7, last=99, actor=actor_of(officer)) == 2
    voided = next(one for one in printed if one.number == 8)
    assert code_of_refusal(slips.slip_of, code=voided.code, address=HALL) == "unknown_slip"


def test_a_used_slip_is_not_voided(cycle, hall, officer, printed):
    used = next(one for one in printed if one.number == 3)
    use(used.code, sheet(cycle, 80, 90, 70))
    act = {"group": hall, "first": 1, "last": 8, "actor": actor_of(officer)}
    assert code_of_refusal(slips.void_slips, **act) == "used_already"


def test_one_unit_at_most_is_the_own(cycle, printed):
    slip = slips.slip_of(code=printed[0].code, address=HALL)
    two = {"slip": slip, "ballot": sheet(cycle, OWN, OWN, 70)}
    assert code_of_refusal(slips.cast_with_slip, **two) == "own_unit"
    slips.cast_with_slip(slip=slip, ballot=sheet(cycle, OWN, 90, 70))


def test_who_goes_on_guessing_must_wait_but_a_right_code_is_let_through(printed):
    for _number in range(30):
        assert code_of_refusal(slips.slip_of, code="wrong", address=HALL) == "unknown_slip"
    with pytest.raises(TooOften):
        slips.slip_of(code="wrong", address=HALL)
    assert slips.slip_of(code=printed[0].code, address=HALL)


def test_a_slip_opens_nothing_before_voting(cycle, hall, officer):
    actor = actor_of(officer)
    cycles.open_cycle(cycle=cycle, actor=actor)
    keys.make_key(cycle_id=cycle.pk)
    hall.refresh_from_db()
    [first, *_rest] = slips.print_slips(group=hall, count=8, actor=actor)
    slip = slips.slip_of(code=first.code, address=HALL)
    assert code_of_refusal(slips.require_voting, slip=slip) == "closed"
    early = {"slip": slip, "ballot": sheet(cycle, 80, 90, 70)}
    assert code_of_refusal(slips.cast_with_slip, **early) == "closed"


def test_no_slips_are_printed_for_a_group_with_accounts(cycle, officer, printed):
    group = cycle.groups.get(name="镇街")
    act = {"group": group, "count": 8, "actor": actor_of(officer)}
    assert code_of_refusal(slips.print_slips, **act) == "wrong_mode"
