"""The postings: conflicts, a temporary branch, logs, reviews, a recall, an extension, the end."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from accounts.choices import Role
from accounts.models import Grant
from dispatch.models import (
    Place,
)
from members.models import Affiliation
from tests.conftest import id_number
from tests.dispatch.programme_year.spring import ELECTED, NAME, POSTINGS, name_of
from tests.spreadsheets.exported import cells, download


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
    assert f"{name_of(36)} 下沉历练" in office.see("head", "dispatch:review_list")
    review(office, sent, "midterm", host=90, home=80)
    assert "有 8 份派出人员考评待填" in office.todo("head")
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
