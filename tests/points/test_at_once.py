"""What many people do at the same moment leaves the ledger as if they had come one by one."""

from collections import Counter
from datetime import date
from functools import partial

import pytest

from accounts.choices import Role
from accounts.scope import Actor
from activities.domain.confirmation import confirm_service_record, confirm_service_records
from activities.models import ServiceRecord
from common.errors import RuleViolation
from points.domain.settlement import settle_month
from points.models import MonthlyPoints, PointEntry
from tests.conftest import make_member, make_user
from tests.points.facts import serve
from tests.threads import at_once
from tools.bench.clients import RandomClient, disagreements

pytestmark = pytest.mark.django_db(transaction=True)
JUNE = date(2018, 6, 1)


def outcome(function, **arguments):
    try:
        function(**arguments)
    except RuleViolation as error:
        return error.code
    return "done"


def test_a_record_confirmed_a_hundred_times_at_once_is_posted_once(branch, member, secretary):
    record = ServiceRecord.objects.create(
        member=member, organization=branch, served_on=JUNE, activity_name="植树", hours_reported=3
    )
    actor = Actor.of(secretary)

    def confirm_and_settle():
        found = outcome(confirm_service_record, record=record, actor=actor)
        settle_month(month=JUNE)
        return found

    found = at_once([confirm_and_settle] * 100)
    assert Counter(found) == {"done": 1, "confirmed_already": 99}
    assert list(PointEntry.objects.values_list("points", flat=True)) == [3]
    assert MonthlyPoints.objects.get().effective == 3


def test_a_list_confirmed_by_two_at_once_is_confirmed_by_one(branch, secretary, town_officer):
    for serial in range(20):
        record = serve(make_member(branch, f"党员{serial}", serial), branch, JUNE, 3)
        ServiceRecord.objects.filter(pk=record.pk).update(confirmed_at=None, hours_confirmed=None)
    found = at_once(
        partial(
            outcome,
            confirm_service_records,
            records=ServiceRecord.objects.all(),
            expected=20,
            actor=Actor.of(user),
        )
        for user in (secretary, town_officer)
    )
    assert sorted(found) == ["done", "list_changed"]
    assert ServiceRecord.objects.confirmed().values("confirmed_by").distinct().count() == 1


def test_what_sixteen_people_do_at_random_leaves_all_sums_equal(district, branch):
    for serial in range(20):
        make_member(branch, f"党员{serial}", serial)
    officer = make_user("officer", district, Role.DISTRICT_OFFICER)
    clients = [RandomClient(seed=seed, user=officer) for seed in range(16)]
    done = sum(at_once(partial(each.work, operations=40) for each in clients), Counter())
    assert done.total() == 16 * 40
    assert done.keys() >= {"enter", "confirm", "change", "strike", "book", "reverse"}
    assert disagreements() == []
    assert PointEntry.objects.count() > 16 * 10
