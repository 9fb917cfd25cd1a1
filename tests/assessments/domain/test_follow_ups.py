from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from assessments.domain import follow_ups, questions
from assessments.models import Evidence, FollowUp
from branches.models import CalendarDay
from common.errors import RuleViolation
from tests.assessments.conftest import opened
from tests.assessments.delegates import ask, delegate
from tests.conftest import actor_of

PDF = b"%PDF-1.7 example"


@pytest.fixture
def on(monkeypatch):
    """Return a function that says what day it is."""

    def set_day(day):
        monkeypatch.setattr(follow_ups, "localdate", lambda: day)
        return day

    set_day(date(2018, 12, 3))
    return set_day


@pytest.fixture
def head(cycle):
    user = User.objects.create_user("head", name="单位负责人")
    cycle.units.get(code="U1").unit.__class__.objects.filter(code="U1").update(head=user)
    return user


@pytest.fixture
def asker(cycle):
    return delegate(cycle, 0).user


@pytest.fixture
def item(cycle, officer, head, asker, on):
    """An item from a delegate's question, due on 20 December 2018."""
    opened(cycle, officer)
    question = ask(delegate(cycle, 0), "何时完工？")
    questions.answer(question=question, text="月底", actor=actor_of(officer))
    return follow_ups.raise_follow_up(
        unit=question.unit, question=question, text="月底前完工", due_on=date(2018, 12, 20),
        actor=actor_of(officer),
    )  # fmt: skip


def fresh(item):
    related = FollowUp.objects.select_related("unit__cycle__organization", "unit__unit", "asker")
    return related.get(pk=item.pk)


def report(item, user, **more):
    follow_ups.report(item=fresh(item), text="已完工", actor=actor_of(user), **more)


def verify(item, user):
    follow_ups.verify(item=fresh(item), text="属实", actor=actor_of(user))


def refused(code):
    return pytest.raises(RuleViolation, check=lambda error: error.code == code)


def test_an_item_goes_from_question_to_verified_and_each_step_says_who_and_when(
    item, head, asker, officer
):
    report(item, head)
    verify(item, asker)
    moves = [(move.move, move.taken_by) for move in fresh(item).moves.all()]
    assert moves == [("raised", officer), ("reported", head), ("verified", asker)]
    assert fresh(item).state == "verified"


def test_the_asker_has_ten_working_days(item, head):
    """From Monday 3 December: the tenth working day is Monday the 17th."""
    report(item, head)
    assert fresh(item).verify_by == date(2018, 12, 17)


def test_a_holiday_gives_the_asker_another_day(item, head):
    CalendarDay.objects.create(day=date(2018, 12, 12), is_working=False, name="放假")
    report(item, head)
    assert fresh(item).verify_by == date(2018, 12, 18)


def test_the_last_working_day_is_still_the_askers(item, head, asker, officer, on):
    report(item, head)
    on(date(2018, 12, 17))
    with refused("not_your_turn"):
        verify(item, officer)
    verify(item, asker)


def test_from_the_next_day_on_it_is_the_offices(item, head, asker, officer, on):
    report(item, head)
    on(date(2018, 12, 18))
    with refused("not_your_turn"):
        verify(item, asker)
    verify(item, officer)


def test_without_an_asker_or_with_one_who_left_the_office_verifies(item, head, asker, officer):
    report(item, head)
    User.objects.filter(pk=asker.pk).update(is_active=False)
    verify(item, officer)


def test_who_reported_an_item_never_verifies_it(item, asker, officer, on):
    report(item, officer)
    on(date(2019, 1, 31))
    with refused("not_your_turn"):
        verify(item, officer)


def test_a_refused_item_is_open_again_until_another_day(item, head, asker):
    report(item, head)
    later = date(2019, 1, 10)
    follow_ups.refuse(item=fresh(item), text="未见实效", due_on=later, actor=actor_of(asker))
    assert (fresh(item).state, fresh(item).due_on, fresh(item).verify_by) == ("open", later, None)
    report(item, head)
    assert fresh(item).state == "reported"


def test_only_the_head_or_the_office_reports_and_only_once(item, head, asker, secretary):
    for user in (asker, secretary):
        with refused("not_owner"):
            report(item, user)
    report(item, head)
    with refused("done_already"):
        report(item, head)


def test_evidence_is_kept_sealed_and_of_known_types_alone(item, head):
    with refused("unknown_type"):
        report(item, head, files=[("脚本.exe", b"MZ...")])
    assert fresh(item).state == "open"
    report(item, head, files=[("完工照片.pdf", PDF)])
    kept = Evidence.objects.get()
    assert bytes(kept.content) != PDF
    assert (kept.name, follow_ups.content_of(evidence=kept)) == ("完工照片.pdf", PDF)


def test_an_item_is_overdue_from_the_day_after_it_was_due_until_it_is_verified(item, head):
    due = fresh(item).due_on
    next_day = due + timedelta(days=1)
    assert (fresh(item).is_overdue(due), fresh(item).is_overdue(next_day)) == (False, True)
    report(item, head)
    assert fresh(item).is_overdue(next_day)
    FollowUp.objects.update(state="verified")
    assert not fresh(item).is_overdue(next_day)


def test_an_item_is_not_due_before_it_is_raised(item, officer):
    with refused("due_before"):
        follow_ups.raise_follow_up(
            unit=fresh(item).unit, text="补材料", due_on=date(2018, 12, 2),
            actor=actor_of(officer),
        )  # fmt: skip


def test_the_home_page_of_each_names_what_is_next(client, item, head, asker, officer):
    def shown(user):
        client.force_login(user)
        return client.get("/").content.decode()

    today = timezone.localdate()
    assert "待整改：月底前完工" in shown(head)
    report(item, head)
    FollowUp.objects.update(verify_by=today)
    assert "待核验：月底前完工" in shown(asker)
    assert "待核验" not in shown(officer)
    FollowUp.objects.update(verify_by=today - timedelta(days=1))
    assert "待核验" not in shown(asker)
    assert "待核验：月底前完工" in shown(officer)
