from datetime import date

import pytest

from activities.models import Nomination, Theme, ThemedDay
from activities.reports.showcase import published_months, showcase
from portal.demo.themes import MonthlyThemes


@pytest.fixture
def themed(example):
    MonthlyThemes(**example).build()


def test_every_sector_has_a_theme_last_month_and_this_and_branches_followed(themed):
    months = set(Theme.objects.values_list("month__month", flat=True))
    assert (months, Theme.objects.count()) == ({10, 11}, 9)
    assert ThemedDay.objects.filter(theme__sector="rural").exists()


def test_last_month_is_published_and_this_month_stands_at_every_step(themed):
    assert published_months() == [date(2026, 10, 1)]
    assert showcase().count() == 10
    running = Nomination.objects.filter(month=date(2026, 11, 1))
    assert set(running.values_list("state", flat=True)) == {"nominated", "shortlisted", "picked"}
