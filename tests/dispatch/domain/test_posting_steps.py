from datetime import date

import pytest

from common.errors import RuleViolation
from dispatch.choices import PostingState, StepKind
from dispatch.domain.posting_steps import declare_leave, extend_posting, recall_posting
from dispatch.models import Posting
from tests.conftest import actor_of
from tests.dispatch.conftest import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(officer):
    return actor_of(officer)


@pytest.fixture
def posting(post):
    return post()


def code_of(call, **arguments):
    with pytest.raises(RuleViolation) as error:
        call(**arguments)
    return error.value.code


def days_of(posting):
    posting.refresh_from_db()
    return posting.starts_on, posting.ends_on


def test_an_extension_moves_the_end_and_says_why(posting, actor):
    extend_posting(posting=posting, until=date(2019, 8, 31), reason="任务未完", actor=actor)
    assert days_of(posting) == (date(2018, 6, 1), date(2019, 8, 31))
    step = posting.steps.last()
    assert (step.kind, step.reason, step.by) == (StepKind.EXTENDED, "任务未完", actor.user)
    assert (step.first_day, step.last_day) == (date(2019, 6, 1), date(2019, 8, 31))


def test_an_extension_is_no_way_around_a_conflict(post, posting, actor):
    post(kind="tempering", starts_on=date(2019, 6, 15), ends_on=None)
    with pytest.raises(RuleViolation, match=r"墩苗锻炼.*2019-06-15"):
        extend_posting(posting=posting, until=date(2019, 6, 15), reason="因故", actor=actor)
    extend_posting(posting=posting, until=date(2019, 6, 14), reason="因故", actor=actor)


def test_an_extension_lasts_longer_or_is_none(post, posting, actor):
    words = {"reason": "因故", "actor": actor}
    assert (
        code_of(extend_posting, posting=posting, until=date(2019, 5, 31), **words) == "not_longer"
    )
    chief = post(kind="chief_service_officer", ends_on=None)
    assert code_of(extend_posting, posting=chief, until=date(2019, 5, 31), **words) == "no_end"


def test_a_recall_frees_from_the_next_day_on(post, posting, actor):
    recall_posting(posting=posting, on=date(2018, 9, 10), reason="单位急需", actor=actor)
    assert days_of(posting) == (date(2018, 6, 1), date(2018, 9, 10))
    assert posting.end_reason == "单位急需"
    assert code_of(post, starts_on=date(2018, 9, 10)) == "person_taken"
    assert post(starts_on=date(2018, 9, 11)).pk


def test_nobody_is_recalled_after_the_end(posting, actor):
    words = {"posting": posting, "reason": "因故", "actor": actor}
    assert code_of(recall_posting, on=date(2019, 6, 1), **words) == "ended_already"


def test_on_the_last_day_a_recall_keeps_the_date_and_the_reason(posting, actor):
    recall_posting(posting=posting, on=date(2019, 5, 31), reason="期满返回", actor=actor)
    assert days_of(posting) == (date(2018, 6, 1), date(2019, 5, 31))
    assert posting.end_reason == posting.steps.last().reason == "期满返回"


def test_before_the_first_day_a_recall_withdraws_the_posting(post, posting, actor):
    recall_posting(posting=posting, on=date(2018, 5, 31), reason="另有任用", actor=actor)
    posting.refresh_from_db()
    assert posting.state == PostingState.WITHDRAWN
    assert posting.steps.last().kind == StepKind.WITHDRAWN
    assert not Posting.objects.on(date(2018, 7, 1)).exists()
    words = {"posting": posting, "reason": "因故", "actor": actor}
    assert code_of(extend_posting, until=date(2020, 1, 1), **words) == "withdrawn"
    assert post().pk


def test_on_the_first_day_it_is_a_recall_and_lasted_a_day(posting, actor):
    recall_posting(posting=posting, on=date(2018, 6, 1), reason="因故", actor=actor)
    assert days_of(posting) == (date(2018, 6, 1), date(2018, 6, 1))
    assert not posting.is_withdrawn


def test_a_recall_that_leaves_one_posting_within_another_is_refused(post, officer, actor):
    programme = make_programme(officer, grace_days=5)
    post(programme=programme)
    later = post(programme=programme, starts_on=date(2019, 5, 28), ends_on=date(2020, 5, 27))
    words = {"posting": later, "reason": "因故", "actor": actor}
    assert code_of(recall_posting, on=date(2019, 5, 30), **words) == "person_taken"
    recall_posting(on=date(2019, 6, 1), **words)


def test_leave_lies_within_the_posting_and_is_declared_once(posting, actor):
    words = {"posting": posting, "reason": "病假", "actor": actor}
    july = {"first_day": date(2018, 7, 2), "last_day": date(2018, 7, 6)}
    declare_leave(**july, **words)
    assert code_of(declare_leave, **july, **words) == "declared_already"
    early = {"first_day": date(2018, 5, 31), "last_day": date(2018, 6, 1)}
    assert code_of(declare_leave, **early, **words) == "outside"
    backwards = {"first_day": date(2018, 8, 2), "last_day": date(2018, 8, 1)}
    assert code_of(declare_leave, **backwards, **words) == "ends_too_early"
    [leave] = posting.steps.leaves()
    assert (leave.first_day, leave.reason) == (date(2018, 7, 2), "病假")
