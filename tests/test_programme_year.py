"""A year of a dispatch programme, through the pages by the roles that do it.

Set-up, quotas, nominations, selection, notice, placement and postings in spring 2018; a temporary
branch, logs, leave, reviews, a recall and an extension during the year; reminders, outcomes, pool
and dossier after it. Every conflict that is refused on the way names the other posting.
"""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Grant, User
from dispatch.models import (
    BaseEntry,
    Cadre,
    ContactProblem,
    LeaderContact,
    Nominee,
    NomineeObjection,
    Place,
    PoolEntry,
    Posting,
    Programme,
    PublicNotice,
    Quota,
    Unit,
)
from members.models import Affiliation
from tests.api import read
from tests.conftest import id_number, make_branch, make_member, make_town, make_user
from tests.dispatch.office import Office
from tests.spreadsheets.exported import cells, download

NAME = "2018年两走进两提升"
ROSTER = ["姓名", "身份证号", "单位", "现任职务", "任现职时间", "级别"]
ELECTED = ["党组织全称", "类别", "上级党组织", "换届时间"]
POSTINGS = ["姓名", "身份证号", "派出类型", "镇（街道）", "村", "到任时间", "期满时间"]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋"
MEMBERS = 40
"""So many of the first unit's cadres are members of the party."""
RULES = {
    "name": NAME, "kind": "dispatch", "declared_on": "2018-04-01", "starts_on": "2018-06-01",
    "term_months": "12", "rounding": "half_up", "grace_days": "0", "notice_days": "5",
    "on_site_percent": "66.67", "percent_section_level": "10", "percent_staff": "15",
    "host_percent": "60", "midterm_percent": "40", "counts_at_home": "on",
}  # fmt: skip


def name_of(serial):
    return SURNAMES[serial % 10] + GIVEN[serial // 10 % 10] + GIVEN[serial // 3 % 10]


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


def set_up(office):
    """Units, villages, the roster and the programme; one of the cadres is tempered elsewhere."""
    office.home = make_branch(make_town(office.district, 3), 1)
    members = [make_member(office.home, name_of(n), n) for n in range(MEMBERS)]
    members[36].user = office.users["posted"] = User.objects.create_user(
        "posted", "a-long-password"
    )
    members[36].save()
    units = {"U01": ("示例区财政局", "head"), "U02": ("示例区档案局", "small_head"),
             "U03": ("示例区史志办", "small_head")}  # fmt: skip
    for code, (name, head) in units.items():
        office.post(
            "cadre", "dispatch:unit_add", code=code, name=name, group="agency",
            organization=office.home.code, head=office.users[head].username,
        )  # fmt: skip
    for number in (1, 2):
        office.post(
            "cadre", "dispatch:place_add", code=f"41990000100{number}", name=f"示例{number}村",
            kind="village", town=office.town.pk,
        )  # fmt: skip
    strengths = [("U01", "正科级", 35), ("U01", "科员", 30), ("U02", "科员", 8), ("U03", "科员", 3)]
    ranks = [(unit, rank) for unit, rank, count in strengths for _n in range(count)]
    told = office.bring("cadres", ROSTER, *(
        [name_of(n), id_number(n), unit, "干部", "2015-03", rank]
        for n, (unit, rank) in enumerate(ranks)
    ))  # fmt: skip
    assert told["outcomes"]["create"] == 76
    office.cadres = list(Cadre.objects.order_by("pk"))
    assert [one.name for one in office.cadres] == [name_of(n) for n in range(76)]
    assert Cadre.objects.filter(member__isnull=False).count() == MEMBERS
    office.post("cadre", "dispatch:programme_add", **RULES, **places(office, 6, 3))
    office.programme = Programme.objects.get()
    office.post_out(0, "tempering", office.other_town, "2018-03-01", "2018-08-31")


def places(office, here, there):
    return {f"places_{office.town.pk}": here, f"places_{office.other_town.pk}": there}


def quotas(office):
    """35 × 10 % = 3.5 → 4, 30 × 15 % = 4.5 → 5; two small units send 1.65 → 2 together."""
    office.at("2018-04-10")
    pk = office.programme.pk
    office.post("cadre", "dispatch:quota_set", pk)
    assert {
        (one.unit.code, one.band): (one.base, one.exact, one.computed)
        for one in office.rows("cadre", "dispatch:quota_list", pk)
    } == {
        ("U01", "section_level"): (35, Decimal("3.5"), 4),
        ("U01", "staff"): (30, Decimal("4.5"), 5),
        ("U02", "staff"): (8, Decimal("1.2"), 1),
        ("U03", "staff"): (3, Decimal("0.45"), 0),
    }  # fmt: skip
    small = Quota.objects.filter(unit__code__in=("U02", "U03"))
    office.post(
        "cadre", "dispatch:quota_pool", pk, quotas=[one.pk for one in small], reason="人数较少"
    )
    assert totals(office) == [("科级干部", Decimal("3.5"), 4), ("一般干部", Decimal("6.15"), 7)]
    moved = office.cadres[66].posts.get()
    office.post(
        "cadre", "dispatch:cadre_post_correct", moved.pk, unit=Unit.objects.get(code="U03").pk,
        rank="staff", title="干部", since="2015-03-01",
    )  # fmt: skip
    assert "按现有资料，基数有 2 人不同" in office.see("cadre", "dispatch:quota_list", pk)
    assert totals(office)[1] == ("一般干部", Decimal("6.15"), 7)


def totals(office):
    office.see("cadre", "dispatch:quota_list", office.programme.pk)
    found = office.page.context["totals"]
    return [(total.label, total.exact, total.places) for total in found]


def nominations(office):
    """One too few of section level, one too many of the staff; both are said."""
    office.at("2018-04-16")
    ask = f"“{NAME}”：示例区财政局还需推荐 %s 人（%s）"
    assert ask % (4, "科级干部") in office.todo("head")
    assert ask % (5, "一般干部") in office.todo("head")
    for serial in (0, 1, 2):
        nominate(office, "head", serial)
    for serial in (35, 36, 37, 38, 39):
        page = nominate(office, "head", serial)
        assert "超出" not in page
    assert "已推荐 6 人，名额 5 个，超出 1 人" in nominate(office, "head", 40)
    nominate(office, "small_head", 65)
    assert "还需推荐 1 人" in office.todo("small_head")
    nominate(office, "small_head", 73)
    assert "还需推荐" not in office.todo("small_head")
    assert ask % (1, "科级干部") in office.todo("head")
    nominate(office, "head", 3)
    assert "还需推荐" not in office.todo("head")


def nominate(office, who, serial):
    entry = BaseEntry.objects.get(cadre=office.cadres[serial])
    return office.post(who, "dispatch:nominee_add", entry.pk, reason="综合表现好")


def step(office, to, *serials, decided_by="区委组织部部务会", reason=""):
    people = Nominee.objects.filter(entry__cadre__in=[office.cadres[n] for n in serials])
    return office.say(
        "cadre", "dispatch:nominee_list", office.programme.pk, to=to, decided_by=decided_by,
        taken_on=f"{office.today:%Y-%m-%d}", reason=reason, nominee=[one.pk for one in people],
    )  # fmt: skip


def selection(office):
    """Five working days of notice across the holidays of May; two objections, one upheld."""
    everybody = (0, 1, 2, 3, 35, 36, 37, 38, 39, 65, 73)
    office.at("2018-04-20")
    step(office, "dropped", 40, reason="超出名额")
    step(office, "recommended", *everybody, decided_by="各单位党组")
    office.at("2018-04-24")
    step(office, "reviewed", *everybody, decided_by="干部科", reason="考察合格")
    office.at("2018-04-26")
    step(office, "on_notice", *everybody)
    notice = PublicNotice.objects.get()
    assert f"{notice.ends_on}" == "2018-05-04"
    office.at("2018-05-04")
    for serial in (2, 3):
        nominee = Nominee.objects.get(entry__cadre=office.cadres[serial])
        office.post(
            "cadre", "dispatch:objection_add", nominee.pk, raised_by="来信", text="反映问题"
        )
    assert "的公示到 2018-05-04 结束" in step(office, "cleared", 0)
    office.at("2018-05-05")
    assert "公示已结束" in office.todo("cadre")
    assert "异议尚未处理" in step(office, "cleared", 2)
    for serial, verdict in ((2, "dismissed"), (3, "upheld")):
        objection = NomineeObjection.objects.get(nominee__entry__cadre=office.cadres[serial])
        said = {"state": verdict, "answer": "已核查"}
        office.post("cadre", "dispatch:objection_settle", objection.pk, **said)
    assert "异议成立" in step(office, "cleared", 3)
    step(office, "dropped", 3, reason="异议成立")
    step(office, "cleared", *(n for n in everybody if n != 3))
    office.see("cadre", "dispatch:programme_place", office.programme.pk)
    assert (len(office.page.context["waiting"]), office.page.context["left"]) == (10, 9)


HERE, THERE = (0, 1, 35, 36, 65, 2), (37, 38, 39, 73)


def placement(office):
    """A town takes no more than its places; a posting elsewhere stops all, and is named."""
    office.at("2018-05-25")
    pk = office.programme.pk
    for serial in HERE:
        assert f"安排到{office.town}" in place(office, serial, office.town)
    for serial in THERE[:3]:
        place(office, serial, office.other_town)
    assert f"{office.other_town}名额已满" in place(office, THERE[3], office.other_town)
    office.post("cadre", "dispatch:programme_hosts", pk, **places(office, 6, 4))
    place(office, THERE[3], office.other_town)
    office.post(
        "cadre", "dispatch:branch_open", pk, superior=office.town.name, name="中共示例下沉临时支部",
        founded_on="2018-06-01",
    )  # fmt: skip
    tempered = f"{name_of(0)}，墩苗锻炼，{office.other_town}，2018-03-01 至 2018-08-31"
    office.refuse("计划派出·人", tempered, office.say("cadre", "dispatch:programme_post", pk))
    assert Posting.objects.filter(programme=pk).count() == 0
    elsewhere = Posting.objects.get()
    said = {"on": "2018-05-31", "reason": "下沉历练"}
    office.post("cadre", "dispatch:posting_recall", elsewhere.pk, **said)
    assert "已派出 10 人" in office.post("cadre", "dispatch:programme_post", pk)
    office.programme.refresh_from_db()
    office.temporary = office.programme.temporary_branch


def place(office, serial, town):
    nominee = Nominee.objects.get(entry__cadre=office.cadres[serial])
    host = office.programme.hosts.get(town=town)
    return office.say("cadre", "dispatch:nominee_place", nominee.pk, target=host.pk)


def conflicts(office):
    """Every door refuses a second full-time posting and a second first secretary by name."""
    office.at("2018-06-04")
    village = Place.objects.get(name="示例1村")
    sent = f"{name_of(35)}，下沉历练，{office.town}，2018-06-01 至 2019-05-31"
    page = office.post_out(35, "secondment", office.other_town, "2019-05-31", "2019-12-31")
    office.refuse("页面派出·人", sent, page)
    row = [name_of(35), id_number(35), "挂职", "T02", "", "2019-05-31", "2019-12-31"]
    office.refuse("导入派出·人", sent, office.problem(POSTINGS, row))
    office.post_out(35, "secondment", office.other_town, "2019-06-01", "2019-12-31")
    later = f"{name_of(35)}，挂职，{office.other_town}，2019-06-01 至 2019-12-31"
    office.refuse("延期·人", later, office.extend(35, "2019-08-31"))
    first, spot = "first_secretary", {"place": village.pk}
    page = office.post_out(4, first, None, "2018-06-01", "2020-05-31", **spot)
    assert "不在科级后备干部库" in page
    for serial in (4, 5):
        office.post(
            "cadre", "dispatch:pool_add", f"?q={name_of(serial)}",
            person=f"cadre-{office.cadres[serial].pk}", team="reserve", phase="select",
            entered_on="2018-06-01", source="unit",
        )  # fmt: skip
    office.post_out(4, first, None, "2018-06-01", "2020-05-31", **spot)
    held = f"{name_of(4)}，第一书记，{office.town} {village}，2018-06-01 至 2020-05-31"
    page = office.post_out(5, first, None, "2020-05-31", "2021-05-31", **spot)
    office.refuse("页面派出·村", held, page)
    row = [name_of(5), id_number(5), "第一书记", "T01", "示例1村", "2020-05-31", "2021-05-31"]
    office.refuse("导入派出·村", held, office.problem(POSTINGS, row))
    office.post_out(5, first, None, "2020-06-01", "2021-05-31", **spot)
    next_one = f"{name_of(5)}，第一书记，{office.town} {village}，2020-06-01 至 2021-05-31"
    office.refuse("延期·村", next_one, office.extend(4, "2020-06-30"))
    office.see("cadre", "dispatch:vacancy_list")
    assert [str(one) for one in office.page.context["page"].object_list] == ["示例2村"]
    office.see("town", "dispatch:placement_table", on="2018-06-04")
    assert office.page.context["table"].sums.total == 7


def branch_life(office):
    """The temporary branch holds its meeting, counts at home and decides on nobody."""
    temporary = office.temporary
    assert Affiliation.objects.filter(organization=temporary).count() == 8
    page = office.see("cadre", "dispatch:programme_detail", office.programme.pk)
    assert "2019-05-31" in page
    assert office.people == office.count_members()
    office.give_account("temporary", office.cadres[37].member)
    Grant.objects.create(
        user=office.users["temporary"], organization=temporary, role=Role.SECRETARY,
        valid_from=date(2018, 6, 1),
    )  # fmt: skip
    office.at("2018-06-09")
    meeting = {
        "organization": temporary.pk, "kind": "members_meeting", "held_on": "2018-06-08",
        "theme": "学习", "place": "会议室", "agenda": "学习",
    }  # fmt: skip
    voting = {
        "motions-TOTAL_FORMS": "1", "motions-INITIAL_FORMS": "0",
        "motions-0-text": "选举支部委员会", "motions-0-votes_for": "8",
    }  # fmt: skip
    refused = office.say("temporary", "activities:activity_add", **meeting, **voting)
    assert "临时党支部不发展党员、不选举、不收缴党费" in refused
    office.post("temporary", "activities:activity_add", **meeting)
    dues = {**meeting, "kind": "party_day", "offered": "1", "done": ["交纳党费"]}
    assert "临时党支部不收缴党费" in office.say("temporary", "activities:activity_add", **dues)
    row = [temporary.name, "临时党支部", office.town.name, "2018-06-01"]
    told = office.bring("organizations", ELECTED, row, who="officer")
    assert [one["message"] for one in told["problems"]] == [
        "临时党支部不进行选举，请将换届时间留空。"
    ]
    assert "2018-06-08" in office.see(
        "posted", "activities:attendance_list", office.cadres[36].member.pk
    )
    office.see("officer", "activities:activity_grid", first="2018-06", last="2018-06")
    assert f"{temporary}</a>" not in office.page.content.decode()  # it owes nothing


def during(office):
    """Logs against the days asked for, leave, mid-term reviews, a recall and an extension."""
    [sent] = office.posting(36)
    office.at("2018-06-20")
    leave = {"first_day": "2018-06-11", "last_day": "2018-06-12", "reason": "病假"}
    office.post("town", "dispatch:posting_leave", sent.pk, **leave)
    office.at("2018-07-02")
    assert "2018-06月报" not in office.todo("cadre")
    assert "2018-06派出月报尚未填写" in office.todo("posted")
    assert "7名派出干部未填2018-06月报" in office.todo("town")
    said = {"days_on_site": "13", "visits": "9", "text": "走访群众"}
    page = office.post("posted", "dispatch:log_edit", 2018, 6, sent.pk, **said)
    assert "72.2" in page
    assert "6名派出干部未填2018-06月报" in office.todo("town")
    rows = office.see("town", "dispatch:log_list", month="2018-06", state="written")
    assert "72.2" in rows
    office.at("2018-11-30")
    assert f"请填写{name_of(36)} 下沉历练的中期考评（派出单位）" in office.todo("head")
    review(office, sent, "midterm", host=90, home=80)
    assert "86.00" in office.see("town", "dispatch:posting_detail", sent.pk)
    own = reverse("dispatch:review_edit", args=["midterm", "host", sent.pk])
    office.client.force_login(office.users["posted"])
    assert office.client.get(own).status_code in (403, 404)
    office.at("2019-01-31")
    [recalled], [extended] = office.posting(2), office.posting(38)
    said = {"on": "2019-01-31", "reason": "工作需要"}
    office.post("cadre", "dispatch:posting_recall", recalled.pk, **said)
    assert "2019-08-31" in office.extend(38, "2019-08-31")
    extended.refresh_from_db()
    assert extended.affiliation.valid_until == date(2019, 9, 1)


def review(office, posting, stage, *, host, home):
    for who, side, mark in (("town", "host", host), ("head", "home", home)):
        said = {"mark": mark, "words": "表现突出"}
        office.post(who, "dispatch:review_edit", stage, side, posting.pk, **said)


def reminders(office):
    """Sixty, thirty and seven days before: to every side, all of one day in one line."""
    ends = f"“{NAME}”：%s 人的派出期将于 2019-05-31 到期"
    office.at("2019-03-31")
    assert "到期" not in office.todo("cadre")
    told = {"cadre": 8, "town": 5, "other_town": 3, "head": 6}
    for day, days_before in (("2019-04-01", 60), ("2019-05-01", 30), ("2019-05-24", 7)):
        office.at(day)
        for who, count in told.items():
            assert ends % count in office.todo(who), (who, day)
        assert f"您的“{NAME}”派出期将于 2019-05-31 到期" in office.todo("posted")
        office.see("cadre", "dispatch:ending_list")
        [ending] = office.page.context["endings"]
        assert ending.days_before == days_before
        office.post("cadre", "dispatch:ending_list", ending=ending.key)
        assert "到期" not in office.todo("cadre")


def the_end(office):
    """Final reviews, the summary sheet as page and file, and the branch that closes late."""
    [sent] = office.posting(36)
    office.at("2019-05-20")
    review(office, sent, "final", host=95, home=85)
    office.at("2019-06-03")
    office.see("cadre", "dispatch:programme_summary", office.programme.pk)
    rows = {row.posting.cadre_id: row for row in office.page.context["rows"]}
    own = rows[office.cadres[36].pk]
    assert (len(rows), own.logged, len(own.due), own.visits) == (10, 1, 12, 9)
    assert own.result == Decimal("89.00")
    head, *lines = cells(download(office.client, office.page.request["PATH_INFO"]))
    assert len(lines) == 10
    [line] = [line for line in lines if line[head.index("姓名")] == name_of(36)]
    assert {86.0, 91.0, 89.0} & set(line) == {89.0}
    page = office.see("cadre", "dispatch:programme_detail", office.programme.pk)
    assert "2019-08-31" in page
    assert office.people == office.count_members()


def afterwards(office):
    """Outcomes with and without a posting behind them, the pool and the dossier."""
    office.at("2019-07-10")
    outcome(office, 36, "promotion", "任副镇长", office.posting(36).get().pk)
    outcome(office, 37, "award", "优秀下沉干部", office.posting(37).get().pk)
    outcome(office, 0, "return", "回原单位", office.posting(0).last().pk)
    outcome(office, 50, "promotion", "任科长", "")
    office.see("cadre", "dispatch:outcome_list")
    [year] = office.page.context["years"]
    assert (year.promotions, year.tempered, year.percent, year.awards, year.returns) == (
        2, 1, Decimal("50.0"), 1, 1,
    )  # fmt: skip
    entry = PoolEntry.objects.get(cadre=office.cadres[5])
    move = {"moved_on": "2019-07-01", "reason": "培养合格"}
    office.post("cadre", "dispatch:pool_entry_move", entry.pk, **move)
    found = {"reviewed_on": "2019-07-02", "result": "continue", "text": "踏实肯干"}
    office.post("cadre", "dispatch:pool_entry_review", entry.pk, **found)
    office.see("cadre", "dispatch:pool_list")
    reserve = next(row for row in office.page.context["counts"] if row.team == "reserve")
    assert reserve.total == 2
    gone = {"left_on": "2019-07-09", "exit_reason": "complaints"}
    office.post("cadre", "dispatch:pool_entry_leave", entry.pk, **gone)
    assert "群众反映" in office.see("cadre", entry.get_absolute_url())
    page = office.see("cadre", "dispatch:dossier_cadre", office.cadres[36].pk)
    assert all(
        words in page for words in ("任副镇长", "下沉历练", "期满考评（接收单位）：95 分", "病假")
    )


def outcome(office, serial, kind, text, posting):
    office.post(
        "cadre", "dispatch:outcome_add", office.cadres[serial].pk, kind=kind, text=text,
        happened_on=f"{office.today:%Y-%m-%d}", decided_by="区委", posting=posting,
    )  # fmt: skip


def leaders(office):
    """A leader in contact with one of two villages; a problem settled and verified."""
    office.post(
        "cadre", "dispatch:unit_add", code="L01", name="区级领导班子", group="party_mass",
        organization="T01",
    )  # fmt: skip
    member = make_member(office.home, "何建国", 90)
    office.give_account("leader", member)
    office.bring("cadres", ROSTER, ["何建国", id_number(90), "L01", "副区长", "2018-01", "副县级"])
    leader = Cadre.objects.get(name="何建国")
    office.post(
        "cadre", "dispatch:contact_add", leader=leader.pk, target="419900001001",
        role="responsible", starts_on="2019-07-01",
    )  # fmt: skip
    contact = LeaderContact.objects.get()
    office.see("cadre", "dispatch:contact_coverage")
    places = next(one for one in office.page.context["figures"] if one.show == "place")
    assert (places.covered, places.lacking) == (1, 1)
    office.post(
        "leader", "dispatch:contact_visit", contact.pk, visited_on="2019-07-10", text="走访农户",
        problem="道路破损", owner="town", due_on="2019-07-31",
    )  # fmt: skip
    problem = ContactProblem.objects.get()
    office.at("2019-08-01")
    [overdue] = office.rows("town", "dispatch:problem_list", state="overdue")
    assert overdue == problem
    office.post("town", "dispatch:problem_close", problem.pk, text="已修补")
    office.post("cadre", "dispatch:problem_verify", problem.pk, text="")
    assert "已销号" in office.see("leader", problem.get_absolute_url())


def test_the_year_of_a_programme_is_played_by_those_who_do_it(office):
    office.people = None
    set_up(office)
    office.people = office.count_members()
    quotas(office)
    nominations(office)
    selection(office)
    placement(office)
    conflicts(office)
    branch_life(office)
    during(office)
    reminders(office)
    the_end(office)
    afterwards(office)
    leaders(office)
    assert sorted(office.refused) == [
        "导入派出·人", "导入派出·村", "延期·人", "延期·村", "计划派出·人", "页面派出·人",
        "页面派出·村",
    ]  # fmt: skip
    count = read(office.client, office.users["cadre"], "postings/")["count"]
    assert count == len(office.rows("cadre", "dispatch:posting_list"))
