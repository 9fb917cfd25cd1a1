from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.models import AuditEvent
from activities.domain.themed_days import Practice
from activities.domain.themes import change_theme, remove_theme, set_theme
from activities.domain.workflow import amend_activity, record_activity
from activities.models import Theme, ThemedDay
from activities.reports.themes import theme_for
from common.dates import next_month
from common.errors import RuleViolation
from tests.conftest import actor_of

TODAY = localdate()
MONTH = TODAY.replace(day=1)
DAY = {"kind": "party_day", "held_on": TODAY, "theme": "志愿服务", "place": "室"}


def setting(user, organization, title="志愿服务", month=MONTH, sector=""):
    words = {"title": title, "guidance": ""}
    return set_theme(
        organization=organization, month=month, sector=sector, words=words, actor=actor_of(user)
    )


def refusal(function, *given, **named):
    with pytest.raises(RuleViolation) as refused:
        function(*given, **named)
    return refused.value.code


def record(branch, user, *, follows=True, **changed):
    practice = Practice(follows_theme=follows)
    return record_activity(
        branch=branch, fields=DAY | changed, away={}, actor=actor_of(user), practice=practice
    )


def test_the_nearest_superiors_theme_holds_for_a_branch(
    officer, town_officer, district, town, branch, foreign_branch
):
    setting(officer, district, "区主题")
    near = setting(town_officer, town, "街道主题")
    assert theme_for(branch=branch, month=MONTH) == near
    assert theme_for(branch=foreign_branch, month=MONTH).title == "区主题"
    assert theme_for(branch=branch, month=next_month(MONTH)) is None


def test_of_two_themes_from_one_place_the_one_for_the_sector_holds(officer, district, branch):
    setting(officer, district, "共同主题")
    assert theme_for(branch=branch, month=MONTH).title == "共同主题"
    setting(officer, district, "社区主题", sector="community")
    setting(officer, district, "农村主题", sector="rural")
    assert theme_for(branch=branch, month=MONTH).title == "社区主题"


def test_a_theme_is_set_once_and_not_for_a_month_that_has_passed(officer, district):
    setting(officer, district)
    assert refusal(setting, officer, district, "又一个") == "set_already"
    assert refusal(setting, officer, district, month=date(2018, 6, 1)) == "month_has_passed"
    assert AuditEvent.objects.latest("id").action == "theme_set"


def test_a_theme_can_be_changed_and_removed_until_a_party_day_was_held_under_it(
    officer, secretary, district, branch, member
):
    theme, actor = setting(officer, district), actor_of(officer)
    change_theme(theme=theme, words={"title": "环境整治", "guidance": "半天"}, actor=actor)
    assert AuditEvent.objects.latest("id").changes["title"] == ["志愿服务", "环境整治"]
    record(branch, secretary)
    words = {"title": "别的", "guidance": ""}
    assert refusal(change_theme, theme=theme, words=words, actor=actor) == "theme_is_used"
    assert refusal(remove_theme, theme=theme, actor=actor) == "theme_is_used"
    other = setting(officer, district, month=next_month(MONTH))
    remove_theme(theme=other, actor=actor)
    assert Theme.objects.get() == theme


def test_a_party_day_notes_the_theme_it_was_held_under(
    officer, secretary, district, branch, member
):
    theme = setting(officer, district)
    assert record(branch, secretary).themed_day.theme == theme


def test_what_is_no_party_day_or_has_its_own_theme_follows_none(
    officer, secretary, district, branch, member
):
    setting(officer, district)
    record(branch, secretary, follows=False)
    record(branch, secretary, kind="lesson")
    assert not ThemedDay.objects.exists()


def test_an_amended_entry_may_leave_the_theme_again(officer, secretary, district, branch, member):
    setting(officer, district)
    activity = record(branch, secretary)
    type(activity).objects.update(state="returned")
    activity.refresh_from_db()
    amend_activity(activity=activity, fields=DAY, away={}, actor=actor_of(secretary))
    assert not ThemedDay.objects.exists()
