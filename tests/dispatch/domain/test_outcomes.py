from datetime import date

import pytest

from accounts.choices import Capability
from common.errors import RuleViolation
from dispatch.domain.outcomes import record_outcome, withdraw_outcome
from dispatch.models import Outcome, Posting
from dispatch.reports.outcomes import outcome_years
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre


@pytest.fixture
def posting(cadre, unit, other_town, officer):
    return Posting.objects.create(
        cadre=cadre, unit=unit, host=other_town, kind="dispatch", made_by=officer,
        starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31),
    )  # fmt: skip


def promote(cadre, user, day=date(2019, 7, 1), **fields):
    words = {"kind": "promotion", "text": "任副镇长", "decided_by": "区委", "posting": None}
    return record_outcome(cadre=cadre, happened_on=day, actor=actor_of(user), **{**words, **fields})


def test_an_outcome_comes_of_a_posting_of_the_same_person(posting, cadre, foreign_unit, officer):
    assert promote(cadre, officer, posting=posting).posting == posting
    stranger = make_cadre(foreign_unit, "王五", 901)
    with pytest.raises(RuleViolation) as refusal:
        promote(stranger, officer, posting=posting)
    assert refusal.value.code == "other_posting"
    with pytest.raises(RuleViolation) as refusal:
        promote(cadre, officer, day=date(2018, 5, 31), posting=posting)
    assert refusal.value.code == "before_posting"


def test_promotions_of_a_year_are_split_by_tempering(posting, cadre, foreign_unit, officer):
    stranger = make_cadre(foreign_unit, "王五", 901)
    promote(cadre, officer)
    promote(stranger, officer, kind="selection")
    promote(stranger, officer, day=date(2018, 3, 1))
    promote(cadre, officer, kind="award")
    wrong = promote(stranger, officer)
    withdraw_outcome(outcome=wrong, reason="重复登记", actor=actor_of(officer))
    years = outcome_years(outcomes=Outcome.objects.all())
    assert [(y.year, y.promotions, y.tempered, y.awards) for y in years] == [
        (2019, 2, 1, 1), (2018, 1, 0, 0),
    ]  # fmt: skip
    assert str(years[0].percent) == "50.0"


def test_a_posting_begun_on_the_day_is_no_history_of_the_promotion(posting, cadre, officer):
    promote(cadre, officer, day=date(2018, 6, 1))
    [year] = outcome_years(outcomes=Outcome.objects.all())
    assert (year.promotions, year.tempered) == (1, 0)


def test_outcomes_are_seen_by_the_person_and_where_the_posting_led(
    posting, cadre, officer, town_officer, secretary, outsider
):
    outcome = promote(cadre, officer, posting=posting)
    cadre.member.user = outsider
    cadre.member.save()
    for user in (officer, town_officer, outsider):
        assert list(Outcome.objects.visible_to(actor_of(user), Capability.DISPATCH_VIEW)) == [
            outcome
        ]
    assert not Outcome.objects.visible_to(actor_of(secretary), Capability.DISPATCH_VIEW).exists()
