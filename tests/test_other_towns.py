"""What another town holds changes nothing that is shown to whoever serves this one.

Everything is asked for before the other town holds anything, and again once it holds one of each
thing. A name, a figure, a link or a choice of theirs would make a difference.
"""

import re
from datetime import date
from difflib import unified_diff
from typing import NamedTuple

import pytest
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.http import QueryDict
from django.test import Client
from django.utils.timezone import localdate

from accounts.choices import Role
from accounts.models import User
from assessments.models import (
    AssessedUnit,
    BranchAppraisal,
    Cycle,
    Draw,
    FollowUp,
    MemberAppraisal,
    Performance,
    Question,
)  # fmt: skip
from dispatch.models import KeyProject, Place, Programme, Unit
from spreadsheets.registry import exports, kinds
from tests.actors import Person, everything_at, let_take_part, user_of
from tests.addresses import API, HOLDERS, POSTS, address
from tests.asking import ask, browser_of
from tests.conftest import actor_of, make_member, make_user
from tests.deeds import draft, waiting
from tests.world import one_of_each, people_and_things
from tests.world.assessments import let_be_over

pytestmark = pytest.mark.django_db

QUERY = (
    "year=2018&month=2018-06&first=2018-01&last=2018-12&from=2018-01&to=2018-12&outcome=all"
    "&unit=秘密&show=ever"
)
"""What lists are asked for: the year of what the world holds, ended or not."""
THE_DISTRICTS = {
    **dict.fromkeys(
        ("api:programme_list", "dispatch:programme_list", "dispatch:posting_list",
         "dispatch:posting_add", "programmes"),
        "programmes are the district's",
    ),
    "postings.programme": "programmes are the district's",
    "dispatch:contact_visit": "a problem may be given to any unit of the district",
    "points:month_close": "all accounts of the district are closed at once",
    "accounts:second_factor_manage": "proposes another secret each time",
    "spreadsheets:template_download": "is packed; what it offers is asked for below",
}  # fmt: skip
"""What is left out, and why."""
NOISE = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|\b\d\d:\d\d(:\d\d)?\b|[0-9a-f-]{32,36}')
"""What differs from one answer to the next: tokens and the time of day."""


class Towns(NamedTuple):
    ours: dict
    browser: Client
    before: dict
    """What was shown before the other town held anything, by question."""


@pytest.fixture(scope="module")
def towns(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        ours = people_and_things()
        make_room()
        user = user_of(Person(everything_at("town")), ours)
        let_take_part(ours, user)
        towns = Towns(ours, browser_of(user), {})
        towns.before.update({question: answer(question, towns) for question in QUESTIONS})
        settle_the_other_town(ours)
        yield towns
        transaction.set_rollback(True)


def make_room():
    """Free the names and codes of which there is but one."""
    single = {
        Unit: ("code", "name"), Place: ("name",), Programme: ("name",), KeyProject: ("name",),
        Cycle: ("title",), Performance: ("title",), User: ("username",),
    }  # fmt: skip
    for model, fields in single.items():
        model.objects.update(**{field: Concat(field, Value("1")) for field in fields})
    for place in Place.objects.all():
        Place.objects.filter(pk=place.pk).update(code=f"41990009900{place.pk % 10}")
    Draw.objects.update(codes=["U011"])


def settle_the_other_town(ours):
    """Let the other town hold all that ours does, with some of it over and some waiting."""
    branch = ours["foreign_branch"]
    secretary = make_user("their secretary", branch, Role.SECRETARY)
    theirs = one_of_each(branch, make_member(branch, "孙外人", 8), secretary)
    let_be_over(theirs)
    let_wait(theirs)


def let_wait(theirs):
    """Leave something of theirs to be done, and what comes back soon."""
    waiting(theirs)
    draft(theirs)
    for key in ("cycle", "performance"):
        type(theirs[key]).objects.filter(pk=theirs[key].pk).update(next_on=localdate())
    FollowUp.objects.filter(pk=theirs["follow_up"].pk).update(
        state="reported", verify_by=date(2018, 7, 1)
    )
    Question.objects.filter(pk=theirs["question"].pk).update(state="answered", answer="秘密答复")
    BranchAppraisal.objects.filter(organization=theirs["branch"]).update(year=2018)
    MemberAppraisal.objects.filter(member=theirs["member"]).update(year=2018)
    AssessedUnit.objects.create(
        cycle=theirs["cycle"], branch=theirs["branch"], code="B1", name="秘密支部", group="agency"
    )


def address_of(name, ours):
    """Return an address, of a list with what is asked for."""
    is_list = not HOLDERS[name] and name not in API  # the API refuses filters it does not know
    return address(name, ours) + (f"?{QUERY}" if is_list else "")


def page(name, towns):
    shown = ask(towns.browser, "get", address_of(name, towns.ours))
    place = shown.headers.get("Location", "")
    return [f"{shown.status_code} {place}", shown.text_seen.decode(errors="replace")]


def file(kind, towns):
    export = exports()[kind](actor=actor_of(towns.browser.user), query=QueryDict(QUERY))
    return [[str(column.label) for column in export.columns()], *export.rows()]


def choices(kind, towns):
    table = kinds()[kind](actor=actor_of(towns.browser.user))
    names = [name for name in table.columns() if f"{kind}.{name}" not in THE_DISTRICTS]
    return [(name, table.choices(name)) for name in names]


QUESTIONS = (
    *((page, name) for name in sorted(HOLDERS.keys() - POSTS - THE_DISTRICTS.keys())),
    *((file, kind) for kind in sorted(exports().keys() - THE_DISTRICTS.keys())),
    *((choices, kind) for kind in sorted(kinds())),
)


def answer(question, towns):
    ask_for, what = question
    return NOISE.sub("", "\n".join(map(str, ask_for(what, towns)))).splitlines()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one[0].__name__} {one[1]}")
def test_nothing_more_is_shown_once_another_town_holds_something(towns, question):
    changed = unified_diff(towns.before[question], answer(question, towns), lineterm="", n=0)
    assert "\n".join(changed) == ""
