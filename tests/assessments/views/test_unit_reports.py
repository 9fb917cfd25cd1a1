import json

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from assessments.models import UnitReport
from tests.assessments.reporting import TEXTS, hand_in, head_of, opened_for_reports, review, vote
from tests.assessments.test_linker import dump

WRITING = {**TEXTS, "version": 0, "tab": "a"}


@pytest.fixture
def unit(cycle, officer):
    return opened_for_reports(cycle, officer).units.get(code="U1")


@pytest.fixture
def head(unit):
    return head_of(unit)


@pytest.fixture
def report(unit, head):
    return unit.reports.get(kind="duty")


def write_page(report):
    return reverse("assessments:report_write", args=[report.pk])


def read_page(report):
    return reverse("assessments:unit_reports", args=[report.unit_id])


def test_a_head_saves_hands_in_and_then_reads_what_stands(client, report, head):
    client.force_login(head)
    page = client.get(write_page(report)).content.decode()
    assert "提交后区委组织部、分管领导可见，投票开始后全体评议人可见" in page
    saved = client.post(write_page(report), {**WRITING, "draft": "1"}, follow=True)
    assert "已保存" in saved.content.decode()
    sent = {**WRITING, "version": 1, "hand_in": "1"}
    told = client.post(write_page(report), sent, follow=True).content.decode()
    assert "已提交" in told
    assert "基层力量不足" in told
    assert client.get(write_page(report)).url == read_page(report)


def test_saving_while_typing_answers_with_the_version(client, report, head):
    client.force_login(head)
    url = reverse("assessments:report_save", args=[report.pk])
    answer = client.post(url, WRITING)
    assert answer.json()["version"] == 1
    other = client.post(url, {**WRITING, "tab": "b", "problems": "另一稿"})
    assert (other.status_code, "未覆盖" in other.json()["message"]) == (409, True)
    secret = client.post(url, {**WRITING, "version": 1, "problems": "41990020000101123X"})
    assert secret.status_code == 422


def test_a_second_writer_sees_both_texts_and_decides(client, report, head):
    client.force_login(head)
    client.post(write_page(report), {**WRITING, "tab": "a"})
    mine = {**WRITING, "tab": "b", "problems": "另一稿"}
    page = client.post(write_page(report), mine).content.decode()
    assert "另一稿" in page
    assert "基层力量不足" in page
    assert "以我的内容替换对方保存的内容" in page
    client.post(write_page(report), {**mine, "version": 1})
    report.refresh_from_db()
    assert report.problems == "另一稿"


def test_a_draft_is_read_by_neither_office_nor_leader(client, report, head, officer, unit):
    client.force_login(head)
    client.post(write_page(report), WRITING)
    client.force_login(officer)
    page = client.get(read_page(report)).content.decode()
    assert "未提交" in page
    assert "基层力量不足" not in page
    export = client.get(reverse("assessments:report_list"), {"export": "csv"})
    assert "基层力量不足" not in b"".join(export.streaming_content).decode("utf-8-sig")
    client.force_login(unit.leader)
    assert client.get(read_page(report)).status_code == 404


def test_the_office_returns_with_a_reason_that_stands_on_the_units_home_page(
    client, report, head, officer
):
    hand_in(report, head)
    client.force_login(officer)
    url = reverse("assessments:report_send_back", args=[report.pk])
    assert "请写明" in client.post(url, {"reason": ""}, follow=True).content.decode()
    client.post(url, {"reason": "请补充数据"})
    client.force_login(head)
    home = client.get(reverse("portal:home")).content.decode()
    assert "示例单位1的述职报告已退回" in home
    assert "请补充数据" in home
    assert "请补充数据" in client.get(write_page(report)).content.decode()


def test_the_office_sees_who_lacks_what_reminds_and_locks(client, report, head, officer, cycle):
    hand_in(report, head)
    client.force_login(officer)
    url = reverse("assessments:report_list")
    assert "1 / 9" in client.get(url).content.decode()
    assert "示例单位2" not in client.get(url, {"state": "submitted"}).content.decode()
    home = client.get(reverse("portal:home")).content.decode()
    assert "1 份单位三述报告待审阅" in home
    nudge = reverse("assessments:reports_nudge", args=[cycle.pk])
    assert "已催办 3 个单位" in client.post(nudge, follow=True).content.decode()
    assert "今日没有需要处理的" in client.post(nudge, follow=True).content.decode()
    lock = reverse("assessments:reports_lock", args=[cycle.pk])
    assert "已锁定 1 份报告" in client.post(lock, follow=True).content.decode()
    client.force_login(head)
    assert "已催办" in client.get(reverse("portal:home")).content.decode()


def test_what_is_missing_stands_by_the_next_step(client, report, head, officer, cycle):
    for one in report.unit.reports.all():
        hand_in(one, head)
    client.force_login(officer)
    page = client.get(cycle.get_absolute_url()).content.decode()
    assert "示例单位2 未提交：述职报告、述责报告、述廉报告" in page
    assert "示例单位1 未提交" not in page


def test_the_office_lets_somebody_else_write(client, report, officer, secretary):
    client.force_login(secretary)
    assert client.get(write_page(report)).status_code == 404
    client.force_login(officer)
    add = reverse("assessments:writer_add", args=[report.unit_id])
    assert "nobody" in client.post(add, {"username": "nobody"}, follow=True).content.decode()
    client.post(add, {"username": secretary.username})
    client.force_login(secretary)
    assert client.get(write_page(report)).status_code == 200
    client.force_login(officer)
    writer = report.unit.writers.get()
    client.post(reverse("assessments:writer_remove", args=[writer.pk]))
    client.force_login(secretary)
    assert client.get(write_page(report)).status_code == 404


def test_a_voter_reads_from_the_ballot_and_leaves_no_trace(client, report, head, officer, cycle):
    hand_in(report, head)
    review(cycle, officer)
    vote(cycle, officer)
    voter = cycle.electors.filter(own_unit=None).first().user
    client.force_login(voter)
    ballot = client.get(reverse("assessments:ballot_cast", args=[cycle.pk])).content.decode()
    assert read_page(report) in ballot
    before, events = dump(), AuditEvent.objects.count()
    assert "基层力量不足" in client.get(read_page(report)).content.decode()
    assert "基层力量不足" in client.get(reverse("assessments:report_print")).content.decode()
    assert (dump(), AuditEvent.objects.count()) == (before, events)


def test_all_that_was_handed_in_is_printed_and_exported(client, report, head, officer):
    hand_in(report, head)
    client.force_login(officer)
    printed = client.get(reverse("assessments:report_print")).content.decode()
    assert printed.count("完成任务12项") == 1
    assert "示例单位2" not in printed
    export = client.get(reverse("assessments:report_list"), {"export": "csv"})
    text = b"".join(export.streaming_content).decode("utf-8-sig")
    assert text.count("完成任务12项") == 1
    assert text.count("述廉报告") == UnitReport.objects.filter(kind="clean_government").count()


def test_the_answer_to_a_saving_is_json_in_the_readers_tongue(client, report, head):
    client.force_login(head)
    url = reverse("assessments:report_save", args=[report.pk])
    said = json.loads(client.post(url, WRITING).content)
    assert said["message"].endswith("已保存，仅本单位填报人可见")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_the_number_of_units(
    client, cycle, officer, count, django_assert_num_queries
):
    cycle.electors.update(own_unit=None)
    kept = list(cycle.units.order_by("code")[:count])
    cycle.units.exclude(pk__in=[unit.pk for unit in kept]).delete()
    opened_for_reports(cycle, officer)
    client.force_login(officer)
    url = reverse("assessments:report_list")
    client.get(url)
    with django_assert_num_queries(13):
        assert client.get(url).context["page"].paginator.count == count


def test_the_leader_reads_from_the_review(client, report, head, officer, cycle, unit):
    hand_in(report, head)
    client.force_login(unit.leader)
    page = client.get(reverse("assessments:review_sign", args=[unit.review.pk])).content.decode()
    assert read_page(report) in page
