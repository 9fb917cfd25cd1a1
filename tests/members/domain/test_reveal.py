import pytest

from accounts.models import AuditEvent
from common.errors import RuleViolation
from members.domain.reveal import MOST_PER_HOUR, reveal_figures
from tests.conftest import actor_of, id_number


def test_figures_are_shown_after_the_reason_is_recorded(officer, member):
    figures = reveal_figures(member=member, actor=actor_of(officer), reason="核对档案")
    assert figures.id_number == id_number(1)
    line = AuditEvent.objects.get()
    assert (line.user, line.reason, line.object_id) == (officer, "核对档案", member.pk)
    assert figures.id_number not in str(line.__dict__)


def test_beyond_the_limit_of_an_hour_nothing_is_shown(officer, member):
    for _ in range(MOST_PER_HOUR):
        reveal_figures(member=member, actor=actor_of(officer), reason="核对档案")
    with pytest.raises(RuleViolation) as refused:
        reveal_figures(member=member, actor=actor_of(officer), reason="核对档案")
    assert refused.value.code == "too_many_reveals"
    assert AuditEvent.objects.count() == MOST_PER_HOUR
