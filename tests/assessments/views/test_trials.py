from decimal import Decimal

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.models import AuditEvent


def rows():
    """Return how many rows every table of the assessments and the audit log hold."""
    models = [*apps.get_app_config("assessments").get_models(), AuditEvent]
    return {model.__name__: model.objects.count() for model in models}


@pytest.fixture
def run(client, cycle, officer):
    """Return a function that fills in the sheet of a cycle in set-up and sends it."""
    client.force_login(officer)

    def send(*entries):
        units = cycle.units.order_by("code")
        sent = {f"unit-{unit.pk}": entry for unit, entry in zip(units, entries, strict=True)}
        return client.post(reverse("assessments:trial_run", args=[cycle.pk]), sent)

    return send


def test_the_sheet_is_shown_as_voters_will_see_it(client, cycle, officer):
    client.force_login(officer)
    page = client.get(reverse("assessments:trial_run", args=[cycle.pk]))
    assert "no-store" in page["Cache-Control"]
    assert all(f'name="unit-{unit.pk}"' in page.content.decode() for unit in cycle.units.all())


def test_an_example_is_computed_and_nothing_is_kept(run):
    before = rows()
    found = run(95, 95, 70).context["found"]
    assert [(one.total.rounded, one.rank, one.grade.value) for one in found] == [
        (Decimal("95.00"), 1, "good"), (Decimal("95.00"), 1, "good"), (Decimal("70.00"), 3, "fair"),
    ]  # fmt: skip
    assert rows() == before


def test_an_incomplete_sheet_comes_back_as_it_was_filled_in(run):
    page = run(95, "", 70)
    assert page.context["found"] == []
    assert 'value="95"' in page.content.decode()


def test_a_group_that_would_be_too_small_is_named_as_missing(run, cycle):
    small = cycle.groups.get(name="镇街")
    small.electors.filter(pk__in=list(small.electors.values_list("pk", flat=True))[2:]).delete()
    assert [one.missing for one in run(80, 90, 70).context["found"]] == [["镇街"]] * 3


def test_abstaining_gives_no_total(run):
    last = run(80, 90, "-").context["found"][-1]
    assert (last.total, last.rank, last.grade) == (None, None, None)
