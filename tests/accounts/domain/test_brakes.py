from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.domain.brakes import Brake, TooOften
from accounts.models import AuditEvent, CountedAct
from tests.addresses import body


def status_of(answer):
    body(answer)  # read to its end, a file is closed
    return answer.status_code


FEW = Brake("try", most=2, window=timedelta(minutes=10))


def test_so_many_acts_and_no_more_within_the_window(db):
    for _act in range(2):
        FEW.spend("wang")
    with pytest.raises(TooOften, match="10 分钟内最多 2 次"):
        FEW.spend("wang")
    FEW.spend("li")
    Brake("another", most=1).spend("wang")
    CountedAct.objects.update(at=timezone.now() - timedelta(minutes=11))
    FEW.spend("wang")


def test_what_was_done_too_often_is_answered_with_429_and_recorded(client, secretary):
    client.force_login(secretary)
    answers = [status_of(client.get("/members/?export=csv")) for _export in range(61)]
    assert answers == [200] * 60 + [429]
    assert "最多 60 次" in client.get("/members/?export=csv").content.decode()
    assert AuditEvent.objects.filter(user=secretary, action="limited").count() == 2
    assert client.get("/members/").status_code == 200


def test_exports_in_full_are_fewer(client, officer):
    client.force_login(officer)
    wish = {"reason": "上级核查", "form": "csv"}
    answers = [status_of(client.post("/members/reveal/", wish)) for _export in range(11)]
    assert answers == [200] * 10 + [429]


def test_trying_the_endings_of_a_number_is_braked_and_looking_for_people_is_not(client, secretary):
    client.force_login(secretary)
    tries = [client.get(f"/members/?q={n:04d}").status_code for n in range(121)]
    assert tries == [200] * 120 + [429]
    assert client.get("/members/?q=张三").status_code == 200
