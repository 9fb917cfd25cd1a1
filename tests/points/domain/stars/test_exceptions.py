from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import RuleViolation
from jobs.models import Job
from points.domain.stars.exceptions import end_exception, exempt_member, record_veto
from points.models import Exemption, Veto
from tests.conftest import actor_of
from tests.points.stars import YEAR


def refused(act, **named):
    with pytest.raises(RuleViolation) as error:
        act(**named)
    return error.value.code


def test_a_member_is_exempt_once_a_year_until_it_is_ended_with_a_reason(member, branch, secretary):
    wanted = {
        "member": member,
        "year": YEAR,
        "kind": "aged",
        "reason": "年满八十",
        "actor": actor_of(secretary),
    }
    exemption = exempt_member(**wanted)
    assert refused(exempt_member, **wanted) == "exempt_already"
    ending = {"exception": exemption, "actor": actor_of(secretary)}
    assert refused(end_exception, reason="", **ending) == "missing_reason"
    end_exception(reason="登记有误", **ending)
    assert refused(end_exception, reason="再次", **ending) == "done_already"
    exempt_member(**wanted)
    assert Exemption.objects.standing().count() == 1
    assert {tuple(job.parameters.items()) for job in Job.objects.all()} == {
        (("path", branch.path), ("year", YEAR))
    }


def test_a_veto_bears_date_and_document_and_is_lifted_with_a_reason(member, town_officer):
    actor = actor_of(town_officer)
    wanted = {"member": member, "kind": "discipline", "document": "区纪〔2018〕1号", "actor": actor}
    veto = record_veto(decided_on=date(2018, 3, 1), **wanted)
    tomorrow = localdate() + timedelta(days=1)
    assert refused(record_veto, decided_on=tomorrow, **wanted) == "day_ahead"
    end_exception(exception=veto, reason="撤销处分", actor=actor)
    assert not Veto.objects.standing().exists()
