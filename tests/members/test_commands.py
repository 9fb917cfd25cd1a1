import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from members.models import Affiliation
from tests.conftest import make_member


def count(*options):
    out = io.StringIO()
    call_command("count", *options, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def test_an_empty_district_counts_itself_and_nobody(district):
    assert count() == {
        "organizations": 1,
        "branches": 0,
        "members": 0,
        "full": 0,
        "probationary": 0,
        "by_branch": {},
    }


def test_members_are_counted_by_stage_and_home(branch, sibling_branch):
    make_member(branch, "张三", 1)
    make_member(branch, "李四", 2, stage="probationary")
    make_member(sibling_branch, "王五", 3)
    make_member(sibling_branch, "赵六", 4, stage="activist")
    make_member(sibling_branch, "钱七", 5, stage="left")
    assert count() == {
        "organizations": 4,
        "branches": 2,
        "members": 3,
        "full": 2,
        "probationary": 1,
        "by_branch": {branch.name: 2, sibling_branch.name: 1},
    }


def test_a_branch_without_members_is_listed_with_none(branch):
    assert count()["by_branch"] == {branch.name: 0}


def test_a_count_goes_by_the_affiliations_of_its_day(branch, sibling_branch):
    member = make_member(branch, "张三", 1)
    Affiliation.objects.update(valid_until=date(2018, 7, 1))
    Affiliation.objects.create(
        member=member, organization=sibling_branch, valid_from=date(2018, 7, 1)
    )
    assert count("--as-of", "2018-06-30")["by_branch"] == {branch.name: 1, sibling_branch.name: 0}
    assert count("--as-of", "2018-07-01")["by_branch"] == {branch.name: 0, sibling_branch.name: 1}


def test_an_organization_counts_from_its_founding_to_its_dissolution(branch, sibling_branch):
    branch.dissolved_on = date(2018, 6, 30)
    branch.save()
    assert count("--as-of", "2018-06-30")["branches"] == 2
    assert count("--as-of", "2018-07-01")["branches"] == 1
    assert count("--as-of", "2000-12-31")["branches"] == 0


def test_the_day_may_be_written_as_people_write_it(branch):
    assert count("--as-of", "2018年6月30日") == count("--as-of", "2018-06-30")


@pytest.mark.django_db
def test_what_is_no_day_is_unusable():
    with pytest.raises(CommandError) as error:
        count("--as-of", "2018-06-31")
    assert error.value.returncode == 2


def test_the_text_names_the_figures(branch):
    out = io.StringIO()
    call_command("count", stdout=out)
    assert out.getvalue().splitlines() == [
        "organizations: 3",
        "branches: 1",
        "members: 0",
        "full: 0",
        "probationary: 0",
    ]
