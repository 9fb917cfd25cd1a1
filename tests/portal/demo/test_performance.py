import pytest

from assessments.models import Performance, PerformanceResult, Result
from portal.demo.performance import UNITS, HalfYears
from portal.demo.secretaries import SecretariesReviewed


@pytest.fixture(autouse=True)
def _keys_of_the_ballots_worker(settings, tmp_path):
    settings.BALLOT_KEY_DIR = str(tmp_path / "keys")


def test_eighty_units_are_scored_and_the_second_half_is_under_way(staffed):
    HalfYears(**staffed).build()
    first, second, quarter = Performance.objects.order_by("pk")
    assert PerformanceResult.objects.filter(unit__performance=first).count() == UNITS
    assert (first.state, second.state, second.earlier) == ("published", "scoring", first)
    assert second.scorers.exclude(submitted_at=None).count() == 1
    assert (quarter.kind, quarter.state) == ("party_work", "scoring")


def test_the_secretaries_of_one_town_are_reviewed(staffed):
    SecretariesReviewed(**staffed).build()
    results = Result.objects.all()
    assert {result.unit.branch.code[:3] for result in results} == {"T01"}
    assert all(result.total for result in results)
    assert all("computed-party_days" in result.means for result in results)
