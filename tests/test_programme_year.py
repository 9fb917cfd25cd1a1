"""A year of a dispatch programme, through the pages by the roles that do it.

Set-up, quotas, nominations, selection, notice, placement and postings in spring 2018; a temporary
branch, logs, leave, reviews, a recall and an extension during the year; reminders, outcomes, pool
and dossier after it. Every conflict that is refused on the way names the other posting.
"""

from datetime import date

import pytest
import time_machine

from accounts.choices import Role
from accounts.models import User
from tests.api import read
from tests.conftest import make_user
from tests.dispatch.office import Office
from tests.dispatch.programme_year import afterwards, postings, spring


@pytest.fixture
def office(client, tmp_path, district, town, other_town, branch):
    with time_machine.travel(date(2018, 4, 2), tick=False) as clock:
        users = {
            "cadre": make_user("cadre", district, Role.CADRE_OFFICER),
            "officer": make_user("officer", district, Role.DISTRICT_OFFICER),
            "town": make_user("town", town, Role.TOWN_OFFICER),
            "other_town": make_user("town2", other_town, Role.TOWN_OFFICER),
            "secretary": make_user("secretary", branch, Role.SECRETARY),
            "head": User.objects.create_user("head", "a-long-password", name="财政局局长"),
            "small_head": User.objects.create_user("head2", "a-long-password"),
        }
        office = Office(client, clock, tmp_path, users)
        office.town, office.other_town, office.branch = town, other_town, branch
        office.district = district
        yield office


def test_the_year_of_a_programme_is_played_by_those_who_do_it(office):
    office.people = None
    spring.set_up(office)
    office.people = office.count_members()
    spring.quotas(office)
    spring.nominations(office)
    spring.selection(office)
    spring.placement(office)
    postings.conflicts(office)
    postings.branch_life(office)
    postings.during(office)
    postings.reminders(office)
    postings.the_end(office)
    afterwards.outcomes(office)
    afterwards.leaders(office)
    assert sorted(office.refused) == [
        "导入派出·人", "导入派出·村", "延期·人", "延期·村", "计划派出·人", "页面派出·人",
        "页面派出·村",
    ]  # fmt: skip
    count = read(office.client, office.users["cadre"], "postings/")["count"]
    assert count == len(office.rows("cadre", "dispatch:posting_list"))
