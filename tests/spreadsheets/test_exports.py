"""Every list as a file: its rows, columns and order, nothing out of reach, never a formula."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from accounts.models import AuditEvent
from activities.domain.workflow import record_activity
from activities.models import ServiceRecord
from jobs.models import Job, JobFile
from members.models import Affiliation
from points.domain.settlement import settle_month
from spreadsheets import pages
from spreadsheets.registry import exports
from spreadsheets.workbooks import writers
from tests.conftest import actor_of, id_number, make_member
from tests.points.facts import serve
from tests.spreadsheets.exported import (
    body_of,
    cells,
    column,
    csv_rows,
    download,
    export_of,
    written,
)

ROUTES = {
    "organizations": "branches:organization_list",
    "members": "members:member_list",
    "appointments": "members:appointment_list",
    "activities": "activities:activity_list",
    "service-records": "activities:service_list",
    "points-months": "points:month_list",
    "star-lists": "points:star_list",
    "compliance-grid": "activities:activity_grid",
    "compliance-towns": "activities:compliance_towns",
    "compliance-overdue": "activities:compliance_overdue",
    "compliance-scores": "activities:score_list",
    "requirements": "activities:requirement_list",
    "exemptions": "activities:exemption_list",
    "nominations": "activities:nomination_list",
    "showcase": "activities:showcase_list",
    "dispatch-outcomes": "dispatch:outcome_list",
    "leader-contacts": "dispatch:contact_list",
    "contact-coverage": "dispatch:contact_coverage",
    "contact-problems": "dispatch:problem_list",
    "key-projects": "dispatch:project_list",
    "community-links": "activities:link_list",
    "community-check-ins": "activities:community_list",
    "community-feedback": "activities:feedback_list",
    "programmes": "dispatch:programme_list",
    "places": "dispatch:place_list",
    "postings": "dispatch:posting_list",
    "vacancies": "dispatch:vacancy_list",
    "month-logs": "dispatch:log_list",
    "unit-reports": "assessments:report_list",
    "indicator-scores": "assessments:score_list",
    "appraisal-branches": "assessments:appraisal_list",
    "appraisals": "assessments:appraisal_grades",
    "assessment-questions": "assessments:question_list",
    "assessment-follow-ups": "assessments:follow_up_list",
    "performance-results": "assessments:performance_results",
}
ELSEWHERE = {
    "accounts", "assessment-counters", "assessment-results", "attendance", "audit",
    "points-statement", "scheme-trial", "star-ratings", "talent-pools", "themes", "units",
    "cadres", "electors", "programme-summary",
    "nominees", "quotas",
}  # fmt: skip
"""Lists with tests of their own, or whose page needs more than its address."""
INJECTION = '<r></t></is></c><c r="Z9"><f>1+1</f></c><c r="Z8"><is><t></r>'
HOSTILE = ["=cmd|'/c calc'!A1", "+1", "-1", "@x", INJECTION, "\t=1", "https://a.cn/"]


def party_day(branch, user, day=1, **fields):
    fields = {"kind": "party_day", "theme": "秘密主题", "place": "室", **fields}
    fields["held_on"] = date(2018, 6, day)
    return record_activity(branch=branch, fields=fields, away={}, actor=actor_of(user))


@pytest.fixture
def world(branch, member, secretary):
    party_day(branch, secretary)
    serve(member, branch, date(2018, 6, 1), 3)
    settle_month(month=date(2018, 6, 1))
    return branch


def test_every_list_has_an_export():
    assert set(exports()) == set(ROUTES) | ELSEWHERE


@pytest.mark.parametrize("kind", sorted(ROUTES))
def test_a_list_is_downloaded_under_a_chinese_name(client, world, officer, kind, settings):
    client.force_login(officer)
    response = client.get(reverse(ROUTES[kind]), {"export": "xlsx"})
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert openpyxl.load_workbook(io.BytesIO(body_of(response))).worksheets[1].max_row >= 6


@pytest.mark.parametrize("kind", sorted(ROUTES))
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_nothing_out_of_reach_stands_in_a_file(client, world, outsider, kind, form):
    client.force_login(outsider)
    content = body_of(client.get(reverse(ROUTES[kind]), {"export": form}))
    text = content.decode("utf-8-sig") if form == "csv" else str(cells(content) + cells(content, 1))
    strays = [word for word in ("张三", "秘密", world.short_name, world.name) if word in text]
    assert strays == []


def test_exactly_the_filtered_rows_in_the_order_of_the_page(
    client, officer, branch, foreign_branch
):
    for serial, name in enumerate(["王五", "李四", "赵六", "李一"], start=1):
        make_member(branch if serial < 4 else foreign_branch, name, serial)
    client.force_login(officer)
    url = reverse("members:member_list")
    query = {"q": "李", "page": "1"}
    shown = [member.name for member in client.get(url, query).context["page"]]
    assert column(download(client, url, **query), "姓名") == shown == ["李四", "李一"]
    query = {"within": branch.pk}
    shown = [member.name for member in client.get(url, query).context["page"]]
    assert column(download(client, url, **query), "姓名") == shown == ["李四", "王五", "赵六"]


def test_the_links_follow_the_filter_when_htmx_replaces_the_rows(client, officer, member):
    client.force_login(officer)
    url, query = reverse("members:member_list"), {"stage": "full", "page": "1"}
    part = client.get(url, query, headers={"HX-Request": "true"}).content.decode()
    assert 'href="?stage=full&amp;export=xlsx"' in part
    assert f'href="{reverse("members:member_reveal")}?stage=full"' in part


def test_the_columns_of_a_page_are_those_of_the_file(client, world, officer):
    client.force_login(officer)
    head, row = cells(download(client, reverse("points:month_list"), month="2018-06"))
    assert (len(head), row[0], row[1]) == (6, "张三", world.name)
    assert row[2:] == [1, 3, 0, 3]
    grid = cells(
        download(client, reverse("activities:activity_grid"), first="2018-06", last="2018-06")
    )
    assert (grid[0][1], grid[1][0], grid[1][2:]) == ("2018-06", world.name, [1, 1])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_cell_is_never_a_formula(officer, branch, name):
    make_member(branch, "张三", 1, work_post=name, remark=name)
    content = written("members", officer)
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, row = book.worksheets[0].iter_rows()
    cell = row[[heading.value for heading in head].index("备注")]
    assert (cell.data_type, cell.hyperlink, cell.value.strip()) == ("s", None, name.strip())
    kept = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert kept[1][-1].strip() == name.strip()
    assert [member.value for member in row].count(cell.value) == 2


def test_a_formula_in_a_csv_is_quieted(officer, branch):
    for serial, name in enumerate(HOSTILE):
        make_member(branch, f"人{serial}", serial, remark=name)
    content = written("members", officer, form="csv")
    assert content.startswith(b"\xef\xbb\xbf")
    remarks = {row[-1] for row in csv_rows(content)[1:]}
    assert {text[:2] for text in remarks if text[0] == "'"} == {"'=", "'+", "'-", "'@", "'\t"}
    assert not any(text.startswith(("=", "+", "-", "@")) for text in remarks)


def test_figures_are_masked_as_text(officer, branch):
    make_member(branch, "张三", 1, mobile="19900000333")
    make_member(branch, "李四", 2, mobile="0531-8888")
    content = written("members", officer)
    assert column(content, "身份证号")[1] == f"419***********{id_number(1)[-4:]}"
    assert sorted(column(content, "手机")) == ["****", "199****0333"]
    assert "19900000333" not in str(cells(content) + cells(content, 1))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    at = next(cell.column for cell in sheet[1] if cell.value == "身份证号")
    assert (sheet.cell(2, at).number_format, sheet.freeze_panes) == ("@", "A2")


def test_the_notes_say_what_the_file_is(officer, branch):
    make_member(branch, "张三", 1)
    notes = dict(cells(written("members", officer, "q=张&stage=full"), 1))
    assert len(notes) == 8
    values = list(notes.values())
    assert values[1] == "officer"
    assert "张" in values[3]
    assert values[5] == "1"


def test_a_full_sheet_continues_on_the_next(officer, branch, monkeypatch):
    monkeypatch.setattr(writers, "SHEET_ROWS", 3)
    for serial in range(5):
        make_member(branch, f"人{serial}", serial)
    content = written("members", officer)
    assert [len(cells(content, sheet)) for sheet in range(3)] == [3, 3, 2]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("kind", sorted(ROUTES))
def test_an_export_costs_the_same_queries_for_any_number_of_rows(
    officer, branch, rows, kind, django_assert_max_num_queries
):
    for serial in range(1, rows + 1):
        person = make_member(branch, f"人{serial}", serial)
        party_day(branch, officer, serial)
        serve(person, branch, date(2018, 6, serial), 3)
    export = export_of(kind, officer)
    with django_assert_max_num_queries(6):
        writers.write_file(export, "xlsx", io.BytesIO())


def test_every_export_is_recorded_before_the_file_is_made(client, secretary, branch, monkeypatch):
    make_member(branch, "张三", 1)
    client.force_login(secretary)
    body_of(
        client.get(reverse("members:member_list"), {"export": "csv", "q": "419900198001010015"})
    )
    event = AuditEvent.objects.get(action="exported")
    assert (event.target, event.user) == ("members", secretary)
    assert (event.details["rows"], event.details["format"]) == (0, "csv")
    assert "419900198001010015" not in event.details["filter"]
    monkeypatch.setattr(pages, "write_file", lambda *_arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.get(reverse("members:member_list"), {"export": "xlsx"})
    assert AuditEvent.objects.filter(action="exported").count() == 2


def test_full_numbers_need_the_right_and_a_reason(client, town_officer, branch, foreign_branch):
    make_member(branch, "张三", 1, mobile="19900000333")
    make_member(foreign_branch, "李四", 2)
    client.force_login(town_officer)
    url = reverse("members:member_reveal")
    assert client.get(url).context["count"] == 1
    assert client.post(url, {"reason": " ", "form": "xlsx"}).status_code == 200
    assert not AuditEvent.objects.filter(action="export_revealed").exists()
    response = client.post(f"{url}?q=张", {"reason": "党费核对 19900000333", "form": "xlsx"})
    content = body_of(response)
    assert column(content, "身份证号") == [id_number(1)]
    assert column(content, "手机") == ["19900000333"]
    event = AuditEvent.objects.get(action="export_revealed")
    assert (event.target, event.details["rows"]) == ("members", 1)
    assert event.reason == "党费核对 199****0333"
    assert "张" in event.details["filter"]


def test_full_numbers_of_service_are_those_of_members_in_reach_today(
    client, town_officer, branch, sibling_branch, foreign_branch
):
    """Who moved away since stays masked; service in a branch out of reach is not listed."""
    stays, moved, stranger = (make_member(branch, name, n) for n, name in enumerate("甲乙丙", 1))
    Affiliation.objects.filter(member__in=[moved, stranger]).update(valid_until=date(2018, 7, 1))
    for person, home in ((moved, foreign_branch), (stranger, foreign_branch)):
        person.affiliations.create(organization=home, valid_from=date(2018, 7, 1))
    for person in (stays, moved):
        serve(person, branch, date(2018, 6, 1), 3)
    serve(stranger, foreign_branch, date(2018, 6, 8), 3)
    client.force_login(town_officer)
    url = reverse("activities:service_reveal")
    assert url in client.get(reverse("activities:service_list")).content.decode()
    assert client.get(url).context["count"] == 2
    assert client.post(url, {"reason": "", "form": "xlsx"}).status_code == 200
    assert not AuditEvent.objects.filter(action="export_revealed").exists()
    content = body_of(client.post(url, {"reason": "发放证书", "form": "xlsx"}))
    numbers = dict(zip(column(content, "姓名"), column(content, "身份证号"), strict=True))
    assert numbers == {"甲": id_number(1), "乙": f"419***********{id_number(2)[-4:]}"}
    event = AuditEvent.objects.get(action="export_revealed")
    assert (event.target, event.reason) == ("service-records", "发放证书")


def test_service_shows_masked_numbers_to_everybody(client, secretary, member, branch):
    serve(member, branch, date(2018, 6, 1), 3)
    client.force_login(secretary)
    content = download(client, reverse("activities:service_list"), reveal="1")
    assert column(content, "身份证号") == [f"419***********{id_number(1)[-4:]}"]
    assert id_number(1) not in str(cells(content) + cells(content, 1))


def test_a_secretary_gets_no_full_numbers(client, secretary, member):
    client.force_login(secretary)
    url = reverse("members:member_reveal")
    assert client.post(url, {"reason": "核对名单", "form": "xlsx"}).status_code == 403
    assert client.get(url).status_code == 403
    assert url not in client.get(reverse("members:member_list")).content.decode()
    assert url not in str(download(client, reverse("members:member_list"), reveal="1"))


def test_a_member_exports_only_the_own_service(client, member, branch, django_user_model):
    member.user = django_user_model.objects.create_user("me", "a-long-password")
    member.save()
    serve(member, branch, date(2018, 6, 1), 3)
    serve(make_member(branch, "李四", 2), branch, date(2018, 6, 1), 3)
    client.force_login(member.user)
    assert column(download(client, reverse("activities:service_list")), "姓名") == ["张三"]


def test_a_long_list_is_made_by_one_job(client, officer, branch, monkeypatch):
    monkeypatch.setattr(pages, "DIRECT_ROWS", 1)
    for serial in (1, 2):
        make_member(branch, f"人{serial}", serial)
    client.force_login(officer)
    ask = {"export": "xlsx", "stage": "full", "page": "1"}
    first, second = (client.get(reverse("members:member_list"), ask) for _ in range(2))
    job = Job.objects.get()
    assert first.url == second.url == job.get_absolute_url()
    assert job.parameters["query"] == "stage=full"
    assert JobFile.objects.get(job=job).capability == "member_view"
    assert ServiceRecord.objects.count() == 0
