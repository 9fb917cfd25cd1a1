"""Units that report: heads with an account, and reports handed in."""

from accounts.models import User
from assessments.domain import cycles, keys, unit_reports
from assessments.domain.unit_reports import Written
from tests.conftest import actor_of

TEXTS = {"highlights": "完成任务12项", "problems": "基层力量不足", "measures": "下沉干部3名"}


def head_of(unit, username="head"):
    """Return the account of the head of a unit, able to log in."""
    head = User.objects.create_user(username, "a-long-password", name="单位负责人")
    unit.unit.head = head
    unit.unit.save()
    return head


def written(version=0, tab="a", **texts):
    return Written({**TEXTS, **texts}, version, tab)


def hand_in(report, user):
    report.refresh_from_db()
    return unit_reports.submit(report=report, written=written(report.version), actor=actor_of(user))


def opened_for_reports(cycle, officer):
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    cycle.refresh_from_db()
    return cycle


def review(cycle, officer):
    cycles.begin_review(cycle=cycle, actor=actor_of(officer))


def vote(cycle, officer):
    keys.make_key(cycle_id=cycle.pk)
    cycles.open_voting(cycle=cycle, actor=actor_of(officer))
