"""A year of the example district, from the theme of January to stars in force.

One branch works through its pages, the other 110 come by workbook; the clock is moved from month
to month. What grid, dashboard, lists, files, commands and the API say of the year must agree.
"""

import io
import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from accounts.models import User
from activities.models import Activity, Nomination, ThemedDay
from branches.models import Organization
from common.dates import months_between
from members.exports import revealed
from members.models import Member
from points.choices import RATED, Star
from points.models import DutyPost, PointEntry, StarList, StarRating
from portal.demo.district import DemoDistrict
from tests.api import read
from tests.conftest import workbook
from tests.spreadsheets.exported import cells, written

YEAR = 2025
MONTHS = months_between(date(YEAR, 1, 1), date(YEAR, 12, 1))
PARTY_DAYS = ["党支部", "日期", "类型", "主题", "地点"]
SERVICE = ["姓名", "身份证号", "党支部", "服务日期", "活动名称", "服务类别", "服务时长", "效果"]
SERVED = 8  # one of so many members


def at(clock, day, hour=9):
    clock.move_to(
        datetime.combine(day, datetime.min.time(), get_current_timezone()).replace(hour=hour)
    )


def after(month, day):
    """Return a day of the following month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, day)


class Population(DemoDistrict):
    """The example's organizations, members and accounts, before anything has happened."""

    def _activities(self):
        pass

    def _service(self, officer):
        pass


class District:
    """The offices at work; every step goes through the door its role uses."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.users = Population(today=date(YEAR, 1, 1)).build(password="a-long-password")
        self.own = Organization.objects.get(code="T01001")
        self.root = Organization.objects.get(superior=None)
        self.others = list(Organization.objects.branches().exclude(pk=self.own.pk).order_by("pk"))
        people = Member.objects.with_home(date(YEAR, 1, 1)).order_by("pk")
        self.people = [one for one in people if one.home_id != self.own.pk]
        self.mine = [one for one in people if one.home_id == self.own.pk]
        self.numbers = {one.pk: revealed(one.id_cipher) for one in people}
        self.codes = {branch.pk: branch.code for branch in self.others}

    def post(self, who, name, /, *args, **data):
        self.client.force_login(self.users[who])
        answer = self.client.post(reverse(name, args=args), data)
        assert answer.status_code == 302, answer.content.decode()
        return answer

    def see(self, who, url):
        self.client.force_login(self.users[who])
        return self.client.get(url).content.decode()

    def bring(self, kind, *rows):
        """Import a workbook; every row of it is taken."""
        path = self.folder / "表.xlsx"
        path.write_bytes(workbook(*rows))
        out = io.StringIO()
        call_command(
            "import_workbook", kind, path, "--as", "officer", "--format", "json", stdout=out
        )
        told = json.loads(out.getvalue())
        assert (told["outcomes"]["create"], told["problems"]) == (len(rows) - 1, [])

    def branch_month(self, clock, month):
        """The district's theme, then party day, meetings and service of one branch as they come."""
        at(clock, month.replace(day=2))
        theme = {"organization": self.root.pk, "month": f"{month:%Y-%m}", "sector": ""}
        self.post(
            "officer", "activities:theme_add", **theme, title=f"{month.month}月主题", guidance=""
        )
        at(clock, month.replace(day=20))
        held = month.replace(day=18)
        form = f"{reverse('activities:activity_add')}?held_on={held}"
        assert f"{month.month}月主题" in self.see("secretary", form)
        kinds = ["party_day", *(["members_meeting", "lesson"] if month.month % 3 == 0 else [])]
        for kind in kinds:
            self.post(
                "secretary", "activities:activity_add",
                **{
                    "organization": self.own.pk, "kind": kind, "held_on": held,
                    "theme": f"{month.month}月主题", "place": "活动室", "lecturer_text": "党校教师",
                    "offered": "1", "follows_theme": "1",
                    f"attendance-{self.mine[month.month].pk}": "leave",
                    f"reason-{self.mine[month.month].pk}": "外出",
                },
            )  # fmt: skip
        self.post(
            "secretary", "activities:service_add", served_on=held, activity_name="清洁家园",
            hours_reported="6", effect="good", members=[one.pk for one in self.mine[:10]],
        )  # fmt: skip

    def town_and_district(self, clock, month):
        """Review, nomination, stars of the month, the others' workbooks and the closing."""
        at(clock, after(month, 3))
        for activity in Activity.objects.filter(state="submitted"):
            self.post("town", "activities:activity_change", activity.pk, to="accepted")
        day = Activity.objects.get(
            parts__organization=self.own, kind="party_day", held_on__month=month.month
        )
        words = {"reason": "参加面广", "summary": "学做结合"}
        self.post("secretary", "activities:nomination_add", day.pk, **words)
        nomination = Nomination.objects.get(activity=day)
        self.post("town", "activities:nomination_move", nomination.pk, to="shortlisted")
        self.post("officer", "activities:nomination_move", nomination.pk, to="picked")
        self.post("officer", "activities:nomination_publish", month=f"{month:%Y-%m}")
        self.bring("party-days", PARTY_DAYS, *self.party_days(month))
        self.bring("service-records", SERVICE, *self.service(month))
        call_command("settle_points", "--month", f"{month:%Y-%m}", stdout=io.StringIO())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself once rows are committed
        if month.month < 12:
            self.post("officer", "points:month_close", month=f"{month:%Y-%m}")

    def party_days(self, month):
        """Every ninth branch misses one month of the year."""
        for number, branch in enumerate(self.others):
            if number % 9 or number // 9 % 12 + 1 != month.month:
                held = month.replace(day=number % 27 + 1)
                yield [branch.code, f"{held:%Y-%m-%d}", "主题党日", "学党章", "活动室"]

    def service(self, month):
        for number, one in enumerate(self.people[::SERVED]):
            served = f"{month.replace(day=number % 27 + 1):%Y-%m-%d}"
            hours = str(number % 8 + 1)
            number_of, code = self.numbers[one.pk], self.codes[one.home_id]
            yield [one.name, number_of, code, served, "志愿服务", "环境整治", hours, "好"]

    def stars(self, clock):
        """Posts and marks of the one branch, then drafts, notices and stars in force."""
        at(clock, date(YEAR + 1, 1, 8))
        self.post("secretary", "points:post_add", self.own.pk, name="宣传岗", duties="宣传")
        post = DutyPost.objects.get()
        marks = {}
        for number, one in enumerate(self.full()):
            given = {"post": post.pk, "member": one.pk}
            self.post("secretary", "points:post_list", YEAR, self.own.pk, **given)
            holding = one.post_holdings.get()
            marks |= {f"duty-{holding.pk}-{quarter}": str(99 - number) for quarter in (1, 2, 3, 4)}
            marks |= {
                f"review-{one.pk}-{kind}": str(98 - number) for kind in ("self", "mutual", "masses")
            }
        self.post("secretary", "points:mark_sheet", YEAR, self.own.pk, **marks)
        out = io.StringIO()
        call_command("rate_stars", "--year", YEAR, "--format", "json", stdout=out)
        self.post("officer", "points:month_close", month=f"{YEAR}-12")
        while draft := StarList.objects.filter(state="draft").first():
            self.post("officer", "points:star_publish", draft.pk)
        at(clock, StarList.objects.latest("notice_ends_on").notice_ends_on.replace(day=28))
        for star_list in StarList.objects.filter(state="published"):
            self.post("officer", "points:star_enforce", star_list.pk)
        return json.loads(out.getvalue())

    def full(self):
        return [
            one for one in self.mine if one.stage == "full" and one.joined_on < date(YEAR, 1, 1)
        ]


@pytest.fixture
def year(db, client, tmp_path):
    with time_machine.travel(date(YEAR, 1, 1), tick=False) as clock:
        district = District(client, tmp_path)
        for month in MONTHS:
            district.branch_month(clock, month)
            district.town_and_district(clock, month)
        rated = district.stars(clock)
        yield SimpleNamespace(district=district, client=client, rated=rated, **district.users)


def test_the_figures_of_a_whole_year_agree_everywhere(year):
    compliance_agrees(year)
    points_agree(year)
    stars_agree(year)


def compliance_agrees(year):
    missed = len(year.district.others[::9])
    due = 12 * (len(year.district.others) + 1)
    period = f"first={YEAR}-01&last={YEAR}-12"
    out = io.StringIO()
    call_command(
        "compliance", "--from", f"{YEAR}-01", "--to", f"{YEAR}-12", "--format", "json", stdout=out
    )
    command = json.loads(out.getvalue())
    assert (command["due"], command["missing"], command["late"]) == (due, missed, 0)
    told = read(year.client, year.officer, f"compliance/?{period}")
    assert {name: told["totals"][name] for name in ("due", "met", "late", "missing")} == {
        name: command[name] for name in ("due", "met", "late", "missing")
    }
    grid = year.client.get(f"{reverse('activities:activity_grid')}?{period}").context
    assert (grid["totals"].due, grid["totals"].missing) == (due, missed)
    file = cells(written("compliance-grid", year.officer, period))[1:]
    assert sum(int(row[-1]) for row in file) == due
    assert sum(int(row[-2]) for row in file) == due - missed
    towns = cells(written("compliance-towns", year.officer, period))
    assert len(towns) > 1
    held = ThemedDay.objects.filter(theme__organization=year.district.root)
    assert {one.activity.theme: one.theme.month for one in held} == {
        f"{month.month}月主题": month for month in MONTHS
    }
    for month in MONTHS:
        shown = {"month": f"{month:%Y-%m}"}
        page = year.client.get(reverse("activities:showcase_list"), shown).content.decode()
        assert f"{month.month}月主题" in page


def points_agree(year):
    served = len(year.district.people[::SERVED]) + 10
    assert PointEntry.objects.count() == 12 * served
    for month in ("01", "12"):
        out = io.StringIO()
        call_command("settle_points", "--month", f"{YEAR}-{month}", "--format", "json", stdout=out)
        command = json.loads(out.getvalue())
        assert command["members"] == served
        page = year.client.get(f"/points/?month={YEAR}-{month}").context["sums"]
        assert page["effective"] == Decimal(command["effective"])
        file = cells(written("points-months", year.officer, f"month={YEAR}-{month}"))[1:]
        assert sum(Decimal(str(row[-1])) for row in file) == page["effective"]
        told = read(year.client, year.officer, f"monthly-points/?month={YEAR}-{month}&limit=500")
        assert told["count"] == served


def stars_agree(year):
    in_force = StarRating.objects.filter(star_list__state="in_force")
    stars = in_force.filter(reason__in=RATED).values_list("star", flat=True)
    assert Counter(map(str, stars)) == Counter(year.rated["stars"])
    assert in_force.count() == sum(
        year.rated[name] for name in ("rated", "not_rated", "exempt", "vetoed")
    )
    assert StarList.objects.exclude(state="in_force").count() == 0
    own = f"{reverse('points:star_list')}?year={YEAR}&within={year.district.own.pk}"
    assert "已生效" in year.district.see("secretary", own)
    person = User.objects.get(username="member")
    page = year.district.see("member", person.member.get_absolute_url())
    rating = in_force.get(member=person.member)
    assert str(Star(rating.star).label) in page
