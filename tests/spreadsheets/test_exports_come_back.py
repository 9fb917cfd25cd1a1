"""An exported file is imported again, and every row is unchanged."""

from datetime import date, time, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.models import User
from activities.choices import NOT_LISTED, ActivityState
from activities.domain.meetings import Particulars
from activities.domain.records import GuestEntry, MotionEntry
from activities.domain.workflow import record_activity
from activities.models import Activity, Attendance, ServiceRecord
from branches.domain.tree import create_organization
from dispatch.models import KeyProject, Place
from members.models import Member
from spreadsheets.domain import batches
from tests.conftest import actor_of, make_branch, make_member, staged
from tests.dispatch.conftest import make_cadre, make_unit
from tests.dispatch.contacts import keep_contact
from tests.spreadsheets.exported import column, written


def outcomes(kind, user, content):
    table = batches.table_for(kind=kind, actor=actor_of(user))
    counted = staged(table, content).outcomes
    return {name: count for name, count in counted.items() if count}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_texts_that_look_like_formulas(officer, branch, form):
    for serial, remark in enumerate(["=1+1", "+1", "-1", "@x", "<r>村民</r>"], start=1):
        make_member(branch, f"人{serial}", serial, remark=remark, work_post=remark)
    content = written("members", officer, reveal=True, form=form)
    assert outcomes("members", officer, content) == {"unchanged": 5}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_organizations(officer, town, branch, form):
    fields = {"kind": "branch", "sector": "two_new", "founded_on": date(2017, 6, 1)}
    create_organization(
        superior=town, name="中共示例企业支部委员会", short_name="示例企业党支部", code="0017",
        founded_precision="month", elected_on=date(2020, 1, 1), elected_precision="year",
        term_years=3, remark="两家企业", **fields,
    )  # fmt: skip
    content = written("organizations", officer, form=form)
    assert outcomes("organizations", officer, content) == {"unchanged": 4}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_members_in_full(officer, branch, form):
    make_member(branch, "张三", 1, mobile="19900000333", education="20", ethnic_group="汉")
    fields = {"sex": "female", "born_on": date(1980, 1, 1), "born_precision": "month"}
    fields |= {"confirmed_on": date(2006, 1, 1), "confirmed_precision": "year"}
    make_member(branch, "迪丽·努尔", 2, **fields)
    make_member(branch, "李四", 3, stage="probationary", party_post="书记", remark="备用")
    content = written("members", officer, reveal=True, form=form)
    assert outcomes("members", officer, content) == {"unchanged": 3}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_members_masked(officer, branch, sibling_branch, form):
    """Known again by name, branch and the digits shown; a stranger is never entered."""
    make_member(branch, "张三", 1, mobile="13900000001", stage="activist", born_on=date(1980, 1, 1))
    make_member(sibling_branch, "张三", 2)
    content = written("members", officer, reveal=False, form=form)
    assert outcomes("members", officer, content) == {"unchanged": 2}
    Member.objects.filter(name="张三").update(name="张四")
    assert outcomes("members", officer, content) == {"error": 2}


def test_party_days(officer, secretary, branch, town):
    partner = make_branch(town, 7)
    for serial in range(1, 4):
        make_member(branch, f"党员{serial}", serial)
    for day in (1, 2):
        fields = {
            "kind": "party_day",
            "held_on": date(2018, 6, day),
            "theme": "学习",
            "place": "室",
        }
        record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    activity = Activity.objects.first()
    activity.parts.create(organization=partner, is_lead=False)
    Activity.objects.filter(pk=activity.pk).update(
        host_text="党员1", recorder_text="党员2", due_reported=3, present_reported=2,
        absentees_text="党员3（生病）", remark="雨天", theme="=学习",
    )  # fmt: skip
    content = written("activities", officer, "kind=party_day")
    assert outcomes("party-days", officer, content) == {"unchanged": 2}
    assert outcomes("party-days", secretary, content) == {"unchanged": 2}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_activities_of_every_state(officer, secretary, town_officer, branch, form):
    """One of each state, a draft ahead, and a day recorded anew after it was cancelled."""
    make_member(branch, "张三", 1)
    fields = {"kind": "party_day", "theme": "学习", "place": "室"}
    for serial, state in enumerate([*ActivityState.values, ActivityState.CANCELLED], start=1):
        ahead = state == ActivityState.DRAFT or serial == 1
        held_on = localdate() + timedelta(days=9) if ahead else date(2018, 6, serial)
        arguments = {"branch": branch, "away": {}, "actor": actor_of(secretary)}
        made = record_activity(fields=fields | {"held_on": held_on}, **arguments)
        Activity.objects.filter(pk=made.pk).update(state=state, submitted_at=made.submitted_at)
    record_activity(fields=fields | {"held_on": date(2018, 6, 6)}, **arguments)
    content = written("activities", officer, form=form)
    for user in (officer, town_officer, secretary):
        assert outcomes("party-days", user, content) == {"unchanged": 7}


def test_meetings_with_guests_and_votes(officer, secretary, branch):
    """Texts with brackets and semicolons, and a committee of some, told by names alone."""
    people = [make_member(branch, name, serial) for serial, name in enumerate("甲乙丙丁", start=1)]
    said = Particulars(
        motions=[
            MotionEntry("接收戊（教师）；按期转正", 3, 0, 1),
            MotionEntry("推荐甲为先进", 2, 1, written=0),
        ],
        guests=[GuestEntry("己", "contact", "区委（常委），部长"), GuestEntry("庚", "observer")],
    )
    fields = {"theme": "研究工作", "place": "室"}
    arguments = {"branch": branch, "actor": actor_of(secretary)}
    for kind, day, away in (
        ("members_meeting", date(2018, 6, 1), {}),
        (
            "committee_meeting",
            date(2018, 6, 2),
            {people[0].pk: (NOT_LISTED, ""), people[1].pk: ("leave", "生病")},
        ),
    ):
        record_activity(
            fields=fields | {"kind": kind, "held_on": day},
            away=away,
            said=said if kind == "members_meeting" else Particulars(),
            **arguments,
        )
    content = written("activities", secretary)
    assert column(content, "参会人员") == ["丙、丁", None]
    for user in (secretary, officer):
        assert outcomes("party-days", user, content) == {"unchanged": 2}


AWAY = [
    {},
    {1: ("leave", "生病")},
    {1: ("leave", ""), 2: ("absent", "")},
    {1: ("absent", "忘了"), 2: ("leave", "外出（北京、天津），两天")},
    {1: ("leave", "无故"), 2: ("absent", "缺席"), 3: ("leave", "a (b"), 4: ("absent", "=1")},
    dict.fromkeys(range(1, 6), ("leave", "出差")),
]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_attendance_entered_by_hand(officer, secretary, branch, form):
    """Two of the five bear one name, which no file can tell apart; drafts may lack a reason."""
    names = enumerate(["张三", "李四", "王五", "赵六", "张三"], start=1)
    people = {serial: make_member(branch, name, serial) for serial, name in names}
    for day, chosen in enumerate(AWAY, start=1):
        fields = {"kind": "party_day", "theme": "学习", "place": "室", "host_text": "李四"}
        record_activity(
            branch=branch, fields=fields | {"held_on": date(2018, 6, day)},
            away={people[serial].pk: what for serial, what in chosen.items()},
            actor=actor_of(secretary), said=Particulars(is_draft=True),
        )  # fmt: skip
    content = written("activities", secretary, form=form)
    assert outcomes("party-days", secretary, content) == {"unchanged": 6}
    assert outcomes("party-days", officer, content) == {"unchanged": 6}


def test_attendance_entered_by_hand_makes_the_same_list_anew(secretary, branch):
    people = [make_member(branch, name, serial) for serial, name in enumerate("甲乙丙", start=1)]
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1), "theme": "学习", "place": "室"}
    away = {people[0].pk: ("leave", "生病"), people[1].pk: ("absent", "")}
    record_activity(branch=branch, fields=fields, away=away, actor=actor_of(secretary))
    content = written("activities", secretary)
    assert [column(content, name) for name in ("应到", "实到")] == [[3], [1]]
    listed = Attendance.objects.order_by("member").values_list("member", "state")
    before = list(listed)
    Activity.objects.all().delete()
    batch = batches.open_batch(
        kind="party-days", file_name="x", content=content, actor=actor_of(secretary), options={}
    )
    batches.preview(batch=batch)
    assert batches.commit(batch=batch).outcomes["create"] == 1
    assert list(listed.all()) == before


@pytest.mark.parametrize("reveal", [False, True])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_service_records(officer, branch, form, reveal):
    """Two of one name in one branch are told apart by the digits shown; one served by night."""
    starts, ends = {1: time(9), 2: time(22)}, {1: time(12, 30), 2: time(1, 30)}
    for serial, name in enumerate(["张三", "李四", "张三"], start=1):
        ServiceRecord.objects.create(
            member=make_member(branch, name, serial), organization=branch,
            served_on=date(2018, 6, serial), activity_name="清扫街道", category="环保",
            hours_reported="3.5", effect="good", is_organizer=serial == 1, remark="-1",
            starts_at=starts.get(serial),
            ends_at=ends.get(serial),
        )  # fmt: skip
    content = written("service-records", officer, form=form, reveal=reveal)
    assert outcomes("service-records", officer, content) == {"unchanged": 3}


def test_service_of_a_member_who_moved_since(officer, branch, sibling_branch):
    member = make_member(branch, "张三", 1)
    member.affiliations.update(valid_until=date(2018, 7, 1))
    member.affiliations.create(organization=sibling_branch, valid_from=date(2018, 7, 1))
    for home, month in ((branch, 6), (sibling_branch, 7)):
        ServiceRecord.objects.create(
            member=member, organization=home, served_on=date(2018, month, 1),
            activity_name="清扫街道", hours_reported=2,
        )  # fmt: skip
    content = written("service-records", officer)
    assert outcomes("service-records", officer, content) == {"unchanged": 2}


def test_key_projects_and_leaders_contacts(officer, branch, town):
    village = Place.objects.create(code="419900001001", name="示例村", kind="village", town=town)
    project = KeyProject.objects.create(name="示例产业园", town=town, stage="building")
    unit = make_unit(branch, "U01", "示例区政府办公室")
    leader = make_cadre(unit, "李建国", 950, rank="deputy_division")
    for target in (village, project, town):
        keep_contact(leader, target, officer)
    for kind, exported, rows in (
        ("projects", "key-projects", 1),
        ("contacts", "leader-contacts", 3),
    ):
        assert outcomes(kind, officer, written(exported, officer)) == {"unchanged": rows}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_accounts(account_admin, secretary, town_officer, form):
    User.objects.update(name="李四")
    content = written("accounts", account_admin, form=form)
    assert outcomes("accounts", account_admin, content) == {"unchanged": User.objects.count()}
