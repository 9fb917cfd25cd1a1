from datetime import date

import pytest

from accounts.models import AuditEvent
from common.errors import RuleViolation
from dispatch.choices import Rank
from dispatch.domain.rivals import handovers, rivals_of
from dispatch.models import Posting
from tests.conftest import make_member
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db


def refusal(call, **terms):
    with pytest.raises(RuleViolation) as error:
        call(**terms)
    return error.value.code, " ".join(error.value.messages)


def test_a_posting_is_kept_and_in_the_audit_log(post, cadre, officer):
    posting = post()
    assert cadre.postings.get() == posting
    assert AuditEvent.objects.get(action="posted").user == officer


def test_a_conflict_names_the_other_posting(post):
    post()
    code, words = refusal(post, kind="tempering", starts_on=date(2019, 5, 31), ends_on=None)
    assert code == "person_taken"
    for part in ("张三", "下沉历练", "示例1街道党工委", "2018-06-01", "2019-05-31"):
        assert part in words
    post(kind="tempering", starts_on=date(2019, 6, 1), ends_on=None)


def test_a_handover_within_the_grace_is_a_warning(post, officer):
    programme = make_programme(officer, grace_days=3)
    post(programme=programme)
    second = post(programme=programme, starts_on=date(2019, 5, 29), ends_on=date(2020, 5, 28))
    [words] = handovers(posting=second, others=rivals_of(posting=second))
    assert "2018-06-01" in words
    code, _words = refusal(post, programme=programme, starts_on=date(2020, 5, 25), ends_on=None)
    assert code == "person_taken"


def test_a_withdrawn_posting_is_in_nobodys_way(post):
    Posting.objects.filter(pk=post().pk).update(is_withdrawn=True)
    assert post().pk


def test_a_village_has_one_first_secretary(post, reserve, unit, village, branch, officer):
    post(kind="first_secretary", place=village)
    member = make_member(branch, "李四", 2)
    other = make_cadre(unit, "李四", 901, rank=Rank.SECTION, member=member)
    code, words = refusal(post, cadre=other, kind="first_secretary", place=village)
    assert code == "conditions_unmet"
    other.pool_entries.create(team="reserve", entered_on=date(2018, 1, 1), set_by=officer)
    code, words = refusal(post, cadre=other, kind="first_secretary", place=village)
    assert code == "place_taken"
    for part in ("张三", "第一书记", "示例村", "2018-06-01", "2019-05-31"):
        assert part in words


def test_each_condition_of_a_first_secretary_not_met_is_named(post, unit, village):
    clerk = make_cadre(unit, "王五", 902)
    code, words = refusal(post, cadre=clerk, kind="first_secretary", place=village)
    assert code == "conditions_unmet"
    assert "不是正式党员；不在科级后备干部库；职级不到正科级" in words


def test_conditions_are_those_of_the_first_day(post, reserve, village):
    reserve.pool_entries.update(left_on=date(2018, 6, 1), exit_reason="appointed")
    reserve.posts.update(valid_from=date(2018, 6, 1))
    code, words = refusal(post, kind="first_secretary", place=village, starts_on=date(2018, 5, 31))
    assert code == "conditions_unmet"
    assert "职级" in words
    assert "后备" not in words
    assert post(kind="first_secretary", place=village).pk


def test_what_cannot_be_is_refused_with_words(post, village, other_town, officer):
    assert refusal(post, ends_on=date(2018, 5, 31))[0] == "ends_too_early"
    assert refusal(post, kind="first_secretary")[0] == "place_missing"
    assert refusal(post, host=other_town, place=village)[0] == "place_elsewhere"
    programme = make_programme(officer, kind="tempering")
    code, words = refusal(post, programme=programme)
    assert code == "other_kind"
    assert "两走进两提升" in words


def test_a_chief_service_officer_alone_is_posted_to_a_key_project(post, project, other_town):
    assert refusal(post, project=project)[0] == "no_officer"
    kind = "chief_service_officer"
    assert refusal(post, kind=kind, project=project, host=other_town)[0] == "project_elsewhere"
    assert post(kind=kind, project=project).where.endswith("示例产业园")
