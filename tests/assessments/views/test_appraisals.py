import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from assessments.domain import counting, keys
from assessments.domain.appraisal_rules import Opinion
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.domain.polls import open_poll
from assessments.models import Cycle, MemberAppraisal
from portal.reports.appraisals import appraisal_items
from tests.conftest import actor_of, make_member
from tests.spreadsheets.exported import column, download

LIST, GRADES = "assessments:appraisal_list", "assessments:appraisal_grades"


@pytest.fixture
def members(branch):
    return [make_member(branch, f"党员{number}", number) for number in range(1, 8)]


@pytest.fixture
def recorded(branch, secretary, members):
    opinions = {one.pk: Opinion("qualified", (1, 5, 0, 0)) for one in members}
    opinions[members[0].pk] = Opinion("excellent", (2, 1, 0, 0))
    return record_appraisal(
        branch=branch, year=2018, meeting=Meeting(date(2019, 1, 15), 7), opinions=opinions,
        actor=actor_of(secretary),
    )  # fmt: skip


def page(branch):
    return reverse("assessments:appraisal_record", args=[2018, branch.pk])


def typed(members, **fields):
    said = {f"grade-{one.pk}": "qualified" for one in members}
    return {"held_on": "2019-01-15", "voters": "7", **said, **fields}


def test_a_secretary_records_the_whole_branch_on_one_sheet(client, branch, secretary, members):
    client.force_login(secretary)
    first = members[0].pk
    counts = {f"excellent-{first}": "4", f"qualified-{first}": "２"}
    response = client.post(page(branch), typed(members, **counts), follow=True)
    assert "已登记" in response.content.decode()
    assert MemberAppraisal.objects.get(member=first).counts == (4, 2, 0, 0)
    assert MemberAppraisal.objects.filter(grade="qualified").count() == 7


def test_what_is_refused_comes_back_as_typed(client, branch, secretary, members):
    client.force_login(secretary)
    every = {f"grade-{one.pk}": "excellent" for one in members}
    text = client.post(page(branch), typed(members, **every)).content.decode()
    assert "优秀7人；超过2人须写明理由" in text
    assert len(re.findall(r'value="excellent"\s+selected', text)) == 7
    bad = {f"excellent-{members[0].pk}": "多"}
    assert "票数须为整数：“多”" in client.post(page(branch), typed(members, **bad)).content.decode()


def test_counts_of_few_ballots_are_shown_nowhere(client, branch, secretary, recorded):
    client.force_login(secretary)
    text = client.get(recorded.get_absolute_url()).content.decode()
    assert text.count('colspan="4"') == 1
    book = download(client, reverse(GRADES), year=2018)
    assert column(book, "优秀票") == [None, 1, 1, 1, 1, 1, 1]
    assert set(column(book, "评定等次")) == {"优秀", "合格"}


def test_the_town_sees_the_share_of_branches(
    client, branch, sibling_branch, town_officer, recorded
):
    make_member(sibling_branch, "李四", 60)
    client.force_login(town_officer)
    text = client.get(reverse(LIST), {"year": 2018}).content.decode()
    assert "应登记2个支部，已登记1个" in text
    only = download(client, reverse(LIST), year=2018, show="missing")
    assert column(only, "党支部") == [sibling_branch.name]


def test_a_member_sees_the_own_grade_and_no_counts(client, branch, recorded, members):
    user = User.objects.create_user("own")
    members[1].user = user
    members[1].save()
    client.force_login(user)
    text = client.get(members[1].get_absolute_url()).content.decode()
    assert "2018年度评议" in text
    assert client.get(recorded.get_absolute_url()).status_code == 404
    assert "党员" not in str(
        client.get(reverse(GRADES), {"year": 2018}).context["page"].object_list
    )


def test_the_grade_is_told_in_the_dossier(client, officer, recorded, members):
    client.force_login(officer)
    text = client.get(reverse("dispatch:dossier_member", args=[members[0].pk])).content.decode()
    assert "民主评议党员" in text


@pytest.mark.parametrize(
    ("on", "is_there", "is_overdue"),
    [(date(2019, 2, 1), True, False), (date(2019, 4, 1), True, True),
     (date(2019, 7, 1), False, False)],
)  # fmt: skip
def test_a_branch_is_told_until_it_has_recorded(
    branch, secretary, members, on, is_there, is_overdue
):
    found = appraisal_items(actor=actor_of(secretary), on=on)
    assert [(one.url, one.is_overdue) for one in found] == [(page(branch), is_overdue)] * is_there


def test_what_is_recorded_is_no_longer_to_be_done(secretary, recorded):
    assert appraisal_items(actor=actor_of(secretary), on=date(2019, 2, 1)) == []


@pytest.fixture
def with_accounts(members):
    for number, one in enumerate(members):
        one.user = User.objects.create_user(f"member{number}", name=one.name)
        one.save()
    return members


def test_a_branch_votes_with_its_accounts_and_decides_with_the_counts_before_it(
    client, branch, secretary, with_accounts
):
    client.force_login(secretary)
    detail = reverse("assessments:appraisal_detail", args=[2018, branch.pk])
    assert "发起网上测评" in client.get(detail).content.decode()
    client.post(reverse("assessments:poll_open", args=[2018, branch.pk]))
    poll = Cycle.objects.get(kind="members")
    keys.make_key(cycle_id=poll.pk)
    units = {unit.member_id: unit.pk for unit in poll.units.all()}
    for one in with_accounts:
        client.force_login(one.user)
        said = {f"unit-{pk}": "excellent" for pk in units.values()}
        answer = client.post(reverse("assessments:ballot_cast", args=[poll.pk]), said)
        assert answer.url == reverse("portal:home")
    client.force_login(secretary)
    assert "应投7人，已投7人" in client.get(detail).content.decode()
    client.post(reverse("assessments:poll_close", args=[poll.pk]))
    counting.count(cycle_id=poll.pk)
    assert "6／0／0／0" in client.get(page(branch)).content.decode()
    client.post(page(branch), typed(with_accounts, voters="7"))
    assert client.get(detail).content.decode().count("6 + —") == 7
    book = download(client, reverse(GRADES), year=2018)
    assert column(book, "网上票：优秀") == [6] * 7


def test_the_ballot_on_members_asks_for_grades_without_remarks(
    client, branch, secretary, with_accounts
):
    poll = open_poll(branch=branch, year=2018, actor=actor_of(secretary))
    client.force_login(with_accounts[0].user)
    assert "投票：" in client.get("/").content.decode()
    text = client.get(reverse("assessments:ballot_cast", args=[poll.pk])).content.decode()
    assert text.count('value="unqualified"') == 6
    assert "remark-" not in text
    assert client.get(reverse("assessments:cycle_detail", args=[poll.pk])).status_code == 404


def test_the_sheet_shows_points_and_attendance_of_the_year(client, branch, secretary, recorded):
    client.force_login(secretary)
    text = client.get(recorded.get_absolute_url()).content.decode()
    assert text.count("0.00") == 7
    assert "出席／应到" in client.get(page(branch)).content.decode()
