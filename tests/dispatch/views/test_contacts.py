import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dispatch.models import ContactProblem, KeyProject, LeaderContact
from tests.dispatch.contacts import keep_contact
from tests.spreadsheets.exported import cells, column, download


def test_the_office_sets_a_contact_by_the_code_of_the_village(client, officer, leader, village):
    client.force_login(officer)
    form = {
        "leader": leader.pk, "target": village.code, "role": "responsible",
        "starts_on": "2018-05-01", "ends_on": "",
    }  # fmt: skip
    made = client.post(reverse("dispatch:contact_add"), form)
    contact = LeaderContact.objects.get()
    assert (made.url, contact.target) == (contact.get_absolute_url(), village)
    again = client.post(reverse("dispatch:contact_add"), form).content.decode()
    assert "已联系" in again


def visit(client, contact, **fields):
    url = reverse("dispatch:contact_visit", args=[contact.pk])
    form = {"visited_on": "2018-05-02", "text": "走访农户", "problem": "", "owner": "town",
            "due_on": ""}  # fmt: skip
    return client.post(url, {**form, **fields})


def test_a_leader_records_a_visit_and_a_problem_in_one_step(client, contact, leader, town):
    client.force_login(leader.member.user)
    assert visit(client, contact).url == contact.get_absolute_url()
    visit(client, contact, problem="道路破损", due_on="2018-06-01")
    problem = ContactProblem.objects.get()
    assert (problem.owner, problem.raised_on.isoformat()) == (town, "2018-05-02")
    page = client.get(contact.get_absolute_url()).content.decode()
    assert ("走访农户" in page, "道路破损" in page) == (True, True)


def test_a_problem_without_a_due_day_is_asked_for_it_and_nothing_is_kept(client, contact, leader):
    client.force_login(leader.member.user)
    page = visit(client, contact, problem="道路破损")
    assert "办结时限" in page.content.decode()
    assert (contact.visits.count(), ContactProblem.objects.count()) == (0, 0)


def test_the_own_record_leads_a_leader_to_the_own_contacts(client, contact, leader):
    client.force_login(leader.member.user)
    page = client.get(leader.member.get_absolute_url()).content.decode()
    assert reverse("dispatch:contact_list") in page
    assert (
        contact.get_absolute_url() in client.get(reverse("dispatch:contact_list")).content.decode()
    )


def test_a_member_with_no_contact_sees_none(client, contact, member, django_user_model):
    member.user = django_user_model.objects.create_user("me", "a-long-password")
    member.save()
    client.force_login(member.user)
    page = client.get(reverse("dispatch:contact_list")).content.decode()
    assert "李建国" not in page
    assert client.get(contact.get_absolute_url()).status_code == 404


def test_the_coverage_page_shows_gaps_alone_if_asked(client, officer, contact, village, project):
    client.force_login(officer)
    url = reverse("dispatch:contact_coverage")
    page = client.get(url).content.decode()
    assert ("示例村" in page, "李建国" in page, "1/1" in page) == (True, True, True)
    assert "缺联系领导" in client.get(url, {"show": "project", "gaps": "only"}).content.decode()
    assert "此处没有缺项" in client.get(url, {"show": "leader", "gaps": "only"}).content.decode()
    assert "缺联系领导" in client.get(url, {"show": "place", "on": "2018-04-30"}).content.decode()


def test_the_coverage_is_a_file_with_its_gaps(client, officer, contact, village, project):
    client.force_login(officer)
    url = reverse("dispatch:contact_coverage")
    content = download(client, url)
    assert column(content, "联系领导") == ["李建国"]
    lacking = cells(download(client, url, show="project", gaps="only"))
    assert [row[0] for row in lacking] == ["名称", "示例产业园"]
    assert column(download(client, url, show="leader"), "联系对象") == ["示例村"]


def test_contacts_and_problems_are_files(client, officer, contact, leader, project):
    keep_contact(leader, project, officer)
    visit_by = leader.member.user
    client.force_login(visit_by)
    visit(client, contact, problem="道路破损", due_on="2018-06-01")
    client.force_login(officer)
    content = download(client, reverse("dispatch:contact_list"))
    assert column(content, "联系对象") == ["示例产业园", "419900001001"]
    assert column(content, "起始日期") == ["2018-05-01", "2018-05-01"]
    problems = cells(download(client, reverse("dispatch:problem_list"), state="overdue"))
    assert problems[1][0] == "道路破损"
    assert problems[1][-1] == "已逾期"


def test_a_problem_is_settled_and_verified_on_its_page(
    client, contact, leader, town_officer, officer
):
    client.force_login(leader.member.user)
    visit(client, contact, problem="道路破损", due_on=localdate().isoformat())
    problem = ContactProblem.objects.get()
    client.force_login(town_officer)
    assert "报告办结" in client.get(problem.get_absolute_url()).content.decode()
    client.post(reverse("dispatch:problem_close", args=[problem.pk]), {"text": "已修补"})
    client.force_login(officer)
    assert "核实" in client.get(problem.get_absolute_url()).content.decode()
    client.post(reverse("dispatch:problem_verify", args=[problem.pk]), {"text": ""})
    problem.refresh_from_db()
    assert problem.state == "verified"


@pytest.mark.parametrize("taken", [False, True])
def test_a_project_is_added_once_under_its_name(client, officer, town, project, village, taken):
    client.force_login(officer)
    name = project.name if taken else "示例大桥"
    form = {"name": name, "town": town.pk, "stage": "building"}
    page = client.post(reverse("dispatch:project_add"), form)
    assert KeyProject.objects.filter(name="示例大桥").exists() is not taken
    assert (page.status_code == 200) is taken
